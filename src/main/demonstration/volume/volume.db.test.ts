import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../../test/database/fresh.ts'
import type { EventClass } from '../../../kernel/taxonomy/event-classes.ts'
import { registerAllPolicies } from '../../policies.ts'
import { enterCountry } from '../country/enter.ts'
import { enterDirectory } from '../directory.ts'
import { recallPlayers, writeSetting } from '../owner.ts'
import { japan, openScene, type Scene } from '../scene.ts'
import { acknowledge, forward, handle, report } from '../steps.ts'
import { countsOfYears } from './counts.ts'
import { tellVolume } from './volume.ts'

/** The demonstration lives in an embedded folder only; `noroshi demo` refuses DATABASE_URL. */
const embedded = inject('template').kind === 'embedded'
const volumeTest = test.runIf(embedded)

let fresh: FreshDatabase | null = null
let scene: Scene
const rows = async <Row>(text: string): Promise<Row[]> => (await sql.raw<Row>(text).execute(fresh!.owner.kysely)).rows

const slow = 900_000

beforeAll(async () => {
  if (!embedded) return
  fresh = await freshDatabase()
  registerAllPolicies()
  scene = openScene(fresh!.owner)
  await enterDirectory(scene)
  await enterCountry(scene)
  await writeSetting(fresh!.owner, 'demonstration', {})
  const again = openScene(fresh!.owner)
  await recallPlayers(again)
  expect(new Map([...again.players].map(([player, { post }]) => [player, post]))).toEqual(
    new Map([...scene.players].map(([player, { post }]) => [player, post])),
  )
  await tellVolume(again, () => undefined)
}, slow)
afterAll(() => fresh?.close())

/** A fiscal year in Japan begins in April. */
const fiscal = (column: string) => `(${column} at time zone 'Asia/Tokyo' - interval '3 months')`
const yearOf = (column: string) => `extract(year from ${fiscal(column)})::int`
const quarterOf = (column: string) => `extract(quarter from ${fiscal(column)})::int`

interface Counted {
  year: number
  quarter: number
  code: EventClass
  count: number
}

const told = (counts: readonly Counted[], year: number, code: EventClass): number[] =>
  [1, 2, 3, 4].map(quarter =>
    counts
      .filter(row => row.year === year && row.quarter === quarter && row.code === code)
      .reduce((all, { count }) => all + count, 0),
  )

volumeTest('R-022 R-024: the reports of five fiscal years, counted by class, are the published numbers', async () => {
  const counts = await rows<Counted>(`
    select ${yearOf('submitted_at')} as year, ${quarterOf('submitted_at')} as quarter, event_class as code, count(*)::int as count
    from report_version where seq = 1 group by 1, 2, 3`)
  for (const { fiscalYear, reports } of countsOfYears) {
    for (const [code, expected] of Object.entries(reports) as [EventClass, number | number[]][]) {
      const quarters = told(counts, fiscalYear, code)
      expect([fiscalYear, code, typeof expected === 'number' ? quarters.reduce((a, b) => a + b) : quarters]).toEqual([
        fiscalYear,
        code,
        expected,
      ])
    }
  }
  const years = [269, 309, 407, 302, 272]
  expect(
    [2019, 2020, 2021, 2022, 2023].map(year =>
      counts.filter(row => row.year === year).reduce((all, { count }) => all + count, 0),
    ),
  ).toEqual(years)
})

volumeTest(
  'the advisories of five fiscal years are the published numbers, FY2023 by quarter, and all are answered',
  async () => {
    const counts = await rows<{ year: number; quarter: number; count: number }>(`
    select ${yearOf('released_at')} as year, ${quarterOf('released_at')} as quarter, count(*)::int as count
    from advisory where state = 'RELEASED' group by 1, 2 order by 1, 2`)
    const of = (year: number) => counts.filter(row => row.year === year).map(({ count }) => count)
    expect([2019, 2020, 2021, 2022].map(year => of(year).reduce((a, b) => a + b, 0))).toEqual([38, 64, 91, 83])
    expect(of(2023)).toEqual([25, 37, 34, 31])
    expect(await rows(`select id from delivery where acknowledged_at is null or assessed_at is null`)).toEqual([])
  },
)

volumeTest(
  'R-023 R-028: reports carry several causes, and every case is closed with what a closure asks for',
  async () => {
    const [found] = await rows<{ several: number; cases: number; lacking: number; followed: number }>(`select
    (select count(*) from report_version where jsonb_array_length(content -> 'causes') > 1)::int as several,
    (select count(*) from case_file)::int as cases,
    (select count(*) from case_file c where state <> 'CLOSED' or lessons = ''
      or not exists (select from measure m where m.case_id = c.id and m.state = 'DONE' and m.evidence <> ''))::int as lacking,
    (select count(*) from report_version where kind = 'FOLLOW_UP')::int as followed`)
    expect(found?.several).toBeGreaterThan(200)
    expect(found?.cases).toBeGreaterThan(400)
    expect(found?.lacking).toBe(0)
    expect(found?.followed).toBeGreaterThan(1000)
  },
)

volumeTest('a report of the volume leaves the rows of one that went through the services', async () => {
  const at = japan('2024-05-07 10:00')
  const sent = await report(scene, at, 'ASAGINO-BNK.window', {
    summary: '利用困難',
    occurred: '今朝9時ごろ',
    eventClass: 'EV_A_UNAVAIL',
  })
  await acknowledge(scene, new Date(at.getTime() + 120_000), 'COORD.duty', sent)
  await forward(scene, new Date(at.getTime() + 240_000), 'FSO.desk', sent, '確認しました。')
  await handle(scene, new Date(at.getTime() + 360_000), 'COORD.duty', sent, { state: 'ACCEPTED' })
  const [alone] = await rows<{ id: string }>(`select v.report_id as id from report_version v
    where not exists (select from case_report c where c.report_id = v.report_id) and v.submitted_at < '2024-04-01'
    group by 1 having count(*) = 1 order by 1 limit 1`)
  const traces = async (id: string) =>
    rows(`select kind from (
      select 'timeline ' || kind || ' ' || (organisation_id is not null)::text as kind from timeline_entry where report_id = '${id}' and kind <> 'report.occurred'
      union all select 'audit ' || action || ' ' || coalesce(system, 'person') from audit_entry where object_id = '${id}'
      union all select 'grant ' || reason || ' ' || coalesce(system, 'organisation') from access_grant where object_id = '${id}'
      union all select 'hop ' || flow || ' ' || leg || ' ' || mode || ' ' || (forwarded_at is not null)::text from relay_hop where report_id = '${id}'
      union all select 'handling ' || state from report_handling where report_id = '${id}'
      union all select 'triage' from triage_queue where report_id = '${id}'
      union all select 'search ' || part from search_document where object_id = '${id}') traces order by kind`)
  expect(await traces(alone!.id)).toEqual(await traces(sent.id))
})

volumeTest('told again, the volume changes nothing', { timeout: slow }, async () => {
  const counted = () =>
    rows(`select (select count(*) from report) as reports, (select count(*) from delivery) as deliveries,
    (select count(*) from audit_entry) as entries, (select count(*) from timeline_entry) as moments`)
  const before = await counted()
  await tellVolume(scene, () => undefined, countsOfYears.slice(0, 1))
  expect(await counted()).toEqual(before)
})
