import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/database/fresh.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { scenarioClock } from '../../kernel/clock.ts'
import { withActor, withoutActor } from '../../platform/db/actor.ts'
import * as deliveries from '../../share/advisories/delivery/service.ts'
import { view } from '../../share/advisories/release.ts'
import * as cases from '../../share/cases/service.ts'
import { openLoops } from '../../share/home/service.ts'
import { relayReport } from '../../share/reports/jobs.ts'
import { read } from '../../share/reports/service.ts'
import { demonstrationPosts, isDemonstration } from '../../trust/identity/demonstration/store.ts'
import { seedDemonstration } from './seed.ts'

/** The demonstration lives in an embedded folder only; `noroshi demo` refuses DATABASE_URL. */
const embedded = inject('template').kind === 'embedded'
const worldTest = test.runIf(embedded)

const now = new Date('2026-11-19T18:07:00Z')
const clock = scenarioClock(now)
const silently = () => undefined
/** Told in some seconds on a quiet machine. */
const slow = 300_000

let fresh: FreshDatabase | null = null
const opened = (): FreshDatabase => {
  if (!fresh) throw new Error('no database')
  return fresh
}

const rows = async <Row>(text: string): Promise<Row[]> => (await sql.raw<Row>(text).execute(opened().owner.kysely)).rows
const ids = async (text: string): Promise<string[]> => (await rows<{ id: string }>(text)).map(({ id }) => id)
const only = async (text: string): Promise<string> => {
  const [id, ...more] = await ids(text)
  if (!id || more.length > 0) throw new Error(`expected one: ${text}`)
  return id
}

const world = () => ({ kysely: opened().database.kysely, clock })

const playerOf = async (name: string): Promise<PersonActor> => {
  const found = (await withoutActor(world(), demonstrationPosts)).find(({ personJa }) => personJa === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  const { post, organisation, kinds, duties } = found
  const person = await only(`select person_id as id from post where id = '${post}'`)
  return { type: 'person', person, post, organisation, kinds, duties } as PersonActor
}

const as = async <Result>(
  name: string,
  work: (tx: Parameters<typeof isDemonstration>[0], actor: PersonActor) => Promise<Result>,
) => {
  const actor = await playerOf(name)
  return withActor(world(), actor, tx => work(tx, actor))
}

beforeAll(async () => {
  if (!embedded) return
  fresh = await freshDatabase()
  await seedDemonstration(opened().owner, silently, clock)
}, slow)
afterAll(() => fresh?.close())

worldTest(
  'the world has more than four hundred organisations in fifteen sectors with 21 CEPTOARs, every one marked as fictional',
  async () => {
    const [count] = await rows<{ all: number; fictional: number }>(
      'select count(*)::int as all, count(*) filter (where fictional)::int as fictional from organisation',
    )
    expect(count?.all).toBeGreaterThanOrEqual(400)
    expect(count?.fictional).toBe(count?.all)
    const [kinds] = await rows<{ ceptoars: number; sectors: number; operators: number }>(`select
    (select count(*) from organisation_kind where kind = 'CEPTOAR')::int as ceptoars,
    (select count(distinct sector) from organisation_sector)::int as sectors,
    (select count(*) from organisation_kind where kind = 'CI_OPERATOR')::int as operators`)
    expect(kinds).toMatchObject({ ceptoars: 21, sectors: 15 })
    expect(kinds?.operators).toBeGreaterThanOrEqual(375)
  },
)

worldTest('mail addresses, domains and networks are those reserved for examples', async () => {
  expect(await ids(`select email as id from person where email not like '%.example'`)).toEqual([])
  expect(
    await ids(`select value as id from organisation_identifier
      where kind = 'ADDRESS' and not (value like '10.%' or value like '198.51.100.%' or value like '203.0.113.%')`),
  ).toEqual([])
})

worldTest('the first post of the coordinator is the duty officer, and posts of 2007 are nobody’s today', async () => {
  const posts = await withoutActor(world(), demonstrationPosts)
  expect(posts.find(({ code }) => code === 'COORD')?.personJa).toBe('佐久間 玲')
  expect(posts.map(({ personJa }) => personJa)).not.toContain('深町 由紀')
})

worldTest('R-001: a report of 2007 shows the coordinator and its officer as they were called in 2007', async () => {
  const gates = await only(`select r.id from report r join report_version v on v.report_id = r.id
    where v.seq = 1 and v.content ->> 'summary' like '%660駅の4,400台%'`)
  const report = await as('佐久間 玲', (tx, actor) => read(tx, actor, gates, now))
  const copy = report.hops.find(({ mode, seq }) => mode === 'COPY' && seq === 1)
  expect(copy?.to?.ja).toBe('内閣情報防護調整センター')
  const [names] = await rows<{ earlier: string; today: string }>(`
    select organisation_on(id, '2007-10-30') ->> 'ja' as earlier, organisation_on(id, '2026-11-20') ->> 'ja' as today
    from organisation where code = 'COORD'`)
  expect(names).toEqual({ earlier: '内閣情報防護調整センター', today: '内閣サイバー調整室' })
})

worldTest.each([
  ['only sent', `select id from relay_hop where acknowledged_at is null`],
  ['forwarded', `select id from relay_hop where forwarded_at is not null`],
  ['consulted', `select id from report where type = 'CONSULTATION'`],
  ['a consultation that became a report', `select id from report where converted_from is not null`],
  ['returned', `select id from report_handling where state = 'RETURNED'`],
  ['corrected', `select report_id as id from report_version where kind = 'CORRECTION'`],
  ['withdrawn', `select report_id as id from report_version where kind = 'WITHDRAWAL'`],
  ['a near miss', `select report_id as id from report_version where content ->> 'eventClass' = 'EV_OMEN'`],
  ['a disaster', `select report_id as id from report_version where content -> 'causes' ? 'CA_ENV_DISASTER'`],
  ['a leak', `select report_id as id from report_version where content ->> 'eventClass' = 'EV_C_LEAK'`],
  ['restoring', `select id from case_file where state = 'RESTORING' and path = 'FAULT'`],
  ['containing', `select id from case_file where state = 'CONTAINING' and path = 'ATTACK'`],
  ['in follow-up', `select id from case_file where state = 'FOLLOW_UP'`],
  ['closed', `select id from case_file where state = 'CLOSED' and lessons <> ''`],
  ['questions answered', `select id from thread_message where kind = 'ANSWER'`],
  [
    'consent asked',
    `select q.id from consent_request q where not exists
    (select from consent_decision d where d.request_id = q.id)`,
  ],
  ['consent with conditions', `select id from consent_decision where verdict = 'CONDITIONAL'`],
  ['in review', `select id from advisory where state = 'IN_REVIEW'`],
  ['given back', `select id from advisory where state = 'RETURNED'`],
  ['released', `select id from advisory where state = 'RELEASED'`],
])('there is something to see at the point “%s”', async (_, text) => {
  expect((await ids(text)).length).toBeGreaterThan(0)
})

worldTest('the case in follow-up cannot be closed, and says what it lacks', async () => {
  const followUp = await only(`select id from case_file where state = 'FOLLOW_UP'`)
  const { closure } = await as('佐久間 玲', (tx, actor) => cases.read(tx, actor, followUp, now))
  expect(closure.map(({ code }) => code)).toEqual(['measures_unfinished', 'lessons'])
})

worldTest('the advisory in review lacks nothing but its second person, and its text names no victim', async () => {
  const review = await only(`select id from advisory where state = 'IN_REVIEW'`)
  const forApprover = await as('佐久間 玲', (tx, actor) => view(tx, actor, review, now))
  const forAuthor = await as('梶原 智也', (tx, actor) => view(tx, actor, review, now))
  expect(forApprover.refusals).toEqual([])
  expect(forAuthor.refusals.map(({ code }) => code)).toEqual(['second_person'])
  expect(forApprover.content.others.body).not.toMatch(/全国給付機構|KF-|10\.20\.4/)
})

worldTest(
  'the released advisory has every kind of answer, and a silent CEPTOAR with operators held behind it',
  async () => {
    const edition = await only(`select e.id from advisory_edition e where e.title like 'VPN装置%'`)
    const { groups } = await as('梶原 智也', tx => deliveries.board(tx, edition, now))
    const states = groups.flatMap(({ relay, recipients }) => [relay, ...recipients].map(row => row?.state))
    for (const state of ['NO_ANSWER', 'HELD_UPSTREAM', 'UNCHECKED', 'HIT', 'NO_HIT', 'NOT_APPLICABLE', 'ACTED']) {
      expect(states).toContain(state)
    }
    const ports = groups.find(({ relay }) => relay?.name?.code === 'CEPTOAR-PRT')
    expect(ports?.relay?.state).toBe('NO_ANSWER')
    expect(new Set(ports?.recipients.map(({ state }) => state))).toEqual(new Set(['HELD_UPSTREAM']))
  },
)

worldTest(
  'the first home screen shows something overdue, something due within the hour, and nothing of 2007',
  async () => {
    const { loops } = await as('佐久間 玲', (tx, actor) => openLoops(tx, actor, now))
    const minutesLeft = loops.flatMap(({ due }) => (due ? [(due.getTime() - now.getTime()) / 60_000] : []))
    expect(minutesLeft.some(left => left < 0)).toBe(true)
    expect(minutesLeft.some(left => left > 0 && left <= 60)).toBe(true)
    expect(loops.filter(({ since }) => since.getUTCFullYear() < 2026)).toEqual([])
  },
)

const tables = ['organisation', 'person', 'report_version', 'relay_hop', 'notification', 'delivery', 'audit_entry']
const counted = () =>
  rows<{ counts: string }>(
    `select concat_ws(' ', ${tables.map(table => `(select count(*) from ${table})`).join(', ')}) as counts`,
  )

worldTest('a second start changes nothing, and no job of the seed is left to send anything twice', async () => {
  const before = await counted()
  await seedDemonstration(opened().owner, silently, clock)
  expect(await counted()).toEqual(before)
  expect(await ids('select id from pgboss.job')).toEqual([])
})

worldTest('relaying a seeded version again sends nothing', async () => {
  const before = await counted()
  for (const { report, seq } of await rows<{ report: string; seq: number }>(
    'select report_id as report, seq from report_version',
  )) {
    await relayReport(world())({ report, seq })
  }
  expect(await counted()).toEqual(before)
})

worldTest('a seed that was killed begins again and ends with the whole world', { timeout: slow }, async () => {
  const other = await freshDatabase()
  if (!other) throw new Error('no database')
  try {
    let stages = 0
    const killed = seedDemonstration(other.owner, () => {
      if (++stages === 3) throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    const remade = { kysely: other.database.kysely, clock }
    // Half a world is a demonstration already: `serve` must not take it for a real installation. But nobody enters it.
    expect(await withoutActor(remade, isDemonstration)).toBe(true)
    expect(await withoutActor(remade, demonstrationPosts)).toEqual([])
    await seedDemonstration(other.owner, silently, clock)
    expect(await withoutActor(remade, isDemonstration)).toBe(true)
    const { rows: counts } = await sql<{ count: number }>`select count(*)::int as count from organisation`.execute(
      other.owner.kysely,
    )
    expect(counts[0]?.count).toBe((await ids('select id from organisation')).length)
  } finally {
    await other.close()
  }
})

worldTest('a folder that holds people of its own is refused', async () => {
  const other = await freshDatabase()
  if (!other) throw new Error('no database')
  try {
    const person = { id: crypto.randomUUID(), ja: '利用者', en: 'Somebody', email: 'a@b.example', created_at: now }
    await other.owner.kysely.insertInto('person').values(person).execute()
    await expect(seedDemonstration(other.owner, silently, clock)).rejects.toThrow('not of the demonstration')
  } finally {
    await other.close()
  }
})
