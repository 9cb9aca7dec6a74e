import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** Where Debian, Homebrew and hand-made installations keep the server programs. */
const programs = (): string | null => {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    '/usr/local/bin',
    '/opt/homebrew/bin',
    '/usr/bin',
  ]
  return folders.find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

export const clusterIsThere = (): boolean => programs() !== null

export interface TestCluster {
  /** URL of the owner, who may create databases and roles. */
  ownerUrl(database: string): string
  /** URL of the powerless login role that the server uses. */
  loginUrl(database: string): string
  /** Ends the server as an administrator would (`fast`) or as a power cut does (`immediate`), and starts it again. */
  restart(how: 'fast' | 'immediate'): Promise<void>
  /** Asks as whoever installed it. */
  asSuperuser(statement: string): Promise<void>
  stop(): Promise<void>
}

const identity = (name: string): { uid: number; gid: number } | null => {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [id('-u'), id('-g')]
  return uid ? { uid, gid } : null
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, reachable over a Unix socket only.
 * The server refuses to run as root, so root hands it to the `postgres` account of the package.
 * @param place where its folder is made
 * @returns null where no PostgreSQL is installed
 */
export const startCluster = async (place = tmpdir()): Promise<TestCluster | null> => {
  const bin = programs()
  if (!bin) return null
  const folder = mkdtempSync(join(place, 'noroshi-pg-'))
  const as = process.getuid?.() === 0 ? identity('postgres') : null
  if (process.getuid?.() === 0 && !as) return null
  if (as) chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const initialised = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      ...(as ?? {}),
      cwd: folder,
      encoding: 'utf8',
    },
  )
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.stderr}`)
  const run = () =>
    spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'max_connections=200', '-c', 'shared_buffers=128MB'],
      { ...(as ?? {}), cwd: folder, stdio: 'ignore' },
    )
  let server = run()
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const url = (user: string, database: string) =>
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`
  const answers = async (statement: string) => {
    for (let attempt = 0; ; attempt++) {
      const client = new pg.Client({ connectionString: url('postgres', 'postgres') })
      try {
        await client.connect()
        await client.query(statement)
        await client.end()
        return
      } catch (error) {
        await client.end().catch(() => undefined)
        if (attempt > 100) throw error
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    }
  }
  await answers('create role noroshi_owner login createrole createdb; create role noroshi_login login noinherit')
  return {
    ownerUrl: database => url('noroshi_owner', database),
    loginUrl: database => url('noroshi_login', database),
    restart: async how => {
      await end(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      server = run()
      await answers('select 1')
    },
    asSuperuser: async statement => {
      const client = new pg.Client({ connectionString: url('postgres', 'postgres') })
      client.on('error', () => undefined) // a server that ends amid it
      await client.connect()
      await client.query(statement).finally(() => client.end().catch(() => undefined))
    },
    stop: async () => {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
