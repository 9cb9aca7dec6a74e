import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ownDatabase } from '../database/own.ts'
import { type Office, office, type Reply, settled } from './office.ts'

let o: Office
let cluster: NonNullable<Awaited<ReturnType<typeof ownDatabase>>>
let absent = false
beforeAll(async () => {
  // The embedded database lives in the server's own process and dies with it (kill.db.test.ts).
  const made = inject('template').kind === 'postgresql' ? await ownDatabase() : null
  const opened = made && (await office(async () => made))
  if (!made || !opened) {
    absent = true
    return
  }
  cluster = made
  o = opened
})
afterAll(() => (absent ? undefined : o.close()))

describe('a database that is restarted under load', { timeout: 240_000 }, () => {
  it.each(['fast', 'immediate'] as const)(
    '(%s) is said to be away, with when to ask again, and nothing that was acknowledged is lost',
    async how => {
      if (absent) return
      const server = await o.start()
      const keys = Array.from({ length: 40 }, () => randomUUID())
      const acknowledged = new Map<string, string>()
      const refusals: Reply[] = []
      /** As a client does: the same request with the same key until it is taken. */
      const submit = async (key: string) => {
        const content = { summary: `${how} ${key}`, contact: { name: '早瀬', phone: '03-0000-0142' } }
        for (let attempt = 0; attempt < 100 && !acknowledged.has(key); attempt++) {
          const answer = await o.request('operator', 'POST', '/reports', { content }, { 'idempotency-key': key })
          if (answer.status === 201) acknowledged.set(key, answer.body.number)
          else {
            refusals.push(answer)
            await new Promise(resolve => setTimeout(resolve, 200))
          }
        }
      }
      const load = Promise.all(
        [0, 1, 2, 3].map(async lane => {
          for (const [n, key] of keys.entries()) if (n % 4 === lane) await submit(key)
        }),
      )
      // Three times, at moments that find requests, transactions and jobs alike under way.
      for (const spell of [150, 300, 450]) {
        await new Promise(resolve => setTimeout(resolve, spell))
        await cluster.restart(how)
      }
      await load
      expect(acknowledged.size).toBe(keys.length)
      expect(refusals.length).toBeGreaterThan(0)
      for (const { status, retryAfter, body } of refusals)
        expect([status, retryAfter, body.code]).toEqual([503, '5', 'database_away'])

      // The same process goes on: the reports are there once, and the workers carry them to their desks.
      const sent = (await o.everything('operator', '/reports')).filter(({ summary }) => summary.startsWith(how))
      expect(sent.map(({ number }) => number).sort()).toEqual([...acknowledged.values()].sort())
      await settled(
        async () =>
          (await o.everything('ministry', '/reports')).length === (await o.everything('operator', '/reports')).length,
      )
      await server.stop()
    },
  )
})
