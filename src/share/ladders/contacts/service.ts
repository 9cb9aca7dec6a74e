import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { WorkingCalendar } from '../../../kernel/working-time.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { calendars } from '../../regimes/service.ts'
import * as store from './store.ts'

export const reachOf = store.reachOf

/** The one calendar that an installation has (regimes). */
export const workingCalendar = async (tx: Tx): Promise<WorkingCalendar> => {
  const calendar = (await calendars(tx)).get('JP')
  if (!calendar) throw new NoroshiError('not_found', 'calendar')
  return calendar
}

/** Everything that a ladder of the actor's organisation is computed from, for the editor and its rehearsal. */
export const book = async (tx: Tx, actor: PersonActor, now: Date) => {
  const { zone, opens, closes, weekdays, holidays } = await workingCalendar(tx)
  return {
    posts: await store.contactsOf(tx, actor.organisation, now),
    rosters: await store.rostersOf(tx, actor.organisation),
    calendar: { zone, opens, closes, weekdays: [...weekdays], holidays: [...holidays] },
  }
}

const mustFindPost = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<store.ContactRow> => {
  const post = (await store.contactsOf(tx, actor.organisation, now)).find(row => row.id === id)
  if (!post) throw new NoroshiError('not_found')
  return post
}

export type Contact = Pick<store.ContactChange, 'phone' | 'deputy' | 'superior' | 'ownsSystems' | 'version'>

export const changeContact = async (tx: Tx, actor: PersonActor, id: string, contact: Contact, now: Date) => {
  await mustFindPost(tx, actor, id, now)
  must(decide(actor, 'ladder.keep', null))
  for (const other of [contact.deputy, contact.superior]) {
    if (other === id) throw new NoroshiError('invalid_input', 'a post does not stand in for itself')
    if (other) await mustFindPost(tx, actor, other, now)
  }
  const { organisation } = actor
  if (!(await store.writeContact(tx, { ...contact, post: id, organisation })))
    throw new NoroshiError('changed_meanwhile')
  const { deputy, superior, ownsSystems } = contact
  await append(tx, actor, now, 'contact.changed', { kind: 'post', id }, { deputy, superior, ownsSystems })
}

/** Somebody has rung the number, and the right person answered. */
export const verifyNumber = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const { person, phone } = await mustFindPost(tx, actor, id, now)
  must(decide(actor, 'ladder.absence', { person: person.id }))
  if (phone === '') throw new NoroshiError('no_number')
  await store.markVerified(tx, { id, organisation: actor.organisation }, actor.person, now)
  await append(tx, actor, now, 'contact.verified', { kind: 'post', id })
}

export const addAbsence = async (
  tx: Tx,
  actor: PersonActor,
  postId: string,
  { from, until }: { from: Date; until: Date },
  now: Date,
): Promise<{ id: string }> => {
  const { person } = await mustFindPost(tx, actor, postId, now)
  must(decide(actor, 'ladder.absence', { person: person.id }))
  if (until <= from || until <= now) throw new NoroshiError('invalid_input', 'until')
  const id = newId(now)
  const { organisation, person: by } = actor
  await store.insertAbsence(tx, { id, organisation, post: postId, from, until, person: by, at: now })
  await append(tx, actor, now, 'absence.entered', { kind: 'post', id: postId }, { from, until })
  return { id }
}

export const removeAbsence = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const absence = await store.absenceOf(tx, id)
  if (!absence) throw new NoroshiError('not_found')
  must(decide(actor, 'ladder.absence', absence))
  await store.deleteAbsence(tx, id)
  await append(tx, actor, now, 'absence.removed', { kind: 'absence', id })
}

export type RosterEntry = Pick<store.NewRoster, 'ja' | 'en' | 'turns'>

const mustHold = async (tx: Tx, actor: PersonActor, { turns }: RosterEntry, now: Date): Promise<void> => {
  const posts = new Set((await store.contactsOf(tx, actor.organisation, now)).map(({ id }) => id))
  if (turns.some(({ post }) => !posts.has(post))) throw new NoroshiError('not_found')
  if (turns.some(({ from, until }) => until <= from)) throw new NoroshiError('invalid_input', 'until')
}

export const addRoster = async (tx: Tx, actor: PersonActor, entry: RosterEntry, now: Date): Promise<{ id: string }> => {
  must(decide(actor, 'ladder.keep', null))
  await mustHold(tx, actor, entry, now)
  const id = newId(now)
  await store.insertRoster(tx, { ...entry, id, organisation: actor.organisation, at: now })
  await append(tx, actor, now, 'roster.added', { kind: 'roster', id }, { turns: entry.turns.length })
  return { id }
}

export const changeRoster = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  entry: RosterEntry & { version: number },
  now: Date,
): Promise<void> => {
  if (!(await store.rostersOf(tx, actor.organisation)).some(roster => roster.id === id))
    throw new NoroshiError('not_found')
  must(decide(actor, 'ladder.keep', null))
  await mustHold(tx, actor, entry, now)
  if (!(await store.updateRoster(tx, { ...entry, id, at: now }, entry.version)))
    throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'roster.changed', { kind: 'roster', id }, { turns: entry.turns.length })
}
