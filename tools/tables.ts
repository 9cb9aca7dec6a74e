/**
 * Writes src/platform/db/tables.ts from the migrated schema, so that the query builder knows the columns:
 * `npx tsx tools/tables.ts`. test/tables.test.ts fails when the file is out of date.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { openDatabase } from '../src/platform/db/database.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import type { Tables } from '../src/platform/db/tables.ts'

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  has_default: boolean
  generated: boolean
}

const types: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'string',
  float8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  timestamptz: 'Date',
  xid8: 'string',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
}

const camel = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

const typeOf = (column: Column): string => {
  const type = types[column.udt_name]
  if (!type) throw new Error(`no TypeScript type for ${column.udt_name} (${column.table_name}.${column.column_name})`)
  const nullable = column.is_nullable === 'YES' ? `${type} | null` : type
  if (column.generated) return `GeneratedAlways<${nullable}>`
  if (column.udt_name === 'jsonb') return nullable
  return column.has_default ? `Generated<${nullable}>` : nullable
}

/** The text of tables.ts for the schema behind this connection. */
export const describeTables = async (kysely: Kysely<Tables>): Promise<string> => {
  const { rows } = await sql<Column>`
    select table_name, column_name, udt_name, is_nullable, column_default is not null as has_default,
      is_generated = 'ALWAYS' as generated
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`.execute(kysely)
  const byTable = new Map<string, Column[]>()
  for (const row of rows) byTable.set(row.table_name, [...(byTable.get(row.table_name) ?? []), row])
  const tables = [...byTable].map(
    ([table, columns]) =>
      `export interface ${camel(table)}Table {\n${columns.map(column => `  ${column.column_name}: ${typeOf(column)}`).join('\n')}\n}\n`,
  )
  return [
    '// Written by tools/tables.ts from the migrations; do not edit.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '',
    '/** Read as a value, written as JSON text; the slice that owns the column parses it with its schema. */',
    'type Json = ColumnType<unknown, string, string>',
    '',
    ...tables,
    'export interface Tables {',
    ...[...byTable.keys()].map(table => `  ${table}: ${camel(table)}Table`),
    '}',
    '',
  ].join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const database = await openDatabase({ data: mkdtempSync(join(tmpdir(), 'noroshi-tables-')), databaseUrl: undefined })
  await migrate(database.kysely)
  writeFileSync(new URL('../src/platform/db/tables.ts', import.meta.url), await describeTables(database.kysely))
  await database.close()
}
