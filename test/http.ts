import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allRoutes } from '../src/main/routes.ts'
import type { Config } from '../src/platform/config/config.ts'
import { type World, withoutActor } from '../src/platform/db/actor.ts'
import { type App, createServer } from '../src/platform/http/server.ts'
import { relayReport } from '../src/share/reports/jobs.ts'
import { authenticate } from '../src/trust/identity/sign-in/routes.ts'
import { enterAs } from '../src/trust/identity/sign-in/service.ts'
import { type Chain, chain, type SeatName } from './chain.ts'

export const testConfig: Config = {
  port: 0,
  host: '127.0.0.1',
  data: '',
  publicUrl: 'http://noroshi.example',
  proxy: undefined,
  databaseUrl: undefined,
  databaseOwnerUrl: undefined,
  smtpUrl: undefined,
  mailFrom: 'noroshi@localhost',
  channels: { allowed: [], gateway: undefined },
  files: {
    folder: join(tmpdir(), `noroshi-files-${process.pid}`),
    s3: undefined,
    limit: 1_048_576,
    objectLimit: 3 * 1_048_576,
  },
  investigations: {
    imports: undefined,
    folder: join(tmpdir(), `noroshi-investigations-${process.pid}`),
    limit: 50 * 1_048_576,
    memory: '512MB',
  },
  secretKey: Buffer.alloc(32, 7).toString('base64'),
  provider: undefined,
  secondFactor: 'enrolled',
  stepUpMinutes: 15,
  scenario: null,
  metrics: undefined,
  syslog: undefined,
  log: 'silent',
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests read replies whose shape the OpenAPI document describes
  body: any
  text: string
  etag: string
  /** The headers: names of files stand there. */
  head: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface HttpChain {
  chain: Chain
  app: App
  call(
    seat: SeatName | null,
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** The session of a seat, for requests that `call` does not make. */
  cookie(seat: SeatName): string
  /** What the relay's worker does, for every version that has not been relayed. */
  relay(): Promise<void>
  close(): Promise<void>
}

let keys = 0

/** The server without a network, with everyone of the chain signed in. Null where this project's database is absent. */
export const httpChain = async (
  worldOf: (world: World) => World = world => world,
  settings: Partial<Config> = {},
  extras: Parameters<typeof createServer>[4] = {},
): Promise<HttpChain | null> => {
  const config = { ...testConfig, ...settings }
  const made = await chain()
  if (!made) return null
  await made.owner.pool.query(`insert into setting values ('demonstration', 'true')`)
  const world = worldOf(made.world)
  const app = await createServer(
    config,
    { ready: async () => undefined },
    authenticate(made.world, config),
    allRoutes(world, config, true),
    extras,
  )
  await app.ready()
  const cookies = new Map<SeatName, string>()
  for (const [seat, actor] of Object.entries(made.actors)) {
    const session = await withoutActor(made.world, tx => enterAs(tx, actor.post, made.world.clock.now()))
    cookies.set(seat as SeatName, `noroshi=${session}`)
  }
  return {
    chain: made,
    app,
    call: async (seat, method, path, body, headers = {}) => {
      const reply = await app.inject({
        method,
        remoteAddress: `198.51.100.${keys++ % 250}`, // the rate limit counts by address
        url: path.startsWith('/api') ? path : `/api/v1${path}`,
        headers: {
          ...(seat ? { cookie: cookies.get(seat) } : {}),
          ...(method === 'POST' ? { 'idempotency-key': `test-key-${keys++}` } : {}),
          ...(body === undefined
            ? {}
            : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      })
      const text = reply.payload
      const json = /json/.test(String(reply.headers['content-type'] ?? ''))
      return {
        status: reply.statusCode,
        body: json && text ? JSON.parse(text) : null,
        text,
        etag: String(reply.headers.etag ?? ''),
        head: JSON.stringify(reply.headers),
      }
    },
    cookie: seat => cookies.get(seat) ?? '',
    relay: async () => {
      const { rows } = await made.owner.pool.query(
        'select report_id, seq from report_version v where not exists (select from relay_hop h where h.report_id = v.report_id and h.seq = v.seq)',
      )
      for (const { report_id, seq } of rows) await relayReport(made.world)({ report: report_id, seq })
    },
    close: async () => {
      await app.close()
      await made.close()
    },
  }
}
