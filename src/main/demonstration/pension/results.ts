import { onRecord } from '../chronicle-steps.ts'
import { japan, type Scene } from '../scene.ts'
import { measure } from '../steps.ts'
import type { FirstNotice } from './first-notice.ts'

/** Destinations that the analysis named: nobody searched the old records for them (DOMAIN §6.2, §6.3). */
export const destinationsOfB = ['203.0.113.21', '203.0.113.34'] as const
export const destinationsOfC = ['198.51.100.77'] as const

/** 15 to 21 May: three results, each on the day of its sample; and the mails that arrived between them. */
export const tellResults = async (scene: Scene, { opened, mail }: FirstNotice): Promise<{ id: string }[]> => {
  const put = (
    at: string,
    entry: Parameters<typeof onRecord>[4],
    by: 'COORD.duty' | 'COORD.analyst' = 'COORD.analyst',
  ) => onRecord(scene, japan(`2015-05-${at}`), by, opened, entry)

  const sampleA = await put('15 14:00', {
    told: 'SAMPLE_SUBMISSION',
    when: '5月15日',
    from: 'MPL',
    to: ['ANALYSIS'],
    words: 'メール1通目の検体を、あらためて入手して提供した。',
    of: [mail],
  })
  await put('15 18:30', {
    told: 'ANALYSIS_RESULT',
    when: '5月15日',
    from: 'ANALYSIS',
    to: ['MPL'],
    words: '解析結果A。検体を受け取った当日に解析し、提供した。メールの受信から7日。',
    of: [sampleA, mail],
  })

  const second = await put('19 10:00', {
    told: 'ATTACK',
    when: '5月18日',
    from: 'NBA',
    words:
      'メール2通目。公開していない個人のアドレス98件に、氏名を記して届いた。圧縮した添付を開いた端末3台が感染した。外部への通信はすべて失敗した。',
  })
  const third = await put('19 10:10', {
    told: 'ATTACK',
    when: '5月18日〜5月19日',
    from: 'NBA',
    words:
      'メール3通目。公開していない個人のアドレス20件に届いた。16件は添付、4件はストレージへのリンクである。感染はない。この間に、1通目と同じ件名のメールがもう1件届いた。',
  })
  const sampleB = await put('19 15:00', {
    told: 'SAMPLE_SUBMISSION',
    when: '5月19日',
    from: 'MPL',
    to: ['ANALYSIS'],
    words: 'メール2通目と3通目の検体を提供した。',
    of: [second, third],
  })
  const resultB = await put('19 23:10', {
    told: 'ANALYSIS_RESULT',
    when: '5月19日 夜',
    from: 'ANALYSIS',
    to: ['MPL'],
    words:
      '解析結果B。検体を受け取った当日に解析し、夜に提供した。接続先を含む。求める対応は、接続先の遮断と、過去の記録の点検である。',
    traces: destinationsOfB,
    of: [sampleB, second, third],
  })

  const fourth = await put('21 10:00', {
    told: 'ATTACK',
    when: '5月20日 午後',
    from: 'NBA',
    words:
      'メール4通目。公開しているアドレス3件に届いた。医療費の通知を装い、圧縮した添付がある。端末1台が直後に感染した。',
  })
  const sampleC = await put('21 13:00', {
    told: 'SAMPLE_SUBMISSION',
    when: '5月21日',
    from: 'MPL',
    to: ['ANALYSIS'],
    words: 'メール4通目の検体を提供した。',
    of: [fourth],
  })
  const resultC = await put('21 19:10', {
    told: 'ANALYSIS_RESULT',
    when: '5月21日 夕方',
    from: 'ANALYSIS',
    to: ['MPL'],
    words:
      '解析結果C。検体を受け取った当日に解析し、夕方に提供した。接続先を含む。求める対応は、接続先の遮断と、過去の記録の点検である。',
    traces: destinationsOfC,
    of: [sampleC, fourth],
  })
  await measure(scene, japan('2015-05-21 19:30'), 'COORD.duty', opened, {
    text: '解析結果B・Cの接続先の遮断と、過去の記録の点検',
    owner: 'NBA',
    ownerName: 'システム統括部',
    dueOn: '2015-05-22',
  })
  return [resultB, resultC]
}
