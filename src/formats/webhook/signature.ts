import { createHmac, timingSafeEqual } from 'node:crypto'

/** What goes out beside the body, and what the receiver checks (Standard Webhooks 1.0). */
export interface SignedHeaders {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

const macOf = (secret: Uint8Array, id: string, seconds: string, body: string): Buffer =>
  createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest()

/** HMAC-SHA256 over id, second and body: who repeats it is known by its id, who delays it by its second. */
export const signedHeaders = (secret: Uint8Array, id: string, at: Date, body: string): SignedHeaders => {
  const seconds = String(Math.floor(at.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${macOf(secret, id, seconds, body).toString('base64')}`,
  }
}

export type Verdict = 'GENUINE' | 'NOT_SIGNED' | 'FORGED' | 'TOO_OLD'

/** Five minutes either way, for clocks that are not quite right (s). */
const tolerance = 300

/** What a receiver does; ours in tests, and the reference that docs/channels.md points to. */
export const verify = (
  secret: Uint8Array,
  headers: Readonly<Partial<Record<string, string | string[]>>>,
  body: string,
  now: Date,
): Verdict => {
  const [id, seconds, signatures] = ['id', 'timestamp', 'signature'].map(part => headers[`webhook-${part}`])
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return 'NOT_SIGNED'
  if (!/^\d{1,12}$/.test(seconds)) return 'NOT_SIGNED'
  const expected = macOf(secret, id, seconds, body)
  const genuine = signatures
    .split(' ')
    .filter(signature => signature.startsWith('v1,'))
    .map(signature => Buffer.from(signature.slice(3), 'base64'))
    .some(given => given.length === expected.length && timingSafeEqual(given, expected))
  if (!genuine) return 'FORGED'
  return Math.abs(now.getTime() / 1000 - Number(seconds)) <= tolerance ? 'GENUINE' : 'TOO_OLD'
}
