import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from '../../kernel/canonical.ts'
import type { SignedAnswer, SweepAnswer } from './model.ts'

/** DER of a SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410 §10.1). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex')

const bytesOf = (base64: string, length: number): Buffer | null => {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === length && bytes.toString('base64') === base64 ? bytes : null
}

/** The 32 raw bytes of an Ed25519 public key in base64: what is registered at the hub. */
export const publicKeyText = (key: KeyObject): string =>
  (key.type === 'private' ? createPublicKey(key) : key)
    .export({ type: 'spki', format: 'der' })
    .subarray(prefix.length)
    .toString('base64')

/** @returns SHA-256 of the raw key in hexadecimal; null where the text is no Ed25519 key */
export const fingerprintOf = (publicKey: string): string | null => {
  const bytes = bytesOf(publicKey, 32)
  return bytes ? createHash('sha256').update(bytes).digest('hex') : null
}

/** SHA-256 of the canonical answer in hexadecimal: the same answer sent twice is one. */
export const digestOf = (answer: SweepAnswer): string => createHash('sha256').update(canonical(answer)).digest('hex')

/** @param sent the sender's clock now; signing again at each attempt is not needed, only this is replaced */
export const signed = (answer: SweepAnswer, key: KeyObject, sent: Date): SignedAnswer => ({
  answer,
  signature: {
    key: fingerprintOf(publicKeyText(key)) ?? '',
    value: sign(null, Buffer.from(canonical(answer)), key).toString('base64'),
  },
  sent: sent.toISOString(),
})

/** False for another key, another answer, and whatever is no key or no signature. */
export const isSignedBy = ({ answer, signature }: SignedAnswer, publicKey: string): boolean => {
  const [raw, value] = [bytesOf(publicKey, 32), bytesOf(signature.value, 64)]
  if (!raw || !value || fingerprintOf(publicKey) !== signature.key) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(canonical(answer)), key, value)
  } catch {
    return false
  }
}
