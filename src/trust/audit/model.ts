/** How entries become blocks. Pure, so that a verifier elsewhere can follow it from this file and kernel/canonical alone. */
import { canonical } from '../../kernel/canonical.ts'

export interface SealedEntry {
  id: string
  /** Instant in ISO 8601 with microseconds as the database gives it. */
  at: string
  organisation: string | null
  person: string | null
  post: string | null
  system: string | null
  action: string
  objectKind: string
  object: string | null
  detail: unknown
  /** The machine's time, where `at` is scenario time; null in real use, and then no part of the text. */
  recordedAt?: string | null
}

/** The bytes of an entry, the same however the database or a transport ordered its keys (after RFC 8785). */
export const entryText = ({ recordedAt, ...entry }: SealedEntry): string =>
  canonical(recordedAt ? { ...entry, recordedAt } : entry)

export type Digest = (text: string | Uint8Array) => Uint8Array

const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** Leaf and node are hashed with different first bytes, so that a node cannot pass for a leaf (RFC 6962 §2.1). */
export const leafOf = (digest: Digest, entry: SealedEntry): Uint8Array =>
  digest(concat(Uint8Array.of(0), new TextEncoder().encode(entryText(entry))))

export const nodeOf = (digest: Digest, left: Uint8Array, right: Uint8Array): Uint8Array =>
  digest(concat(Uint8Array.of(1), left, right))

export const merkleRoot = (digest: Digest, entries: readonly SealedEntry[]): Uint8Array => {
  let level = entries.map(entry => leafOf(digest, entry))
  if (level.length === 0) return digest(new Uint8Array())
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i]!
      const right = level[i + 1]
      next.push(right ? nodeOf(digest, left, right) : left)
    }
    level = next
  }
  return level[0]!
}

export interface Block {
  number: number
  previous: Uint8Array
  merkleRoot: Uint8Array
  count: number
  sealedAt: string
}

/** The hash by which the next block holds this one. */
export const blockHead = (digest: Digest, block: Block): Uint8Array =>
  digest(
    concat(
      new TextEncoder().encode(`noroshi-audit-1\n${block.number}\n${block.count}\n${block.sealedAt}\n`),
      block.previous,
      block.merkleRoot,
    ),
  )

export const genesis = new Uint8Array(32)
