import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { withoutActor } from '../../src/platform/db/actor.ts'
import { enterAs } from '../../src/trust/identity/sign-in/service.ts'
import { type Chain, chain, type SeatName } from '../chain.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'

let c: Chain
let mail: MailServer
let port: number
let absent = false
const cookies = new Map<SeatName, string>()

beforeAll(async () => {
  const made = await chain()
  if (!made) {
    absent = true
    return
  }
  c = made
  // The server process lives on the machine's clock, so the sessions must too.
  c.world.clock.set(new Date())
  for (const seat of Object.keys(c.actors) as SeatName[]) {
    const session = await withoutActor(c.world, tx => enterAs(tx, c.actors[seat].post, c.world.clock.now()))
    cookies.set(seat, `noroshi=${session}`)
  }
  await c.detach()
  mail = await startMailServer()
  port = await freePort()
})
afterAll(async () => {
  if (absent) return
  await mail.close()
  await c.close()
})

let running: ServerProcess | null = null
const start = async (): Promise<ServerProcess> => {
  running = await startProcess('serve', { ...c.environment, SMTP_URL: mail.url }, port)
  return running
}
afterEach(() => running?.kill())

const request = async (
  seat: SeatName,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method,
    headers: {
      cookie: cookies.get(seat) ?? '',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  return { status: reply.status, etag: reply.headers.get('etag') ?? '', body: text ? JSON.parse(text) : null }
}

const must = async (...of: Parameters<typeof request>) => {
  const answer = await request(...of)
  if (answer.status >= 300)
    throw new Error(`${of.slice(0, 3).join(' ')}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

const everything = async (seat: SeatName, path: string) => {
  const items = []
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await must(seat, 'GET', `${path}?limit=200${next ? `&after=${next}` : ''}`)
    items.push(...body.items)
    next = body.next
  }
  return items
}

const settled = async (check: () => Promise<boolean>) =>
  expect.poll(check, { timeout: 60_000, interval: 300 }).toBe(true)
const jobsAreDone = async (server: ServerProcess) => {
  await settled(
    async () => (await everything('ministry', '/reports')).length === (await everything('operator', '/reports')).length,
  )
  return server
}
const messageIds = () => mail.mails.map(({ messageId }) => messageId)

describe('kill -9', { timeout: 240_000 }, () => {
  it('during submit and relay loses no acknowledged report and sends none twice', async ({ skip }) => {
    skip(absent)
    const keys = Array.from({ length: 60 }, () => randomUUID())
    const acknowledged = new Map<string, string>()
    const submit = async (key: string) => {
      const content = { summary: `事象 ${key}`, contact: { name: '早瀬', phone: '03-0000-0142' } }
      const answer = await request('operator', 'POST', '/reports', { content }, { 'idempotency-key': key })
      if (answer.status === 201) acknowledged.set(key, answer.body.number)
    }
    // Killed after ever longer spells, so that the end falls into submit, relay, notification and mail alike.
    for (const spell of [40, 150, 450, 1200]) {
      const server = await start()
      const open = keys.filter(key => !acknowledged.has(key)).slice(0, 14)
      const sending = Promise.allSettled(open.map(submit))
      await new Promise(resolve => setTimeout(resolve, spell))
      await server.kill()
      await sending
    }
    const server = await start()
    for (const key of keys) if (!acknowledged.has(key)) await submit(key)
    expect(acknowledged.size).toBe(keys.length)
    await jobsAreDone(server)

    const sent = await everything('operator', '/reports')
    expect(sent.map(report => report.number).sort()).toEqual([...acknowledged.values()].sort())
    for (const key of keys) expect(sent.filter(report => report.summary.endsWith(key))).toHaveLength(1)
    for (const seat of ['ministry', 'duty'] as const) {
      expect((await everything(seat, '/reports')).map(report => report.number).sort()).toEqual(
        [...acknowledged.values()].sort(),
      )
    }
    await settled(async () => mail.mails.length > 0)
    await server.stop()
    expect(new Set(messageIds()).size).toBe(messageIds().length)
  })

  it('during release releases once or not at all, and every recipient gets one delivery and at most one mail', async ({
    skip,
  }) => {
    skip(absent)
    for (const spell of [0, 12, 40]) {
      const server = await start()
      const content = {
        title: '点検のお願い',
        kind: 'ALERT',
        victim: null,
        others: {
          title: '点検のお願い',
          source: '同種の装置を点検してください。',
          removals: [],
          requests: [],
          tlp: 'TLP:GREEN',
        },
        audience: { kinds: ['CI_OPERATOR'], sectors: [], organisations: [] },
        purpose: '',
      }
      const { body: draft } = await must('duty', 'POST', '/advisories', { content })
      const before = await must('duty', 'GET', `/advisories/${draft.id}`)
      await must('duty', 'POST', `/advisories/${draft.id}/review`, undefined, { 'if-match': before.etag })
      const { etag } = await must('approver', 'GET', `/advisories/${draft.id}`)
      const key = randomUUID()
      const release = () =>
        request('approver', 'POST', `/advisories/${draft.id}/release`, undefined, {
          'if-match': etag,
          'idempotency-key': key,
        }).catch(() => null)
      const first = release()
      await new Promise(resolve => setTimeout(resolve, spell))
      await server.kill()
      const answered = await first

      const again = await start()
      const second = await release()
      expect(second?.status).toBe(201)
      if (answered?.status === 201) expect(second?.body).toEqual(answered.body)
      const [edition] = second?.body.editions ?? []
      const { body: board } = await must('duty', 'GET', `/editions/${edition.id}/board`)
      expect(JSON.stringify(board)).toContain(c.ids.PEER)
      await settled(async () => mail.mails.some(({ subject }) => subject?.includes(edition.number)))
      await again.stop()
      await c.attach()
      const { rows } = await c.owner.pool.query(
        `select organisation_id, count(*)::int as n from delivery where edition_id = $1 group by 1`,
        [edition.id],
      )
      expect(rows.length).toBe(7)
      expect(rows.every(row => row.n === 1)).toBe(true)
      await c.detach()
    }
    expect(new Set(messageIds()).size).toBe(messageIds().length)
    expect(mail.mails.every(({ text }) => !text?.includes('点検してください'))).toBe(true)
  })
})
