import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Chain, chain } from '../../../test/chain.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { freePort } from '../../../test/server-process.ts'
import { minutes } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { withActor } from '../../platform/db/actor.ts'
import { createMailer, outcomeOf } from '../../platform/mail/mailer.ts'
import { grant } from '../../trust/access/service.ts'
import { sendLetters, sendWaiting } from './jobs.ts'
import { mailTroubles, notifyDuty, sendAgain, settle } from './service.ts'

let c: Chain
let mail: MailServer
let absent = false
beforeAll(async () => {
  const made = await chain()
  if (made) {
    c = made
    mail = await startMailServer()
  } else absent = true
})
afterAll(async () => {
  if (absent) return
  await mail.close()
  await c.close()
})

const hours = (count: number) => c.world.clock.advance(minutes(60 * count))
let event = ''
const tell = async () => {
  const now = c.world.clock.now()
  const object = { kind: 'report' as const, id: newId(now) }
  event = `test:${object.id}`
  await withActor(c.world, c.actors.duty, async tx => {
    const to = [c.actors.duty.organisation, c.ids.OPERATOR!].map(organisation => ({ organisation }))
    for (const holder of to) await grant(tx, { object, to: holder, reason: 'test', from: now, sortKey: now })
    await notifyDuty(tx, {
      event,
      organisations: [c.ids.OPERATOR!],
      duty: 'RECEIVE',
      kind: 'report.received',
      object,
      number: 'R-1',
      tlp: 'TLP:GREEN',
      now,
    })
  })
}
const states = async () =>
  (await c.owner.pool.query('select mail_state from notification where event = $1 order by 1', [event])).rows.map(
    row => row.mail_state,
  )
const people = 2 // of the operator

beforeEach(() => (absent ? undefined : tell()))

describe('a mail server that is down', () => {
  it('for a day loses no letter, and sends each once when it is back', { timeout: 60_000 }, async ({ skip }) => {
    skip(absent)
    const closed = createMailer(`smtp://127.0.0.1:${await freePort()}`, 'noroshi@localhost')
    await sendLetters(c.world, closed, 'http://n.example')({ event })
    for (let tried = 0; tried < 24; tried++) {
      hours(1)
      await sendWaiting(c.world, closed, 'http://n.example')
    }
    expect(await states()).toEqual(['QUEUED', 'QUEUED'])
    closed.close()
    const open = createMailer(mail.url, 'noroshi@localhost')
    hours(1)
    await Promise.all([1, 2, 3].map(() => sendWaiting(c.world, open, 'http://n.example')))
    await sendLetters(c.world, open, 'http://n.example')({ event })
    open.close()
    expect(await states()).toEqual(['SENT', 'SENT'])
    expect(mail.mails).toHaveLength(people)
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(people)
  })

  it('for longer than two days makes letters that failed, which people see and send again', async ({ skip }) => {
    skip(absent)
    const closed = createMailer(`smtp://127.0.0.1:${await freePort()}`, 'noroshi@localhost')
    await sendLetters(c.world, closed, 'http://n.example')({ event })
    hours(49)
    await sendWaiting(c.world, closed, 'http://n.example')
    closed.close()
    expect(await states()).toEqual(['FAILED', 'FAILED'])
    const seen = (seat: 'duty' | 'operatorHead' | 'coordinatorHead') =>
      withActor(c.world, c.actors[seat], tx => mailTroubles(tx, c.actors[seat]))
    expect((await seen('duty')).letters).toHaveLength(people)
    const { letters } = await seen('operatorHead')
    expect(letters).toHaveLength(people)
    await withActor(c.world, c.actors.operatorHead, tx =>
      sendAgain(tx, c.actors.operatorHead, letters[0]!.id, c.world.clock.now()),
    )
    expect((await seen('operatorHead')).letters).toHaveLength(1)
    expect(await states()).toEqual(['FAILED', 'QUEUED'])
    const other = { ...c.actors.stranger, duties: ['ADMINISTER'] as const }
    expect((await withActor(c.world, other, tx => mailTroubles(tx, other))).letters).toEqual([])
    await expect(
      withActor(c.world, other, tx => sendAgain(tx, other, letters[1]!.id, c.world.clock.now())),
    ).rejects.toMatchObject({ code: 'not_found' })
    // The other is told by telephone.
    await expect(
      withActor(c.world, other, tx => settle(tx, other, letters[1]!.id, c.world.clock.now())),
    ).rejects.toMatchObject({ code: 'not_found' })
    await withActor(c.world, c.actors.duty, tx => settle(tx, c.actors.duty, letters[1]!.id, c.world.clock.now()))
    expect((await seen('operatorHead')).letters).toEqual([])
    expect(await states()).toEqual(['QUEUED', 'SETTLED'])
  })
})

describe('a mail server that is new', () => {
  it('is not given what nobody sent for days, unless a person says so', async ({ skip }) => {
    skip(absent)
    const open = createMailer(mail.url, 'noroshi@localhost')
    hours(49)
    await sendWaiting(c.world, open, 'http://n.example')
    expect(await states()).toEqual(['FAILED', 'FAILED'])
    const { letters } = await withActor(c.world, c.actors.operatorHead, tx => mailTroubles(tx, c.actors.operatorHead))
    await withActor(c.world, c.actors.operatorHead, tx =>
      sendAgain(tx, c.actors.operatorHead, letters[0]!.id, c.world.clock.now()),
    )
    await sendWaiting(c.world, open, 'http://n.example')
    open.close()
    expect(await states()).toEqual(['FAILED', 'SENT'])
  })
})

describe('what became of a mail', () => {
  it('is certain only where the server answered or was never reached', () => {
    expect(outcomeOf({ message: 'no', code: 'EENVELOPE', responseCode: 550 }).kind).toBe('REFUSED')
    expect(outcomeOf({ message: 'busy', code: 'EENVELOPE', responseCode: 451 }).kind).toBe('LATER')
    expect(outcomeOf({ message: 'full', code: 'EPROTOCOL', responseCode: 554 }).kind).toBe('LATER')
    expect(outcomeOf({ message: 'connect ECONNREFUSED', code: 'ESOCKET', syscall: 'connect' }).kind).toBe('DOWN')
    expect(outcomeOf({ message: 'Invalid login', code: 'EAUTH', responseCode: 535 }).kind).toBe('DOWN')
    expect(outcomeOf({ message: 'Timeout', code: 'ETIMEDOUT' }).kind).toBe('UNKNOWN')
    expect(outcomeOf({ message: 'Connection closed unexpectedly', code: 'ECONNECTION' }).kind).toBe('UNKNOWN')
  })
})
