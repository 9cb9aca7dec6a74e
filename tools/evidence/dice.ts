import { createHash } from 'node:crypto'

/** A seeded source of chance (sfc32). Each purpose has a stream of its own: one more die here changes nothing there. */
export class Dice {
  private readonly state: Uint32Array

  constructor(seed: number, purpose: string) {
    const digest = createHash('sha256').update(`${seed}/${purpose}`).digest()
    this.state = new Uint32Array([0, 4, 8, 12].map(at => digest.readUInt32LE(at)))
    for (let warm = 0; warm < 12; warm += 1) this.next()
  }

  /** 0 ≤ n < 1 */
  next(): number {
    const state = this.state
    const [a = 0, b = 0, c = 0, count = 0] = state
    const sum = (a + b + count) >>> 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + sum
    state[3] = count + 1
    return sum / 4294967296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  /** Whole number, both ends included. */
  int(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.next() * from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  shuffled<T>(from: readonly T[]): T[] {
    const rest = [...from]
    for (let at = rest.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.next() * (at + 1))
      const held = rest[at] as T
      rest[at] = rest[other] as T
      rest[other] = held
    }
    return rest
  }

  some<T>(from: readonly T[], count: number): T[] {
    return this.shuffled(from).slice(0, count)
  }

  /** Waiting time with the given mean. */
  waiting(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Most small, few large; the median is as given. */
  size(median: number, spread = 0.8): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
    return Math.max(1, Math.round(median * Math.exp(spread * normal)))
  }

  hex(length: number): string {
    return Array.from({ length }, () => Math.floor(this.next() * 16).toString(16)).join('')
  }
}
