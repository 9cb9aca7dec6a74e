import { createHash } from 'node:crypto'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { blockHead, type Digest, genesis, merkleRoot } from './model.ts'
import * as store from './store.ts'

const sha256: Digest = text => createHash('sha256').update(text).digest()

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
    entries.map(entry => entry.id),
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
