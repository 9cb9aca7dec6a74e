import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Config } from '../../platform/config/config.ts'
import { askHolder } from '../../platform/config/folder-lock.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { type Database, openDatabase } from '../../platform/db/database.ts'
import { openStorage } from '../../platform/storage/open.ts'
import { openBackup, restoreBackup } from './restore.ts'
import { type Installation, takeBackup } from './take.ts'

const program = 'noroshi 1'

const backupRequest = z.strictObject({
  command: z.literal('backup'),
  folder: z.string(),
  passphrase: z.string().nullable(),
})

export interface BackupOptions {
  passphraseFile?: string
}

type Say = (line: string) => void

const passphraseOf = ({ passphraseFile }: BackupOptions): string | null => {
  if (passphraseFile === undefined) return null
  const passphrase = readFileSync(passphraseFile, 'utf8').trim()
  if (passphrase.length >= 12) return passphrase
  throw new StartError(
    `${passphraseFile} holds fewer than 12 characters. A backup is searched for its passphrase where nobody counts the attempts: use a longer one.`,
    `${passphraseFile} のパスフレーズは12文字未満です。より長いものにしてください。`,
  )
}

const asOwner = async (config: Config): Promise<Database> => {
  if (config.databaseUrl && !config.databaseOwnerUrl) {
    throw new StartError(
      'Set DATABASE_OWNER_URL: a backup reads and a restore writes every row, as the owner of the database.',
      'DATABASE_OWNER_URL を指定してください。バックアップと復元は、データベースの所有者として行います。',
    )
  }
  return openDatabase(config, config.databaseOwnerUrl)
}

const within = async (config: Config, work: (installation: Installation) => Promise<unknown>): Promise<void> => {
  const database = await asOwner(config)
  try {
    await work({ database, storage: openStorage(config.files), data: config.data })
  } finally {
    await database.close()
  }
}

/** A running server over the embedded database is the only one that can read it: it takes the backup itself. */
export const answerBackups = (config: Config, database: Database): void =>
  database.lock?.onRequest(async (request, say) => {
    const { folder, passphrase } = backupRequest.parse(request)
    await takeBackup(
      { database, storage: openStorage(config.files), data: config.data },
      { folder, passphrase },
      program,
      say,
    )
  })

/** `noroshi backup FOLDER`: of this installation, whether it runs or not. */
export const backup = async (config: Config, given: string, options: BackupOptions, say: Say): Promise<void> => {
  const folder = resolve(given)
  const passphrase = passphraseOf(options)
  const running = !config.databaseUrl && (await askHolder(config.data, { command: 'backup', folder, passphrase }, say))
  if (!running) await within(config, from => takeBackup(from, { folder, passphrase }, program, say))
  say(`Written and closed / 保存しました: ${folder}`)
}

/** `noroshi restore FOLDER`: into an empty installation; with `verifyOnly` it only reads the backup to its end. */
export const restore = async (
  config: Config,
  given: string,
  options: BackupOptions & { verifyOnly?: boolean },
  say: Say,
): Promise<void> => {
  const order = { folder: resolve(given), passphrase: passphraseOf(options) }
  if (options.verifyOnly) {
    const { manifest } = await openBackup(order)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    say(
      `Whole / 完全です: ${rows} rows, ${manifest.files.length} files, ${manifest.keys.length} keys, ${manifest.takenAt}`,
    )
    return
  }
  await within(config, into => restoreBackup(order, into, say))
  say(
    'Restored, every row compared. Everybody signs in again. / 復元し、全行を照合しました。全員がサインインし直します。',
  )
}
