import { createHash, randomBytes } from 'node:crypto'
import argon2 from '@node-rs/argon2'
import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan, minutes } from '../../../kernel/clock.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type LinkPurpose, linkLifetimeHours, sessionLength, signInLimit, usualDuties } from './model.ts'
import * as store from './store.ts'

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
const newToken = (): string => randomBytes(32).toString('base64url')
const hours = (count: number): number => minutes(count * 60)
const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds)

/** argon2id with the parameters of the OWASP cheat sheet (19 MiB, two passes), the library's default. */
const hashPassword = (password: string): Promise<string> => argon2.hash(password)

/** Verified when the account is unknown, so that both answers take the same time. */
let decoy: Promise<string> | undefined

const passwordHolds = async (hash: string | undefined, password: string): Promise<boolean> => {
  decoy ??= hashPassword(newToken())
  const held = await argon2.verify(hash ?? (await decoy), password)
  return held && hash !== undefined
}

const openSession = async (tx: Tx, post: string, now: Date): Promise<string> => {
  const token = newToken()
  await store.openSession(tx, {
    id: newId(now),
    tokenHash: hashOf(token),
    post,
    at: now,
    until: later(now, hours(sessionLength.hours)),
  })
  return token
}

export type SignIn = { token: string } | { refused: 'wrong_credentials' | 'too_many_attempts' }

/**
 * Refusals are returned, not thrown: the failed attempt must be committed to be counted.
 * @param address the client's network address, counted apart from the account
 */
export const signIn = async (
  tx: Tx,
  attempt: { email: string; password: string; address: string },
  now: Date,
): Promise<SignIn> => {
  const subjects = [hashOf(`account:${attempt.email.toLowerCase()}`), hashOf(`address:${attempt.address}`)]
  const failures = await store.signInFailures(tx, subjects, later(now, -minutes(signInLimit.windowMinutes)))
  if (failures >= signInLimit.failures) return { refused: 'too_many_attempts' }
  const material = await store.signInMaterial(tx, attempt.email)
  const right = await passwordHolds(material?.hash, attempt.password)
  const [post] = right && material ? await store.postsHeld(tx, material.person, dayInJapan(now)) : []
  if (!post) {
    await store.signInFailed(tx, subjects, now)
    return { refused: 'wrong_credentials' }
  }
  await store.signInSucceeded(tx, subjects)
  return { token: await openSession(tx, post.post, now) }
}

/** Who is behind this session token; null for none, ended, idle or expired. */
export const actorOf = async (tx: Tx, token: string, now: Date): Promise<PersonActor | null> => {
  const row = await store.sessionActor(tx, hashOf(token), now, sessionLength.idleMinutes)
  return row
    ? {
        type: 'person',
        person: row.person,
        post: row.post,
        organisation: row.organisation,
        kinds: row.kinds,
        duties: row.duties,
      }
    : null
}

export const signOut = (tx: Tx, token: string, now: Date): Promise<void> => store.endSession(tx, hashOf(token), now)

/** Moves to another post of the same person: a new session, never a union of rights. */
export const changePost = async (
  tx: Tx,
  actor: PersonActor,
  token: string,
  post: string,
  now: Date,
): Promise<string> => {
  const held = await store.postsHeld(tx, actor.person, dayInJapan(now))
  if (!held.some(candidate => candidate.post === post)) throw new NoroshiError('not_found')
  await store.endSession(tx, hashOf(token), now)
  return openSession(tx, post, now)
}

/** @returns the link's token, which is shown once and stored only as a hash */
export const issueLink = async (tx: Tx, purpose: LinkPurpose, person: string | null, now: Date): Promise<string> => {
  const token = newToken()
  const until = later(now, hours(linkLifetimeHours[purpose]))
  await store.createLink(tx, { tokenHash: hashOf(token), purpose, person, at: now, until })
  return token
}

/** For the first start: a token that founds the coordinator; null once somebody exists. */
export const issueSetUpLink = async (tx: Tx, now: Date): Promise<string | null> =>
  (await store.installationIsNew(tx)) ? issueLink(tx, 'SETUP', null, now) : null

export const issueDemonstrationLink = (tx: Tx, now: Date): Promise<string> => issueLink(tx, 'DEMONSTRATION', null, now)

export const lookLink = async (tx: Tx, token: string, now: Date): Promise<store.Link> => {
  const link = await store.lookLink(tx, hashOf(token), now)
  if (!link) throw new NoroshiError('link_not_valid')
  return link
}

const useLink = async (tx: Tx, token: string, purpose: LinkPurpose, now: Date): Promise<store.Link> => {
  const link = await lookLink(tx, token, now)
  if (link.purpose !== purpose || !(await store.useLink(tx, hashOf(token), now)))
    throw new NoroshiError('link_not_valid')
  return link
}

export interface SetUp {
  token: string
  organisation: { ja: string; en: string }
  person: { ja: string; en: string; email: string }
  title: { ja: string; en: string }
  password: string
}

/** Founds the installation: the coordinator, its first person, and their session. */
export const setUp = async (tx: Tx, request: SetUp, now: Date): Promise<string> => {
  await useLink(tx, request.token, 'SETUP', now)
  const [organisation, person, post] = [newId(now), newId(now), newId(now)]
  await store.foundCoordinator(tx, {
    organisation,
    person,
    post,
    day: dayInJapan(now),
    at: now,
    organisationName: request.organisation,
    personName: request.person,
    email: request.person.email,
    title: request.title,
    duties: usualDuties.COORDINATOR_HEAD,
  })
  await store.setPassword(tx, person, await hashPassword(request.password), now)
  return openSession(tx, post, now)
}

/** The invited person chooses a password and is signed in. */
export const acceptInvitation = async (tx: Tx, token: string, password: string, now: Date): Promise<string> => {
  const link = await useLink(tx, token, 'INVITATION', now)
  const [post] = link.person ? await store.postsHeld(tx, link.person, dayInJapan(now)) : []
  if (!link.person || !post) throw new NoroshiError('link_not_valid')
  await store.setPassword(tx, link.person, await hashPassword(password), now)
  return openSession(tx, post.post, now)
}

/** Only the demonstration signs people in without a password; main/demo.ts decides whether this is one. */
export const enterAs = openSession

export const self = async (tx: Tx, actor: PersonActor, now: Date) => ({
  ...(await store.readSelf(tx, actor)),
  duties: actor.duties,
  kinds: actor.kinds,
  post: actor.post,
  posts: await store.postsHeld(tx, actor.person, dayInJapan(now)),
})
