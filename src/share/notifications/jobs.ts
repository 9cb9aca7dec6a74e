import type { SystemActor } from '../../kernel/actor.ts'
import { minutes } from '../../kernel/clock.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { compose, pageOf } from './model.ts'
import * as store from './store.ts'

const mail: SystemActor = { type: 'system', system: 'mail' }
const batch = 20
const attempts = 9

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * Sends the mails of one event. A letter is marked as leaving before it leaves: after a crash in between nobody can
 * know whether the mail server took it, so it is shown as unconfirmed and never sent twice.
 * A refusal of the server puts the letter back; the job fails and the queue tries again later.
 */
export const sendLetters =
  (world: World, mailer: Mailer, publicUrl: string) =>
  async ({ event }: { event: string }): Promise<void> => {
    if (!mailer.enabled) return
    let refused = ''
    for (;;) {
      const ids = await withActor(world, mail, tx => store.claimLetters(tx, event, batch, world.clock.now()))
      if (ids.length === 0) break
      const letters = await withActor(world, mail, tx => store.readLetters(tx, ids))
      for (const letter of letters) {
        const { subject, text } = compose({
          ...letter,
          url: `${publicUrl}${pageOf(letter.objectKind, letter.objectId)}`,
        })
        const error = await mailer.send({ id: letter.id, to: letter.email, subject, text }).then(() => null, reason)
        await withActor(world, mail, async tx => {
          const now = world.clock.now()
          if (error === null) {
            await store.markSent(tx, letter.id, now)
            await store.markDelivered(tx, letter.id, now)
          } else {
            await store.markRefused(tx, letter.id, error, attempts)
            await store.markUndeliverable(tx, letter.id, error)
          }
        })
        if (error !== null) refused = error
      }
      if (refused) throw new Error(`mail for ${event} was refused: ${refused}`)
    }
  }

/** Longer than any mail takes (the mailer's time-outs add up to 50 s a letter, 20 letters a batch). */
const abandonedAfter = minutes(20)

/** Run now and then: what was leaving when its process died. @returns how many letters are unconfirmed now */
export const settleAbandoned = (world: World): Promise<number> =>
  withActor(world, mail, tx => store.markUnconfirmed(tx, new Date(world.clock.now().getTime() - abandonedAfter)))
