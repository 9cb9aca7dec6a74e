import { sql } from 'kysely'
import type { Duty } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'

export const createLink = async (
  tx: Tx,
  link: { tokenHash: Buffer; purpose: string; person: string | null; at: Date; hours: number },
): Promise<void> => {
  await sql`select link_create(${link.tokenHash}, ${link.purpose}, ${link.person},
    machine_time(${link.at}), machine_time(${link.at}) + make_interval(hours => ${link.hours}))`.execute(tx)
}

export interface Link {
  purpose: string
  person: string | null
  ja: string | null
  en: string | null
  email: string | null
}

export const lookLink = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<Link | undefined> => {
  const { rows } =
    await sql<Link>`select purpose, person_id as person, ja, en, email from link_look(${tokenHash}, ${at})`.execute(tx)
  return rows[0]
}

export const useLink = async (tx: Tx, tokenHash: Buffer, at: Date): Promise<boolean> => {
  const { rows } = await sql<{ used: boolean }>`select link_use(${tokenHash}, ${at}) as used`.execute(tx)
  return rows[0]?.used ?? false
}

export const endSessionsOf = async (tx: Tx, person: string, at: Date): Promise<void> => {
  await sql`select sessions_end_of(${person}, ${at})`.execute(tx)
}

export const installationIsNew = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql<{ fresh: boolean }>`select installation_is_new() as fresh`.execute(tx)
  return rows[0]?.fresh ?? false
}

export interface Founding {
  organisation: string
  person: string
  post: string
  at: Date
  organisationName: { ja: string; en: string }
  personName: { ja: string; en: string }
  email: string
  title: { ja: string; en: string }
  duties: readonly Duty[]
}

/** @returns false where somebody founded it before */
export const foundCoordinator = async (tx: Tx, f: Founding): Promise<boolean> => {
  const { rows } = await sql<{
    founded: boolean
  }>`select found_coordinator(${f.organisation}, ${f.person}, ${f.post}, world_day(${f.at}),
    world_time(${f.at}),
    ${f.organisationName.ja}, ${f.organisationName.en}, ${f.personName.ja}, ${f.personName.en}, ${f.email},
    ${f.title.ja}, ${f.title.en}, ${f.duties}::text[]) as founded`.execute(tx)
  return rows[0]?.founded ?? false
}
