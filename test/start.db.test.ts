import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../src/platform/config/project-root.ts'
import { type FreshDatabase, freshDatabase } from './database/fresh.ts'

let fresh: FreshDatabase
let folder: string
let absent = false
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'noroshi-start-'))
  const made = await freshDatabase()
  if (made) fresh = made
  else absent = true
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  if (!absent) await fresh.close()
})

interface Ended {
  status: number | null
  said: string
}

/** Starts the program as people do, with nothing of this process's own settings, and waits for its end. */
const start = (environment: Record<string, string>): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { PATH, HOME } = process.env
    const child = spawn(process.execPath, [join(projectRoot, 'bin/noroshi'), 'serve'], {
      env: { PATH, HOME, NOROSHI_PORT: '0', NOROSHI_DATA: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (text.includes('http://')) child.kill() // it started: nothing here should
      })
    }
    child.once('error', reject)
    child.once('close', status => resolve({ status, said }))
  })

/** On the database of this test, which this process lets go of meanwhile. */
const startAlone = async (environment: Record<string, string>): Promise<Ended> => {
  await fresh.detach()
  try {
    return await start({ ...fresh.environment, ...environment })
  } finally {
    await fresh.attach()
  }
}

/** A refused start says in both languages what to do, and shows nobody a stack. */
const expectRefusal = ({ status, said }: Ended, ja: RegExp, en: RegExp): void => {
  expect(said).toMatch(ja)
  expect(said).toMatch(en)
  expect(said).not.toMatch(/^\s+at /m)
  expect(status).toBe(1)
}

const takenPort = (): Promise<{ server: Server; port: number }> =>
  new Promise(resolve => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ server, port: address !== null && typeof address === 'object' ? address.port : 0 })
    })
  })

describe('a start that cannot succeed says why', () => {
  it('when the port is taken', async ({ skip }) => {
    skip(absent)
    const { server, port } = await takenPort()
    const ended = await startAlone({ NOROSHI_PORT: String(port) }).finally(() => server.close())
    expectRefusal(ended, new RegExp(`${port} 番ポートは使用中です`), new RegExp(`Port ${port} .+ is in use`))
  })

  it('when another process holds the data folder', async ({ skip }) => {
    skip(absent || fresh.database.kind !== 'embedded')
    const ended = await start(fresh.environment)
    expectRefusal(ended, /プロセス \d+ が使用中です/, new RegExp(`is in use by process ${process.pid}\\.`))
  })

  it('when the database cannot be reached', async ({ skip }) => {
    skip(absent)
    const { server, port } = await takenPort()
    await new Promise(resolve => server.close(resolve)) // nobody listens there now
    const ended = await start({ DATABASE_URL: `postgres://noroshi_login:secret@127.0.0.1:${port}/noroshi` })
    expectRefusal(ended, /データベースに接続できません/, /database of DATABASE_URL cannot be reached/)
    expect(ended.said).not.toContain('secret')
  })

  it('when the login role owns the tables, with the SQL that mends it', async ({ skip }) => {
    skip(absent || fresh.database.kind !== 'postgresql')
    const ended = await start({
      DATABASE_URL: fresh.environment.DATABASE_URL?.replace('noroshi_login', 'noroshi_owner') ?? '',
    })
    expectRefusal(
      ended,
      /「noroshi_owner」（owner）には行単位の閲覧制限が効きません/,
      /signs in as "noroshi_owner" \(owner\)/,
    )
    expect(ended.said).toContain('grant noroshi_app, noroshi_jobs to noroshi_login;')
  })

  it('when the login role is a superuser', async ({ skip }) => {
    skip(absent || fresh.database.kind !== 'postgresql')
    const ended = await start({
      DATABASE_URL: fresh.environment.DATABASE_URL?.replace('noroshi_login', 'postgres') ?? '',
    })
    expectRefusal(ended, /（superuser）/, /\(superuser\)/)
  })

  it('when the schema is newer than the program', async ({ skip }) => {
    skip(absent)
    await fresh.owner.pool.query(`insert into schema_migration values (9999, '9999_from_the_future.sql', '')`)
    const ended = await startAlone({})
    expectRefusal(
      ended,
      /9999_from_the_future\.sql.+新しい版です/,
      /9999_from_the_future\.sql.+newer than this program/,
    )
  })
})
