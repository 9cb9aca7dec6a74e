import { onRecord } from '../chronicle-steps.ts'
import { japan, type Scene } from '../scene.ts'
import { acknowledge, followUp, move, timeOf } from '../steps.ts'
import { decideSerious, sayEffect, tellOfPolice } from './decisions.ts'
import type { FirstNotice } from './first-notice.ts'

const duty = 'COORD.duty'

/** Where the leak went: found in the body's own records, by nobody's sensor. */
export const destinationX = '192.0.2.150'

/** 29 May: the coordinator learns what others had known since the 19th; within the hour the head decides. */
export const tellLeak = async (
  scene: Scene,
  { sent, opened, notice }: FirstNotice,
  earlier: readonly { id: string }[],
): Promise<{ leak: { id: string }; event: { id: string } }> => {
  const put = (at: string, entry: Parameters<typeof onRecord>[4]) =>
    onRecord(scene, japan(`2015-05-29 ${at}`), duty, opened, entry)
  const policeAt = timeOf('5月19日', japan('2015-05-29 10:30'))
  await followUp(scene, japan('2015-05-29 10:30'), 'MPL.desk', sent, 'FOLLOW_UP', {
    summary:
      '機構から個人情報が流出したことが、5月28日に分かった。約125万件である。5月21日から23日に、接続先Xへ送られた。',
    eventClass: 'EV_C_LEAK',
    certainty: 'CONFIRMED',
    recognised: '5月28日',
    impactQuantities: [{ number: 1_250_000, unit: '件', what: '流出した個人情報' }],
    policeStatus: 'CONSULTED',
    policeAt: { ...policeAt, certainty: 'CONFIRMED' },
    measuresTaken: '機構は全拠点のインターネット接続を断った。',
  })
  await acknowledge(scene, japan('2015-05-29 10:40'), duty, sent, 3)

  const police = { id: (await tellOfPolice(scene, opened)).entry }
  const spread = await put('10:48', {
    told: 'FINDING',
    when: '5月20日 午後',
    from: 'NBA',
    words:
      'メール4通目で感染した端末は、約30分後に管理者の権限を取られた。2時間以内に6台が感染し、このうち3台が操られた。この日に操られた端末は4台である。',
  })
  const traffic = await put('10:50', {
    told: 'FINDING',
    when: '5月21日 夕方',
    from: 'NBA',
    words:
      '夕方から深夜にかけて17台が次々に感染し、接続先Xへの通信が始まった。翌22日の朝までに23台が操られ、20台がXと通信した。',
  })
  const narrowed = await put('10:52', {
    told: 'FINDING',
    when: '5月22日',
    from: 'NBA',
    words:
      '昼までに、Xと通信する端末は6台に絞られた。午後、認証サーバーの弱点を突く道具が端末1台で動き、ドメインの管理者の権限が取られた。',
  })
  const found = await put('10:55', {
    told: 'SWEEP',
    when: '5月22日〜5月23日',
    from: 'NBA',
    words: '機構が自らの記録を調べ、接続先Xへの多数の通信を見つけた。解析結果B・Cの接続先は点検していない。',
    traces: [destinationX],
    of: [traffic],
  })
  const cut = await put('10:57', {
    told: 'ISOLATION',
    when: '5月23日',
    from: 'NBA',
    words:
      'この日に新たに1台が感染し、4台に不審な通信があった。端末のケーブルを抜き、拠点ごとに外部との通信を断った。夕方から通信はない。',
    of: [found],
  })
  const leak = await put('11:00', {
    told: 'CONTACT',
    when: '5月28日',
    from: 'NPB',
    to: ['NBA'],
    words: '機構の個人情報、約125万件の流出が分かった。',
    of: [police],
  })
  const cutAll = await put('11:05', {
    told: 'ISOLATION',
    when: '5月29日',
    from: 'NBA',
    words: '全拠点のインターネット接続を断った。',
    of: [leak],
  })
  const known = [police, spread, traffic, narrowed, found, cut, leak, cutAll]
  const explained = await put('11:10', {
    told: 'CONTACT',
    when: '5月29日',
    from: 'MPL',
    to: ['COORD'],
    words: '国民生活省が、流出とこれまでの経過を説明した。警察への相談も、このとき初めて伝えられた。',
    of: known,
  })
  await move(scene, japan('2015-05-29 11:15'), duty, opened, [
    ['CONTAINING', '監視に現れなかった接続先Xへの流出が分かった。'],
  ])
  const event = await decideSerious(scene, opened, [notice, ...earlier, ...known, explained])
  const asked = await put('13:00', {
    told: 'SUPPORT_REQUEST',
    when: '5月29日',
    from: 'MPL',
    to: ['COORD'],
    words: '緊急支援班の派遣を求めた。',
  })
  await put('13:20', {
    told: 'DISPATCH',
    when: '5月29日',
    from: 'COORD',
    to: ['CYMAT'],
    words: '国民生活省の求めにより、緊急支援班を派遣した。',
    of: [asked],
  })
  await sayEffect(scene, '2015-05-29 13:30', event, 'CYMAT', '国民生活省の要請により、緊急支援班を派遣した。')
  return { leak, event }
}
