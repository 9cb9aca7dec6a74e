import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { choosable, mayWish, type Wish } from './digest.ts'
import type { NotificationKind } from './model.ts'
import { type ForPeople, insertForPeople } from './people-store.ts'
import * as store from './store.ts'

export { compose } from './model.ts'

/** Tells the people on duty, once per event and person; the mails go out after the transaction. */
export const notifyDuty = async (tx: Tx, notification: store.NewNotification): Promise<void> => {
  if (notification.organisations.length === 0) return
  const written = await store.insertForDuty(tx, notification)
  if (written > 0) await enqueue(tx, 'notification.mail', { event: notification.event })
}

/** Tells named people, once per event and person: whoever a ladder calls. */
export const notifyPeople = async (tx: Tx, notification: ForPeople): Promise<void> => {
  if (notification.people.length === 0) return
  const written = await insertForPeople(tx, notification)
  if (written > 0 && notification.mailed) await enqueue(tx, 'notification.mail', { event: notification.event })
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

/** A person has made sure in another way: the letter waits for nobody any more. */
export const settle = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'mail.send_again', null))
  if (!(await store.settle(tx, id))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'mail.settled', { kind: 'notification', id })
}

/** What I was told, newest first. */
export const notices = (
  tx: Tx,
  actor: PersonActor,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<store.Notice[]> => store.listNotices(tx, { person: actor.person, organisation: actor.organisation, ...page })

/** Seen: one of them, or all. */
export const see = store.markSeen

/** 09:00 and 17:00 in Japan, until a person chooses. */
const usualDigests = [540, 1020]

export const wishesOf = async (tx: Tx, actor: PersonActor) => {
  const set = await store.readPreference(tx, actor.person)
  return {
    language: await store.readLanguage(tx, actor.person),
    digestAt: set?.digestAt ?? usualDigests,
    choices: choosable.map(kind => ({ kind, wish: set?.choices[kind] ?? ('IMMEDIATE' as const) })),
  }
}

export interface Wishes {
  language: 'ja' | 'en'
  digestAt: number[]
  choices: { kind: NotificationKind; wish: Wish }[]
}

/** Refuses to keep from somebody's mail what must be acknowledged. */
export const wish = async (tx: Tx, actor: PersonActor, wished: Wishes, now: Date): Promise<void> => {
  const wrong = wished.choices.find(({ kind, wish }) => !mayWish(kind, wish))
  if (wrong) throw new NoroshiError('notice_needed', wrong.kind)
  const { language, digestAt } = wished
  const choices = Object.fromEntries(
    wished.choices.filter(({ wish }) => wish !== 'IMMEDIATE').map(({ kind, wish }) => [kind, wish]),
  )
  await store.writePreference(tx, { person: actor.person, language, digestAt, choices, at: now })
  await append(tx, actor, now, 'notices.wished', { kind: 'person', id: actor.person }, { choices, digestAt })
}

/** Versions that have not arrived, because their relay gave up or is late; newest first. */
export const relayTroubles = async (tx: Tx, actor: PersonActor): Promise<store.RelayTrouble[]> => {
  must(decide(actor, 'mail.see_troubles', null))
  return store.relayTroubles(tx, shown)
}

/** Sends a version on its way again; what has arrived since is not sent twice (the relay finds its hops). */
export const relayAgain = async (
  tx: Tx,
  actor: PersonActor,
  version: { report: string; seq: number },
  now: Date,
): Promise<void> => {
  must(decide(actor, 'mail.send_again', null))
  if (!(await store.relayAgain(tx, version))) {
    const trying = (await store.relayTroubles(tx, shown)).some(
      ({ report, seq }) => report === version.report && seq === version.seq,
    )
    throw new NoroshiError(trying ? 'already_done' : 'not_found')
  }
  await append(tx, actor, now, 'report.relay_again', { kind: 'report', id: version.report }, { seq: version.seq })
}
