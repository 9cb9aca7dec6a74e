import { addPlace } from '../../../share/cases/ties/service.ts'
import { onRecord } from '../chronicle-steps.ts'
import { japan, later, organisationId, type Scene } from '../scene.ts'
import { acknowledge, type Kept, measure, move, openCase, report } from '../steps.ts'

/** What the first days leave behind for those that follow. */
export interface FirstNotice {
  sent: Kept
  opened: Kept
  notice: { id: string }
  mail: { id: string }
}

const duty = 'COORD.duty'

/** 8 May: mail I, notice 1, one terminal unplugged after about four hours, the signal gone the same day. */
export const tellFirstNotice = async (scene: Scene): Promise<FirstNotice> => {
  const at = japan('2015-05-08 15:30')
  const sent = await report(scene, at, 'MPL.desk', {
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
  const opened = await openCase(scene, later(at, 20), duty, sent, {
    title: '給付機構の端末からの不審な通信',
    state: 'CONFIRMED',
  })
  await move(scene, later(at, 22), duty, opened, [['CONTAINING', '端末1台の通信を断ったと連絡があった。']])
  await scene.act(later(at, 25), duty, (tx, actor, now) =>
    addPlace(tx, actor, opened.id, organisationId(scene, 'NBA'), now),
  )
  const put = (after: number, entry: Parameters<typeof onRecord>[4]) =>
    onRecord(scene, later(at, after), duty, opened, entry)

  const mail = await put(30, {
    told: 'ATTACK',
    when: '5月8日 10時28分',
    from: 'NBA',
    words:
      'メール1通目。公開しているアドレス2件に届いた。本文に外部のストレージへのリンクがあり、開いた端末1台が直後に感染した。',
  })
  const notice = await put(32, {
    told: 'DETECTION_NOTICE',
    when: '5月8日',
    from: 'GSOC',
    to: ['MPL'],
    words:
      '検知の通知1。貴省のネットワークから不審な接続先への通信を検知した。通知は係の窓口に届き、情報政策の責任者（参事官の職）には報告されていない。',
    of: [mail],
  })
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
  await put(38, {
    told: 'CONTAINMENT_REPORT',
    when: '5月8日',
    from: 'MPL',
    to: ['GSOC'],
    words: '通知1に対し、機構の端末1台を特定して通信を断ったことを回答した。',
    of: [notice, unplugged],
  })
  await put(40, {
    told: 'INCIDENT_REPORT',
    when: '5月8日',
    from: 'NBA',
    unreached: ['MPL-BENEFITS'],
    words: '機構の端末の感染は、監督する給付局の責任者（事業企画課長の職）に報告されていない。',
    of: [mail, unplugged],
  })
  await put(150, {
    told: 'CONFIRMATION',
    when: '5月8日',
    from: 'GSOC',
    to: ['MPL'],
    words: '通知1の信号は、端末の切り離しのあと観測していない。観測できる範囲は、当チームのセンサーを通る通信に限る。',
    of: [notice, unplugged],
  })
  await put(155, {
    told: 'ADVICE',
    when: '5月8日',
    from: 'GSOC',
    to: ['MPL'],
    words:
      '同じ接続先への通信をほかの端末についても点検すること、検体を提供することを助言した。助言はこの日から続けた。',
    of: [notice],
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
