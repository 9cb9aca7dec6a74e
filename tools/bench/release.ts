import { performance } from 'node:perf_hooks'
import { scenarioClock } from '../../src/kernel/clock.ts'
import { registerAllPolicies } from '../../src/main/policies.ts'
import { type World, withActor } from '../../src/platform/db/actor.ts'
import { draftInput } from '../../src/share/advisories/content.ts'
import { release, view } from '../../src/share/advisories/release.ts'
import * as advisories from '../../src/share/advisories/service.ts'
import { type BenchDatabase, benchDatabase } from './cluster.ts'
import { actorOf, foundNation, momentAfter, organisations, secondOfficer } from './nation.ts'
import { say } from './say.ts'

const content = draftInput.parse({
  title: '点検のお願い',
  kind: 'ALERT',
  victim: null,
  others: {
    title: '点検のお願い',
    source: '同じ型の装置を点検してください。',
    removals: [],
    requests: ['点検'],
    tlp: 'TLP:GREEN',
  },
  audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
  purpose: '',
})

/**
 * What one release wrote, written once more by nothing but INSERT … SELECT: the same rows into the same tables, with their
 * indexes, their keys and their foreign keys. Bare is what it has none of: triggers, row-level security, deciding who it is.
 */
const copies: readonly string[] = [
  `insert into delivery (id, edition_id, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by)
   select gen_random_uuid(), $2, organisation_id, issuer_id, tier, path, sent_at, acknowledge_by, assess_by from delivery where edition_id = $1`,
  `insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
   select gen_random_uuid(), organisation_id, object_kind, $2, reason, valid_from, sort_key from access_grant where object_id = $1 and reason = 'audience'`,
  `insert into notification (id, event, person_id, organisation_id, kind, object_kind, object_id, number, tlp, created_at)
   select gen_random_uuid(), 'copy:' || $2::uuid, person_id, organisation_id, kind, object_kind, $2, number, tlp, created_at from notification where object_id = $1`,
  `insert into timer (kind, object_kind, object_id, subject_id, organisation_id, duty, number, tlp, starts_at, due_at, remind_at)
   select kind, object_kind, $2, $2, organisation_id, duty, number, tlp, starts_at, due_at, remind_at from timer where object_id = $1`,
]

const tables = ['delivery', 'access_grant', 'notification', 'timer']

const copy = async ({ maker }: BenchDatabase, edition: string): Promise<{ seconds: number; rows: number }> => {
  const client = await maker.pool.connect()
  const triggers = async (state: 'disable' | 'enable') => {
    for (const table of tables) await client.query(`alter table ${table} ${state} trigger user`)
  }
  try {
    await triggers('disable')
    const { rows } = await client.query(
      `insert into advisory_edition select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'face', 'VICTIM'))).*
       from advisory_edition e where e.id = $1 returning id`,
      [edition],
    )
    const began = performance.now()
    await client.query('begin')
    let written = 0
    for (const statement of copies) written += (await client.query(statement, [edition, rows[0].id])).rowCount ?? 0
    await client.query('commit')
    const seconds = (performance.now() - began) / 1000
    await triggers('enable')
    return { seconds, rows: written }
  } finally {
    client.release(true)
  }
}

/** One release to 10,000 recipients beside a bare copy of its rows. */
export const benchRelease = async (): Promise<void> => {
  registerAllPolicies()
  const bench = await benchDatabase()
  try {
    await foundNation(bench, { tiers: false })
    const now = momentAfter(0)
    const world: World = { kysely: bench.server.kysely, clock: scenarioClock(now) }
    const [author, approver] = [actorOf('coordinator'), secondOfficer]
    say('| release | recipients | rows | bare copy s | release s | ratio (≤ 3) |')
    say('|---|---|---|---|---|---|')
    for (const attempt of [1, 2, 3]) {
      const { id } = await withActor(world, author, tx => advisories.draft(tx, author, { case: null, content }, now))
      const at = async () => (await withActor(world, approver, tx => view(tx, approver, id, now))).version
      const drafted = await at()
      await withActor(world, author, tx => advisories.requestReview(tx, author, id, drafted, now))
      const reviewed = await at()
      const began = performance.now()
      const { editions } = await withActor(world, approver, tx => release(tx, approver, id, reviewed, now))
      const seconds = (performance.now() - began) / 1000
      const bare = await copy(bench, editions[0]!.id)
      const ratio = (seconds / bare.seconds).toFixed(1)
      say(
        `| ${attempt} | ${organisations.operators} | ${bare.rows} | ${bare.seconds.toFixed(2)} | ${seconds.toFixed(2)} | ${ratio} |`,
      )
    }
  } finally {
    await bench.close()
  }
}
