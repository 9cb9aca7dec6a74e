import { type Kysely, sql } from 'kysely'
import { StartError } from '../config/start-error.ts'
import type { Tables } from './tables.ts'

/**
 * The server's login role must be powerless by itself: row-level security is skipped for superusers and owners, so a
 * start with such a role is refused, with the SQL that mends it.
 */
export const refusePowerfulLogin = async (kysely: Kysely<Tables>): Promise<void> => {
  const { rows } = await sql<{
    login: string
    database: string
    power: string | null
    may_enter: boolean | null
    inherits: boolean
  }>`
    select session_user as login, current_database() as database,
      case when r.rolsuper then 'superuser'
           when r.rolbypassrls then 'bypassrls'
           when exists (select from pg_class c where c.relnamespace = 'public'::regnamespace and pg_has_role(r.oid, c.relowner, 'MEMBER')) then 'owner'
      end as power,
      case when exists (select from pg_roles where rolname in ('noroshi_app', 'noroshi_jobs') having count(*) = 2)
           then pg_has_role(r.oid, 'noroshi_app', 'MEMBER') and pg_has_role(r.oid, 'noroshi_jobs', 'MEMBER') end as may_enter,
      r.rolinherit as inherits
    from pg_roles r where r.rolname = session_user`.execute(kysely)
  const login = rows[0]
  if (!login) return
  const mend = [
    `  create role noroshi_login login noinherit password '…';`,
    `  grant noroshi_app, noroshi_jobs to noroshi_login;`,
    `  grant connect on database "${login.database}" to noroshi_login;`,
  ].join('\n')
  if (login.power) {
    throw new StartError(
      `DATABASE_URL signs in as "${login.login}" (${login.power}), for whom row-level security does not hold. Run this as the owner and put noroshi_login into DATABASE_URL:\n${mend}`,
      `DATABASE_URL の役割「${login.login}」（${login.power}）には行単位の閲覧制限が効きません。所有者として次の SQL を実行し、DATABASE_URL に noroshi_login を指定してください。\n${mend}`,
    )
  }
  if (login.may_enter === false || login.inherits) {
    throw new StartError(
      `The login role "${login.login}" must be a member of noroshi_app and noroshi_jobs and must not inherit. Run this as the owner:\n  grant noroshi_app, noroshi_jobs to "${login.login}";\n  alter role "${login.login}" noinherit;`,
      `ログイン役割「${login.login}」は noroshi_app と noroshi_jobs の一員で、権限を継承しない設定が必要です。所有者として次の SQL を実行してください。\n  grant noroshi_app, noroshi_jobs to "${login.login}";\n  alter role "${login.login}" noinherit;`,
    )
  }
}
