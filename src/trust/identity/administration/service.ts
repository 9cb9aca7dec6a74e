import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan, minutes } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, decideNow } from '../../access/service.ts'
import { append } from '../../audit/service.ts'
import { issueLink } from '../links/service.ts'
import { endOfColleague } from '../sessions/service.ts'
import * as store from './store.ts'

export const colleagues = (tx: Tx, actor: PersonActor): Promise<store.Colleague[]> => {
  must(decide(actor, 'colleague.list', {}))
  return store.colleagues(tx)
}

const mustBeColleague = async (tx: Tx, actor: PersonActor, person: string): Promise<store.Colleague> => {
  must(decideNow(actor, 'colleague.change', {}))
  const found = (await store.colleagues(tx)).find(colleague => colleague.person === person)
  if (!found) throw new NoroshiError('not_found')
  return found
}

const written = (tx: Tx, actor: PersonActor, action: string, person: string, now: Date): Promise<void> =>
  append(tx, actor, now, action, { kind: 'person', id: person })

/** A new link for somebody who has not signed in yet; the link before it ends. */
export const inviteAgain = async (
  tx: Tx,
  actor: PersonActor,
  person: string,
  now: Date,
): Promise<{ token: string }> => {
  const { hasPassword } = await mustBeColleague(tx, actor, person)
  if (hasPassword) throw new NoroshiError('already_done')
  await store.revokeInvitation(tx, person, now)
  await written(tx, actor, 'invitation.renewed', person, now)
  return { token: await issueLink(tx, 'INVITATION', person, now) }
}

export const revokeInvitation = async (tx: Tx, actor: PersonActor, person: string, now: Date): Promise<null> => {
  await mustBeColleague(tx, actor, person)
  if (!(await store.revokeInvitation(tx, person, now))) throw new NoroshiError('already_done')
  await written(tx, actor, 'invitation.revoked', person, now)
  return null
}

export const endSessions = async (tx: Tx, actor: PersonActor, person: string, now: Date): Promise<null> => {
  await mustBeColleague(tx, actor, person)
  await endOfColleague(tx, person, now)
  await written(tx, actor, 'sessions.ended', person, now)
  return null
}

/** Somebody lost telephone, key and codes: the factors go, every session ends, and the person enrols anew. */
export const resetFactors = async (tx: Tx, actor: PersonActor, person: string, now: Date): Promise<null> => {
  await mustBeColleague(tx, actor, person)
  if (person === actor.person) throw new NoroshiError('second_person')
  if (!(await store.resetFactors(tx, person, now))) throw new NoroshiError('not_found')
  await written(tx, actor, 'second_factor.reset', person, now)
  return null
}

/** The post's last day and who goes on; the organisation keeps an administrator who has signed in */
export const endPost = async (
  tx: Tx,
  actor: PersonActor,
  ending: { post: string; lastDay: string; successor: string | null },
  now: Date,
): Promise<null> => {
  must(decideNow(actor, 'colleague.change', {}))
  const answer = await store.endPost(tx, ending, now)
  if (answer !== 'ended') throw new NoroshiError(answer)
  await append(
    tx,
    actor,
    now,
    'post.ended',
    { kind: 'post', id: ending.post },
    { lastDay: ending.lastDay, successor: ending.successor },
  )
  return null
}

/**
 * Somebody forgot the password: a link to choose a new one, shown once, while the second factor stays. For one's own
 * people, and for the only administrator of another organisation by the coordinator's.
 */
export const linkForPassword = async (
  tx: Tx,
  actor: PersonActor,
  person: string,
  now: Date,
): Promise<{ token: string }> => {
  must(decideNow(actor, 'colleague.change', {}))
  if (person === actor.person) throw new NoroshiError('second_person')
  if (!(await store.preparePasswordLink(tx, person, now))) throw new NoroshiError('not_found')
  await written(tx, actor, 'password.link_issued', person, now)
  return { token: await issueLink(tx, 'PASSWORD', person, now) }
}

/** Ends the wait after failed sign-ins; whoever guesses begins anew, so the administrator has spoken to the person. */
export const unlock = async (tx: Tx, actor: PersonActor, person: string, now: Date): Promise<null> => {
  must(decideNow(actor, 'colleague.change', {}))
  if (!(await store.unlock(tx, person))) throw new NoroshiError('not_found')
  await written(tx, actor, 'sign_in.unlocked', person, now)
  return null
}

export type NewSecondment = Omit<store.Secondment, 'post' | 'firstDay' | 'at'>

/** Takes somebody in from another organisation, for named cases and until a day: ended by the calendar, not by memory. */
export const second = async (tx: Tx, actor: PersonActor, lent: NewSecondment, now: Date): Promise<{ post: string }> => {
  must(decideNow(actor, 'colleague.change', {}))
  const firstDay = dayInJapan(now)
  if (lent.lastDay < firstDay || lent.lastDay > dayInJapan(new Date(now.getTime() + minutes(366 * 24 * 60))))
    throw new NoroshiError('secondment_length')
  const post = newId(now)
  if (!(await store.beginSecondment(tx, { ...lent, post, firstDay, at: now }))) throw new NoroshiError('not_found')
  const { cases, lastDay } = lent
  await append(tx, actor, now, 'secondment.begun', { kind: 'post', id: post }, { cases, lastDay })
  return { post }
}
