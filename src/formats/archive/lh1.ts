import { BitReader } from './bits.ts'
import { PrefixCode } from './huffman.ts'
import { ArchiveError } from './model.ts'

/** 256 literals, and copies of 3 to 60 bytes. */
const symbols = 314
const literals = 256
const shortestCopy = 3
const nodes = 2 * symbols - 1
const root = nodes - 1
/** Above this weight of the root all weights are halved, so that the code follows what came last. */
const heaviest = 0x8000
const lowBits = 6

/** The code of the upper six bits of a distance never changes: near copies are shorter. */
const distances = PrefixCode.fromLengths(
  Uint8Array.from({ length: 64 }, (_, at) => (at < 1 ? 3 : at < 4 ? 4 : at < 12 ? 5 : at < 24 ? 6 : at < 48 ? 7 : 8)),
)

/**
 * A Huffman tree that learns: nodes lie in order of weight, each pair of brothers side by side, and a node that grows
 * trades places with the last one of its old weight (the sibling property). A value from `nodes` on is a leaf.
 */
class LearningTree {
  private readonly weight = new Uint32Array(nodes)
  private readonly child = new Uint16Array(nodes)
  /** Of nodes, then of leaves. */
  private readonly parent = new Uint16Array(nodes + symbols)

  constructor() {
    for (let symbol = 0; symbol < symbols; symbol++) {
      this.weight[symbol] = 1
      this.child[symbol] = nodes + symbol
      this.parent[nodes + symbol] = symbol
    }
    for (let left = 0, at = symbols; at <= root; left += 2, at++) this.join(at, left)
  }

  private join(at: number, left: number): void {
    this.weight[at] = (this.weight[left] ?? 0) + (this.weight[left + 1] ?? 0)
    this.child[at] = left
    this.parent[left] = at
    this.parent[left + 1] = at
  }

  read(bits: BitReader): number {
    let at = this.child[root] ?? 0
    while (at < nodes) at = this.child[at + bits.take(1)] ?? 0
    this.grow(at)
    return at - nodes
  }

  /** Halves the leaves and builds the inner nodes anew, each behind all that are lighter. */
  private halve(): void {
    let kept = 0
    for (let at = 0; at < nodes; at++) {
      const leaf = this.child[at] ?? 0
      if (leaf < nodes) continue
      this.weight[kept] = ((this.weight[at] ?? 0) + 1) >> 1
      this.child[kept++] = leaf
    }
    for (let left = 0, at = symbols; at < nodes; left += 2, at++) {
      const sum = (this.weight[left] ?? 0) + (this.weight[left + 1] ?? 0)
      let place = at
      while (place > 0 && sum < (this.weight[place - 1] ?? 0)) place--
      this.weight.copyWithin(place + 1, place, at)
      this.child.copyWithin(place + 1, place, at)
      this.weight[place] = sum
      this.child[place] = left
    }
    for (let at = 0; at < nodes; at++) this.adopt(at)
  }

  private adopt(at: number): void {
    const child = this.child[at] ?? 0
    this.parent[child] = at
    if (child < nodes) this.parent[child + 1] = at
  }

  private grow(leaf: number): void {
    if (this.weight[root] === heaviest) this.halve()
    for (let at = this.parent[leaf] ?? 0; ; at = this.parent[at] ?? 0) {
      const grown = (this.weight[at] ?? 0) + 1
      this.weight[at] = grown
      let last = at
      while (last < root && grown > (this.weight[last + 1] ?? 0)) last++
      if (last !== at) {
        this.weight[at] = this.weight[last] ?? 0
        this.weight[last] = grown
        const moved = this.child[at] ?? 0
        this.child[at] = this.child[last] ?? 0
        this.child[last] = moved
        this.adopt(at)
        this.adopt(last)
        at = last
      }
      if (at === root) return
    }
  }
}

/** Unpacks LZSS with a learning Huffman code and a window of 4 kB (LHarc 1.x). Time and memory follow `size`. */
export function unpackLearning(packed: Uint8Array, size: number): Uint8Array {
  const bits = new BitReader(packed)
  const tree = new LearningTree()
  const out = new Uint8Array(size)
  for (let at = 0; at < size; ) {
    const symbol = tree.read(bits)
    if (symbol < literals) {
      out[at++] = symbol
      continue
    }
    if (symbol >= symbols) throw new ArchiveError('bad_code', 'A code stands for no symbol.')
    const distance = ((distances.read(bits) << lowBits) | bits.take(lowBits)) + 1
    for (let copied = symbol - literals + shortestCopy; copied > 0 && at < size; copied--, at++)
      // Before the first byte the window holds spaces.
      out[at] = at >= distance ? (out[at - distance] ?? 0) : 0x20
  }
  return out
}
