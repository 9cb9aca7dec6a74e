import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../config/start-error.ts'

/** What must not be readable from a copy of the database alone: TOTP secrets are sealed, recovery codes keyed. */
export interface Box {
  /** @param bound what the secret belongs to; it opens nowhere else */
  seal(secret: Uint8Array, bound: string): Buffer
  open(sealed: Buffer, bound: string): Buffer
  mac(text: string): Buffer
}

const keyLength = 32

/** Part of every backup: without it nobody's second factor can be read again. */
export const keyFileName = 'secret.key'

const readKeyFile = (folder: string): Buffer => {
  const path = join(folder, keyFileName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, randomBytes(keyLength).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}

const checked = (key: Buffer, place: string): Buffer => {
  if (key.length === keyLength) return key
  throw new StartError(
    `${place} does not hold a key of 32 bytes in base64. Restore it from the backup of this installation.`,
    `${place} に32バイトの鍵（base64）がありません。この環境のバックアップから復元してください。`,
  )
}

const version = 1

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D §8.2.2): version, nonce, tag, ciphertext. The key is read when
 * it is first needed, so that printing the OpenAPI document writes no file.
 * @param configured base64 of 32 bytes, for several servers on one database; without it the key file in `folder`
 */
export const createBox = (folder: string, configured?: string): Box => {
  let keys: { sealing: Buffer; keyed: Buffer } | undefined
  const use = () => {
    if (keys) return keys
    const key = configured
      ? checked(Buffer.from(configured, 'base64'), 'NOROSHI_SECRET_KEY')
      : checked(readKeyFile(folder), join(folder, keyFileName))
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `noroshi ${purpose}`, keyLength))
    keys = { sealing: derive('sealing'), keyed: derive('keyed hashes') }
    return keys
  }
  return {
    seal: (secret, bound) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', use().sealing, nonce).setAAD(Buffer.from(bound))
      const body = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body])
    },
    open: (sealed, bound) => {
      const decipher = createDecipheriv('aes-256-gcm', use().sealing, sealed.subarray(1, 13))
        .setAAD(Buffer.from(bound))
        .setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
    },
    mac: text => createHmac('sha256', use().keyed).update(text).digest(),
  }
}
