import type { SystemActor } from '../../kernel/actor.ts'
import { machineTime, minutes } from '../../kernel/clock.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { composeDigest } from './digest.ts'
import { compose, pageOf } from './model.ts'
import * as store from './store.ts'

const mail: SystemActor = { type: 'system', system: 'mail' }
const batch = 20
/** What a process that died had taken and not begun to hand over is free again after this. */
const takenFor = minutes(1)
const digestsAtOnce = 20_000
/** A mail server that is down for a day loses no letter; after two days a letter has failed and says so. */
const patience = minutes(48 * 60)
const longestMinutes = 30

const wordsOf = async (world: World, letter: store.ClaimedLetter, url: string) => {
  const scenario = world.clock.run?.().kind
  if (letter.kind !== 'digest') return compose({ ...letter, url, scenario })
  const lines = await withActor(world, mail, tx => store.digestLines(tx, letter.id))
  return composeDigest({ language: letter.language, lines, url, scenario })
}

const sendClaimed = async (
  world: World,
  mailer: Mailer,
  publicUrl: string,
  letters: readonly store.ClaimedLetter[],
): Promise<'done' | 'down'> => {
  for (const [index, letter] of letters.entries()) {
    const url = `${publicUrl}${pageOf(letter.kind, letter.objectKind, letter.objectId)}`
    const words = await wordsOf(world, letter, url)
    if (!(await withActor(world, mail, tx => store.markLeaving(tx, letter.id, machineTime(world.clock))))) continue
    const outcome = await mailer.send({ id: letter.id, to: letter.email, ...words })
    await withActor(world, mail, async tx => {
      const now = machineTime(world.clock)
      if (outcome.kind === 'TAKEN') {
        await store.markSent(tx, letter.id, now)
        await store.markDelivered(tx, letter.id, world.clock.now())
        return
      }
      const { kind, reason } = outcome
      if (kind === 'REFUSED' || kind === 'UNKNOWN')
        await store.markEnded(tx, letter.id, kind === 'REFUSED' ? 'FAILED' : 'UNCONFIRMED', reason)
      else {
        // Where the server is down the rest of the batch has not left either, and would only wait for the same time-out.
        const back = kind === 'DOWN' ? letters.slice(index) : [letter]
        const givenUpBefore = new Date(now.getTime() - patience)
        await store.putBack(
          tx,
          back.map(({ id }) => id),
          { error: reason, now, longestMinutes, givenUpBefore },
        )
      }
      await store.markUndeliverable(tx, letter.id, reason)
    })
    if (outcome.kind === 'DOWN') return 'down'
  }
  return 'done'
}

/**
 * Sends the mails of one event, or whatever waits for its next try. A letter is marked as leaving just before it leaves:
 * after a crash in between nobody can know whether the mail server took it, so it is shown as unconfirmed and never
 * sent twice by itself (ADR 0007). The others of its batch have surely not left and are taken up again.
 */
const send = async (world: World, mailer: Mailer, publicUrl: string, event: string | null): Promise<void> => {
  if (!mailer.enabled) return
  for (;;) {
    const now = machineTime(world.clock)
    const taken = { limit: batch, now, until: new Date(now.getTime() + takenFor) }
    const ids = await withActor(world, mail, tx => store.claimLetters(tx, event, taken))
    if (ids.length === 0) return
    const letters = await withActor(world, mail, tx => store.readLetters(tx, ids))
    if ((await sendClaimed(world, mailer, publicUrl, letters)) === 'down') return
  }
}

/** The job of an event, right after its transaction. */
export const sendLetters =
  (world: World, mailer: Mailer, publicUrl: string) =>
  ({ event }: { event: string }): Promise<void> =>
    send(world, mailer, publicUrl, event)

/** Run every few seconds: reminders, and what a mail server did not take at first. */
export const sendWaiting = async (world: World, mailer: Mailer, publicUrl: string): Promise<void> => {
  if (!mailer.enabled) return
  const now = machineTime(world.clock)
  await withActor(world, mail, tx => store.makeDigests(tx, now, digestsAtOnce))
  await withActor(world, mail, tx => store.failStale(tx, new Date(now.getTime() - patience), now))
  await send(world, mailer, publicUrl, null)
}

/** Longer than any letter takes (the mailer's time-outs add up to 50 s). */
const abandonedAfter = minutes(5)

/** Run now and then: what was leaving when its process died. @returns how many letters are unconfirmed now */
export const settleAbandoned = (world: World): Promise<number> =>
  withActor(world, mail, tx => store.markUnconfirmed(tx, new Date(machineTime(world.clock).getTime() - abandonedAfter)))
