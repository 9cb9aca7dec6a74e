import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { readTime } from '../../../kernel/known-time.ts'
import { read, timelineOf } from '../service.ts'
import type { ChronicleKind, Told } from './model.ts'
import { tell } from './service.ts'

let c: Chain
let d: AdvisoryDesk
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    d = advisoryDesk(made)
  } else absent = true
})
afterAll(() => (absent ? undefined : c.close()))

const put = (id: string, seat: SeatName, told: ChronicleKind, change: Partial<Told> & { when?: string } = {}) =>
  d.as(seat, tx =>
    tell(
      tx,
      c.actors[seat],
      id,
      {
        told,
        from: null,
        to: [],
        unreached: [],
        words: '端末の通信を断った。',
        language: 'ja',
        indicators: [],
        tells: [],
        at: readTime(change.when ?? '昨日', d.now()),
        ...change,
      },
      d.now(),
    ),
  )
const entriesOf = (id: string, seat: SeatName) => d.as(seat, tx => timelineOf(tx, id))

it('keeps who told whom and whom it did not reach, with names, for everybody who holds the case and for nobody else', async ({
  skip,
}) => {
  skip(absent)
  const { id } = await d.openCase()
  const { MINISTRY, POLICE, COORD } = c.ids
  await put(id, 'duty', 'POLICE_REPORT', { from: MINISTRY!, to: [POLICE!], when: '昨日 10:00' })
  await put(id, 'duty', 'CONTACT', { from: MINISTRY!, unreached: [COORD!], when: '昨日 11:00' })
  const told = (await entriesOf(id, 'operator')).filter(({ kind }) => kind === 'case.told')
  expect(told).toMatchObject([
    { details: { told: 'POLICE_REPORT' }, parties: { [POLICE!]: { code: 'POLICE' } }, wording: '昨日 10:00' },
    { details: { told: 'CONTACT', unreached: [COORD] }, parties: { [COORD!]: { code: 'COORD' } } },
  ])
  expect(await codeOf(entriesOf(id, 'stranger'))).toBe('not_found')
  expect(await codeOf(put(id, 'stranger', 'CONTACT'))).toBe('not_found')
})

it('R-007: what the matrix does not allow is not put on record as a message either', async ({ skip }) => {
  skip(absent)
  const { id } = await d.openCase()
  const { PEER, MINISTRY } = c.ids
  expect(await codeOf(put(id, 'duty', 'DETECTION_NOTICE', { from: PEER!, to: [MINISTRY!] }))).toBe('flow_not_allowed')
  expect(await codeOf(put(id, 'duty', 'DETECTION_NOTICE', { to: [MINISTRY!] }))).toBe('invalid_input')
  expect(await codeOf(put(id, 'duty', 'CONTACT', { from: PEER!, to: [MINISTRY!] }))).toBe('allowed')
})

it('a holder records what it sent or received, nothing of the future and nothing that tells of another case', async ({
  skip,
}) => {
  skip(absent)
  const { id } = await d.openCase()
  const other = await d.openCase()
  const { OPERATOR, MINISTRY } = c.ids
  expect(await codeOf(put(id, 'operator', 'CONTACT', { from: OPERATOR!, to: [MINISTRY!] }))).toBe('allowed')
  expect(await codeOf(put(id, 'operator', 'CONTACT', { from: MINISTRY! }))).toBe('not_your_role')
  expect(await codeOf(put(id, 'duty', 'FINDING', { when: '11月29日 10時' }))).not.toBe('allowed')
  const { id: elsewhere } = await put(other.id, 'duty', 'FINDING')
  expect(await codeOf(put(id, 'duty', 'FINDING', { tells: [elsewhere] }))).toBe('not_found')
})

it('R-080: a case that names traces is not closed before somebody has looked for each of them', async ({ skip }) => {
  skip(absent)
  const { id } = await d.openCase()
  const trace = { kind: 'IPV4' as const, value: '203.0.113.91' }
  const lacks = async () =>
    (await d.as('duty', tx => read(tx, c.actors.duty, id, d.now()))).closure.find(({ code }) => code === 'sweep')
  expect(await lacks()).toBeUndefined()
  await put(id, 'duty', 'FINDING', { indicators: [trace] })
  expect(await lacks()).toEqual({ code: 'sweep', values: { count: 1, first: '203.0.113.91' } })
  await put(id, 'duty', 'SWEEP', { from: c.ids.OPERATOR!, indicators: [trace] })
  expect(await lacks()).toBeUndefined()
})
