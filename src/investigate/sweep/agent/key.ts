import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fingerprintOf, publicKeyText } from '../../../formats/sweep/signature.ts'
import { StartError } from '../../../platform/config/start-error.ts'
import { writeDurably } from '../../../platform/storage/durable.ts'

export interface AgentKey {
  key: KeyObject
  /** 32 raw bytes in base64: what is registered at the hub. */
  publicKey: string
  fingerprint: string
  /** Made just now: nobody has registered it yet. */
  fresh: boolean
}

const damaged = (path: string): StartError =>
  new StartError(
    `The key ${path} cannot be read. Move the file away, start again and register the new key at the hub in place of the old one.`,
    `鍵 ${path} を読めません。このファイルを別の場所に移して起動し直し、新しい鍵を、古い鍵に代えてハブに登録してください。`,
  )

/** The key pair of this agent, made at its first run; nobody but its user may read the file. */
export const agentKey = async (path: string): Promise<AgentKey> => {
  const fresh = !existsSync(path)
  if (fresh) {
    const { privateKey } = generateKeyPairSync('ed25519')
    await writeDurably(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
  }
  let key: KeyObject
  try {
    key = createPrivateKey(readFileSync(path))
  } catch {
    throw damaged(path)
  }
  if (key.asymmetricKeyType !== 'ed25519') throw damaged(path)
  const publicKey = publicKeyText(key)
  return { key, publicKey, fingerprint: fingerprintOf(publicKey) ?? '', fresh }
}
