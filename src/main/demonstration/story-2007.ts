import { answer, askConsent, consent, draft, release, requestReview } from './advisory-steps.ts'
import { infectedPagesDraft } from './drafts.ts'
import * as events from './events-2007.ts'
import { japan, later, type Player, type Scene } from './scene.ts'
import {
  acknowledge,
  change,
  consult,
  followUp,
  forward,
  handle,
  type Kept,
  measure,
  move,
  openCase,
  report,
  speak,
  type Told,
} from './steps.ts'

const duty = 'COORD.duty.2007'
const second = 'COORD.second.2007'

/** A first report that its ministry has passed on and the coordinator has received. */
const received = async (
  scene: Scene,
  at: Date,
  by: Player,
  ministry: Player,
  told: Told,
  note: string,
): Promise<Kept> => {
  const sent = await report(scene, at, by, told)
  await acknowledge(scene, later(at, 9), duty, sent)
  await forward(scene, later(at, 21), ministry, sent, note)
  return sent
}

/** 2007-05: recovered and followed up; closing is refused, because a measure is unfinished and no lesson is written. */
const reservations = async (scene: Scene) => {
  const at = japan('2007-05-28 10:10')
  const sent = await received(
    scene,
    at,
    'SORAMI.window.2007',
    'MTC.desk.2007',
    events.reservations,
    '全国の空港に影響があり、広く共有すべきと考えます。',
  )
  const opened = await openCase(scene, later(at, 35), duty, sent, {
    title: '予約システムの障害（処理能力の低下）',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 50),
    duty,
    opened,
    [
      ['RESTORING', '攻撃の兆候はない。復旧作業中。'],
      ['RECOVERED', '処理能力が戻った。'],
      ['FOLLOW_UP', '対策の実施を確かめる。'],
    ],
    600,
  )
  await measure(scene, later(at, 3000), duty, opened, {
    text: '予約システムの処理能力の監視',
    owner: 'SORAMI',
    ownerName: '情報システム部',
    state: 'DONE',
    evidence: '監視項目の一覧を受領',
  })
  await measure(scene, later(at, 3010), duty, opened, {
    text: '過負荷時に入力を制限する仕組みの検討',
    owner: 'SORAMI',
    ownerName: '情報システム部',
    state: 'DOING',
  })
}

/** 2007-07: a disaster, and a near-disaster that an earlier lesson had made smaller. */
const quake = async (scene: Scene) => {
  const at = japan('2007-07-30 14:00')
  const gas = await received(
    scene,
    at,
    'SHIOMI.window.2007',
    'MIR.desk.2007',
    events.gasAfterQuake,
    '供給停止は小規模です。',
  )
  await handle(scene, later(at, 40), second, gas, { state: 'ACCEPTED' })
  const day = japan('2007-07-31 11:00')
  const sent = await received(
    scene,
    day,
    'KITAURA.window.2007',
    'MIR.desk.2007',
    events.seismometers,
    '障害に至らなかった事例として共有します。',
  )
  const opened = await openCase(scene, later(day, 60), second, sent, {
    title: '地震計の本震記録の上書き',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(day, 70),
    second,
    opened,
    [
      ['RESTORING', '記録の送信手順を見直している。'],
      ['RECOVERED', '30台と同じ記録方式に改めることとした。'],
    ],
    1440,
  )
}

/** 2007-09: returned once and sent again; and a near miss. */
const september = async (scene: Scene) => {
  const at = japan('2007-09-20 16:30')
  const told = { ...events.infectedTerminals, phone: '03-0000-0000' }
  const sent = await received(
    scene,
    at,
    'ASAGIRI.window.2007',
    'MPL.desk.2007',
    told,
    '部門の業務にとどまると聞いています。',
  )
  await handle(scene, later(at, 40), duty, sent, {
    state: 'RETURNED',
    reason: '連絡先の電話番号につながりません。番号を確かめて、もう一度送ってください。',
  })
  const again = later(at, 95)
  await followUp(scene, again, 'ASAGIRI.window.2007', sent, 'CORRECTION', {})
  await forward(scene, later(again, 10), 'MPL.desk.2007', sent, '番号の訂正を確認しました。', 2)
  await handle(scene, later(again, 20), duty, sent, { state: 'ACCEPTED' }, 2)

  const mail = japan('2007-09-27 09:40')
  const omen = await received(
    scene,
    mail,
    'TONAN.window.2007',
    'MIR.desk.2007',
    events.mailInMinistersName,
    '他の事業者にも届いている可能性があります。',
  )
  const opened = await openCase(scene, later(mail, 30), second, omen, {
    title: '新首相の名をかたるウイルスメール',
    state: 'OMEN',
  })
  await move(scene, later(mail, 60), second, opened, [['FOLLOW_UP', '添付は実行されていない。受信の状況を見る。']])
  await change(scene, later(mail, 70), second, opened, {
    lessons: '時の話題をかたる標的型のメールは、政治の節目に合わせて届く。',
    containmentEvidence: '添付は開かれておらず、端末に異常はない。',
  })
  await measure(scene, later(mail, 80), second, opened, {
    text: '同種のメールの職員への周知',
    owner: 'TONAN',
    ownerName: '総務部',
    state: 'DONE',
    evidence: '周知文を受領',
  })
  await move(scene, later(mail, 3000), second, opened, [['CLOSED', '新たな受信がない。']])
}

/** 2007-10: 4,400 gates at 660 stations, from the first report to the lesson. */
const gates = async (scene: Scene) => {
  const at = japan('2007-10-30 09:05')
  const by = 'MINATO.window.2007'
  const sent = await received(
    scene,
    at,
    by,
    'MTC.desk.2007',
    events.gates,
    '影響が大きく、他の鉄道事業者にも関係します。',
  )
  const opened = await openCase(scene, later(at, 30), duty, sent, {
    title: '自動改札機の障害（660駅・4,400台）',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 45),
    duty,
    opened,
    [
      ['RESTORING', 'プログラムの誤りによる。攻撃ではない。'],
      ['RECOVERED', '全台の復旧を確認した。'],
    ],
    300,
  )
  const final = japan('2007-11-20 15:00')
  await followUp(scene, final, by, sent, 'FINAL', {
    measuresTaken: '誤ったデータを受け取っても停止しないように、プログラムを改めた。',
    measuresPlanned: '設計と検証の手順を細かくする。',
    lessons:
      '影響が想定を超えた。誤りは検証をすり抜けるので、誤ったデータを入口で除く。安全基準等の対象でないシステムも重要である。',
  })
  await acknowledge(scene, later(final, 8), duty, sent, 2)
  await forward(scene, later(final, 30), 'MTC.desk.2007', sent, '最終報を確認しました。', 2)
  await handle(scene, later(final, 60), duty, sent, { state: 'ACCEPTED' }, 2)
  await move(scene, later(final, 70), duty, opened, [['FOLLOW_UP', '対策を確かめる。']])
  await measure(scene, later(final, 80), duty, opened, {
    text: '誤ったデータを除く処理の追加',
    owner: 'MINATO',
    ownerName: '電気部',
    state: 'DONE',
    evidence: '改修の完了報告を受領',
    preventsRecurrence: true,
  })
  await measure(scene, later(final, 81), duty, opened, {
    text: '設計・検証の手順の見直し',
    owner: 'MINATO',
    ownerName: '電気部',
    state: 'DONE',
    evidence: '改めた手順書を受領',
    preventsRecurrence: true,
  })
  await measure(scene, later(final, 82), duty, opened, {
    text: '全駅での人手による改札の訓練',
    owner: 'MINATO',
    ownerName: '運輸部',
    state: 'DROPPED',
    reason: '660駅の規模では人手で代替できないため',
  })
  await change(scene, later(final, 90), duty, opened, {
    lessons: '影響が想定を超えた。設計と検証を細かくし、誤ったデータを入口で除く。',
  })
  await move(scene, japan('2007-12-14 11:00'), duty, opened, [['CLOSED', '対策の完了を確認した。']])
}

/** 2007-10: an attack being contained, with questions and answers inside its circle. */
const alteredSite = async (scene: Scene) => {
  const at = japan('2007-10-31 13:20')
  const sent = await received(
    scene,
    at,
    'SEIUN.window.2007',
    'MTC.desk.2007',
    events.alteredSite,
    '閲覧した利用者への影響が心配です。',
  )
  const opened = await openCase(scene, later(at, 30), second, sent, {
    title: 'Webサイトの改ざん（21回）',
    state: 'CONFIRMED',
  })
  await move(scene, later(at, 40), second, opened, [['CONTAINING', '改ざんが繰り返されている。']])
  const subject = { ...opened, kind: 'case' as const }
  const asked = await speak(scene, later(at, 50), second, subject, '改ざんされたページの公開は、いま止まっていますか。')
  await speak(scene, later(at, 75), 'SEIUN.window.2007', subject, '該当のページは公開を止めました。', asked)
  const again = await speak(scene, later(at, 80), 'MTC.desk.2007', subject, '利用者への案内は出していますか。')
  await speak(
    scene,
    later(at, 130),
    'SEIUN.officer.2007',
    subject,
    '閲覧した方にウイルスの確認をお願いする案内を出しました。',
    again,
  )
  await measure(scene, later(at, 140), second, opened, {
    text: '改ざんの侵入口の特定',
    owner: 'SEIUN',
    ownerName: '運用部',
    state: 'DOING',
  })
}

/** 2007-11: a consultation that became a report. */
const phishing = async (scene: Scene) => {
  const at = japan('2007-11-26 10:30')
  const by = 'MITSUHAMA.window.2007'
  const asked = await consult(scene, at, by, 'MINISTRY', events.phishingQuestion)
  await acknowledge(scene, later(at, 12), 'FSO.desk.2007', asked)
  const subject = { ...asked, kind: 'report' as const }
  const question = await speak(
    scene,
    later(at, 20),
    'FSO.desk.2007',
    subject,
    '自らのサービスに影響がなくても、共有が適切なら情報連絡の対象です。置かれていた期間は分かりますか。',
  )
  await speak(scene, later(at, 45), by, subject, '期間は分かりません。任意の共有として送ります。', question)
  const sent = await report(scene, later(at, 60), by, events.phishingSite, asked)
  await forward(scene, later(at, 70), 'FSO.desk.2007', sent, '相談を受けて報告されたものです。')
  await handle(scene, later(at, 90), second, sent, { state: 'ACCEPTED' })
}

/** 2007-11: a leak by file sharing, which had been warned of in 2006. */
const leak = async (scene: Scene) => {
  const at = japan('2007-11-29 17:15')
  const sent = await received(
    scene,
    at,
    'AOBA.window.2007',
    'MPL.desk.2007',
    events.fileSharingLeak,
    '所管の事業者に改めて注意を促します。',
  )
  const opened = await openCase(scene, later(at, 30), duty, sent, {
    title: 'ファイル交換ソフトによる文書の流出',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 40),
    duty,
    opened,
    [
      ['CONTAINING', '流出した文書の範囲を調べている。'],
      ['CONTAINED', '対象の端末からソフトを除いた。'],
    ],
    240,
  )
}

/** 2007-12: received and forwarded mails; and telephone failures whose causes differ, still being restored. */
const december = async (scene: Scene) => {
  const mails = japan('2007-12-18 11:00')
  const sent = await received(
    scene,
    mails,
    'MITSUHAMA.window.2007',
    'FSO.desk.2007',
    events.passwordMails,
    '会員の金融機関にも届いています。',
  )
  await handle(scene, later(mails, 40), duty, sent, { state: 'ACCEPTED' })
  const at = japan('2007-12-25 10:00')
  const calls = await received(
    scene,
    at,
    'HARUKA.window.2007',
    'MTC.desk.2007',
    events.ipTelephony,
    '新しい技術による障害が続いています。',
  )
  const opened = await openCase(scene, later(at, 30), second, calls, {
    title: 'IP電話の障害（2007年、複数回）',
    state: 'CONFIRMED',
  })
  await move(scene, later(at, 40), second, opened, [['RESTORING', '件ごとに原因を調べ、復旧を進めている。']])
}

/** 2007-11: an advisory that went all its way, from consent to the last answer. */
const infectedPages = async (scene: Scene) => {
  const at = japan('2007-11-28 09:30')
  const sent = await received(
    scene,
    at,
    'SHIRATORI.window.2007',
    'FSO.desk.2007',
    events.infectedPages,
    '顧客が閲覧するページです。',
  )
  const opened = await openCase(scene, later(at, 30), second, sent, {
    title: 'Webページへのウイルスの埋め込み',
    state: 'CONFIRMED',
  })
  await move(
    scene,
    later(at, 40),
    second,
    opened,
    [
      ['CONTAINING', '公開を止めている。'],
      ['CONTAINED', '埋め込まれたウイルスを除いた。'],
      ['ERADICATED', '侵入口をふさいだ。'],
      ['RECOVERED', '公開を再開した。'],
    ],
    400,
  )
  const drafted = await draft(scene, later(at, 60), second, opened, infectedPagesDraft)
  const asked = await askConsent(scene, later(at, 75), second, drafted)
  await consent(scene, later(at, 130), 'SHIRATORI.officer.2007', asked)
  await requestReview(scene, later(at, 135), second, drafted)
  const released = later(at, 160)
  const edition = await release(scene, released, duty, drafted)
  const notApplicable = { found: 'NOT_APPLICABLE' } as const
  await answer(scene, released, edition, [
    { by: 'FSO.desk.2007', after: 12, ...notApplicable },
    { by: 'CEPTOAR-BNK.office.2007', after: 30, ...notApplicable },
    { by: 'CEPTOAR-SKB.office.2007', after: 41, ...notApplicable },
    { by: 'NANYO.window.2007', after: 70, found: 'NOT_AFFECTED' },
    {
      by: 'MITSUHAMA.window.2007',
      after: 95,
      found: 'AFFECTED',
      count: 1,
      action: '見覚えのない記述を除き、公開を一時止めた。',
    },
  ])
  const victim = edition.victim
  if (victim) {
    await answer(scene, released, victim, [
      { by: 'SHIRATORI.window.2007', after: 5, found: 'AFFECTED', count: 1, action: '公開を止め、侵入口を調べた。' },
    ])
  }
}

/** The year as it was: nothing of it waits for a receipt today, and what is unfinished is unfinished on purpose. */
export const tell2007 = async (scene: Scene): Promise<void> => {
  for (const tell of [reservations, quake, september, gates, alteredSite, phishing, infectedPages, leak, december]) {
    await tell(scene)
  }
}
