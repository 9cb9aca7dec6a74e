import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ServerProcess } from '../server-process.ts'
import { type Office, office, settled } from './office.ts'

let o: Office
let absent = false
beforeAll(async () => {
  const made = await office()
  if (made) o = made
  else absent = true
})
afterAll(() => (absent ? undefined : o.close()))
afterEach(() => (absent ? undefined : o.killAll()))

const start: Office['start'] = (...given) => o.start(...given)
const request: Office['request'] = (...given) => o.request(...given)
const must: Office['must'] = (...given) => o.must(...given)
const everything: Office['everything'] = (...given) => o.everything(...given)
const jobsAreDone = async (server: ServerProcess) => {
  await settled(
    async () => (await everything('ministry', '/reports')).length === (await everything('operator', '/reports')).length,
  )
  return server
}
const messageIds = () => o.mail.mails.map(({ messageId }) => messageId)

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
    await settled(async () => o.mail.mails.length > 0)
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
      expect(JSON.stringify(board)).toContain(o.chain.ids.PEER)
      await settled(async () => o.mail.mails.some(({ subject }) => subject?.includes(edition.number)))
      await again.stop()
      await o.chain.attach()
      const { rows } = await o.chain.owner.pool.query(
        `select organisation_id, count(*)::int as n from delivery where edition_id = $1 group by 1`,
        [edition.id],
      )
      expect(rows.length).toBe(7)
      expect(rows.every(row => row.n === 1)).toBe(true)
      await o.chain.detach()
    }
    expect(new Set(messageIds()).size).toBe(messageIds().length)
    expect(o.mail.mails.every(({ text }) => !text?.includes('点検してください'))).toBe(true)
  })
})
