import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface DemonstrationPost {
  post: string
  organisation: string
  code: string
  organisationJa: string
  organisationEn: string
  personJa: string
  personEn: string
  titleJa: string
  titleEn: string
  duties: string[]
  kinds: string[]
}

export const demonstrationPosts = async (tx: Tx): Promise<DemonstrationPost[]> => {
  const { rows } = await sql<DemonstrationPost>`
    select post, organisation, code, organisation_ja as "organisationJa", organisation_en as "organisationEn",
      person_ja as "personJa", person_en as "personEn", title_ja as "titleJa", title_en as "titleEn", duties, kinds
    from demonstration_posts()`.execute(tx)
  return rows
}

export const isDemonstration = async (tx: Tx): Promise<boolean> => {
  const row = await tx
    .selectFrom('setting')
    .select('key')
    .where('key', 'in', ['demonstration', 'demonstration_begun'])
    .executeTakeFirst()
  return row !== undefined
}
