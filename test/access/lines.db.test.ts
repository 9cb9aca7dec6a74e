import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withActor } from '../../src/platform/db/actor.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { walk } from '../walk.ts'

let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain()
  if (!made) {
    absent = true
    return
  }
  http = made
  await walk(http)
}, 300_000)
afterAll(() => (absent ? undefined : http.close()))

const lines = ['report_line', 'case_line', 'edition_line', 'advisory_line', 'organisation_line'] as const

/** What a list shows of a thing, and the table whose policy says who may read the thing. */
const listed = {
  own_grant: 'access_grant',
  listed_report: 'report',
  listed_case: 'case_file',
  listed_edition: 'advisory_edition',
  listed_advisory: 'advisory',
  listed_organisation: 'organisation',
} as const

describe('the lines of lists', () => {
  it.each(lines)('%s says after a whole case what the tables say', async line => {
    if (absent) return
    const { rows } = await http.chain.owner.pool.query(`
      (select 'too much' as wrong, l.* from ${line} l except select 'too much', t.* from ${line}_told t)
      union all (select 'missing', t.* from ${line}_told t except select 'missing', l.* from ${line} l)`)
    expect(rows).toEqual([])
    const { rows: written } = await http.chain.owner.pool.query(`select count(*)::int as count from ${line}`)
    expect(written[0].count).toBeGreaterThan(0)
  })

  it('shows to nobody what the policies of the tables would not show', async () => {
    if (absent) return
    let shown = 0
    for (const actor of Object.values(http.chain.actors))
      await withActor(http.chain.world, actor, async tx => {
        for (const [view, table] of Object.entries(listed)) {
          const { rows } = await sql<{ listed: number; hidden: number }>`
            select count(*)::int as listed, count(*) filter (where not exists (
              select from ${sql.table(table)} t where ${view === 'own_grant' ? sql`t.object_id` : sql`t.id`} = v.${view === 'listed_organisation' ? sql`id` : sql`object_id`}))::int as hidden
            from ${sql.table(view)} v`.execute(tx)
          expect({ view, actor: actor.organisation, hidden: rows[0]?.hidden }).toMatchObject({ hidden: 0 })
          shown += rows[0]?.listed ?? 0
        }
      })
    expect(shown).toBeGreaterThan(20)
  })
})
