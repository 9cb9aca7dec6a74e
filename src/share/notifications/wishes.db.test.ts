import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { minutes } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { withActor } from '../../platform/db/actor.ts'
import { startWorkers } from '../../platform/jobs/jobs.ts'
import { createMailer, type Mailer } from '../../platform/mail/mailer.ts'
import { grant } from '../../trust/access/service.ts'
import { sendWaiting } from './jobs.ts'
import type { NotificationKind } from './model.ts'
import { notifyDuty } from './service.ts'

let http: HttpChain | null
let mail: MailServer
let mailer: Mailer
beforeAll(async () => {
  http = await httpChain()
  if (!http) return
  mail = await startMailServer()
  mailer = createMailer(mail.url, 'noroshi@localhost')
})
afterAll(async () => {
  if (!http) return
  mailer.close()
  await mail.close()
  await http.close()
})

const tell = async (kind: NotificationKind, number: string, tlp: string) => {
  const { chain } = http!
  const now = chain.world.clock.now()
  const object = { kind: 'report' as const, id: newId(now) }
  await withActor(chain.world, chain.actors.duty, async tx => {
    for (const organisation of [chain.ids.COORD!, chain.ids.PEER!])
      await grant(tx, { object, to: { organisation }, reason: 'test', from: now, sortKey: now })
    await notifyDuty(tx, {
      event: `test:${object.id}`,
      organisations: [chain.ids.PEER!],
      duty: 'RECEIVE',
      kind,
      object,
      number,
      tlp,
      now,
    })
  })
}
const wish = (choices: { kind: string; wish: string }[]) =>
  http!.call('peer', 'PUT', '/me/notice-wishes', { language: 'ja', digestAt: [200, 1020], choices })
const turn = () => sendWaiting(http!.chain.world, mailer, 'http://n.example')

describe('what a person wishes of notices', () => {
  it('is mailed in one digest at its time, named only as far as each label lets it', { timeout: 60_000 }, async ({
    skip,
  }) => {
    if (!http) return skip()
    const saved = await wish([
      { kind: 'report.received', wish: 'DIGEST' },
      { kind: 'message.answer', wish: 'NONE' },
    ])
    expect(saved.status).toBe(204)
    await tell('report.received', 'R-1001', 'TLP:GREEN')
    await tell('report.received', 'R-1002', 'TLP:RED')
    await tell('message.answer', 'R-1003', 'TLP:GREEN')
    await turn()
    expect(mail.mails).toHaveLength(0)
    http.chain.world.clock.advance(minutes(15)) // from 03:07 past 03:20
    await turn()
    await turn()
    expect(mail.mails).toHaveLength(1)
    const [letter] = mail.mails
    expect(letter!.subject).toBe('[TLP:RED] お知らせのまとめ　2件')
    expect(letter!.text).toContain('・[TLP:GREEN] 情報連絡が届きました R-1001')
    expect(letter!.text).not.toContain('R-1002')
    expect(letter!.text).toContain('/notices')
    const { body } = await http.call('peer', 'GET', '/notices')
    expect(
      body.items.map(({ number, mailState }: { number: string; mailState: string }) => [number, mailState]),
    ).toEqual(
      expect.arrayContaining([
        ['R-1001', 'DIGESTED'],
        ['R-1002', 'DIGESTED'],
        ['R-1003', 'SILENT'],
      ]),
    )
    await http.call('peer', 'PUT', '/notices/seen')
    const seen = (await http.call('peer', 'GET', '/notices')).body.items
    expect(seen.every(({ readAt }: { readAt: string | null }) => readAt !== null)).toBe(true)
    expect((await http.call('operator', 'GET', '/notices')).body.items).toEqual([])
  })

  it('never keeps from the mail what must be acknowledged, and no reminder waits for a digest', async ({ skip }) => {
    if (!http) return skip()
    for (const [kind, wished] of [
      ['edition.received', 'NONE'],
      ['report.received', 'NONE'],
      ['due.ADVISORY_ACKNOWLEDGE', 'DIGEST'],
    ] as const) {
      expect((await wish([{ kind, wish: wished }])).body.code).toBe('notice_needed')
    }
  })
})

describe('a report whose relay gave up', () => {
  it('is shown to the coordinator and the administrator of its originator, and sent on its way again by a person', async ({
    skip,
  }) => {
    if (!http) return skip()
    const { call, chain } = http
    const content = { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' }, tlp: 'TLP:AMBER' }
    const { body: sent } = await call('operator', 'POST', '/reports', { content })
    await chain.owner.pool.query(
      `update pgboss.job set state = 'failed', created_on = now() - interval '11 minutes', completed_on = now(), output = '{"message": "no route"}' where name = 'report.relay'`,
    )
    for (const seat of ['duty', 'operatorHead'] as const) {
      const { body } = await call(seat, 'GET', '/relay-troubles')
      expect(body).toMatchObject([{ report: sent.id, seq: 1, reason: 'no route', trying: false }])
    }
    const other = await call('stranger', 'GET', '/relay-troubles')
    expect(other.status).toBe(403)
    expect((await call('duty', 'POST', `/relay-troubles/${sent.id}/1/again`)).status).toBe(204)
    expect((await call('duty', 'GET', '/relay-troubles')).body[0].trying).toBe(true)
    expect((await call('duty', 'POST', `/relay-troubles/${sent.id}/1/again`)).status).toBe(409)
    const { rows } = await chain.owner.pool.query(
      `select state, retry_count from pgboss.job where name = 'report.relay'`,
    )
    expect(rows).toEqual([{ state: 'retry', retry_count: 0 }])
    await http.relay()
    expect((await call('duty', 'GET', '/relay-troubles')).body).toEqual([])
  })

  it('is not forgotten, however long nobody looks', async ({ skip }) => {
    if (!http) return skip()
    const { call, chain } = http
    const content = { summary: '改札がまた止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }
    const { body: sent } = await call('operator', 'POST', '/reports', { content })
    await call('operator', 'POST', '/reports', { content })
    // One gave up a year ago; nobody has taken the other for a year.
    await chain.owner.pool.query(
      `update pgboss.job set created_on = now() - interval '1 year', start_after = now() + interval '1 day',
        completed_on = case when data ->> 'report' = $1 then now() - interval '1 year' end,
        state = (case when data ->> 'report' = $1 then 'failed' else 'created' end)::pgboss.job_state
        where name = 'report.relay' and state = 'created'`,
      [sent.id],
    )
    // What is done is cleared away, so that one sees when the clearing has been.
    await chain.owner.pool.query(
      `insert into pgboss.job (name, data, state, completed_on) values ('notification.mail', '{}', 'completed', now() - interval '1 day')`,
    )
    const never = () => Promise.reject(new Error('not now'))
    const workers = { 'report.relay': never, 'notification.mail': never, 'advisory.read_file': never }
    const stop = await startWorkers(chain.database, workers, () => undefined)
    try {
      const cleared = `select from pgboss.job where state = 'completed'`
      await expect.poll(async () => (await chain.owner.pool.query(cleared)).rowCount, { timeout: 30_000 }).toBe(0)
    } finally {
      await stop()
    }
    const seen = (await call('duty', 'GET', '/relay-troubles')).body
    expect(seen.map(({ trying }: { trying: boolean }) => trying).sort()).toEqual([false, true])
  })
})
