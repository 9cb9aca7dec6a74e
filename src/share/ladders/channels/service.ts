import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { mayBeCalled } from '../../../platform/channels/addresses.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { decide, decideNow } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import * as store from './store.ts'

/** Puts a call on the ways that lead out of the house; the worker of the channels sends it. */
export const queue = (tx: Tx, queued: store.Queued): Promise<void> => store.insertMessages(tx, queued)

export const webhooks = (tx: Tx, actor: PersonActor): Promise<store.Webhook[]> => {
  must(decide(actor, 'ladder.keep', null))
  return store.webhooksOf(tx, actor.organisation)
}

/** What stands in the address itself is refused at once; a name is looked up each time a call leaves. */
const mustBeCallable = (typed: string, allowed: readonly string[]): void => {
  const url = new URL(typed)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (url.username || url.password) throw new NoroshiError('webhook_address', 'a password in the address')
  if (isIP(host) !== 0 && !mayBeCalled(host, allowed)) throw new NoroshiError('webhook_address', 'not a public address')
  if (url.protocol !== 'https:' && allowed.length === 0) throw new NoroshiError('webhook_address', 'not https')
}

/** @returns the secret with which each call is signed; it is shown this once */
export const addWebhook = async (
  tx: Tx,
  actor: PersonActor,
  { label, url }: { label: string; url: string },
  { box, allowed }: { box: Box; allowed: readonly string[] },
  now: Date,
): Promise<{ id: string; secret: string }> => {
  must(decideNow(actor, 'ladder.keep', null))
  mustBeCallable(url, allowed)
  const id = newId(now)
  const secret = randomBytes(32)
  const { organisation, person } = actor
  await store.insertWebhook(tx, {
    id,
    organisation,
    label,
    url,
    secret: box.seal(secret, `webhook ${id}`),
    person,
    at: now,
  })
  await append(tx, actor, now, 'webhook.added', { kind: 'webhook', id })
  return { id, secret: `whsec_${secret.toString('base64')}` }
}

export const removeWebhook = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  if (!(await store.webhooksOf(tx, actor.organisation)).some(known => known.id === id))
    throw new NoroshiError('not_found')
  must(decide(actor, 'ladder.keep', null))
  await store.revokeWebhook(tx, id, now)
  await append(tx, actor, now, 'webhook.removed', { kind: 'webhook', id })
}
