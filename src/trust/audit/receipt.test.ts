import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSigner, signingKeyFile, verifySignature } from '../../platform/secrets/signing-key.ts'
import { blockHead, type Digest, genesis, leafOf, merkleRoot, type SealedEntry } from './model.ts'
import { checkReceipt, pathOf, type Receipt, rootOver, signedText } from './receipt.ts'

const digest: Digest = text => createHash('sha256').update(text).digest()
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const folder = mkdtempSync(join(tmpdir(), 'noroshi-receipt-'))
afterAll(() => rmSync(folder, { recursive: true }))
const signer = createSigner(folder)

const entry = (n: number): SealedEntry => ({
  id: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  at: '2026-11-20T03:07:00.000000Z',
  organisation: '00000000-0000-7000-8000-00000000000a',
  person: null,
  post: null,
  system: null,
  action: 'report.submitted',
  objectKind: 'report',
  object: '00000000-0000-7000-8000-00000000000b',
  detail: { seq: n, kind: 'FIRST' },
})

const receiptOf = (count: number, position: number): Receipt => {
  const entries = Array.from({ length: count }, (_, n) => entry(n))
  const leaves = entries.map(each => leafOf(digest, each))
  const block = {
    number: 7,
    previous: genesis,
    merkleRoot: merkleRoot(digest, entries),
    count,
    sealedAt: '2026-11-20T03:07:01.000000Z',
  }
  const unsigned = {
    format: 'noroshi-receipt-1' as const,
    entry: entries[position]!,
    position,
    path: pathOf(digest, leaves, position).map(hex),
    block: { ...block, previous: hex(genesis), merkleRoot: hex(block.merkleRoot) },
    head: hex(blockHead(digest, block)),
    installation: 'https://noroshi.example',
    key: signer.key(),
  }
  return { ...unsigned, signature: signer.sign(signedText(unsigned)) }
}
const means = { digest, verified: verifySignature }
const anyone = { digest, verified: () => true } // what whoever holds the key could write

describe('a receipt', () => {
  it('holds for every place of every tree up to 33 entries', () => {
    for (let count = 1; count <= 33; count++) {
      const entries = Array.from({ length: count }, (_, n) => entry(n))
      const leaves = entries.map(each => leafOf(digest, each))
      const root = hex(merkleRoot(digest, entries))
      for (let position = 0; position < count; position++) {
        const path = pathOf(digest, leaves, position)
        expect(hex(rootOver(digest, leaves[position]!, { position, count, path })!)).toBe(root)
        expect(
          rootOver(digest, leaves[position]!, { position, count, path: [...path, root].map(() => leaves[0]!) }),
        ).toBeNull()
      }
    }
    expect(checkReceipt(receiptOf(33, 32), means, signer.key())).toEqual({ holds: true })
  })

  it('is worth nothing after a change of any one character', () => {
    const text = JSON.stringify(receiptOf(9, 4))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0123456789abcdefZ"{}, '), (place, letter) => {
        fc.pre(text[place] !== letter)
        let changed: Receipt
        try {
          changed = JSON.parse(text.slice(0, place) + letter + text.slice(place + 1))
          expect(checkReceipt(changed, means, signer.key()).holds).toBe(false)
        } catch (error) {
          // No JSON, or a field is gone: the command refuses it by its shape before it is checked.
          if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('cannot be written by the holder of the key for an entry that is not in the block', () => {
    const receipt = receiptOf(9, 4)
    const other = { ...receipt, entry: { ...receipt.entry, action: 'edition.acknowledged' } }
    expect(checkReceipt(other, anyone)).toEqual({ holds: false, because: 'entry_changed' })
    expect(checkReceipt({ ...receipt, position: 5 }, anyone)).toEqual({ holds: false, because: 'entry_changed' })
    expect(checkReceipt({ ...receipt, block: { ...receipt.block, number: 8 } }, anyone)).toEqual({
      holds: false,
      because: 'head_changed',
    })
  })

  it('of another installation does not hold against the key that one trusts', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'noroshi-receipt-'))
    expect(checkReceipt(receiptOf(3, 1), means, createSigner(elsewhere).key())).toEqual({
      holds: false,
      because: 'other_key',
    })
    rmSync(elsewhere, { recursive: true })
  })

  it('is signed with a key that only its owner reads and that stays the same', () => {
    expect(statSync(join(folder, signingKeyFile)).mode & 0o777).toBe(0o600)
    expect(createSigner(folder).key()).toBe(signer.key())
    expect(verifySignature('x', 'no signature', 'no key')).toBe(false)
  })
})
