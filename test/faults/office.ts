import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { withoutActor } from '../../src/platform/db/actor.ts'
import { enterAs } from '../../src/trust/identity/sign-in/service.ts'
import { type Chain, chain, type SeatName } from '../chain.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'

export interface Reply {
  status: number
  etag: string
  retryAfter: string | null
  // biome-ignore lint/suspicious/noExplicitAny: tests read replies whose shape the OpenAPI document describes
  body: any
}

type Request = readonly [
  seat: SeatName,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
]

/** What the people of the chain ask of one server. */
export interface Asking {
  request(...request: Request): Promise<Reply>
  /** The same, and it must be answered with success. */
  must(...request: Request): Promise<Reply>
  /** All pages of a list. */
  everything(seat: SeatName, path: string): Promise<{ id: string; number: string; summary: string }[]>
}

/** The chain of test/chain.ts served by processes that can be killed, with a real mail server beside them. */
export interface Office extends Asking {
  chain: Chain
  mail: MailServer
  /** Lets go of the database and starts bin/noroshi on it; the office asks the one of the first port. */
  start(environment?: Readonly<Record<string, string>>, port?: number): Promise<ServerProcess>
  /** Asks another of several servers. */
  at(server: ServerProcess): Asking
  /** Kills what still runs. */
  killAll(): Promise<void>
  close(): Promise<void>
}

export const settled = async (check: () => Promise<boolean>, timeout = 60_000) =>
  expect.poll(check, { timeout, interval: 300 }).toBe(true)

/** Null where this project's database is absent. The server processes live on the machine's clock, and so does the chain. */
export const office = async (database?: Parameters<typeof chain>[0]): Promise<Office | null> => {
  const made = await chain(database)
  if (!made) return null
  made.world.clock.set(new Date())
  const cookies = new Map<SeatName, string>()
  for (const seat of Object.keys(made.actors) as SeatName[]) {
    const session = await withoutActor(made.world, tx => enterAs(tx, made.actors[seat].post, made.world.clock.now()))
    cookies.set(seat, `noroshi=${session}`)
  }
  const mail = await startMailServer()
  const first = await freePort()
  const files = mkdtempSync(join(tmpdir(), 'noroshi-faults-'))
  const running = new Set<ServerProcess>()

  const asking = (url: string): Asking => {
    const request = async (...[seat, method, path, body, headers = {}]: Request): Promise<Reply> => {
      const bytes = Buffer.isBuffer(body)
      const reply = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          cookie: cookies.get(seat) ?? '',
          ...(body === undefined ? {} : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      const text = await reply.text()
      const { status } = reply
      const json = reply.headers.get('content-type')?.includes('json') && text
      return {
        status,
        etag: reply.headers.get('etag') ?? '',
        retryAfter: reply.headers.get('retry-after'),
        body: json ? JSON.parse(text) : text,
      }
    }
    const must = async (...of: Request) => {
      const answer = await request(...of)
      if (answer.status >= 300)
        throw new Error(`${of.slice(0, 3).join(' ')}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer
    }
    const everything: Asking['everything'] = async (seat, path) => {
      const items = []
      for (let next: string | null = ''; next !== null; ) {
        const { body } = await must(seat, 'GET', `${path}?limit=200${next ? `&after=${next}` : ''}`)
        items.push(...body.items)
        next = body.next
      }
      return items
    }
    return { request, must, everything }
  }
  const killAll = async () => {
    for (const server of running) await server.kill()
    running.clear()
  }
  return {
    chain: made,
    mail,
    ...asking(`http://127.0.0.1:${first}`),
    at: ({ url }) => asking(url),
    start: async (environment = {}, port = first) => {
      await made.detach()
      const settings = {
        NOROSHI_DATA: files,
        ...made.environment,
        SMTP_URL: mail.url,
        NOROSHI_FILES: join(files, 'kept'),
      }
      const server = await startProcess('serve', { ...settings, ...environment }, port)
      running.add(server)
      return server
    },
    killAll,
    close: async () => {
      await killAll()
      await mail.close()
      await made.close()
      rmSync(files, { recursive: true, force: true })
    },
  }
}
