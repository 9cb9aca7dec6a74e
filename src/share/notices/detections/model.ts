import type { Observation } from '../../../kernel/observation.ts'

const hour = 3_600_000

/** The beginning of the hour in which something was seen: one hour of the same signal is one detection. */
export const bucketOf = (at: Date): Date => new Date(Math.floor(at.getTime() / hour) * hour)

/** What makes two observations the same: sensor, signature, source and destination; ports change with every connection. */
export const sameness = ({ sensor, signature, src, dst }: Pick<Observation, 'sensor' | 'signature' | 'src' | 'dst'>) =>
  JSON.stringify([sensor, signature, src, dst])

/** Observations of one hour that are the same, as one: nothing is lost from the count. */
export interface Merged extends Observation {
  bucket: Date
}

/**
 * Merges what came together before it reaches the database: a flood of one signature is one row to write.
 * Ports stay where all agree; the text of the first one stands for all.
 */
export const merged = (observations: readonly Observation[]): Merged[] => {
  const found = new Map<string, Merged>()
  for (const one of observations) {
    const bucket = bucketOf(one.seenAt)
    const key = `${bucket.getTime()} ${sameness(one)}`
    const known = found.get(key)
    if (!known) {
      found.set(key, { ...one, bucket })
      continue
    }
    known.count += one.count
    known.bytes += one.bytes
    if (one.seenAt < known.seenAt) known.seenAt = one.seenAt
    if (one.lastAt > known.lastAt) known.lastAt = one.lastAt
    if (one.severity < known.severity) known.severity = one.severity
    if (known.srcPort !== one.srcPort) known.srcPort = null
    if (known.dstPort !== one.dstPort) known.dstPort = null
  }
  return [...found.values()]
}
