import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'

export interface FreshDatabase {
  /** As the server has it. */
  database: Database
  /** As its owner: row-level security does not hold. */
  owner: Database
  /** Environment with which a server process opens the same database. */
  environment: Record<string, string>
  close(): Promise<void>
}

let counter = 0

const embedded = async (template: string): Promise<FreshDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-test-'))
  cpSync(template, folder, { recursive: true })
  const database = await openDatabase({ data: folder, databaseUrl: undefined })
  return {
    database,
    owner: database, // PGlite connects as superuser; withActor is what gives its rights away
    environment: { NOROSHI_DATA: folder },
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const postgresql = async (template: { owner: string; login: string }): Promise<FreshDatabase> => {
  const name = `noroshi_${process.pid}_${counter++}`
  const ownerUrl = (database: string) => template.owner.replace('DATABASE', database)
  const maker = await openDatabase({ data: '', databaseUrl: ownerUrl('postgres') })
  await maker.pool.query(`create database ${name} template noroshi_template`)
  const owner = await openDatabase({ data: '', databaseUrl: ownerUrl(name) })
  const loginUrl = template.login.replace('DATABASE', name)
  const database = await openDatabase({ data: '', databaseUrl: loginUrl })
  return {
    database,
    owner,
    environment: { DATABASE_URL: loginUrl },
    close: async () => {
      await database.close()
      await owner.close()
      await maker.pool.query(`drop database ${name} with (force)`)
      await maker.close()
    },
  }
}

/** A migrated, empty database of its own on whichever database this test project runs. */
export const freshDatabase = async (): Promise<FreshDatabase | null> => {
  const template = inject('template')
  if (template.kind === 'absent') return null
  return template.kind === 'embedded' ? embedded(template.folder) : postgresql(template)
}
