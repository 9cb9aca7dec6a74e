import { timingSafeEqual } from 'node:crypto'
import type { SystemActor } from '../../../kernel/actor.ts'
import { NoroshiError } from '../../../kernel/errors.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import type { Box } from '../../../platform/secrets/box.ts'
import { acknowledgeByGateway } from '../running/service.ts'
import type { CallResult } from './model.ts'
import * as store from './store.ts'

const channels: SystemActor = { type: 'system', system: 'channels' }
const ladder: SystemActor = { type: 'system', system: 'ladder' }

/** Names one message and proves that we named it: whoever holds it may say how that call ended, and nothing else. */
export const callbackToken = (box: Box, message: string): string =>
  `${message}.${box.mac(`channel callback ${message}`).toString('base64url')}`

const messageOf = (box: Box, token: string): string => {
  const [message = '', mac = ''] = token.split('.')
  const [given, expected] = [Buffer.from(mac, 'base64url'), box.mac(`channel callback ${message}`)]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new NoroshiError('not_found')
  return message
}

/** The gateway says how a call ended; the key pressed for “I have it” is that person's receipt. */
export const answered = async (world: World, box: Box, token: string, result: CallResult): Promise<void> => {
  const message = messageOf(box, token)
  const now = world.clock.now()
  const found = await withActor(world, channels, tx => store.writeResult(tx, message, result, now))
  if (!found?.person || result !== 'ACKNOWLEDGED') return
  const { run, step, person } = found
  await withActor(world, ladder, tx => acknowledgeByGateway(tx, ladder, { run, step, person }, now))
}
