import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../src/main/server.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { makeTemplate } from './own.ts'
import { startCluster } from './postgresql.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database to copy from: a folder for the embedded one, owner and login URLs for PostgreSQL. */
    template:
      | { kind: 'embedded'; folder: string }
      | { kind: 'postgresql'; owner: string; login: string }
      | { kind: 'absent'; why: string }
  }
}

const embedded = async (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-template-'))
  const database = await openDatabase({ data: folder, databaseUrl: undefined })
  await migrateDatabase(database)
  await database.close()
  project.provide('template', { kind: 'embedded', folder })
  return () => rmSync(folder, { recursive: true, force: true })
}

const postgresql = async (project: TestProject) => {
  const cluster = await startCluster()
  if (!cluster) {
    const why = 'PostgreSQL is not installed: the tests on it are skipped (on Debian: apt-get install postgresql)'
    if (process.env.CI) throw new Error(why)
    console.log(why)
    project.provide('template', { kind: 'absent', why })
    return undefined
  }
  await makeTemplate(cluster)
  project.provide('template', {
    kind: 'postgresql',
    owner: cluster.ownerUrl('DATABASE'),
    login: cluster.loginUrl('DATABASE'),
  })
  return () => cluster.stop()
}

/** Once a project: prepares a migrated template, so that each test file starts with a fresh copy in milliseconds. */
export const setup = (project: TestProject) => (project.name === 'postgresql' ? postgresql(project) : embedded(project))
