import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../config/start-error.ts'

/** Signs receipts; part of every backup, and the same file on every server of one installation. */
export const signingKeyFile = 'receipts.key'

/** DER of a SubjectPublicKeyInfo before the 32 bytes of an Ed25519 key (RFC 8410 §10.1). */
const prefix = Buffer.from('302a300506032b6570032100', 'hex')

const rawOf = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'der' }).subarray(prefix.length).toString('base64')

const readKey = (folder: string): KeyObject => {
  const path = join(folder, signingKeyFile)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  try {
    return createPrivateKey(readFileSync(path))
  } catch {
    throw new StartError(
      `${path} does not hold an Ed25519 key. Restore it from the backup of this installation.`,
      `${path} に Ed25519 の鍵がありません。この環境のバックアップから復元してください。`,
    )
  }
}

/** The installation's Ed25519 key; it is made when the first receipt is, and never overwritten. */
export const createSigner = (folder: string): { key(): string; sign(text: string): string } => {
  let held: KeyObject | undefined
  const use = () => {
    held ??= readKey(folder)
    return held
  }
  return {
    key: () => rawOf(createPublicKey(use())),
    sign: text => sign(null, Buffer.from(text), use()).toString('base64'),
  }
}

/** The one way to write these bytes; Node.js reads many, and a receipt must not have two spellings. */
const canonicalBytes = (text: string, length: number): Buffer => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== length || bytes.toString('base64') !== text) throw new Error('not canonical base64')
  return bytes
}

/** Checks a signature with a raw key; false for whatever is no key or no signature. */
export const verifySignature = (text: string, signature: string, key: string): boolean => {
  try {
    const der = Buffer.concat([prefix, canonicalBytes(key, 32)])
    const opened = createPublicKey({ key: der, format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), opened, canonicalBytes(signature, 64))
  } catch {
    return false
  }
}
