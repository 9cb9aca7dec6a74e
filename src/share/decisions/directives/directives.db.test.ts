import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AdvisoryDesk, advisoryDesk, codeOf } from '../../../../test/advisory-desk.ts'
import { type Chain, chain, type SeatName } from '../../../../test/chain.ts'
import { minutes } from '../../../kernel/clock.ts'
import { readTime } from '../../../kernel/known-time.ts'
import { tell } from '../../cases/chronicle/service.ts'
import * as cases from '../../cases/service.ts'
import { openLoops } from '../../home/service.ts'
import { fireDue } from '../../timers/jobs.ts'
import * as serious from '../serious/service.ts'
import * as directives from './service.ts'

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

const found = (id: string) =>
  d.as('duty', tx =>
    tell(
      tx,
      c.actors.duty,
      id,
      {
        ...{ told: 'FINDING', from: null, to: [], unreached: [], words: '約125万件が流出した。', language: 'ja' },
        ...{ indicators: [], tells: [], at: readTime('昨日', d.now()) },
      },
      d.now(),
    ),
  )
const propose = (id: string, fact: string, more: Partial<serious.Proposal> = {}, seat: SeatName = 'duty') =>
  d.as(seat, tx =>
    serious.propose(
      tx,
      c.actors[seat],
      id,
      {
        ...{ criteria: ['GRAVE_LEAK'], other: '', reason: '国民生活に重大な影響がある。', language: 'ja' },
        ...{ facts: [{ kind: 'ENTRY', id: fact }], effects: ['MATERIAL_REQUEST', 'CYMAT'], ...more },
      },
      d.now(),
    ),
  )
const decided = { criteria: ['GRAVE_LEAK'], effects: ['MATERIAL_REQUEST', 'INSTRUCTION', 'CYMAT'] } as const
const decide = (id: string, seat: SeatName = 'headquarters', verdict: 'SPECIFIED' | 'NOT_SPECIFIED' = 'SPECIFIED') =>
  d.as(seat, tx =>
    serious.decideOn(
      tx,
      c.actors[seat],
      id,
      { ...decided, verdict, reason: '直ちに決定した。', language: 'ja' },
      d.now(),
    ),
  )
const readEvent = (id: string, seat: SeatName = 'duty') =>
  d.as(seat, tx => serious.read(tx, c.actors[seat], id, d.now()))
const specified = async () => {
  const { id: caseId } = await d.openCase()
  const { id } = await propose(caseId, (await found(caseId)).id)
  await decide(id)
  return { caseId, id }
}
const loops = async (seat: SeatName, id: string) =>
  (await d.as(seat, tx => openLoops(tx, c.actors[seat], d.now()))).loops
    .filter(({ subject }) => subject.id === id)
    .map(({ kind }) => kind)

describe('R-088: a specified serious event', () => {
  it('is proposed by the coordinator with facts of the case, and waits on the list of the head', async ({ skip }) => {
    skip(absent)
    const { id: caseId } = await d.openCase()
    const { id: fact } = await found(caseId)
    const other = await d.openCase()
    const { id: elsewhere } = await found(other.id)
    expect(await codeOf(propose(caseId, elsewhere))).toBe('fact_not_in_case')
    expect(await codeOf(propose(caseId, fact, {}, 'ministry'))).toBe('not_your_role')
    expect(await codeOf(propose(caseId, fact, { criteria: ['OTHER'] }))).toBe('serious_other_reason')
    const { id } = await propose(caseId, fact)
    expect(await codeOf(propose(caseId, fact))).toBe('serious_pending')
    expect(await loops('headquarters', id)).toEqual(['SERIOUS_EVENT'])
    expect(await loops('duty', id)).toEqual([])
    expect(await codeOf(readEvent(id, 'ministry'))).toBe('not_found')
    expect((await readEvent(id, 'headquarters')).facts).toMatchObject([{ words: '約125万件が流出した。' }])
  })

  it('is decided by the head, by another person than whoever proposed it, with a fresh second factor', async ({
    skip,
  }) => {
    skip(absent)
    const { id: caseId } = await d.openCase()
    const { id } = await propose(caseId, (await found(caseId)).id)
    expect(await codeOf(decide(id, 'duty'))).toBe('not_your_role')
    const stale = { ...c.actors.headquarters, session: { id: 'x', until: d.now(), factor: 'STALE' as const } }
    const late = d.as('headquarters', tx =>
      serious.decideOn(tx, stale, id, { ...decided, verdict: 'SPECIFIED', reason: 'x', language: 'ja' }, d.now()),
    )
    expect(await codeOf(late)).toBe('step_up_needed')
    const twoHats = { ...c.actors.headquarters, person: c.actors.duty.person }
    const alone = d.as('headquarters', tx =>
      serious.decideOn(tx, twoHats, id, { ...decided, verdict: 'SPECIFIED', reason: 'x', language: 'ja' }, d.now()),
    )
    expect(await codeOf(alone)).toBe('serious_same_person')
    await decide(id)
    expect(await codeOf(decide(id))).toBe('already_done')
    expect(await readEvent(id)).toMatchObject({
      ...{
        state: 'SPECIFIED',
        decidedCriteria: ['GRAVE_LEAK'],
        decider: { ja: 'headquartersさん' },
        decidedAt: d.now(),
      },
    })
    const told = (await d.as('operator', tx => cases.timelineOf(tx, caseId))).map(({ details }) => details.told)
    expect(told).toEqual(expect.arrayContaining(['HQ_REPORT', 'DECISION']))
  })

  it('rests on its facts as they stood: nothing of a decision is rewritten, and a withdrawal leaves it there', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await specified()
    const rewrite = (change: string) =>
      c.owner.pool.query(
        `do $$ begin update serious_event set ${change} where id = '${id}';
         exception when integrity_constraint_violation then null; end $$`,
      )
    await rewrite(`decided_reason = 'いや'`)
    const withdraw = (seat: SeatName) =>
      d.as(seat, tx =>
        serious.withdraw(tx, c.actors[seat], id, { reason: '影響がなかった。', language: 'ja' }, d.now()),
      )
    expect(await codeOf(withdraw('duty'))).toBe('not_your_role')
    await withdraw('headquarters')
    await rewrite(`withdrawn_reason = 'いや'`)
    expect(await readEvent(id)).toMatchObject({
      ...{ state: 'WITHDRAWN', decidedReason: '直ちに決定した。', withdrawnReason: '影響がなかった。' },
    })
  })

  it('has effects that stay open for the coordinator until somebody has begun them', async ({ skip }) => {
    skip(absent)
    const { id } = await specified()
    expect(await loops('duty', id)).toEqual(['SERIOUS_EFFECT'])
    const say = (effect: 'CYMAT' | 'INVESTIGATION_TEAM' | 'INSTRUCTION') =>
      d.as('duty', tx => serious.sayEffect(tx, c.actors.duty, id, { effect, note: '要請により派遣した。' }, d.now()))
    expect(await codeOf(say('INVESTIGATION_TEAM'))).toBe('case_order')
    expect(await codeOf(say('INSTRUCTION'))).toBe('case_order')
    await say('CYMAT')
    expect((await readEvent(id)).lines.filter(({ at }) => at !== null).map(({ effect }) => effect)).toEqual(['CYMAT'])
  })
})

const materials = {
  ...{ kind: 'MATERIAL_REQUEST' as const, case: null, title: '資料の提出', body: '経過の資料と説明', shared: false },
  ...{ legalBasis: '基本法の協力の規定', documentNumber: '本第386号', addressee: '大臣', tlp: 'TLP:AMBER' as const },
  ...{ due: null, language: 'ja' as const },
}
const ask = (event: string | null, more: Partial<directives.NewDirective> = {}, seat: SeatName = 'headquarters') =>
  d.as(seat, tx =>
    directives.send(tx, c.actors[seat], { ...materials, organisation: c.ids.MINISTRY!, event, ...more }, d.now()),
  )
const instruct = (more: Partial<directives.NewDirective> = {}) =>
  ask(null, { kind: 'INSTRUCTION', legalBasis: '', documentNumber: '', organisation: null, addressee: '', ...more })
const read = (id: string, seat: SeatName = 'duty') => d.as(seat, tx => directives.read(tx, c.actors[seat], id, d.now()))
const receive = (id: string, seat: SeatName) => d.as(seat, tx => directives.receive(tx, c.actors[seat], id, d.now()))
const give = (id: string, seat: SeatName, organisation = c.ids.MINISTRY!) =>
  d.as(seat, tx =>
    directives.addReturn(tx, c.actors[seat], id, { organisation, what: '経過の一覧', cameAt: d.now() }, d.now()),
  )
const finish = async (id: string, seat: SeatName, organisation = c.ids.MINISTRY!) => {
  const { version } = (await read(id)).tasks.find(task => task.organisation === organisation)!
  return d.as(seat, tx => directives.finish(tx, c.actors[seat], id, { organisation, version }, d.now()))
}

describe('R-089: a request for materials', () => {
  it('keeps basis, number, addressee, scope and due day, what came and when, and is complete by the issuer’s word', async ({
    skip,
  }) => {
    skip(absent)
    const { id: event } = await specified()
    expect(await codeOf(ask(event, {}, 'duty'))).toBe('not_your_role')
    const { id, number } = await ask(event)
    expect((await readEvent(event)).lines[0]).toMatchObject({ effect: 'MATERIAL_REQUEST', directive: { number } })
    expect(await read(id, 'ministry')).toMatchObject({
      ...{ legalBasis: '基本法の協力の規定', documentNumber: '本第386号', body: '経過の資料と説明' },
      own: { addressee: '大臣', state: 'SENT' },
    })
    for (const seat of ['ministry2', 'operator', 'police', 'stranger'] as const)
      expect(await codeOf(read(id, seat))).toBe('not_found')
    await receive(id, 'ministry')
    expect(await codeOf(finish(id, 'headquarters'))).toBe('directive_evidence')
    await give(id, 'ministry')
    expect((await read(id)).tasks).toMatchObject([
      { state: 'PARTLY', returns: [{ what: '経過の一覧', cameAt: d.now() }] },
    ])
    expect(await codeOf(finish(id, 'ministry'))).toBe('not_your_role')
    await finish(id, 'headquarters')
    expect((await read(id)).progress).toMatchObject({ asked: 1, done: 1 })
  })

  it('past its day alarms both ends; a refusal ends it with its reason, and what comes after takes the refusal back', async ({
    skip,
  }) => {
    skip(absent)
    const { id: event } = await specified()
    const { id } = await ask(event)
    await receive(id, 'ministry')
    expect(await loops('ministry', id)).toEqual(['DIRECTIVE'])
    c.world.clock.advance(minutes(10_081))
    await fireDue(c.world)
    expect((await read(id)).tasks).toMatchObject([{ state: 'LATE' }])
    expect(await loops('duty', id)).toEqual(['DIRECTIVE_SILENT'])
    const { rows } = await c.owner.pool.query(
      `select distinct organisation_id from notification where kind = 'due.MATERIAL_REQUEST' and object_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ organisation_id: c.ids.MINISTRY }])
    const { version } = (await read(id)).tasks[0]!
    await d.as('ministry', tx =>
      directives.refuse(tx, c.actors.ministry, id, { version, reason: '訴訟に関わる。' }, d.now()),
    )
    expect((await read(id)).tasks).toMatchObject([{ state: 'REFUSED', refusedReason: '訴訟に関わる。' }])
    await give(id, 'ministry')
    expect((await read(id)).tasks).toMatchObject([{ state: 'LATE', refusedReason: '' }])
  })

  it('without basis or number is no request', async ({ skip }) => {
    skip(absent)
    const { id: event } = await specified()
    await expect(ask(event, { legalBasis: '' })).rejects.toThrow()
  })
})

describe('R-090: an instruction to all ministries', () => {
  it('is one task for each ministry of that day, and none sees what another answered until the issuer lets it', async ({
    skip,
  }) => {
    skip(absent)
    const { id } = await instruct()
    expect((await read(id)).tasks.map(({ name }) => name?.code)).toEqual(['MINISTRY', 'MINISTRY2'])
    expect((await read(id, 'ministry')).tasks.map(({ name }) => name?.code)).toEqual(['MINISTRY'])
    const share = (seat: SeatName) => d.as(seat, tx => directives.setShared(tx, c.actors[seat], id, true, d.now()))
    expect(await codeOf(share('ministry'))).toBe('not_your_role')
    await share('headquarters')
    expect((await read(id, 'ministry')).tasks).toHaveLength(2)
    expect(await codeOf(give(id, 'ministry2'))).toBe('not_your_role')
    expect(await codeOf(read(id, 'operator'))).toBe('not_found')
  })

  it('is done, late or silent, each a state of its own; whoever is not done is reminded', async ({ skip }) => {
    skip(absent)
    const { id } = await instruct()
    await receive(id, 'ministry')
    await give(id, 'ministry')
    expect(await codeOf(finish(id, 'headquarters'))).toBe('not_your_role')
    await finish(id, 'ministry')
    c.world.clock.advance(minutes(1441))
    expect((await read(id)).tasks.map(({ state }) => state)).toEqual(['DONE', 'SILENT'])
    expect(await loops('ministry2', id)).toEqual(['DIRECTIVE'])
    expect(await loops('ministry', id)).toEqual([])
    expect(await d.as('duty', tx => directives.remind(tx, c.actors.duty, id, d.now()))).toBe(1)
  })
})
