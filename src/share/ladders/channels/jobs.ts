import { signedHeaders } from '../../../formats/webhook/signature.ts'
import type { SystemActor } from '../../../kernel/actor.ts'
import { machineTime, minutes } from '../../../kernel/clock.ts'
import type { Posted, Poster } from '../../../platform/channels/post.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { callbackToken } from './callback.ts'
import { gatewayBody, patience, pauseBefore, webhookBody } from './model.ts'
import * as store from './store.ts'

const channels: SystemActor = { type: 'system', system: 'channels' }
const atOnce = 20
/** Longer than any exchange takes. */
const abandonedAfter = minutes(5)

export interface Ways {
  publicUrl: string
  box: Box
  /** To addresses that organisations entered. */
  webhooks: Poster
  /** To the installation's own gateway; absent where it has none. */
  gateway?: { url: string; key: string; poster: Poster } | undefined
}

const sendOne = async (world: World, ways: Ways, message: store.LeavingMessage): Promise<Posted> => {
  const { id, url, secret, webhook, phone, channel } = message
  const page = `${ways.publicUrl}/ladder-runs/${message.run}`
  const outgoing = { ...message, scenario: world.clock.run?.().kind }
  if (channel === 'WEBHOOK') {
    if (!url || !secret || !webhook) return { kind: 'REFUSED', reason: 'the webhook is gone' }
    const body = webhookBody(outgoing, page)
    const headers = signedHeaders(ways.box.open(secret, `webhook ${webhook}`), id, machineTime(world.clock), body)
    return ways.webhooks.post({ url, body, headers: { ...headers } })
  }
  if (!ways.gateway) return { kind: 'REFUSED', reason: 'no gateway' }
  if (!phone) return { kind: 'REFUSED', reason: 'no number' }
  const callback = `${ways.publicUrl}/api/v1/channel-callbacks/${callbackToken(ways.box, id)}`
  const body = gatewayBody(outgoing, phone, page, callback)
  const headers = { authorization: `Bearer ${ways.gateway.key}`, 'idempotency-key': id }
  return ways.gateway.poster.post({ url: ways.gateway.url, body, headers })
}

const settle = async (world: World, message: store.LeavingMessage, posted: Posted): Promise<void> =>
  withActor(world, channels, async tx => {
    const now = machineTime(world.clock)
    const { id, webhook, attempts, createdAt } = message
    const error = posted.kind === 'TAKEN' ? '' : posted.reason
    const givenUp = world.clock.now().getTime() - createdAt.getTime() > patience
    if (posted.kind === 'TAKEN') await store.markSent(tx, id, world.clock.now())
    else if (posted.kind === 'REFUSED' || givenUp) await store.markFailed(tx, id, error)
    else await store.putBack(tx, id, error, new Date(now.getTime() + pauseBefore(attempts)))
    if (webhook) await store.noteWebhook(tx, webhook, posted.kind === 'TAKEN' ? now : null, error)
  })

/** Run every second: sends what waits, several at a time, so that one slow receiver does not hold up the night. @returns how many left */
export const sendMessages = async (world: World, ways: Ways): Promise<number> => {
  const now = machineTime(world.clock)
  const turn = { now, abandoned: new Date(now.getTime() - abandonedAfter), most: atOnce }
  const ids = await withActor(world, channels, tx => store.claim(tx, turn))
  const messages = await withActor(world, channels, tx => store.readMessages(tx, ids))
  await Promise.all(messages.map(async message => settle(world, message, await sendOne(world, ways, message))))
  return messages.length
}
