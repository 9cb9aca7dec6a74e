import { attach, head as caseHead } from '../../../share/cases/service.ts'
import { onRecord } from '../chronicle-steps.ts'
import { detect, give, onNotice } from '../notice-steps.ts'
import { japan, later, type Scene } from '../scene.ts'
import { acknowledge, type Kept, measure, move, report } from '../steps.ts'

/** What the first days leave behind for those that follow. */
export interface FirstNotice {
  sent: Kept
  opened: Kept
  notice: { id: string }
  mail: { id: string }
}

const duty = 'COORD.duty'
export const watch = 'GSOC.analyst'
const window = 'MPL.desk'
const at = japan('2015-05-08 15:30')

/** What the sensors of the watch saw that morning: one terminal, for about four hours. */
const giveFirst = async (scene: Scene) => {
  const seen = await detect(scene, japan('2015-05-08 11:40'), watch, [
    {
      ...{ signature: '不審な接続先への通信', src: '10.20.30.40', dst: '192.0.2.99', severity: 1 },
      ...{ seenAt: japan('2015-05-08 10:30'), lastAt: japan('2015-05-08 11:38'), count: 41 },
    },
  ])
  return give(scene, japan('2015-05-08 11:55'), watch, {
    detections: seen,
    ...{ to: 'MPL', place: 'NBA', when: '5月8日', title: '給付機構の端末からの不審な通信' },
    words:
      '検知の通知1。貴省のネットワークから不審な接続先への通信を検知した。通知は係の窓口に届き、情報政策の責任者（参事官の職）には報告されていない。',
  })
}

/** The coordinator finds the case that the notice has opened, and takes the ministry's report into it. */
const takeUp = async (scene: Scene, opened: Kept, sent: Kept): Promise<void> => {
  await scene.act(later(at, 20), duty, (tx, actor, now) => attach(tx, actor, opened.id, sent.id, now))
  await move(scene, later(at, 21), duty, opened, [['CONFIRMED', '端末1台の感染を確認した。']])
  await move(scene, later(at, 22), duty, opened, [['CONTAINING', '端末1台の通信を断ったと連絡があった。']])
}

/** 8 May: mail I, notice 1, one terminal unplugged after about four hours, the signal gone the same day. */
export const tellFirstNotice = async (scene: Scene): Promise<FirstNotice> => {
  const given = await giveFirst(scene)
  await onNotice(scene, japan('2015-05-08 12:05'), window, given, { act: 'ACKNOWLEDGE', when: '5月8日' })
  const sent = await report(scene, at, window, {
    summary:
      '監視チームの通知1を受け、当省のネットワークにつながる全国給付機構の端末1台の通信を断った。不審メールの添付先を開いたとみられる。',
    reportCase: 'GC1_RECOGNISED',
    eventClass: 'EV_L_MALWARE',
    causes: ['CA_INT_MAIL'],
    occurred: '5月8日 10時28分',
    recognised: '5月8日',
    measuresTaken: '端末1台のLANケーブルを抜いた。',
    certainty: 'PROBABLE',
  })
  await acknowledge(scene, later(at, 12), duty, sent)
  const opened = await scene.act(later(at, 13), duty, async tx => {
    const { id, number } = await caseHead(tx, given.case)
    return { id, number }
  })
  await takeUp(scene, opened, sent)
  const put = (after: number, entry: Parameters<typeof onRecord>[4]) =>
    onRecord(scene, later(at, after), duty, opened, entry)

  const mail = await put(30, {
    told: 'ATTACK',
    when: '5月8日 10時28分',
    from: 'NBA',
    words:
      'メール1通目。公開しているアドレス2件に届いた。本文に外部のストレージへのリンクがあり、開いた端末1台が直後に感染した。',
  })
  const notice = { id: given.entry }
  const passed = await put(34, {
    told: 'CONTACT',
    when: '5月8日',
    from: 'MPL',
    to: ['NBA'],
    words: '通知1の内容を機構に伝え、該当する端末を探すよう求めた。',
    of: [notice],
  })
  const unplugged = await put(36, {
    told: 'ISOLATION',
    when: '5月8日 14時30分ごろ',
    from: 'NBA',
    words: '該当する端末1台を見つけ、LANケーブルを抜いた。不審な通信は、始まってから約4時間で止まった。',
    of: [passed],
  })
  await onNotice(scene, later(at, 38), window, given, {
    ...{ act: 'CONTAIN', when: '5月8日 14時30分ごろ', action: 'UNPLUGGED', reportedBy: '機構 システム統括部' },
    terminals: [{ name: '機構の端末1', address: '10.20.30.40', user: '' }],
    words: '通知1に対し、機構の端末1台を特定して通信を断ったことを回答した。',
  })
  await put(40, {
    told: 'INCIDENT_REPORT',
    when: '5月8日',
    from: 'NBA',
    unreached: ['MPL-BENEFITS'],
    words: '機構の端末の感染は、監督する給付局の責任者（事業企画課長の職）に報告されていない。',
    of: [mail, unplugged],
  })
  await onNotice(scene, later(at, 150), watch, given, {
    ...{ act: 'CONFIRM', when: '5月8日' },
    watched: { from: japan('2015-05-08 14:40').toISOString(), until: later(at, 149).toISOString() },
    words: '通知1の信号は、端末の切り離しのあと観測していない。観測できる範囲は、当チームのセンサーを通る通信に限る。',
  })
  await onNotice(scene, later(at, 155), watch, given, {
    ...{ act: 'ADVISE', when: '5月8日' },
    words:
      '同じ接続先への通信をほかの端末についても点検すること、検体を提供することを助言した。助言はこの日から続けた。',
  })
  await put(160, {
    told: 'SAMPLE_SUBMISSION',
    when: '5月8日',
    from: 'MPL',
    to: ['ANALYSIS'],
    words: 'メール1通目を提供した。検体は外部のストレージからすでに消されており、入手できていない。',
    of: [mail],
  })
  await measure(scene, later(at, 165), duty, opened, {
    text: '感染した端末の切り離し（通知1）',
    owner: 'NBA',
    ownerName: 'システム統括部',
    state: 'DONE',
    evidence: '5月8日、端末1台のLANケーブルを抜いたとの回答を受領',
  })
  await move(scene, later(at, 170), duty, opened, [['CONTAINED', '通知1の信号は、切り離しのあと観測されていない。']])
  return { sent, opened, notice, mail }
}
