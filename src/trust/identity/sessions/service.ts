import type { PersonActor } from '../../../kernel/actor.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append } from '../../audit/service.ts'
import * as signIn from '../sign-in/service.ts'
import * as store from './store.ts'

export const own = async (tx: Tx, actor: PersonActor) =>
  (await store.openSessions(tx, actor.person, signIn.idleMinutes)).map(session => ({
    ...session,
    current: session.id === actor.session?.id,
  }))

/** Ends one of one's own sessions, or all but the present one; they stop with their next request. */
export const end = async (tx: Tx, actor: PersonActor, only: string | null, now: Date): Promise<null> => {
  const ended = await store.endSessions(tx, {
    person: actor.person,
    at: now,
    ...(only ? { only } : actor.session ? { except: actor.session.id } : {}),
  })
  if (only && ended === 0) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'sessions.ended', { kind: 'person', id: actor.person }, { ended })
  return null
}

/** With a new password every other session of the person ends: whoever had the old one is out. */
export const changePassword = async (
  tx: Tx,
  actor: PersonActor,
  change: Parameters<typeof signIn.changePassword>[2],
  now: Date,
): ReturnType<typeof signIn.changePassword> => {
  const result = await signIn.changePassword(tx, actor, change, now)
  if ('changed' in result) await end(tx, actor, null, now)
  return result
}

/** Ends every session of a colleague; row-level security lets an administrator reach its own organisation only. */
export const endOfColleague = (tx: Tx, person: string, now: Date): Promise<number> =>
  store.endSessions(tx, { person, at: now })
