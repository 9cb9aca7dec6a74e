import { NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { appendAtTheDoor } from '../../audit/service.ts'
import { hashOfToken, hasSecondFactor, newToken, openSession, postsHeld, setPassword } from '../sign-in/service.ts'
import { type LinkPurpose, linkLifetimeHours, usualDuties } from './model.ts'
import * as store from './store.ts'

/** @returns the link's token, which is shown once and stored only as a hash */
export const issueLink = async (tx: Tx, purpose: LinkPurpose, person: string | null, now: Date): Promise<string> => {
  const token = newToken()
  const hours = linkLifetimeHours[purpose]
  await store.createLink(tx, { tokenHash: hashOfToken(token), purpose, person, at: now, hours })
  return token
}

/** For the first start: a token that founds the coordinator; null once somebody exists. */
export const issueSetUpLink = async (tx: Tx, now: Date): Promise<string | null> =>
  (await store.installationIsNew(tx)) ? issueLink(tx, 'SETUP', null, now) : null

export const issueDemonstrationLink = (tx: Tx, now: Date): Promise<string> => issueLink(tx, 'DEMONSTRATION', null, now)

export const lookLink = async (tx: Tx, token: string, now: Date): Promise<store.Link> => {
  const link = await store.lookLink(tx, hashOfToken(token), now)
  if (!link) throw new NoroshiError('link_not_valid')
  return link
}

const useLink = async (tx: Tx, token: string, purposes: readonly LinkPurpose[], now: Date): Promise<store.Link> => {
  const link = await lookLink(tx, token, now)
  if (!purposes.some(purpose => purpose === link.purpose) || !(await store.useLink(tx, hashOfToken(token), now)))
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
  await useLink(tx, request.token, ['SETUP'], now)
  const [organisation, person, post] = [newId(now), newId(now), newId(now)]
  const founded = await store.foundCoordinator(tx, {
    organisation,
    person,
    post,
    at: now,
    organisationName: request.organisation,
    personName: request.person,
    email: request.person.email,
    title: request.title,
    duties: usualDuties.COORDINATOR_HEAD,
  })
  if (!founded) throw new NoroshiError('already_set_up')
  const who = { person, post, organisation }
  await appendAtTheDoor(tx, now, 'installation.set_up', { kind: 'organisation', id: organisation }, { who })
  await setPassword(tx, person, request.password, now)
  return openSession(tx, post, now)
}

/** Whoever was invited, or forgot the password, chooses one and is signed in; with a new one every older session ends. */
export const acceptInvitation = async (tx: Tx, token: string, password: string, now: Date): Promise<string> => {
  const link = await useLink(tx, token, ['INVITATION', 'PASSWORD'], now)
  const [post] = link.person ? await postsHeld(tx, link.person, now) : []
  if (!link.person || !post) throw new NoroshiError('link_not_valid')
  await setPassword(tx, link.person, password, now)
  const who = { person: link.person, ...post }
  const forgotten = link.purpose === 'PASSWORD'
  if (forgotten) await store.endSessionsOf(tx, link.person, now)
  const action = forgotten ? 'password.chosen_anew' : 'invitation.accepted'
  await appendAtTheDoor(tx, now, action, { kind: 'person', id: link.person }, { who })
  return openSession(tx, post.post, now, { waits: await hasSecondFactor(tx, link.person) })
}
