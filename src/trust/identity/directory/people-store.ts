import type { Duty } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'

export const insertPersonWithPost = async (
  tx: Tx,
  entry: {
    person: string
    post: string
    organisation: string
    name: { ja: string; en: string }
    email: string
    phone: string
    language: 'ja' | 'en'
    kind: string
    title: { ja: string; en: string }
    duties: readonly Duty[]
    from: string
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('person')
    .values({
      id: entry.person,
      ja: entry.name.ja,
      en: entry.name.en,
      email: entry.email,
      phone: entry.phone,
      language: entry.language,
      created_at: entry.at,
    })
    .execute()
  await tx
    .insertInto('post')
    .values({
      id: entry.post,
      person_id: entry.person,
      organisation_id: entry.organisation,
      kind: entry.kind,
      title_ja: entry.title.ja,
      title_en: entry.title.en,
      duties: [...entry.duties],
      valid_from: entry.from,
      valid_until: null,
    })
    .execute()
}
