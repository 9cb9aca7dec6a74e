import type { Observation } from '../../kernel/observation.ts'
import type { DetectionGapReason, DetectionWay } from '../../kernel/taxonomy/notices.ts'

export interface Missed {
  way: DetectionWay
  reason: DetectionGapReason
  count: number
  sample: string
  from: Date
  until: Date
}

/** What waits to be counted, bounded: what finds no place is counted as missing, and never silently dropped. */
export interface DetectionQueue {
  /** @returns false where it was full */
  put(way: DetectionWay, observation: Observation, at: Date): boolean
  miss(way: DetectionWay, reason: DetectionGapReason, sample: string, at: Date, count?: number): void
  /** Everything that waits of one way, up to `most`; given back by `putBack` where it could not be counted. */
  take(way: DetectionWay, most: number): { observations: Observation[]; missed: Missed[] }
  putBack(way: DetectionWay, taken: { observations: Observation[]; missed: Missed[] }): void
  size(): number
  isFull(): boolean
}

export const createQueue = (capacity: number): DetectionQueue => {
  const waiting = new Map<DetectionWay, Observation[]>()
  const missing = new Map<string, Missed>()
  let size = 0
  const listOf = (way: DetectionWay): Observation[] => {
    const list = waiting.get(way) ?? []
    waiting.set(way, list)
    return list
  }
  const addMissed = (missed: Missed): void => {
    const key = `${missed.way} ${missed.reason}`
    const known = missing.get(key)
    if (!known) missing.set(key, { ...missed })
    else {
      known.count += missed.count
      if (missed.until > known.until) known.until = missed.until
      if (missed.from < known.from) known.from = missed.from
    }
  }
  return {
    put: (way, observation, at) => {
      if (size >= capacity) {
        addMissed({ way, reason: 'FULL', count: observation.count, sample: '', from: at, until: at })
        return false
      }
      listOf(way).push(observation)
      size++
      return true
    },
    miss: (way, reason, sample, at, count = 1) => addMissed({ way, reason, count, sample, from: at, until: at }),
    take: (way, most) => {
      const observations = listOf(way).splice(0, most)
      size -= observations.length
      const missed = [...missing.values()].filter(gap => gap.way === way)
      for (const gap of missed) missing.delete(`${gap.way} ${gap.reason}`)
      return { observations, missed }
    },
    putBack: (way, { observations, missed }) => {
      listOf(way).unshift(...observations)
      size += observations.length
      for (const gap of missed) addMissed(gap)
    },
    size: () => size,
    isFull: () => size >= capacity,
  }
}
