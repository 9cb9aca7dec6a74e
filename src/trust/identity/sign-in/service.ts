import { createHash } from 'node:crypto'
import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append, appendAtTheDoor } from '../../audit/service.ts'
import {
  deviceOf,
  type FactorRules,
  factorState,
  pauseSeconds,
  type Refused,
  sessionLength,
  signInPause,
} from './model.ts'
import { hashPassword, newToken, passwordHolds } from './secrets.ts'
import * as store from './store.ts'

export { newToken } from './secrets.ts'
export { hasSecondFactor, postsHeld } from './store.ts'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
const hours = (count: number): number => minutes(count * 60)
const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)

interface Opening {
  userAgent?: string | undefined
  /** A password alone does not open a session of somebody who has a second factor. */
  waits?: boolean
  factorAt?: Date
}

/** @returns the session's token, which only its browser keeps */
export const openSession = async (tx: Tx, post: string, now: Date, opening: Opening = {}): Promise<string> => {
  const token = newToken()
  await store.openSession(tx, {
    id: newId(now),
    tokenHash: hashOf(token),
    post,
    at: now,
    until: later(now, hours(sessionLength.hours)),
    device: deviceOf(opening.userAgent ?? ''),
    waits: opening.waits ?? false,
    factorAt: opening.factorAt ?? null,
  })
  return token
}

export type SignIn = { token: string; waits: boolean } | Refused<'wrong_credentials'>

export interface Attempt {
  email: string
  password: string
  /** The client's network address, counted apart from the account and stored as a hash only. */
  address: string
  userAgent?: string | undefined
}

const subjectsOf = (account: string, address: string) => ({
  account: hashOf(account),
  address: hashOf(`address:${address}`),
})

/** @returns milliseconds until the next attempt is looked at; the same for an account that does not exist */
const waitOf = async (tx: Tx, subjects: ReturnType<typeof subjectsOf>, now: Date): Promise<number> => {
  const counted = await store.signInFailures(tx, Object.values(subjects), later(now, -hours(signInPause.windowHours)))
  const waits = counted.map(({ subject, failures, lastAt }) => {
    const of = subject.equals(subjects.account) ? 'account' : 'address'
    return lastAt.getTime() + pauseSeconds(of, failures) * 1000 - now.getTime()
  })
  return Math.max(0, ...waits)
}

const inMinutes = (wait: number): number => Math.ceil(wait / minutes(1))

/** Refusals are returned, not thrown: the failed attempt must be committed to be counted. */
export const signIn = async (tx: Tx, attempt: Attempt, now: Date): Promise<SignIn> => {
  const subjects = subjectsOf(`account:${attempt.email.toLowerCase()}`, attempt.address)
  const wait = await waitOf(tx, subjects, now)
  if (wait > 0) return { refused: 'too_many_attempts', minutes: inMinutes(wait) }
  const material = await store.signInMaterial(tx, attempt.email)
  const right = await passwordHolds(material?.hash, attempt.password)
  const [post] = right && material ? await store.postsHeld(tx, material.person, now) : []
  if (!post || !material) {
    await store.signInFailed(tx, Object.values(subjects), now)
    await appendAtTheDoor(tx, now, 'sign_in.failed', { kind: 'person', id: material?.person ?? null })
    return { refused: 'wrong_credentials' }
  }
  await store.signInSucceeded(tx, [subjects.account])
  const waits = await store.hasSecondFactor(tx, material.person)
  if (!waits) await auditSignIn(tx, { person: material.person, ...post }, 'PASSWORD', now)
  return { token: await openSession(tx, post.post, now, { userAgent: attempt.userAgent, waits }), waits }
}

type SecondFactor = 'TOTP' | 'PASSKEY' | 'RECOVERY_CODE'

const auditSignIn = (
  tx: Tx,
  { person, post, organisation }: { person: string; post: string; organisation: string },
  by: 'PASSWORD' | 'PROVIDER' | SecondFactor,
  now: Date,
): Promise<void> =>
  appendAtTheDoor(
    tx,
    now,
    'sign_in.done',
    { kind: 'person', id: person },
    { who: { person, post, organisation }, detail: { by } },
  )

export const setPassword = async (tx: Tx, person: string, password: string, now: Date): Promise<void> =>
  store.setPassword(tx, person, await hashPassword(password), now)

/**
 * With the present password, so that an unlocked browser is not enough. A wrong one counts like a wrong sign-in and is
 * returned, not thrown: it must be committed to be counted.
 */
export const changePassword = async (
  tx: Tx,
  actor: PersonActor,
  change: { present: string; next: string; address: string },
  now: Date,
): Promise<{ changed: true } | Refused<'wrong_password'>> => {
  const email = await store.addressOf(tx, actor.person)
  const subjects = subjectsOf(`account:${email.toLowerCase()}`, change.address)
  const wait = await waitOf(tx, subjects, now)
  if (wait > 0) return { refused: 'too_many_attempts', minutes: inMinutes(wait) }
  const material = await store.signInMaterial(tx, email)
  if (!(await passwordHolds(material?.hash, change.present))) {
    await store.signInFailed(tx, Object.values(subjects), now)
    await append(tx, actor, now, 'password.refused', { kind: 'person', id: actor.person })
    return { refused: 'wrong_password' }
  }
  await setPassword(tx, actor.person, change.next, now)
  await append(tx, actor, now, 'password.changed', { kind: 'person', id: actor.person })
  return { changed: true }
}

/** Whose session a token is, even while it waits for its second factor. */
export const holderOf = async (tx: Tx, token: string, now: Date): Promise<store.SessionHolder | undefined> =>
  store.sessionHolder(tx, hashOf(token), now)

export const hashOfToken = hashOf

/** The second factor was shown: a waiting session opens, an open one may release and administer again. */
export const factorShown = async (
  tx: Tx,
  token: string,
  holder: store.SessionHolder,
  by: SecondFactor,
  now: Date,
): Promise<void> => {
  await store.factorShown(tx, hashOf(token), now)
  await store.signInSucceeded(tx, [hashOf(`factor:${holder.person}`)])
  if (holder.waits) return auditSignIn(tx, holder, by, now)
  const person = { kind: 'person', id: holder.person }
  await appendAtTheDoor(tx, now, 'step_up.done', person, { who: holder, detail: { by } })
}

/** A wrong code counts like a wrong password: codes are short, and guessing them must slow down as well. */
export const factorPause = async (tx: Tx, person: string, address: string, now: Date): Promise<number> =>
  inMinutes(await waitOf(tx, subjectsOf(`factor:${person}`, address), now))

export const factorFailed = async (tx: Tx, person: string, address: string, now: Date): Promise<void> => {
  await store.signInFailed(tx, Object.values(subjectsOf(`factor:${person}`, address)), now)
  await appendAtTheDoor(tx, now, 'second_factor.failed', { kind: 'person', id: person })
}

/** A passkey verified its person by itself; no password is asked for. Null where the person holds no post any more. */
export const signInByPasskey = async (
  tx: Tx,
  person: string,
  userAgent: string | undefined,
  now: Date,
): Promise<string | null> => {
  const [post] = await store.postsHeld(tx, person, now)
  if (!post) return null
  await auditSignIn(tx, { person, ...post }, 'PASSKEY', now)
  return openSession(tx, post.post, now, { userAgent, factorAt: now })
}

/** An identity provider takes the place of the password only. Null where the person holds no post any more. */
export const signInByProvider = async (
  tx: Tx,
  person: string,
  userAgent: string | undefined,
  now: Date,
): Promise<{ token: string; waits: boolean } | null> => {
  const [post] = await store.postsHeld(tx, person, now)
  if (!post) return null
  const waits = await store.hasSecondFactor(tx, person)
  if (!waits) await auditSignIn(tx, { person, ...post }, 'PROVIDER', now)
  return { token: await openSession(tx, post.post, now, { userAgent, waits }), waits }
}

/** Who is behind this session token; null for none, ended, idle or expired. */
export const actorOf = async (tx: Tx, token: string, now: Date, rules: FactorRules): Promise<PersonActor | null> => {
  const row = await store.sessionActor(tx, hashOf(token), now, sessionLength.idleMinutes)
  if (!row) return null
  return { ...actorIn(row), session: { id: row.session, until: row.until, factor: factorState(row, rules, now) } }
}

const actorIn = ({
  person,
  post,
  organisation,
  kinds,
  duties,
  seconded,
}: Omit<PersonActor, 'type' | 'session'>): PersonActor => ({
  type: 'person',
  person,
  post,
  organisation,
  kinds,
  duties,
  ...(seconded ? { seconded } : {}),
})

/** Whose session it is right now, asked by an open stream: that counts as no use, and ends when the session ends. */
export const sessionOf = async (
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ session: string; actor: PersonActor } | null> => {
  const row = await store.sessionAsItIs(tx, hashOf(token), now, sessionLength.idleMinutes)
  // a stream tells of whatever an organisation holds, which is more than somebody lent to it may learn
  return row && !row.seconded ? { session: row.session, actor: actorIn(row) } : null
}

export const signOut = async (tx: Tx, token: string, now: Date): Promise<void> => {
  const who = await store.sessionHolder(tx, hashOf(token), now)
  await store.endSession(tx, hashOf(token), now)
  if (who) await appendAtTheDoor(tx, now, 'sign_out.done', { kind: 'person', id: who.person }, { who })
}

/** Ends the session without an entry: the demonstration changes its role. */
export const leave = (tx: Tx, token: string, now: Date): Promise<void> => store.endSession(tx, hashOf(token), now)

/** Moves to another post of the same person: a new session that ends when the old one would have, never a union. */
export const changePost = async (
  tx: Tx,
  actor: PersonActor,
  token: string,
  post: string,
  now: Date,
): Promise<string> => {
  const held = await store.postsHeld(tx, actor.person, now)
  if (!held.some(candidate => candidate.post === post)) throw new NoroshiError('not_found')
  const next = newToken()
  const move = { old: hashOf(token), id: newId(now), tokenHash: hashOf(next), post, at: now }
  if (!(await store.moveSession(tx, move))) throw new NoroshiError('signed_out')
  await append(tx, actor, now, 'post.changed', { kind: 'post', id: post })
  return next
}

/** Only the demonstration signs people in without a password; main/demo.ts decides whether this is one. */
export const enterAs = (tx: Tx, post: string, now: Date): Promise<string> => openSession(tx, post, now)

export const self = async (tx: Tx, actor: PersonActor, now: Date) => ({
  ...(await store.readSelf(tx, actor)),
  duties: actor.duties,
  seconded: actor.seconded ?? false,
  kinds: actor.kinds,
  post: actor.post,
  until: actor.session?.until.toISOString() ?? null,
  idleMinutes: sessionLength.idleMinutes,
  factor: actor.session?.factor ?? 'NOT_ASKED',
  posts: await store.postsHeld(tx, actor.person, now),
})

export const { idleMinutes } = sessionLength
