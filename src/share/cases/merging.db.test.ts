import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../test/chain.ts'
import { locate } from '../lookup/service.ts'
import * as cases from './service.ts'

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

const duty = () => c.actors.duty
const read = (id: string, seat: SeatName = 'duty') => d.as(seat, tx => cases.read(tx, c.actors[seat], id, d.now()))
const timeline = (id: string, seat: SeatName = 'duty') => d.as(seat, tx => cases.timelineOf(tx, id))
const merge = (id: string, into: string) =>
  d.as('duty', async tx => {
    const { version } = await cases.head(tx, id)
    return cases.merge(tx, duty(), id, version, { into, reason: '同じ障害です' }, d.now())
  })
const separate = (id: string) =>
  d.as('duty', async tx => {
    const { version } = await cases.head(tx, id)
    return cases.separate(tx, duty(), id, version, '別の原因と分かりました', d.now())
  })
const move = (id: string, to: Parameters<typeof cases.move>[4]['to'], reason = '') =>
  d.as('duty', async tx => {
    const { version } = await cases.head(tx, id)
    return cases.move(tx, duty(), id, version, { to, reason }, d.now())
  })
const addMeasure = (id: string) =>
  d.as('duty', tx =>
    cases.addMeasure(
      tx,
      duty(),
      id,
      { text: '遮断', ownerOrganisation: c.ids.OPERATOR!, ownerName: '', dueOn: null, preventsRecurrence: false },
      d.now(),
    ),
  )
const pair = async () => {
  const [one, other] = [await d.openCase(), await d.openCase()]
  return { one, other }
}

describe('a merge', () => {
  it('lets a case go on in another and loses nothing: reports, measures and both timelines are read together', async ({
    skip,
  }) => {
    skip(absent)
    const { one, other } = await pair()
    const measure = await addMeasure(one.id)
    const before = await read(one.id)
    const own = (await timeline(one.id)).map(({ id }) => id)
    await merge(one.id, other.id)
    const whole = await read(other.id)
    expect(whole.reports).toEqual(expect.arrayContaining(before.reports))
    expect(whole.reports).toHaveLength(2)
    expect(whole.measures).toMatchObject([{ id: measure.id, caseId: one.id, caseNumber: one.number }])
    expect(whole.parts).toMatchObject([{ id: one.id, number: one.number, state: 'MERGED' }])
    const part = await read(one.id)
    expect(part).toMatchObject({ state: 'MERGED', mergedInto: { id: other.id, number: other.number }, closure: [] })
    expect(part.reports).toEqual(before.reports)
    expect(await d.as('operator', tx => locate(tx, one.number))).toEqual({ kind: 'case', id: other.id })
    const together = (await timeline(other.id)).map(({ id }) => id)
    expect(together).toEqual(expect.arrayContaining(own))
    expect((await timeline(one.id)).map(({ kind }) => kind)).toContain('case.merged')
  })

  it('is undone by one act: each case has again what it had, and the history keeps both acts', async ({ skip }) => {
    skip(absent)
    const { one, other } = await pair()
    const [was, target] = [await read(one.id), await read(other.id)]
    await merge(one.id, other.id)
    await separate(one.id)
    expect(await read(one.id)).toMatchObject({ state: was.state, reports: was.reports, mergedInto: null })
    expect((await read(other.id)).reports).toEqual(target.reports)
    expect((await d.as('duty', tx => cases.joinings(tx, other.id))).map(({ act }) => act)).toEqual(['MERGE', 'SPLIT'])
    expect(await codeOf(separate(one.id))).toBe('case_order')
  })

  it('never joins two originators, who would learn of each other', async ({ skip }) => {
    skip(absent)
    const { one } = await pair()
    const foreign = await d.as('duty', tx =>
      cases.openWithoutReport(
        tx,
        duty(),
        { title: '別の組織', state: 'SUSPECTED', originator: c.ids.PEER!, tlp: 'TLP:AMBER' },
        d.now(),
      ),
    )
    expect(await codeOf(merge(one.id, foreign.id))).toBe('merge_other_originator')
    expect(await codeOf(merge(foreign.id, one.id))).toBe('merge_other_originator')
    expect(await codeOf(merge(one.id, one.id))).toBe('invalid_input')
  })

  it('opens no part to those who did not hold it, and tells them nothing of where it went', async ({ skip }) => {
    skip(absent)
    const { one } = await pair()
    const hidden = await d.as('duty', tx =>
      cases.openWithoutReport(
        tx,
        duty(),
        { title: 'CANARY-HIDDEN', state: 'SUSPECTED', originator: c.ids.OPERATOR!, tlp: 'TLP:RED' },
        d.now(),
      ),
    )
    await merge(one.id, hidden.id)
    const seen = await read(one.id, 'operator')
    expect(seen).toMatchObject({ state: 'MERGED', mergedInto: null, tlp: 'TLP:AMBER+STRICT' })
    expect(JSON.stringify([seen, await timeline(one.id, 'operator')])).not.toMatch(
      new RegExp(`CANARY-HIDDEN|${hidden.number}|${hidden.id}`),
    )
    expect(await d.as('operator', tx => cases.joinings(tx, one.id))).toEqual([])
    expect(await codeOf(read(hidden.id, 'operator'))).toBe('not_found')
    expect((await read(hidden.id)).tlp).toBe('TLP:RED')
  })

  it('makes the target answer for the part: it does not close over its open measure, nor lets it be written afterwards', async ({
    skip,
  }) => {
    skip(absent)
    const { one, other } = await pair()
    const measure = await addMeasure(one.id)
    await merge(one.id, other.id)
    const finish = () =>
      d.as('operator', tx =>
        cases.changeMeasure(
          tx,
          c.actors.operator,
          one.id,
          measure.id,
          1,
          { state: 'DONE', evidence: '記録', droppedReason: '', ownerName: '', dueOn: null },
          d.now(),
        ),
      )
    for (const to of ['RESTORING', 'RECOVERED', 'FOLLOW_UP'] as const) await move(other.id, to)
    await d.as('duty', async tx => {
      const { version } = await cases.head(tx, other.id)
      return cases.change(tx, duty(), other.id, version, { causes: ['CA_ACC_HW'], lessons: '予備を置く' }, d.now())
    })
    expect((await read(other.id)).closure).toEqual([{ code: 'measures_unfinished', values: { count: 1, total: 1 } }])
    expect(await codeOf(move(other.id, 'CLOSED'))).toBe('closure_refused')
    expect(await codeOf(finish())).toBe('allowed')
    expect(await codeOf(move(other.id, 'CLOSED'))).toBe('allowed')
    expect(await codeOf(finish())).toBe('case_closed')
    expect(await codeOf(separate(one.id))).toBe('case_closed')
    expect(await codeOf(addMeasure(one.id))).toBe('case_merged')
  })

  it('of two cases into each other at once, one happens and the other is refused', async ({ skip }) => {
    skip(absent)
    const { one, other } = await pair()
    const third = await d.openCase()
    const codes = await Promise.all([
      codeOf(merge(one.id, other.id)),
      codeOf(merge(other.id, one.id)),
      codeOf(merge(one.id, third.id)),
    ])
    expect(codes.filter(code => code === 'allowed').length).toBeLessThanOrEqual(2)
    const states = await Promise.all([one, other, third].map(({ id }) => read(id)))
    expect(states.filter(({ state }) => state !== 'MERGED').length).toBeGreaterThan(0)
    const root = states.find(({ state }) => state !== 'MERGED')!
    expect(root.parts.length).toBe(states.filter(({ state }) => state === 'MERGED').length)
  })
})

describe('a split', () => {
  it('gives some reports a case of their own; their versions stay as they were', async ({ skip }) => {
    skip(absent)
    const { one, other } = await pair()
    const taken = (await read(other.id)).reports[0]!
    await merge(other.id, one.id)
    const split = (reports: string[]) =>
      d.as('duty', tx =>
        cases.splitOff(tx, duty(), one.id, { reports, title: '別の障害', state: 'SUSPECTED', reason: '別件' }, d.now()),
      )
    const own = (await read(one.id)).reports
    expect(await codeOf(split([taken]))).toBe('split_leaves_nothing')
    const report = await d.as(
      'operator',
      async tx => (await cases.read(tx, c.actors.operator, one.id, d.now())).reports,
    )
    expect(report).toEqual(own)
    const third = await d.openCase()
    const extra = (await read(third.id)).reports[0]!
    await c.owner.pool.query('update case_report set case_id = $1 where report_id = $2', [one.id, extra])
    const made = await split([extra])
    expect(await read(made.id, 'operator')).toMatchObject({ number: made.number, reports: [extra], state: 'SUSPECTED' })
    expect((await read(one.id)).reports).not.toContain(extra)
    expect(await d.as('operator', tx => cases.joinings(tx, made.id))).toMatchObject([
      { act: 'REPORT_MOVED', fromNumber: one.number, intoNumber: made.number, reason: '別件' },
    ])
    expect(await codeOf(d.as('stranger', tx => cases.head(tx, made.id)))).toBe('not_found')
  })
})

describe('reopening', () => {
  it('R-028: wants its reason, and the guards of closing hold again', async ({ skip }) => {
    skip(absent)
    const { one } = await pair()
    await move(one.id, 'WITHDRAWN', '誤報でした')
    expect(await codeOf(move(one.id, 'REOPENED'))).toBe('reason_needed')
    expect(await codeOf(move(one.id, 'REOPENED', '同じ信号が再び出ました'))).toBe('allowed')
    await move(one.id, 'FOLLOW_UP')
    expect(await codeOf(move(one.id, 'CLOSED'))).toBe('closure_refused')
    expect((await read(one.id)).transitions).toContainEqual(
      expect.objectContaining({ to: 'REOPENED', reason: '同じ信号が再び出ました' }),
    )
  })
})
