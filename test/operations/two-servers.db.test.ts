import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { minutes } from '../../src/kernel/clock.ts'
import { withActor } from '../../src/platform/db/actor.ts'
import { settleAbandoned } from '../../src/share/notifications/jobs.ts'
import { verify } from '../../src/trust/audit/service.ts'
import { type Office, office, settled } from '../faults/office.ts'
import { freePort, type ServerProcess } from '../server-process.ts'

let o: Office
let absent = false
beforeAll(async () => {
  // The embedded database belongs to one process; its lock keeps a second one out (test/start.db.test.ts).
  const made = inject('template').kind === 'postgresql' ? await office() : null
  if (made) o = made
  else absent = true
})
afterAll(() => (absent ? undefined : o.close()))

const rows = async (text: string, values: unknown[] = []) => (await o.chain.owner.pool.query(text, values)).rows
const count = async (question: string): Promise<number> => (await rows(`select count(*)::int as n ${question}`))[0].n
const none = async (question: string) => expect([question, await rows(question)]).toEqual([question, []])

const reports = 48
const deaths = 3
/** Who is told of a report: one at the ministry, three at the coordinator; two at the operator owe a follow-up. */
const [told, owing] = [4, 2]

describe('two servers on one PostgreSQL', { timeout: 420_000 }, () => {
  it('do each relay, notification, reminder and letter once, although one of them dies by kill -9 again and again amid its jobs', async ({
    skip,
  }) => {
    skip(absent)
    const steady = await o.start()
    const port = await freePort()
    let mortal: ServerProcess = await o.start({}, port)
    await o.chain.attach()
    o.mail.slow(300)

    const acknowledged = new Map<string, string>()
    /** As a client behind a balancer: the same request with the same key, at the other server where one does not answer. */
    const submit = async (key: string, n: number) => {
      const content = { summary: `二台 ${key}`, contact: { name: '早瀬', phone: '03-0000-0142' } }
      for (let attempt = 0; !acknowledged.has(key); attempt++) {
        const server = (n + attempt) % 2 === 0 ? steady : mortal
        const asked = o.at(server).request('operator', 'POST', '/reports', { content }, { 'idempotency-key': key })
        const answer = await asked.catch(() => null)
        if (answer?.status === 201) acknowledged.set(key, answer.body.number)
        else await new Promise(resolve => setTimeout(resolve, 100))
      }
    }
    const die = async () => {
      await mortal.kill()
      mortal = await o.start({}, port)
      await o.chain.attach()
    }
    for (let death = 0; death < deaths; death++) {
      const load = Promise.all(Array.from({ length: reports / deaths }, (_, n) => submit(randomUUID(), n)))
      // Both work through one queue, and the jobs of the dead stay theirs for minutes: with two more, it dies amid its own.
      const underWay = `from pgboss.job where name = 'notification.mail' and state = 'active'`
      await settled(async () => (await count(underWay)) >= death + 2)
      await die()
      await load
    }
    expect(acknowledged.size).toBe(reports)

    // What the dead held is taken up by whoever lives; a letter that they had taken is free again after a minute.
    const everyLetterLeaves = () =>
      settled(async () => (await count(`from notification where mail_state = 'QUEUED'`)) === 0, 120_000)
    await settled(async () => (await count('from relay_hop')) === 2 * reports)
    o.mail.slow(20)
    await everyLetterLeaves()

    // The receipts and follow-ups fall due one after the other under both servers, and one of them dies meanwhile.
    await rows(
      `update timer t set starts_at = at - interval '30 minutes', due_at = at, remind_at = at
        from (select id, now() + row_number() over (order by id) * interval '100 milliseconds' as at from timer) s
        where s.id = t.id`,
    )
    await settled(async () => (await count('from timer where rung = 2')) > reports / 2)
    await die()
    await settled(async () => (await count('from timer where rung = 2')) === 3 * reports)
    await everyLetterLeaves()

    // Each report once, at each desk once, by one relay, which is recorded once.
    const numbers = [...acknowledged.values()].sort()
    for (const server of [steady, mortal])
      for (const seat of ['operator', 'ministry', 'duty'] as const)
        expect((await o.at(server).everything(seat, '/reports')).map(({ number }) => number).sort()).toEqual(numbers)
    await none('select report_id, seq, to_id from relay_hop group by 1, 2, 3 having count(*) > 1')
    expect(await count(`from timeline_entry where kind = 'report.relayed'`)).toBe(reports)
    expect(await count(`from audit_entry where action = 'report.relayed'`)).toBe(reports)
    expect(await count(`from pgboss.job where name = 'report.relay' and state <> 'completed'`)).toBe(0)

    // Everybody on duty was told once of each report and reminded once of what they owe.
    await none('select event, person_id from notification group by 1, 2 having count(*) > 1')
    expect(await count(`from notification where event like 'report:%'`)).toBe(reports * told)
    expect(await count(`from notification where event like 'timer:%'`)).toBe(reports * (told + owing))
    expect(await count('from timer where rung <> 2 or fired_at is null')).toBe(0)

    // A letter that was sent arrived once; one that was leaving when its server died arrived once or not at all.
    const arrived = new Map<string, number>()
    for (const { messageId } of o.mail.mails) arrived.set(messageId ?? '', (arrived.get(messageId ?? '') ?? 0) + 1)
    expect(Math.max(...arrived.values())).toBe(1)
    const letters = await rows('select id, mail_state from notification')
    const inDoubt = letters.filter(({ mail_state }) => mail_state !== 'SENT')
    for (const { id, mail_state } of letters)
      if (mail_state === 'SENT') expect([id, arrived.get(`<${id}@localhost>`)]).toEqual([id, 1])
    // A server has two that send (the job of an event, and whatever waits), and each hands over one letter at a time.
    expect(inDoubt.length).toBeGreaterThan(0)
    expect(inDoubt.length).toBeLessThanOrEqual(2 * (deaths + 1))

    // Whoever answers for letters sees exactly those, and decides.
    o.chain.world.clock.set(new Date(Date.now() + minutes(21)))
    await settleAbandoned(o.chain.world)
    const { body: troubles } = await o.at(steady).must('duty', 'GET', '/mail-troubles')
    expect(troubles.letters.map(({ id }: { id: string }) => id).sort()).toEqual(inDoubt.map(({ id }) => id).sort())
    const verdict = await withActor(o.chain.world, { type: 'system', system: 'verifier' }, verify)
    expect(verdict.intact).toBe(true)
    await Promise.all([steady.stop(), mortal.stop()])
  })
})
