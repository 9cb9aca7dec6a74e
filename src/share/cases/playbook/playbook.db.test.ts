import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import type { PlaybookStep } from '../../../kernel/taxonomy/playbook.ts'
import { fireDue } from '../../timers/jobs.ts'
import { read as readCase } from '../service.ts'
import type { StepAct } from './model.ts'
import { act, authorise, endWatch, read, take, watch } from './service.ts'

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

const takeStep = (id: string, seat: SeatName, step: PlaybookStep, target = 'PC-0142') =>
  d.as(seat, tx => take(tx, c.actors[seat], id, { step, target, words: '' }, d.now()))
const turn = (id: string, seat: SeatName, step: string, version: number, done: StepAct, reason = '') =>
  d.as(seat, tx => act(tx, c.actors[seat], id, { step, version, act: done, at: null, reason }, d.now()))
const stepOf = async (id: string, step: PlaybookStep) =>
  (await d.as('operator', tx => read(tx, c.actors.operator, id))).steps.find(found => found.step === step)!
const lacksOf = async (id: string) =>
  (await d.as('duty', tx => readCase(tx, c.actors.duty, id, d.now()))).closure.map(({ code }) => code)

it('R-129: a step is ordered by a post that may, recommended by one that may not, and recorded authority comes first', async ({
  skip,
}) => {
  skip(absent)
  const { id } = await d.openCase()
  expect(await takeStep(id, 'operator', 'ISOLATE_TERMINAL')).toMatchObject({ mode: 'EXECUTE' })
  expect(await takeStep(id, 'operator', 'CUT_SITE', '支所')).toMatchObject({ mode: 'RECOMMEND' })
  expect(await codeOf(takeStep(id, 'operator', 'CUT_ORGANISATION', '全体'))).toBe('step_no_authority')
  const [recommended] = (await stepOf(id, 'CUT_SITE')).taken
  expect(await codeOf(turn(id, 'operator', recommended!.id, 1, 'ORDER'))).toBe('step_no_authority')
  const written = [{ step: 'CUT_SITE' as const, post: 'WINDOW' as const, mode: 'EXECUTE' as const, scope: '夜間' }]
  expect(await codeOf(d.as('operator', tx => authorise(tx, c.actors.operator, written, d.now())))).toBe('not_your_role')
  await d.as('operatorHead', tx => authorise(tx, c.actors.operatorHead, written, d.now()))
  expect(await turn(id, 'operator', recommended!.id, 1, 'ORDER')).toEqual({ version: 2 })
  expect((await stepOf(id, 'CUT_SITE')).taken[0]).toMatchObject({ state: 'ORDERED', orderedAs: 'WINDOW' })
})

it('R-129: of two who take the same step at once one wins, and the other is told who', async ({ skip }) => {
  skip(absent)
  const { id } = await d.openCase()
  const results = await Promise.allSettled([
    takeStep(id, 'operator', 'ISOLATE_TERMINAL', 'PC 0142'),
    takeStep(id, 'operatorHead', 'ISOLATE_TERMINAL', 'ＰＣ　0142'),
  ])
  const lost = results.filter(result => result.status === 'rejected')
  expect(lost).toHaveLength(1)
  expect(lost[0]!.reason).toMatchObject({ code: 'step_taken', values: { name: expect.stringMatching(/^operator/) } })
})

it('R-129: ordered, done and confirmed are three times, the last by a second person; taken back it can be taken anew', async ({
  skip,
}) => {
  skip(absent)
  const { id } = await d.openCase()
  const step = await takeStep(id, 'operator', 'ISOLATE_TERMINAL')
  expect(await lacksOf(id)).toContain('steps_unfinished')
  await turn(id, 'operator', step.id, 1, 'DO')
  expect(await lacksOf(id)).toContain('fleet_not_swept')
  expect(await codeOf(turn(id, 'operator', step.id, 2, 'CONFIRM'))).toBe('step_own_confirmation')
  expect(await codeOf(turn(id, 'operatorHead', step.id, 1, 'CONFIRM'))).toBe('changed_meanwhile')
  await turn(id, 'duty', step.id, 2, 'CONFIRM')
  expect(await codeOf(turn(id, 'operator', step.id, 3, 'UNDO'))).toBe('reason_needed')
  await turn(id, 'operator', step.id, 3, 'UNDO', '別の端末だった。')
  expect(await codeOf(takeStep(id, 'operator', 'ISOLATE_TERMINAL'))).toBe('allowed')
  expect((await stepOf(id, 'ISOLATE_TERMINAL')).taken.map(({ state }) => state).sort()).toEqual(['ORDERED', 'UNDONE'])
})

it('nobody takes a step on the terminals of another organisation', async ({ skip }) => {
  skip(absent)
  const { id } = await d.openCase()
  expect(await codeOf(takeStep(id, 'duty', 'ISOLATE_TERMINAL'))).toBe('not_your_role')
  expect(await codeOf(takeStep(id, 'stranger', 'ISOLATE_TERMINAL'))).toBe('not_found')
})

it('R-129: a watch for the next attack reminds on its day and keeps the case open until it is over', async ({
  skip,
}) => {
  skip(absent)
  const { id } = await d.openCase()
  const until = new Date(d.now().getTime() + minutes(10 * 24 * 60))
  const { id: watching } = await d.as('operator', tx =>
    watch(tx, c.actors.operator, id, { words: '次のメールを待つ。', until }, d.now()),
  )
  expect(await lacksOf(id)).toContain('watch_running')
  c.world.clock.set(until)
  await fireDue(c.world)
  const { rows } = await c.owner.pool.query(`select count(*)::int as n from notification where kind = 'due.CASE_WATCH'`)
  expect(rows[0].n).toBeGreaterThan(0)
  await d.as('operator', tx => endWatch(tx, c.actors.operator, id, { id: watching, reason: '攻撃なし。' }, d.now()))
  expect(await lacksOf(id)).not.toContain('watch_running')
  expect(
    await codeOf(d.as('operator', tx => endWatch(tx, c.actors.operator, id, { id: watching, reason: '再' }, d.now()))),
  ).toBe('not_found')
})
