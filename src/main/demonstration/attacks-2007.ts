import * as outward from '../../share/decisions/outward/service.ts'
import { answer, askConsent, consent, draft, release, requestReview } from './advisory-steps.ts'
import { infectedPagesDraft } from './drafts.ts'
import { duty, received, second } from './received-2007.ts'
import * as told from './reports-2007.ts'
import { japan, later, type Scene } from './scene.ts'
import {
  acknowledge,
  change,
  consult,
  followUp,
  forward,
  handle,
  measure,
  move,
  openCase,
  report,
  speak,
} from './steps.ts'

/** 2007-09: returned once, because nobody answered under its number, and sent again. */
const infectedTerminals = async (scene: Scene) => {
  const at = japan('2007-09-20 16:30')
  const wrongNumber = { ...told.infectedTerminals, phone: '03-0000-0000' }
  const sent = await received(
    scene,
    at,
    'ASAGIRI.window.2007',
    'MPL.desk.2007',
    wrongNumber,
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
}

/** 2007-09: a near miss, closed with its lesson. */
const mailInMinistersName = async (scene: Scene) => {
  const mail = japan('2007-09-27 09:40')
  const omen = await received(
    scene,
    mail,
    'TONAN.window.2007',
    'MIR.desk.2007',
    told.mailInMinistersName,
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

/** 2007-10: an attack being contained, with questions and answers inside its circle. */
const alteredSite = async (scene: Scene) => {
  const at = japan('2007-10-31 13:20')
  const sent = await received(
    scene,
    at,
    'SEIUN.window.2007',
    'MTC.desk.2007',
    told.alteredSite,
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
  const asked = await consult(scene, at, by, 'MINISTRY', told.phishingQuestion)
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
  const sent = await report(scene, later(at, 60), by, told.phishingSite, asked)
  await forward(scene, later(at, 70), 'FSO.desk.2007', sent, '相談を受けて報告されたものです。')
  await handle(scene, later(at, 90), second, sent, { state: 'ACCEPTED' })
}

/** 2007-11: an advisory that went all its way, from consent to the last answer. */
const infectedPages = async (scene: Scene) => {
  const at = japan('2007-11-28 09:30')
  const sent = await received(
    scene,
    at,
    'SHIRATORI.window.2007',
    'FSO.desk.2007',
    told.infectedPages,
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
    { by: 'CEPTOAR-SEC.office.2007', after: 41, ...notApplicable },
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

/** 2007-11: a leak by file sharing, which had been warned of in 2006. */
const leak = async (scene: Scene) => {
  const at = japan('2007-11-29 17:15')
  const sent = await received(
    scene,
    at,
    'AOBA.window.2007',
    'MPL.desk.2007',
    told.fileSharingLeak,
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

/** 2007-12: received, forwarded and accepted; nothing more was needed. */
const passwordMails = async (scene: Scene) => {
  const mails = japan('2007-12-18 11:00')
  const sent = await received(
    scene,
    mails,
    'MITSUHAMA.window.2007',
    'FSO.desk.2007',
    told.passwordMails,
    '会員の金融機関にも届いています。',
  )
  await handle(scene, later(mails, 40), duty, sent, { state: 'ACCEPTED' })
}

const victims = ['AOBA', 'ASAGIRI', 'KITAURA', 'MITSUHAMA', 'SEIUN', 'SHIRATORI', 'SORAMI', 'TONAN'] as const

/** The year ends: what its papers do not say of the police is not owed for ever. */
const policeLeftOpen = async (scene: Scene) => {
  for (const victim of victims)
    await scene.act(japan('2008-03-31 17:00'), `${victim}.window.2007`, async (tx, actor, now) => {
      for (const { id } of await outward.outwardWaiting(tx, actor, now))
        await outward.refuse(tx, actor, id, '2007年度の事例。警察に相談したかどうかは、当時の資料に記載がない。', now)
    })
}

/** Attacks and leaks (DOMAIN §11.2 ①b, ①c). */
export const attacks = [
  infectedTerminals,
  mailInMinistersName,
  alteredSite,
  phishing,
  infectedPages,
  leak,
  passwordMails,
  policeLeftOpen,
]
