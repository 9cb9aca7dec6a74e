import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as store from './store.ts'

export { compose } from './model.ts'

/** Tells the people on duty, once per event and person; the mails go out after the transaction. */
export const notifyDuty = async (tx: Tx, notification: store.NewNotification): Promise<void> => {
  if (notification.organisations.length === 0) return
  const written = await store.insertForDuty(tx, notification)
  if (written > 0) await enqueue(tx, 'notification.mail', { event: notification.event })
}

const shown = 200

/** Letters that may not have arrived; `more` when there are more than are shown. */
export const mailTroubles = async (
  tx: Tx,
  actor: PersonActor,
): Promise<{ letters: store.MailTrouble[]; more: boolean }> => {
  must(decide(actor, 'mail.see_troubles', null))
  const letters = await store.troubles(tx, shown + 1)
  return { letters: letters.slice(0, shown), more: letters.length > shown }
}

/** A person decides that a letter leaves again, knowing that it may then arrive twice (ADR 0007). */
export const sendAgain = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'mail.send_again', null))
  if (!(await store.sendAgain(tx, id))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'mail.sent_again', { kind: 'notification', id })
}
