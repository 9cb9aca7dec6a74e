import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { canonical } from '../../kernel/canonical.ts'
import { NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { blockHead, type Digest, genesis, leafOf, merkleRoot } from './model.ts'
import { pathOf, type Receipt, signedText } from './receipt.ts'
import * as store from './store.ts'

const sha256: Digest = text => createHash('sha256').update(text).digest()

/** What a reader of the log must know of the actor besides person and post. */
const standingOf = (actor: Actor): object =>
  actor.type === 'person'
    ? { ...(actor.key ? { key: actor.key } : {}), ...(actor.seconded ? { seconded: true } : {}) }
    : {}

/** Appends what happened, in the transaction in which it happened. `detail` holds codes, ids and numbers, never texts. */
export const append = (
  tx: Tx,
  actor: Actor,
  now: Date,
  action: string,
  object: { kind: string; id: string | null },
  detail: object = {},
): Promise<void> =>
  store.insertEntry(tx, {
    id: newId(now),
    at: now,
    organisation: actor.type === 'person' ? actor.organisation : null,
    person: actor.type === 'person' ? actor.person : null,
    post: actor.type === 'person' ? actor.post : null,
    system: actor.type === 'system' ? actor.system : null,
    action,
    objectKind: object.kind,
    object: object.id,
    detail: { ...detail, ...standingOf(actor) },
  })

/**
 * What happens before anybody is signed in, in a transaction without an actor: `who` is the person that it made known,
 * absent after a failed attempt.
 */
export const appendAtTheDoor = (
  tx: Tx,
  now: Date,
  action: string,
  object: { kind: string; id: string | null },
  { who, detail = {} }: { who?: { person: string; post: string; organisation: string }; detail?: object } = {},
): Promise<void> =>
  store.insertDoorEntry(tx, {
    id: newId(now),
    at: now,
    organisation: who?.organisation ?? null,
    person: who?.person ?? null,
    post: who?.post ?? null,
    action,
    objectKind: object.kind,
    object: object.id,
    detail,
  })

/** Seals what can be sealed into the next block. @returns how many entries went into it */
export const seal = async (tx: Tx, now: Date, limit = 10_000): Promise<number> => {
  if (!(await store.takeSealerTurn(tx))) return 0
  const entries = await store.unsealedEntries(tx, limit)
  if (entries.length === 0) return 0
  const last = await store.lastBlock(tx)
  const block = {
    number: (last?.number ?? 0) + 1,
    previous: last?.head ?? genesis,
    merkleRoot: merkleRoot(sha256, entries),
    count: entries.length,
    sealedAt: `${now.toISOString().slice(0, -1)}000Z`,
  }
  await store.insertBlock(tx, { ...block, head: blockHead(sha256, block) })
  await store.markSealed(
    tx,
    block.number,
    entries.map(entry => ({ id: entry.id, leaf: leafOf(sha256, entry) })),
  )
  return entries.length
}

export type Verdict =
  | { intact: true; blocks: number; unsealed: number; head: string }
  | {
      intact: false
      block: number
      because: 'chain_broken' | 'head_changed' | 'entries_changed' | 'entries_missing' | 'stray_entries'
    }

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0

/** Recomputes every block from its entries and names the first that does not hold. */
export const verify = async (tx: Tx): Promise<Verdict> => {
  let previous: Uint8Array = genesis
  let number = 0
  for (;;) {
    const blocks = await store.blocksAfter(tx, number, 100)
    if (blocks.length === 0) break
    for (const block of blocks) {
      if (block.number !== number + 1 || !equal(block.previous, previous)) {
        return { intact: false, block: block.number, because: 'chain_broken' }
      }
      if (!equal(blockHead(sha256, block), block.head))
        return { intact: false, block: block.number, because: 'head_changed' }
      const entries = await store.entriesOfBlock(tx, block.number)
      if (entries.length !== block.count) return { intact: false, block: block.number, because: 'entries_missing' }
      if (!equal(merkleRoot(sha256, entries), block.merkleRoot)) {
        return { intact: false, block: block.number, because: 'entries_changed' }
      }
      previous = block.head
      number = block.number
    }
  }
  if ((await store.strayEntries(tx)) > 0) return { intact: false, block: number + 1, because: 'stray_entries' }
  return {
    intact: true,
    blocks: number,
    unsealed: await store.countUnsealed(tx),
    head: Buffer.from(previous).toString('hex'),
  }
}

/** Names a content without showing it: what a receipt proves to have been sent. */
export const fingerprintOf = (content: unknown): string =>
  Buffer.from(sha256(canonical(JSON.parse(JSON.stringify(content))))).toString('hex')

/** The installation's hand: its raw public key in base64, and its signature of a text. */
export interface Signer {
  key(): string
  sign(text: string): string
}

/** Acts for which whoever did them gets a receipt. */
export const provableActs = {
  submission: 'report.submitted',
  'report-receipt': 'report.acknowledged',
  acknowledgement: 'edition.acknowledged',
} as const

export type ProvableAct = keyof typeof provableActs

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The signed receipt of an act of the actor's own organisation (ADR 0019). */
export const issueReceipt = async (
  tx: Tx,
  of: { act: ProvableAct; object: string; seq: number | null },
  issuer: { signer: Signer; installation: string },
): Promise<Receipt> => {
  const found = await store.ownEntry(tx, { action: provableActs[of.act], object: of.object, seq: of.seq })
  if (!found) throw new NoroshiError('not_found')
  const { block, position, ...entry } = found
  const sealed = block === null ? undefined : await store.blockOf(tx, block)
  const leaves = sealed ? await store.leavesOf(tx, sealed.number) : []
  if (!sealed || position === null || leaves.includes(null)) throw new NoroshiError('receipt_not_sealed')
  const path = pathOf(sha256, leaves as Uint8Array[], position - 1)
  const unsigned = {
    format: 'noroshi-receipt-1' as const,
    entry,
    position: position - 1,
    path: path.map(hex),
    block: {
      number: sealed.number,
      previous: hex(sealed.previous),
      merkleRoot: hex(sealed.merkleRoot),
      count: sealed.count,
      sealedAt: sealed.sealedAt,
    },
    head: hex(sealed.head),
    installation: issuer.installation,
    key: issuer.signer.key(),
  }
  return { ...unsigned, signature: issuer.signer.sign(signedText(unsigned)) }
}
