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
  /** Lets go of the database, so that a server process can have it, and takes it back afterwards. */
  detach(): Promise<void>
  attach(): Promise<void>
  close(): Promise<void>
}

let counter = 0

/** Opens and closes on demand; `owner` and `database` may be the same connection. */
export const attachable = async (
  open: () => Promise<{ database: Database; owner: Database }>,
  rest: { environment: Record<string, string>; remove(): Promise<void> },
): Promise<FreshDatabase> => {
  let current: { database: Database; owner: Database } | null = await open()
  const held = () => {
    if (!current) throw new Error('the database is detached')
    return current
  }
  const detach = async () => {
    if (!current) return
    const { database, owner } = current
    current = null
    await database.close()
    if (owner !== database) await owner.close()
  }
  return {
    get database() {
      return held().database
    },
    get owner() {
      return held().owner
    },
    environment: rest.environment,
    detach,
    attach: async () => {
      current ??= await open()
    },
    close: async () => {
      await detach()
      await rest.remove()
    },
  }
}

const embedded = (template: string): Promise<FreshDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-test-'))
  cpSync(template, folder, { recursive: true })
  const open = async () => {
    const database = await openDatabase({ data: folder, databaseUrl: undefined })
    return { database, owner: database } // PGlite connects as superuser; withActor is what gives its rights away
  }
  return attachable(open, {
    environment: { NOROSHI_DATA: folder },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  })
}

const postgresql = async (template: { owner: string; login: string }): Promise<FreshDatabase> => {
  const name = `noroshi_${process.pid}_${counter++}`
  const url = (kind: 'owner' | 'login', database: string) => template[kind].replace('DATABASE', database)
  const asMaker = async (statement: string) => {
    const maker = await openDatabase({ data: '', databaseUrl: url('owner', 'postgres') })
    await maker.pool.query(statement).finally(() => maker.close())
  }
  await asMaker(`create database ${name} template noroshi_template`)
  const open = async () => ({
    database: await openDatabase({ data: '', databaseUrl: url('login', name) }),
    owner: await openDatabase({ data: '', databaseUrl: url('owner', name) }),
  })
  return attachable(open, {
    environment: { DATABASE_URL: url('login', name) },
    remove: () => asMaker(`drop database ${name}`), // waits for sessions that are just ending; with force it may not end those of another role
  })
}

/** A migrated, empty database of its own on whichever database this test project runs. */
export const freshDatabase = async (): Promise<FreshDatabase | null> => {
  const template = inject('template')
  if (template.kind === 'absent') return null
  return template.kind === 'embedded' ? embedded(template.folder) : postgresql(template)
}
