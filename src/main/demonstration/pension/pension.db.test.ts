import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/database/fresh.ts'
import { knowledgeOf } from '../../../../web/pages/cases/knowledge.ts'
import { type ToldEntry, toldOf } from '../../../../web/pages/cases/told.ts'
import type { PersonActor } from '../../../kernel/actor.ts'
import { type Clock, dayInJapan, scenarioClock } from '../../../kernel/clock.ts'
import { withActor, withoutActor } from '../../../platform/db/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import * as cases from '../../../share/cases/service.ts'
import * as notices from '../../../share/notices/service.ts'
import { read as readReport } from '../../../share/reports/service.ts'
import { openClock } from '../../../share/scenario/service.ts'
import { demonstrationPosts } from '../../../trust/identity/demonstration/store.ts'
import { scenarios } from '../scenarios.ts'
import { seedScenario } from '../seed.ts'
import { destinationX } from './leak.ts'
import { destinationsOfB, destinationsOfC } from './results.ts'

/** The demonstration lives in an embedded folder only; `noroshi demo` refuses DATABASE_URL. */
const embedded = inject('template').kind === 'embedded'
const replayTest = test.runIf(embedded)

const machine = scenarioClock(new Date('2026-11-21T10:00:00+09:00'))
let fresh: FreshDatabase | null = null
let clock: Clock
let caseId = ''
const world = () => ({ kysely: fresh!.database.kysely, clock })

const as = async <Result>(code: string, work: (tx: Tx, actor: PersonActor) => Promise<Result>): Promise<Result> => {
  const post = (await withoutActor(world(), demonstrationPosts)).find(candidate => candidate.code === code)!
  const { rows } = await sql<{ id: string }>`select person_id as id from post where id = ${post.post}`.execute(
    fresh!.owner.kysely,
  )
  const { organisation, kinds, duties } = post
  const actor = { type: 'person', person: rows[0]!.id, post: post.post, organisation, kinds, duties } as PersonActor
  return withActor(world(), actor, tx => work(tx, actor))
}

beforeAll(async () => {
  if (!embedded) return
  fresh = await freshDatabase()
  clock = await openClock(fresh!.owner.kysely, scenarios.pension.start, machine)
  await seedScenario(fresh!.owner, () => undefined, clock, 'pension')
  const { rows } = await sql<{ id: string }>`select id from case_file`.execute(fresh!.owner.kysely)
  caseId = rows[0]!.id
}, 300_000)
afterAll(() => fresh?.close())

/** The entries as the case's page has them. */
const entries = async (code = 'COORD'): Promise<ToldEntry[]> => {
  const listed = await as(code, tx => cases.timelineOf(tx, caseId))
  return toldOf(JSON.parse(JSON.stringify(listed)))
}
const matrix = async () => {
  const told = await entries()
  const reports = await as('COORD', async (tx, actor) => [
    await readReport(tx, actor, (await cases.read(tx, actor, caseId, clock.now())).reports[0]!, clock.now()),
  ])
  return knowledgeOf(JSON.parse(JSON.stringify(reports)), clock.now(), told)
}
const cell = async (words: RegExp, code: string) => {
  const { parties, rows } = await matrix()
  const place = parties.findIndex(party => party.code === code)
  return rows.find(({ text }) => words.test(text))?.knowledge[place]
}

const days = (milliseconds: number): number => Math.round(milliseconds / 86_400_000)
/** Days of the calendar in Japan from when an entry began until a party knew of it. */
const daysUntilKnown = async (words: RegExp, code: string) => {
  const found = await cell(words, code)
  const entry = (await entries()).find(told => words.test(told.words))
  if (found?.kind !== 'TOLD' || !entry?.known.earliest) return found?.kind
  return days(Date.parse(dayInJapan(found.at)) - Date.parse(dayInJapan(new Date(entry.known.earliest))))
}

replayTest('the replay stands on the evening of 1 June 2015 and goes on from there', async () => {
  expect(clock.now()).toEqual(new Date('2015-06-01T19:00:00+09:00'))
  expect(clock.run?.()).toMatchObject({ kind: 'REPLAY', paused: false })
  const { rows } = await sql<{ first: Date; last: Date }>`
    select min(recorded_at) as first, max(recorded_at) as last from timeline_entry`.execute(fresh!.owner.kysely)
  expect(rows[0]?.first.toISOString().slice(0, 10)).toBe('2015-05-08')
  expect(rows[0]?.last.toISOString().slice(0, 10)).toBe('2015-06-01')
})

replayTest('R-001 R-004: the parties bear the names of 2015, and ministry and body both hold the case', async () => {
  const found = await as('NBA', (tx, actor) => cases.read(tx, actor, caseId, clock.now()))
  expect(found.originator?.code).toBe('MPL')
  const told = await entries('NBA')
  const names = told.flatMap(({ parties }) => Object.values(parties))
  expect(names.find(name => name?.code === 'COORD')?.ja).toBe('内閣サイバー調整センター')
})

replayTest('every message of the four weeks is there at its time, by the way that the matrix allows', async () => {
  const told = await entries()
  const of = (kind: string) => told.filter(entry => entry.told === kind)
  expect(of('DETECTION_NOTICE').map(({ known }) => known.wording)).toEqual(['5月8日', '5月22日'])
  expect(of('CONTAINMENT_REPORT')).toHaveLength(2)
  expect(of('CONFIRMATION')).toHaveLength(2)
  expect(of('ADVICE')).toHaveLength(1)
  expect(of('SAMPLE_SUBMISSION')).toHaveLength(4)
  expect(of('ANALYSIS_RESULT').map(({ known }) => known.wording)).toEqual(['5月15日', '5月19日 夜', '5月21日 夕方'])
  expect(of('INSTRUCTION')[0]?.to).toHaveLength(4)
  for (const kind of ['HQ_REPORT', 'MATERIAL_REQUEST', 'SUPPORT_REQUEST', 'DISPATCH', 'PUBLICATION'])
    expect(of(kind)).toHaveLength(1)
  expect(told.every(({ at }) => at !== null)).toBe(true)
})

replayTest('R-086: results A, B and C come 7, 1 and 1 days after their mails', async () => {
  const told = await entries()
  const day = ({ known }: ToldEntry) => Date.parse(dayInJapan(new Date(known.earliest ?? '')))
  const lag = (result: RegExp, mail: RegExp) => {
    const [one, other] = [result, mail].map(words => told.find(entry => words.test(entry.words))!)
    return days(day(one!) - day(other!))
  }
  expect([
    lag(/^解析結果A/, /^メール1通目。/),
    lag(/^解析結果B/, /^メール2通目。/),
    lag(/^解析結果C/, /^メール4通目。/),
  ]).toEqual([7, 1, 1])
})

replayTest(
  'R-067: the bureau’s responsible head was never told, and the matrix says so in red to this day',
  async () => {
    expect(await cell(/事業企画課長/, 'MPL-BENEFITS')).toMatchObject({ kind: 'WAITING', overdue: true })
  },
)

replayTest(
  'R-031: the coordinator learns of the police ten days late; the head of 8 May after 21, of the traffic to X after 8, of the leak after 1',
  async () => {
    const police = await cell(/警察に相談した。/, 'COORD')
    expect(police).toMatchObject({ kind: 'TOLD', late: true })
    expect(await daysUntilKnown(/警察に相談した。/, 'COORD')).toBe(10)
    expect(await daysUntilKnown(/^検知の通知1/, 'HQ-HEAD')).toBe(21)
    expect(await daysUntilKnown(/接続先Xへの通信が始まった/, 'HQ-HEAD')).toBe(8)
    expect(await daysUntilKnown(/流出が分かった。$/, 'HQ-HEAD')).toBe(1)
  },
)

replayTest(
  'R-079 R-080: both notices are closed by their silent signals on their own days, nobody responsible was told, and the case is open',
  async () => {
    const filter = { owed: false, open: null, state: null, case: caseId }
    const found = await as('MPL', (tx, actor) => notices.list(tx, actor, filter, { after: null, limit: 10 }))
    expect(
      found.map(({ state, closedAt, informedAt }) => [state, closedAt && dayInJapan(closedAt), informedAt]),
    ).toEqual([
      ['SIGNAL_GONE', '2015-05-22', null],
      ['SIGNAL_GONE', '2015-05-08', null],
    ])
    const waiting = await as('MPL', notices.noticesWaiting)
    expect(waiting.map(({ waits }) => waits)).toEqual(['RESPONSIBLE', 'RESPONSIBLE'])
  },
)

replayTest(
  'R-080: the silent sensor closes nothing: closing is refused and names the sweep that nobody made',
  async () => {
    const found = await as('COORD', (tx, actor) => cases.read(tx, actor, caseId, clock.now()))
    expect(found.state).toBe('CONTAINING')
    expect(found.unswept).toEqual([...destinationsOfB, ...destinationsOfC])
    expect(found.unswept).not.toContain(destinationX)
    const refused = as('COORD', (tx, actor) =>
      cases.move(tx, actor, caseId, found.version, { to: 'CLOSED', reason: '信号が消えた。' }, clock.now()),
    )
    await expect(refused).rejects.toMatchObject({
      code: 'closure_refused',
      missing: expect.arrayContaining([{ code: 'sweep', values: { count: 3, first: destinationsOfB[0] } }]),
    })
  },
)
