import type { PersonActor } from '../../../../kernel/actor.ts'
import { deny } from '../../../../kernel/decision.ts'
import { must } from '../../../../kernel/errors.ts'
import type { Tx } from '../../../../platform/db/database.ts'
import { decide } from '../../../access/service.ts'
import { addOrganisation, idsOfCodes } from '../service.ts'
import type { Flaw } from './model.ts'
import { type ImportRow, readRows, wordsOf } from './rows.ts'

const ties = [
  { column: 'regulated_by', kind: 'REGULATES', direction: 'TO_HERE' },
  { column: 'member_of', kind: 'MEMBER_OF', direction: 'FROM_HERE' },
] as const

const relationsOf = (row: ImportRow, ids: ReadonlyMap<string, string>) =>
  ties.flatMap(({ column, kind, direction }) =>
    wordsOf(row[column]).flatMap(code => {
      const organisation = ids.get(code)
      return organisation ? [{ kind, direction, organisation }] : []
    }),
  )

/**
 * What a file would enter, with every cell that cannot be taken; nothing is written.
 * @param text CSV with a head (rows.ts: `columns`)
 */
export const preview = async (tx: Tx, actor: PersonActor, text: string) => {
  must(decide(actor, 'organisation.edit', null))
  const { rows, flaws } = readRows(text)
  const named = rows.flatMap(row => [row.code, ...ties.flatMap(({ column }) => wordsOf(row[column]))])
  const ids = await idsOfCodes(tx, [...new Set(named)])
  const missing = (row: ImportRow): Flaw[] =>
    ties.flatMap(({ column }) =>
      wordsOf(row[column])
        .filter(code => !ids.has(code))
        .map(value => ({ line: row.line, column, value, flaw: 'NOT_FOUND' as const })),
    )
  const known = rows.flatMap((row): Flaw[] => [
    ...(ids.has(row.code)
      ? [{ line: row.line, column: 'code' as const, value: row.code, flaw: 'TAKEN' as const }]
      : []),
    ...missing(row),
  ])
  return {
    rows: rows.map(({ line, code, ja, en }) => ({ line, code, ja, en })),
    flaws: [...flaws, ...known].sort((a, b) => a.line - b.line),
    entries: rows.map(row => ({ row, relations: relationsOf(row, ids) })),
  }
}

/** Enters all of the file or nothing. */
export const apply = async (tx: Tx, actor: PersonActor, text: string, now: Date): Promise<{ added: number }> => {
  const { entries, flaws } = await preview(tx, actor, text)
  if (flaws.length > 0 || entries.length === 0)
    must(deny('import_flawed', `${flaws.length} cells`, undefined, { count: flaws.length }))
  for (const { row, relations } of entries) {
    const name = { ja: row.ja, en: row.en, shortJa: row.short_ja, shortEn: row.short_en }
    await addOrganisation(
      tx,
      actor,
      {
        code: row.code,
        publicBody: row.public_body.toLowerCase() === 'yes',
        fictional: false,
        windowPhone: row.window_phone,
        names: [{ ...name, validFrom: row.valid_from, validUntil: null }],
        kinds: wordsOf(row.kinds),
        sectors: wordsOf(row.sectors),
        validFrom: row.valid_from,
        relations,
      },
      now,
    )
  }
  return { added: entries.length }
}
