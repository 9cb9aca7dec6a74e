import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { systemClock } from '../../kernel/clock.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { deriveKey } from '../../platform/backup/cipher.ts'
import { backupFormat, type Header, type Manifest, type Part, type TablePart } from '../../platform/backup/manifest.ts'
import { type Parts, readPart, writePart } from '../../platform/backup/parts.ts'
import { StartError } from '../../platform/config/start-error.ts'
import type { Database } from '../../platform/db/database.ts'
import { appliedMigrations, linesOf, tableShapes, withSnapshot } from '../../platform/db/snapshot.ts'
import type { Storage } from '../../platform/storage/storage.ts'

export interface Installation {
  /** As its owner: row-level security would leave rows out. */
  database: Database
  storage: Storage
  /** Folder with the key files. */
  data: string
}

export interface Order {
  folder: string
  /** Encrypts every part; whoever loses it has no backup. */
  passphrase: string | null
}

type Say = (line: string) => void

export const isKeyFile = (name: string): boolean => /^[a-z-]+\.key$/.test(name)

async function* inLines(lines: AsyncIterable<string>, counted: () => void): AsyncIterable<string> {
  for await (const line of lines) {
    counted()
    yield `${line}\n`
  }
}

/** All tables at one moment. */
const writeTables = ({ database }: Installation, parts: Parts) =>
  withSnapshot(database, async tx => {
    const takenAt = systemClock.now()
    const tables: TablePart[] = []
    for (const shape of await tableShapes(tx)) {
      let rows = 0
      const lines = inLines(linesOf(tx, shape), () => {
        rows += 1
      })
      const part = await writePart(parts, `tables/${shape.name}.jsonl`, Readable.from(lines))
      tables.push({ ...part, table: shape.name, columns: shape.columns, rows })
    }
    return { takenAt, tables, migrations: await appliedMigrations(tx) }
  })

interface Attached {
  content_id: string
  size: number
  sha256: string
}

/** The files that the snapshot's own rows name: what was uploaded since has no row yet. */
export async function* attachedFiles(parts: Parts, tables: readonly TablePart[]): AsyncIterable<Attached> {
  const seen = new Set<string>()
  for (const part of tables.filter(({ table }) => table === 'attachment' || table === 'investigation_file')) {
    for await (const line of createInterface({ input: readPart(parts, part) })) {
      const row = JSON.parse(line) as Attached
      if (seen.has(row.content_id)) continue
      seen.add(row.content_id)
      yield row
    }
  }
}

const writeFiles = async ({ storage }: Installation, parts: Parts, tables: readonly TablePart[], say: Say) => {
  const files: Part[] = []
  const missing: string[] = []
  for await (const { content_id, size, sha256 } of attachedFiles(parts, tables)) {
    try {
      files.push(await writePart(parts, `files/${content_id}`, await storage.get(content_id, { size, sha256 })))
    } catch (error) {
      if (!(error instanceof NoroshiError && (error.code === 'file_missing' || error.code === 'file_damaged')))
        throw error
      await rm(join(parts.folder, `files/${content_id}`), { force: true })
      missing.push(content_id)
    }
  }
  for (const id of missing)
    say(`missing or damaged in the storage, not in the backup / 保管先にないか壊れているファイル: ${id}`)
  return files
}

const writeKeys = async ({ data }: Installation, parts: Parts): Promise<Part[]> => {
  const keys: Part[] = []
  for (const name of (await readdir(data).catch(() => [])).filter(isKeyFile).sort()) {
    const handle = await open(join(data, name), 'r')
    keys.push(await writePart(parts, `keys/${name}`, handle.createReadStream()))
  }
  return keys
}

const refuseExisting = (folder: string): void => {
  if (!existsSync(folder)) return
  throw new StartError(
    `${folder} exists already. A backup never overwrites another: name a folder that does not exist.`,
    `${folder} はすでにあります。バックアップは上書きしません。存在しないフォルダーを指定してください。`,
  )
}

/**
 * Database, files and keys into one folder, while the installation is at work. Until it is whole the folder has another
 * name, so that nobody takes half a backup for one.
 * @throws StartError
 */
export const takeBackup = async (from: Installation, order: Order, program: string, say: Say): Promise<Manifest> => {
  refuseExisting(order.folder)
  const folder = `${order.folder}.partial-${randomBytes(3).toString('hex')}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    const salt = order.passphrase === null ? null : randomBytes(16)
    const parts: Parts = { folder, key: salt && order.passphrase !== null ? deriveKey(order.passphrase, salt) : null }
    const { takenAt, tables, migrations } = await writeTables(from, parts)
    say(`${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables`)
    const files = await writeFiles(from, parts, tables, say)
    say(`${files.length} files`)
    const keys = await writeKeys(from, parts)
    say(`${keys.length} keys`)
    const whole: Manifest = {
      format: backupFormat,
      program,
      takenAt: takenAt.toISOString(),
      database: from.database.kind,
      migrations,
      tables,
      files,
      keys,
    }
    const list = await writePart(parts, 'manifest.json', Readable.from([JSON.stringify(whole)]))
    const header: Header = {
      format: backupFormat,
      takenAt: whole.takenAt,
      salt: salt ? salt.toString('base64') : null,
      manifest: list,
    }
    await writeFile(join(folder, 'backup.json'), `${JSON.stringify(header)}\n`, { mode: 0o600, flush: true })
    refuseExisting(order.folder)
    await rename(folder, order.folder)
    const parent = await open(dirname(order.folder), 'r')
    await parent.sync().finally(() => parent.close())
    return whole
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
