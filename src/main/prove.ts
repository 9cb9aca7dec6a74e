import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { verifySignature } from '../platform/secrets/signing-key.ts'
import { checkReceipt, type Receipt } from '../trust/audit/receipt.ts'
import { receiptSchema } from '../trust/audit/routes.ts'

export interface Proof {
  holds: boolean
  lines: string[]
}

const failures = {
  wrong_signature:
    'The signature is not of this text and this key: something was changed. / 署名が一致しません。改変されています。',
  other_key: 'It was signed with another key than the one you trust. / 指定した鍵と異なる鍵で署名されています。',
  entry_changed: 'The entry does not lie in its block. / 記録がブロックに含まれていません。',
  head_changed: 'The block does not have this head. / ブロックの値が一致しません。',
} as const

const readReceipt = (file: string): Receipt | null => {
  try {
    const parsed = receiptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? { ...parsed.data, entry: { ...parsed.data.entry, detail: parsed.data.entry.detail } } : null
  } catch {
    return null
  }
}

/**
 * Checks a receipt without a database and without a network (bin/noroshi audit prove).
 * @param key the installation's public key in base64, or a file that holds it
 */
export const prove = (file: string, key?: string): Proof => {
  const receipt = readReceipt(file)
  if (!receipt) return { holds: false, lines: [`${file} is no receipt of Noroshi. / 受領証ではありません。`] }
  const pinned = key === undefined ? undefined : (existsSync(key) ? readFileSync(key, 'utf8') : key).trim()
  const digest = (text: string | Uint8Array): Uint8Array => createHash('sha256').update(text).digest()
  const verdict = checkReceipt(receipt, { digest, verified: verifySignature }, pinned)
  if (!verdict.holds) return { holds: false, lines: [`Does not hold / 成立しません: ${failures[verdict.because]}`] }
  const { entry, block } = receipt
  return {
    holds: true,
    lines: [
      `Holds / 成立します: ${entry.action} ${entry.objectKind} ${entry.object ?? ''} at ${entry.at}`,
      `Block ${block.number}, sealed ${block.sealedAt}, head ${receipt.head}`,
      `Signed by ${receipt.installation}, key ${receipt.key}`,
      ...(pinned === undefined
        ? [
            'No key was given: compare the key above with the one the installation has published. / 鍵が指定されていません。公表された鍵と照合してください。',
          ]
        : []),
    ],
  }
}
