import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database/fresh.ts'

let fresh: FreshDatabase
let absent = false
beforeAll(async () => {
  const made = await freshDatabase()
  if (made) fresh = made
  else absent = true
})
afterAll(() => (absent ? undefined : fresh.close()))

const rows = async (question: string) => (await fresh.owner.pool.query(question)).rows

/** What holds nothing of any organisation: which migrations ran, and what an installation says of itself. */
const ownerless = `'schema_migration', 'setting'`

describe('the database', () => {
  it('has row-level security and a policy on every table that the server’s role may touch', async ({ skip }) => {
    skip(absent)
    const open = await rows(`
      select c.relname, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname not in (${ownerless})
        and (has_table_privilege('noroshi_app', c.oid, 'select') or has_any_column_privilege('noroshi_app', c.oid, 'insert')
          or has_any_column_privilege('noroshi_app', c.oid, 'update') or has_table_privilege('noroshi_app', c.oid, 'delete'))
        and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))
      order by 1`)
    expect(open).toEqual([])
  })

  it('belongs to somebody whom the server’s role is not: no policy is passed over by its owner', async ({ skip }) => {
    skip(absent)
    expect(
      await rows(`
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and pg_has_role('noroshi_app', c.relowner, 'usage')`),
    ).toEqual([])
    expect(
      await rows(`select rolname from pg_roles where rolname = 'noroshi_app' and (rolsuper or rolbypassrls)`),
    ).toEqual([])
  })

  it('asks for the grant on its rows by holds(), so that a list reads its page and not its table', async ({ skip }) => {
    skip(absent)
    expect(
      await rows(`
        select c.relname, p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
        where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ 'EXISTS \\( SELECT\\s+FROM access_grant'
        order by 1`),
    ).toEqual([])
  })

  it('no function with its owner’s rights can be called by everybody', async ({ skip }) => {
    skip(absent)
    expect(
      await rows(`
        select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.prosecdef and p.prorettype <> 'trigger'::regtype
          and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
        order by 1`),
    ).toEqual([])
  })
})
