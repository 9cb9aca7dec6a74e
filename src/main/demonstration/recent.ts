import { dayInJapan } from '../../kernel/clock.ts'
import { answer, askConsent, consent, draft, giveBack, release, requestReview, save } from './advisory-steps.ts'
import { answerAlert } from './country/answers.ts'
import * as drafts from './drafts.ts'
import { detect, give, onNotice } from './notice-steps.ts'
import * as told from './reports-recent.ts'
import { later, type Player, type Scene } from './scene.ts'
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
import { sweepNight } from './sweep-night.ts'

const duty = 'COORD.duty'
const second = 'COORD.second'

/** What the last hours brought: `ago(52)` is 52 minutes before the seed. */
interface Hours {
  scene: Scene
  ago(count: number): Date
  /** A day of the calendar in Japan, from today. */
  day(offset: number): string
}

/** Nobody has said “I have it” yet: one is overdue, one due within minutes, one just in. */
const untouched = async ({ scene, ago }: Hours) => {
  await report(scene, ago(52), 'NANYO.window', told.strangeTransfer)
  const gates = await report(scene, ago(22), 'MINATO.window', told.unsteadyGates)
  await acknowledge(scene, ago(14), 'MTC.desk', gates)
  await report(scene, ago(4), 'SHIOMI.window', told.valveAlarm)
}

/** Questions whether something is reportable; one to the coordinator, one to the ministry. */
const consultations = async ({ scene, ago }: Hours) => {
  await consult(scene, ago(35), 'AOMINE.window', 'COORD', told.displayQuestion)
  await consult(scene, ago(12), 'ASAGIRI.window', 'MINISTRY', told.callQuestion)
}

/** Received and forwarded, and nobody has judged it yet; one of the two is overdue. */
const waitingForTriage = async ({ scene, ago }: Hours) => {
  const logon = await report(scene, ago(185), 'KITAURA.window', told.officeLogon)
  await acknowledge(scene, ago(170), duty, logon)
  await forward(scene, ago(160), 'MIR.desk', logon, '電力の供給には影響がないと聞いています。')
  const flood = await report(scene, ago(47), 'YAMANAMI.window', told.reservationsSlow)
  await acknowledge(scene, ago(40), duty, flood)
  await forward(scene, ago(38), 'MTC.desk', flood, '同じ時間帯に、ほかの鉄道事業者からの連絡はありません。')
}

const returnedAndWithdrawn = async ({ scene, ago }: Hours) => {
  const sheet = await report(scene, ago(300), 'HARUKA.window', told.trainingSheet)
  await forward(scene, ago(288), 'MTC.desk', sheet, '別紙が見当たりません。')
  await handle(scene, ago(280), second, sheet, {
    state: 'RETURNED',
    reason: '別紙が届いていません。何が起きたかを、分かる範囲で 1文でも書いて送ってください。',
  })

  const mail = await report(scene, ago(1530), 'MIDORINO.window', told.trainingMail)
  await acknowledge(scene, ago(1521), second, mail)
  await forward(scene, ago(1515), 'MTC.desk', mail, '確認中と聞いています。')
  await followUp(scene, ago(1460), 'MIDORINO.window', mail, 'WITHDRAWAL', {
    summary: '社内の訓練のメールでした。取り下げます。',
  })
  await acknowledge(scene, ago(1455), second, mail, 2)
  await acknowledge(scene, ago(1450), 'MTC.desk', mail, 2)
}

const nearMiss = async ({ scene, ago }: Hours) => {
  const slip = await report(scene, ago(2600), 'RINKAI.window', told.wrongSetting)
  await forward(scene, ago(2585), 'MIR.desk', slip, '未遂ですが、ほかの事業者の参考になります。')
  await openCase(scene, ago(2550), 'COORD.analyst', slip, { title: '制御用機器への誤った設定（未遂）', state: 'OMEN' })
}

/** A broken server: the fault path, with a measure that is overdue. */
const telemetry = async ({ scene, ago, day }: Hours) => {
  const sent = await report(scene, ago(1290), 'ASAGIRI.window', told.telemetry)
  await acknowledge(scene, ago(1281), second, sent)
  await forward(scene, ago(1270), 'MPL.desk', sent, '断水のおそれはないと聞いています。')
  const opened = await openCase(scene, ago(1255), second, sent, { title: '遠隔監視サーバーの故障', state: 'CONFIRMED' })
  await move(scene, ago(1250), second, opened, [['RESTORING', '機器の故障による。代わりの機器を手配している。']])
  await measure(scene, ago(1245), second, opened, {
    text: '代わりのサーバーの設置',
    owner: 'ASAGIRI',
    ownerName: '配水課',
    dueOn: day(-1),
    state: 'DOING',
  })
  await measure(scene, ago(1244), second, opened, {
    text: '予備機の常備',
    owner: 'ASAGIRI',
    ownerName: '配水課',
    dueOn: day(30),
    preventsRecurrence: true,
  })
}

/** An attack being contained: terminals isolated, a question without answer, an advisory waiting for its approver. */
const benefitAgency = async ({ scene, ago, day }: Hours) => {
  const window = 'NBA.window'
  const sent = await report(scene, ago(360), window, told.openedAttachment)
  await acknowledge(scene, ago(352), duty, sent)
  await forward(scene, ago(343), 'MPL.desk', sent, '年金と給付の担当部局に伝えました。')
  const opened = await openCase(scene, ago(340), duty, sent, {
    title: '業務端末から不審な接続先への通信',
    state: 'SUSPECTED',
  })
  await move(scene, ago(330), duty, opened, [
    ['CONFIRMED', '添付の実行と通信を確認した。'],
    ['CONTAINING', '端末の隔離と接続先の遮断を求めた。'],
  ])
  await measure(scene, ago(315), duty, opened, {
    text: '感染端末 2台の隔離',
    owner: 'NBA',
    ownerName: '情報システム部',
    state: 'DONE',
    evidence: '続報で LAN の抜線を報告',
  })
  await measure(scene, ago(314), duty, opened, {
    text: '接続先 2件の遮断',
    owner: 'NBA',
    ownerName: '情報システム部',
    dueOn: day(0),
    state: 'DOING',
  })
  await measure(scene, ago(313), duty, opened, {
    text: '管理者パスワードの一斉変更',
    owner: 'NBA',
    ownerName: '情報システム部',
    dueOn: day(1),
  })
  await followUp(scene, ago(62), window, sent, 'FOLLOW_UP', told.isolatedTerminals)
  await acknowledge(scene, ago(55), 'MPL.desk', sent, 2)

  const subject = { ...opened, kind: 'case' as const }
  const asked = await speak(scene, ago(300), duty, subject, '隔離した端末の代わりは、いつ入れ替わりますか。')
  await speak(scene, ago(280), window, subject, '代わりの端末への交換は、2台とも明朝になります。', asked)
  await speak(scene, ago(265), window, subject, '添付の解析の結果は、いつ分かりますか。')
  await speak(scene, ago(200), duty, subject, '接続先 2件へ通信したほかの端末は、過去何日まで調べましたか。')

  const drafted = await draft(scene, ago(190), second, opened, drafts.benefitNotice)
  const request = await askConsent(scene, ago(180), second, drafted)
  await consent(scene, ago(100), 'NBA.officer', request, {
    audience: drafts.benefitRange,
    conditions: '匿名で、給付に関係する分野に限ります。',
  })
  await save(scene, ago(70), second, drafted, { ...drafts.benefitNotice, audience: drafts.benefitRange })
  await requestReview(scene, ago(55), second, drafted)
  await sweepNight({ scene, ago }, opened)
}

/** An intrusion whose originator has been asked whether others may learn from it. */
const maintenance = async ({ scene, ago }: Hours) => {
  const sent = await report(scene, ago(560), 'SEIUN.window', told.maintenanceAccount)
  await acknowledge(scene, ago(549), second, sent)
  await forward(scene, ago(541), 'MTC.desk', sent, '通信サービスへの影響はないと聞いています。')
  const opened = await openCase(scene, ago(530), second, sent, { title: '保守用VPN装置からの侵入', state: 'CONFIRMED' })
  await move(
    scene,
    ago(525),
    second,
    opened,
    [
      ['CONTAINING', '装置を切り離した。'],
      ['CONTAINED', '残っていた利用者を消した。'],
    ],
    60,
  )
  await change(scene, ago(400), second, opened, { containmentEvidence: '装置の切り離しと、利用者の削除の記録' })
  const drafted = await draft(scene, ago(210), 'COORD.analyst', opened, drafts.vpnIntrusion)
  await askConsent(scene, ago(185), 'COORD.analyst', drafted)
}

/** Released five hours ago: a ministry, then its CEPTOARs, then the operators; one CEPTOAR holds up two of them. */
const vpnAlert = async ({ scene, ago }: Hours) => {
  const drafted = await draft(scene, ago(420), 'COORD.analyst', null, drafts.vpnAlert)
  await requestReview(scene, ago(380), 'COORD.analyst', drafted)
  const edition = await release(scene, ago(310), second, drafted)
  const relaying = (by: Player, after: number) => ({ by, after, found: 'NOT_APPLICABLE' as const })
  await answer(scene, ago(310), edition, [
    relaying('FSO.desk', 6),
    relaying('MTC.desk', 14),
    relaying('MIR.desk', 31),
    relaying('CEPTOAR-SEC.office', 26),
    relaying('CEPTOAR-BNK.office', 33),
    relaying('CEPTOAR-RLW.office', 41),
    relaying('CEPTOAR-ICT.office', 44),
    relaying('CEPTOAR-AVN.office', 48),
    relaying('CEPTOAR-GAS.office', 55),
    ...(['CTV', 'BRC', 'LIF', 'NLI', 'PAY', 'APT'] as const).map(code => relaying(`CEPTOAR-${code}.office`, 20)),
    { by: 'CEPTOAR-PRT.office', after: 70, openedOnly: true },
    {
      by: 'MINATO.window',
      after: 60,
      found: 'AFFECTED',
      count: 2,
      action: '装置 2台に修正を適用し、見覚えのない利用者がないことを確かめた。',
    },
    { by: 'YAMANAMI.window', after: 75, found: 'NOT_AFFECTED' },
    { by: 'SORAMI.window', after: 90 },
    { by: 'AOMINE.window', after: 92, openedOnly: true },
    { by: 'SEIUN.window', after: 62, found: 'AFFECTED', count: 1, action: '装置を切り離し、通信の記録を保全した。' },
    { by: 'HARUKA.window', after: 130 },
    { by: 'SHIOMI.window', after: 85, found: 'NOT_AFFECTED' },
    { by: 'NANYO.window', after: 64, found: 'NOT_AFFECTED' },
    { by: 'SHIRATORI.window', after: 71, found: 'NOT_APPLICABLE' },
    { by: 'MITSUHAMA.window', after: 110, found: 'AFFECTED', count: 1 },
  ])
  await answerAlert(scene, ago(0), edition, drafts.vpnAlert.audience.sectors)
}

/**
 * The night of 2015 again, today: the window has the notice, nobody who decides has been told, and the terminal in the
 * body is not found yet. Beside it the sensors have seen more than anybody has judged.
 */
const nightNotice = async ({ scene, ago }: Hours) => {
  const watch = 'GSOC.analyst'
  const beacon = {
    signature: 'C2通信（周期的な小さい送信）',
    src: '10.24.3.57',
    dst: '203.0.113.140',
    severity: 1 as const,
  }
  const seen = await detect(scene, ago(270), watch, [
    { ...beacon, seenAt: ago(292), lastAt: ago(271), count: 84, place: '3階 給付課', dstName: 'cdn-check.example' },
  ])
  const given = await give(scene, ago(262), watch, {
    detections: seen,
    ...{ to: 'MPL', place: 'NBA', title: '給付の端末から外部への周期的な通信', traces: ['203.0.113.140'] },
    words:
      '国民生活省のネットワークから、不審な接続先 203.0.113.140 への周期的な通信を検知しました。送信元は 10.24.3.57 です。',
  })
  await onNotice(scene, ago(245), 'MPL.desk', given, { act: 'ACKNOWLEDGE' })
  await onNotice(scene, ago(120), watch, given, {
    act: 'ADVISE',
    words: '端末が見つからない場合は、出口で接続先を遮断してください。ほかの端末の通信も点検してください。',
  })
  const waiting = { lastAt: ago(9), severity: 2 as const }
  await detect(scene, ago(8), watch, [
    {
      ...waiting,
      signature: '不審なDNSの問い合わせ',
      src: '10.31.8.12',
      dst: '192.0.2.53',
      seenAt: ago(34),
      count: 312,
    },
    { ...waiting, signature: '既知の不正な証明書', src: '10.17.0.44', dst: '198.51.100.23', seenAt: ago(15), count: 3 },
    {
      ...waiting,
      ...{
        signature: '認証の失敗の繰り返し',
        src: '10.17.0.9',
        dst: '10.17.0.2',
        seenAt: ago(21),
        count: 58,
        severity: 3,
      },
    },
  ])
}

/** A draft that came back from its approver. */
const reminder = async ({ scene, ago }: Hours) => {
  const drafted = await draft(scene, ago(900), duty, null, drafts.holidayReminder)
  await requestReview(scene, ago(890), duty, drafted)
  await giveBack(
    scene,
    ago(610),
    second,
    drafted,
    '公開してよい表示（TLP:CLEAR）にする理由を、目的の欄に書いてください。',
  )
}

/** The last two days up to the moment of seeding, so that something is overdue, something is due soon, something new. */
export const tellRecent = async (scene: Scene, now: Date): Promise<void> => {
  const hours: Hours = {
    scene,
    ago: count => later(now, -count),
    day: offset => dayInJapan(later(now, offset * 24 * 60)),
  }
  const stories = [
    nearMiss,
    returnedAndWithdrawn,
    telemetry,
    reminder,
    maintenance,
    vpnAlert,
    benefitAgency,
    nightNotice,
    waitingForTriage,
    untouched,
    consultations,
  ]
  for (const tell of stories) await tell(hours)
}
