import { createHash, randomBytes } from 'node:crypto'
import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { dutiesOfScopes, type KeyScope } from '../../../kernel/taxonomy/key-scopes.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, decideNow } from '../../access/service.ts'
import { append } from '../../audit/service.ts'
import { beginningOf, changeOverHours, endOfDay, keyPrefix, longestDays } from './model.ts'
import * as store from './store.ts'

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

const newKey = () => {
  const key = `${keyPrefix}${randomBytes(32).toString('base64url')}`
  return { key, tokenHash: hashOf(key), beginning: beginningOf(key) }
}

const expiry = (lastDay: string, now: Date): Date => {
  const until = endOfDay(lastDay)
  if (until <= now || until.getTime() > now.getTime() + minutes(longestDays * 24 * 60))
    throw new NoroshiError('key_lifetime')
  return until
}

export const own = (tx: Tx, actor: PersonActor): Promise<store.ApiKey[]> => store.keys(tx, actor.person)

/** Every key that acts for the administrator's own organisation. */
export const ofOrganisation = (tx: Tx, actor: PersonActor): Promise<store.ApiKey[]> => {
  must(decide(actor, 'colleague.list', {}))
  return store.keys(tx, null)
}

/** @returns the key, which is shown once and stored as a hash only */
export const issue = async (
  tx: Tx,
  actor: PersonActor,
  wish: { label: string; scopes: readonly KeyScope[]; lastDay: string },
  now: Date,
): Promise<{ id: string; key: string }> => {
  must(decideNow(actor, 'key.issue', wish))
  const scopes = [...new Set(wish.scopes)]
  const [id, made, until] = [newId(now), newKey(), expiry(wish.lastDay, now)]
  await store.insertKey(tx, { id, post: actor.post, label: wish.label, scopes, ...made, at: now, until })
  await append(tx, actor, now, 'key.issued', { kind: 'api_key', id }, { scopes, lastDay: wish.lastDay })
  return { id, key: made.key }
}

/** A new secret for the same key: its name in the audit stays, and the old secret works for the change-over. */
export const rotate = async (
  tx: Tx,
  actor: PersonActor,
  { id, lastDay }: { id: string; lastDay: string },
  now: Date,
): Promise<{ key: string; formerUntil: Date }> => {
  must(decideNow(actor, 'key.issue', { scopes: [] }))
  const [made, until] = [newKey(), expiry(lastDay, now)]
  const formerUntil = new Date(now.getTime() + minutes(changeOverHours * 60))
  if (!(await store.rotate(tx, { id, ...made, at: now, until, formerUntil }))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'key.rotated', { kind: 'api_key', id }, { lastDay })
  return { key: made.key, formerUntil }
}

/** Ends a key at once. It needs no second factor: whoever finds a leaked key must not have to look for a telephone. */
export const revoke = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<null> => {
  if (!(await store.revoke(tx, id, now))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'key.revoked', { kind: 'api_key', id })
  return null
}

/** For whom a key acts: its post, with no more duties than its scopes carry. Null for unknown, ended or expired. */
export const actorOfKey = async (
  tx: Tx,
  key: string,
  now: Date,
): Promise<{ actor: PersonActor; scopes: KeyScope[] } | null> => {
  const held = await store.useKey(tx, hashOf(key), now)
  if (!held) return null
  const { scopes, person, post, organisation, kinds } = held
  const carried = dutiesOfScopes(scopes)
  const duties = held.duties.filter(duty => carried.includes(duty))
  return { actor: { type: 'person', person, post, organisation, kinds, duties, key: held.key }, scopes }
}
