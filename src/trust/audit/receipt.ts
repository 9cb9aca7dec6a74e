import { canonical } from '../../kernel/canonical.ts'
import { type Block, blockHead, type Digest, leafOf, nodeOf, type SealedEntry } from './model.ts'

/**
 * A receipt proves one act without a database: the entry, its way through the tree of its block, the block's head, and
 * the installation's signature over all of it (ADR 0019). Hashes are lower-case hex, keys and signatures base64.
 */
export interface Receipt {
  format: 'noroshi-receipt-1'
  entry: SealedEntry
  position: number
  /** Hashes beside the way from the leaf to the root, lowest first. */
  path: readonly string[]
  block: { number: number; previous: string; merkleRoot: string; count: number; sealedAt: string }
  head: string
  installation: string
  /** Ed25519, the raw 32 bytes. */
  key: string
  signature: string
}

type Unsigned = Omit<Receipt, 'signature'>

/** What is signed: every field but the signature itself, in canonical form. */
export const signedText = ({ format, entry, position, path, block, head, installation, key }: Unsigned): string =>
  canonical({ format, entry, position, path, block, head, installation, key })

/** The sibling hashes of a leaf; a node without a sibling goes up as it is (RFC 6962 §2.1 with odd ends promoted). */
export const pathOf = (digest: Digest, leaves: readonly Uint8Array[], position: number): Uint8Array[] => {
  const path: Uint8Array[] = []
  let level = leaves
  for (let index = position; level.length > 1; index = index >> 1) {
    const sibling = level[index ^ 1]
    if (sibling) path.push(sibling)
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i]!, level[i + 1]]
      next.push(right ? nodeOf(digest, left, right) : left)
    }
    level = next
  }
  return path
}

/** The root that a leaf and its path lead to; null where the path is too short or too long for the tree. */
export const rootOver = (
  digest: Digest,
  leaf: Uint8Array,
  { position, count, path }: { position: number; count: number; path: readonly Uint8Array[] },
): Uint8Array | null => {
  if (!Number.isSafeInteger(position) || position < 0 || position >= count) return null
  let node = leaf
  let used = 0
  let index = position
  for (let width = count; width > 1; width = (width + 1) >> 1, index = index >> 1) {
    if ((index ^ 1) >= width) continue
    const sibling = path[used++]
    if (!sibling) return null
    node = index % 2 === 0 ? nodeOf(digest, node, sibling) : nodeOf(digest, sibling, node)
  }
  return used === path.length ? node : null
}

export type ReceiptVerdict =
  | { holds: true }
  | { holds: false; because: 'wrong_signature' | 'other_key' | 'entry_changed' | 'head_changed' }

/** Hex as the program writes it; anything else is nobody's hash. */
const bytesOf = (hex: string): Uint8Array =>
  /^([0-9a-f]{2})*$/.test(hex)
    ? Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
    : new Uint8Array()
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/**
 * Whether a receipt holds: the signature of the installation, the entry in its tree, the tree in its block.
 * @param verified checks the Ed25519 signature (base64) of a text with a raw key (base64)
 * @param pinned the key that the reader trusts; without it the receipt is only as good as the key it names
 */
export const checkReceipt = (
  receipt: Receipt,
  means: { digest: Digest; verified: (text: string, signature: string, key: string) => boolean },
  pinned?: string,
): ReceiptVerdict => {
  if (pinned !== undefined && pinned !== receipt.key) return { holds: false, because: 'other_key' }
  if (!means.verified(signedText(receipt), receipt.signature, receipt.key))
    return { holds: false, because: 'wrong_signature' }
  const { block, position } = receipt
  const path = receipt.path.map(bytesOf)
  const root = rootOver(means.digest, leafOf(means.digest, receipt.entry), { position, count: block.count, path })
  if (!root || hexOf(root) !== block.merkleRoot) return { holds: false, because: 'entry_changed' }
  const sealed: Block = { ...block, previous: bytesOf(block.previous), merkleRoot: bytesOf(block.merkleRoot) }
  return hexOf(blockHead(means.digest, sealed)) === receipt.head
    ? { holds: true }
    : { holds: false, because: 'head_changed' }
}
