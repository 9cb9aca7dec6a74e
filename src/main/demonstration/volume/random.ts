/** The same numbers for the same seed on every machine, so that the demonstration is the same everywhere. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** From 0 up to, not including, `end`. */
  below(end: number): number
  pick<Value>(values: readonly Value[]): Value
  chance(share: number): boolean
  /** A UUID version 7 of an instant; the rest is drawn. */
  id(at: Date): string
}

/** mulberry32: a 32-bit state, enough for some hundred thousand draws. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (end: number) => Math.floor(next() * end)
  const hex = (count: number) => Array.from({ length: count }, () => below(16).toString(16)).join('')
  return {
    next,
    below,
    pick: values => {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('nothing to pick from')
      return value
    },
    chance: share => next() < share,
    id: at => {
      const time = at.getTime().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
    },
  }
}
