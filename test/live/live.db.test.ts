import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, startServer } from '../../src/main/server.ts'
import { withActor, withoutActor } from '../../src/platform/db/actor.ts'
import { openDatabase } from '../../src/platform/db/database.ts'
import { complete } from '../../src/share/reports/content.ts'
import { begin } from '../../src/share/reports/drafts/service.ts'
import { relayReport } from '../../src/share/reports/jobs.ts'
import { submit } from '../../src/share/reports/service.ts'
import { enterAs } from '../../src/trust/identity/sign-in/service.ts'
import { type Chain, chain, type SeatName } from '../chain.ts'
import { testConfig } from '../http.ts'
import { type Heard, type Listening, listenTo } from './events.ts'

let c: Chain
let first: RunningServer
let second: RunningServer | null = null
let absent = false
const streams: Listening[] = []

beforeAll(async () => {
  const made = await chain()
  if (!made) {
    absent = true
    return
  }
  c = made
  const config = { ...testConfig, databaseUrl: c.environment.DATABASE_URL }
  const options = { clock: c.world.clock, workers: false }
  first = await startServer(config, { ...c.database, close: async () => undefined }, options)
  if (config.databaseUrl) second = await startServer(config, await openDatabase(config), options)
})
afterAll(async () => {
  if (absent) return
  for (const stream of streams) stream.stop()
  await second?.stop()
  await first.stop()
  await c.close()
})

const now = () => c.world.clock.now()
const cookieOf = async (seat: SeatName): Promise<string> =>
  `noroshi=${await withoutActor(c.world, tx => enterAs(tx, c.actors[seat].post, now()))}`

const open = async (seat: SeatName, at: RunningServer = first, cookie?: string, after?: string) => {
  const stream = await listenTo(at.address, cookie ?? (await cookieOf(seat)), after)
  streams.push(stream)
  if (stream.status === 200) await expect.poll(() => stream.heard.length).toBeGreaterThan(0)
  return stream
}
const changes = (stream: Listening): Heard[] => stream.heard.filter(({ event }) => event === 'change')
const ids = (stream: Listening): string[] => changes(stream).map(({ content }) => content.id ?? '')

const content = complete({
  summary: '改札が止まった。',
  contact: { name: '早瀬', phone: '03-0000-0142' },
  tlp: 'TLP:AMBER',
  certainty: 'NOT_GIVEN',
  fieldCertainty: {},
} as Parameters<typeof complete>[0])

const report = async (): Promise<string> => {
  const submission = { type: 'REPORT', content, to: 'MINISTRY', ministry: null, convertedFrom: null, attachments: [] }
  const { id } = await withActor(c.world, c.actors.operator, tx =>
    submit(tx, c.actors.operator, submission as Parameters<typeof submit>[2], now()),
  )
  await relayReport(c.world)({ report: id, seq: 1 })
  return id
}
const settled = () => new Promise(resolve => setTimeout(resolve, 500))

describe('live updates', () => {
  it('tell whoever may read a report that it changed, and nobody else anything at all', async ({ skip }) => {
    skip(absent)
    const ministry = await open('ministry')
    const duty = await open('duty')
    const strangers = await Promise.all((['stranger', 'peer', 'ministry2', 'police'] as const).map(seat => open(seat)))
    const id = await report()
    await expect.poll(() => ids(ministry)).toContain(id)
    await expect.poll(() => ids(duty)).toContain(id)
    await settled()
    for (const stream of strangers) expect(changes(stream)).toEqual([])
    expect(Object.keys(changes(duty)[0]?.content ?? {}).sort()).toEqual(['id', 'kind'])
    for (const stream of [ministry, duty, ...strangers]) stream.stop()
  })

  it('tell nothing any more once a grant has ended', async ({ skip }) => {
    skip(absent)
    const id = await report()
    await c.owner.pool.query('update access_grant set valid_until = $1 where object_id = $2 and organisation_id = $3', [
      now(),
      id,
      c.ids.MINISTRY,
    ])
    const ministry = await open('ministry')
    const operator = await open('operator')
    await c.owner.pool.query('select live_changed($1, $2)', ['report', id])
    await expect.poll(() => ids(operator)).toContain(id)
    await settled()
    expect(ids(ministry)).not.toContain(id)
    ministry.stop()
    operator.stop()
  })

  it('tell of a draft only the reporting posts of its own organisation', async ({ skip }) => {
    skip(absent)
    const mine = await open('operatorHead')
    const others = await Promise.all((['ministry', 'duty', 'peer', 'ceptoar'] as const).map(seat => open(seat)))
    const draft = await withActor(c.world, c.actors.operator, tx =>
      begin(
        tx,
        c.actors.operator,
        { kind: 'FIRST', report: null, content: { summary: '書きかけ' }, to: 'MINISTRY', ministry: null },
        now(),
      ),
    )
    await expect.poll(() => ids(mine)).toContain(draft.id)
    await settled()
    for (const stream of others) expect(ids(stream)).not.toContain(draft.id)
    for (const stream of [mine, ...others]) stream.stop()
  })

  it('end with the session, at once', async ({ skip }) => {
    skip(absent)
    const cookie = await cookieOf('operator')
    const stream = await open('operator', first, cookie)
    const reply = await fetch(`${first.address}/api/v1/session`, { method: 'DELETE', headers: { cookie } })
    expect(reply.status).toBe(204)
    await stream.over
    expect(stream.heard.at(-1)?.event).toBe('end')
    expect((await open('operator', first, cookie)).status).toBe(401)
  })

  it('are read on from the last event that was heard, and from too far back everything is read again', async ({
    skip,
  }) => {
    skip(absent)
    const cookie = await cookieOf('ministry')
    const before = await open('ministry', first, cookie)
    await report()
    await expect.poll(() => changes(before).length).toBeGreaterThan(0)
    const last = before.heard.at(-1)?.id
    before.stop()
    const missed = await report()
    const after = await open('ministry', first, cookie, last)
    await expect.poll(() => ids(after)).toContain(missed)
    const longAgo = await open('ministry', first, cookie, '1')
    await expect.poll(() => longAgo.heard.map(({ event }) => event)).toContain('reload')
    after.stop()
    longAgo.stop()
  })

  it('allow six streams in a session and refuse the seventh', async ({ skip }) => {
    skip(absent)
    const cookie = await cookieOf('peer')
    const six = await Promise.all(Array.from({ length: 6 }, () => open('peer', first, cookie)))
    expect((await open('peer', first, cookie)).status).toBe(429)
    for (const stream of six) stream.stop()
    await expect.poll(async () => (await open('peer', first, cookie)).status).toBe(200)
  })

  it('reach the streams of every server on one database', async ({ skip }) => {
    skip(absent || !second)
    if (!second) return
    const there = await open('ministry', second)
    const id = await report() // written through the first server's database session
    await expect.poll(() => ids(there)).toContain(id)
    there.stop()
  })

  it('close when the database’s line breaks, so that nobody believes to be up to date, and come back', async ({
    skip,
  }) => {
    skip(absent || !second)
    if (!second) return
    const stream = await open('ministry', second)
    const last = stream.heard.at(-1)?.id
    await c.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%' and pid <> pg_backend_pid() and datname = current_database()`,
    )
    await stream.over
    const id = await report()
    const at = second
    await expect.poll(async () => (await open('ministry', at)).status, { timeout: 10_000 }).toBe(200)
    const again = await open('ministry', at, undefined, last)
    await expect.poll(() => ids(again)).toContain(id)
    again.stop()
  })
})
