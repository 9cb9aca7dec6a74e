import { z } from 'zod'

/** What a backup consists of: a folder of parts, and this list of them. */

export const backupFormat = 1

/** One file of the backup. Size and hash are those of the content, before compression and encryption. */
const part = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-zA-Z0-9_./-]*$/)
    .refine(name => !name.split('/').includes('..')),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Part = z.infer<typeof part>

const table = part.extend({
  table: z.string(),
  /** Columns that were written, in the order of the table; generated ones are computed anew. */
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
})
export type TablePart = z.infer<typeof table>

export const manifest = z.strictObject({
  format: z.literal(backupFormat),
  program: z.string(),
  /** Instant of the one snapshot that all tables show. */
  takenAt: z.iso.datetime(),
  database: z.enum(['embedded', 'postgresql']),
  /** Migrations the tables were written under; a restore brings them up to those of the program. */
  migrations: z.array(z.strictObject({ version: z.number().int(), name: z.string(), checksum: z.string() })),
  tables: z.array(table),
  files: z.array(part),
  keys: z.array(part),
})
export type Manifest = z.infer<typeof manifest>

/** Readable without the passphrase: only what is needed to ask for it. */
export const header = z.strictObject({
  format: z.literal(backupFormat),
  takenAt: z.iso.datetime(),
  salt: z.string().nullable(),
  manifest: part,
})
export type Header = z.infer<typeof header>
