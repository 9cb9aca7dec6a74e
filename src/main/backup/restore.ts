import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { deriveKey } from '../../platform/backup/cipher.ts'
import { backupFormat, header, type Manifest, manifest, type Part } from '../../platform/backup/manifest.ts'
import { type Parts, readPart } from '../../platform/backup/parts.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { type FillSource, fill, forgetWhatACopyMustNotDo, isUsed } from '../../platform/db/fill.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { migrateJobs } from '../../platform/jobs/jobs.ts'
import { attachedFiles, type Installation, isKeyFile, type Order } from './take.ts'

type Say = (line: string) => void

export interface Opened {
  parts: Parts
  manifest: Manifest
}

const notABackup = (folder: string): StartError =>
  new StartError(
    `${folder} is not a whole backup: backup.json is missing or is of another version. A folder that ends in “.partial-…” was interrupted.`,
    `${folder} は完全なバックアップではありません。backup.json がないか、別の版のものです。名前が「.partial-…」で終わるものは途中で止まっています。`,
  )

const damaged = (what: string): StartError =>
  new StartError(
    `The backup is damaged: ${what}. Nothing was restored. Use another copy.`,
    `バックアップが壊れています（${what}）。何も復元していません。別の複製を使ってください。`,
  )

const keyOf = (salt: string | null, { folder, passphrase }: Order): Buffer | null => {
  if (salt === null) return null
  if (passphrase === null) {
    throw new StartError(
      `${folder} is encrypted. Name the file that holds its passphrase with --passphrase-file.`,
      `${folder} は暗号化されています。--passphrase-file でパスフレーズのファイルを指定してください。`,
    )
  }
  return deriveKey(passphrase, Buffer.from(salt, 'base64'))
}

/** Reads every part to its end and compares size and hash. @throws StartError that names the damaged part */
export const openBackup = async (order: Order): Promise<Opened> => {
  const file = join(order.folder, 'backup.json')
  const read = existsSync(file) ? header.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null
  if (!read?.success || read.data.format !== backupFormat) throw notABackup(order.folder)
  const parts: Parts = { folder: order.folder, key: keyOf(read.data.salt, order) }
  const listed = await text(readPart(parts, read.data.manifest)).catch(() => {
    if (parts.key === null) throw damaged('manifest.json')
    throw new StartError(
      'The passphrase is not the one this backup was encrypted with, or manifest.json is damaged.',
      'パスフレーズが違うか、manifest.json が壊れています。',
    )
  })
  const whole = manifest.safeParse(JSON.parse(listed))
  if (!whole.success) throw damaged(z.prettifyError(whole.error))
  const { tables, files, keys } = whole.data
  for (const part of [...tables, ...files, ...keys]) {
    const stream = readPart(parts, part)
    stream.resume()
    await finished(stream).catch(() => {
      throw damaged(part.name)
    })
  }
  return { parts, manifest: whole.data }
}

/** A restore goes where nothing is: it neither overwrites nor mixes. */
const refuseUsed = async ({ database, data }: Installation): Promise<void> => {
  const keys = existsSync(data) ? readdirSync(data).filter(isKeyFile) : []
  if (keys.length === 0 && !(await isUsed(database.kysely))) return
  throw new StartError(
    'This installation is in use: a restore needs an empty database and a data folder without keys. Name others with DATABASE_OWNER_URL or NOROSHI_DATA.',
    'この環境はすでに使われています。復元には、空のデータベースと、鍵のないデータフォルダーが必要です。DATABASE_OWNER_URL か NOROSHI_DATA で別の場所を指定してください。',
  )
}

async function* sourcesOf({ parts, manifest: { tables } }: Opened, say: Say): AsyncIterable<FillSource> {
  for (const part of tables) {
    yield {
      shape: { name: part.table, columns: part.columns },
      rows: part.rows,
      lines: () => createInterface({ input: readPart(parts, part) }),
    }
    if (part.rows > 0) say(`${part.table}: ${part.rows} rows`)
  }
}

const restoreFiles = async (opened: Opened, { storage }: Installation): Promise<number> => {
  const { parts } = opened
  const kept = new Map(opened.manifest.files.map(part => [part.name, part]))
  let count = 0
  for await (const { content_id } of attachedFiles(parts, opened.manifest.tables)) {
    const part = kept.get(`files/${content_id}`)
    if (!part) continue
    await storage.put(content_id, readPart(parts, part), part.size)
    count += 1
  }
  return count
}

const restoreKeys = async ({ parts, manifest: { keys } }: Opened, { data }: Installation): Promise<void> => {
  await mkdir(data, { recursive: true, mode: 0o700 })
  const nameOf = (part: Part) => part.name.slice('keys/'.length)
  for (const part of keys.filter(key => isKeyFile(nameOf(key))))
    await writeFile(join(data, nameOf(part)), readPart(parts, part), { mode: 0o600, flag: 'wx', flush: true })
}

/**
 * Brings a backup to life in an empty installation, on either database, and compares every row before it is kept.
 * The keys come last: an interrupted restore is one that has none, and is begun again in an empty place.
 * @throws StartError
 */
export const restoreBackup = async (order: Order, into: Installation, say: Say): Promise<Manifest> => {
  const opened = await openBackup(order)
  say(
    `whole: ${opened.manifest.tables.length} tables, ${opened.manifest.files.length} files, taken ${opened.manifest.takenAt}`,
  )
  await refuseUsed(into)
  const last = opened.manifest.migrations.at(-1)
  await migrate(into.database.kysely, last?.version)
  await migrateJobs(into.database)
  await fill(into.database, opened.manifest.migrations, sourcesOf(opened, say))
  say(`${await restoreFiles(opened, into)} files`)
  await migrate(into.database.kysely)
  await migrateJobs(into.database)
  await forgetWhatACopyMustNotDo(into.database)
  await restoreKeys(opened, into)
  return opened.manifest
}
