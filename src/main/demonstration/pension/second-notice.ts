import { NoroshiError } from '../../../kernel/errors.ts'
import * as cases from '../../../share/cases/service.ts'
import { onRecord } from '../chronicle-steps.ts'
import { detect, give, onNotice } from '../notice-steps.ts'
import { japan, type Player, type Scene } from '../scene.ts'
import { acknowledge, followUp, type Kept, move } from '../steps.ts'
import { type FirstNotice, watch } from './first-notice.ts'

const duty = 'COORD.duty'

/** Tries to close and is refused; anything else is a fault of the house. @returns what the refusal named */
export const refusedToClose = async (scene: Scene, at: Date, player: Player, { id }: Kept): Promise<string[]> => {
  try {
    await scene.act(at, player, async (tx, actor, now) => {
      const { version } = await cases.head(tx, id)
      await cases.move(tx, actor, id, version, { to: 'CLOSED', reason: '信号が消えた。' }, now)
    })
  } catch (error) {
    if (error instanceof NoroshiError && error.code === 'closure_refused')
      return (error.missing ?? []).map(({ code }) => code)
    throw error
  }
  throw new Error('the case of 2015 was closed while nobody had looked for its traces')
}

/** 22 May: notice 2, unplugged, the signal gone the same day — and the case stays open (DOMAIN §6.3). */
export const tellSecondNotice = async (scene: Scene, { sent, opened }: FirstNotice): Promise<{ id: string }> => {
  await move(scene, japan('2015-05-22 16:00'), duty, opened, [['CONTAINING', '通知2。別の端末に不審な通信がある。']])
  const put = (at: string, entry: Parameters<typeof onRecord>[4]) =>
    onRecord(scene, japan(`2015-05-22 ${at}`), duty, opened, entry)
  const seen = await detect(scene, japan('2015-05-22 15:40'), watch, [
    {
      ...{ signature: '不審な接続先への通信', src: '10.20.31.7', dst: '192.0.2.99', severity: 1 },
      ...{ seenAt: japan('2015-05-22 15:05'), lastAt: japan('2015-05-22 15:38'), count: 23 },
    },
  ])
  const given = await give(scene, japan('2015-05-22 15:45'), watch, {
    detections: seen,
    ...{ to: 'MPL', place: 'NBA', when: '5月22日', case: opened },
    words: '検知の通知2。機構の端末から不審な接続先への通信を検知した。責任者（参事官の職）には報告されていない。',
  })
  const notice = { id: given.entry }
  await onNotice(scene, japan('2015-05-22 16:05'), 'MPL.desk', given, { act: 'ACKNOWLEDGE', when: '5月22日' })
  const passed = await put('16:10', {
    told: 'CONTACT',
    when: '5月22日',
    from: 'MPL',
    to: ['NBA'],
    words: '通知2の内容を機構に伝えた。',
    of: [notice],
  })
  await put('18:00', {
    told: 'ISOLATION',
    when: '5月22日',
    from: 'NBA',
    words: '通知2の端末の通信を断った。',
    of: [passed],
  })
  await onNotice(scene, japan('2015-05-22 18:10'), 'MPL.desk', given, {
    ...{ act: 'CONTAIN', when: '5月22日', action: 'UNPLUGGED', reportedBy: '機構 システム統括部' },
    terminals: [{ name: '機構の端末2', address: '10.20.31.7', user: '' }],
    words: '通知2に対し、端末の通信を断ったことを回答した。',
  })
  await onNotice(scene, japan('2015-05-22 19:20'), watch, given, {
    ...{ act: 'CONFIRM', when: '5月22日' },
    watched: { from: japan('2015-05-22 18:05').toISOString(), until: japan('2015-05-22 19:15').toISOString() },
    words: '通知2の信号は、切り離しのあと観測していない。',
  })
  const at = japan('2015-05-22 19:40')
  await followUp(scene, at, 'MPL.desk', sent, 'FOLLOW_UP', {
    summary: '監視チームの通知2を受け、機構の端末の通信を断った。通知2の信号は、そのあと観測されていない。',
    measuresTaken: '通知1と通知2の端末のLANケーブルを抜いた。',
  })
  await acknowledge(scene, japan('2015-05-22 19:55'), duty, sent, 2)
  await refusedToClose(scene, japan('2015-05-22 20:10'), duty, opened)
  await move(scene, japan('2015-05-22 20:15'), duty, opened, [
    ['CONTAINED', '通知2の信号は消えた。解析結果B・Cの接続先の点検が残る。'],
  ])
  return notice
}
