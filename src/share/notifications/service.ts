import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import * as store from './store.ts'

/** Tells the people on duty, once per event and person; the mails go out after the transaction. */
export const notifyDuty = async (tx: Tx, notification: store.NewNotification): Promise<void> => {
  if (notification.organisations.length === 0) return
  const written = await store.insertForDuty(tx, notification)
  if (written > 0) await enqueue(tx, 'notification.mail', { event: notification.event })
}
