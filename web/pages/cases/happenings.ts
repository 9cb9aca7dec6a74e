import type { KnownTime } from '../../../src/kernel/known-time.ts'

/** An event that a report tells of, with the first version that told it. */
export interface Happening {
  event: 'OCCURRED' | 'RECOGNISED' | 'RECOVERED'
  known: KnownTime
  at: Date
  seq: number
  text: string
  /** When the originator became aware of it, where the same version says so. */
  recognisedAt: Date | null
}

interface Version {
  seq: number
  content: Readonly<Record<string, unknown>> & { summary: string }
}

const fields = { OCCURRED: 'occurredAt', RECOGNISED: 'recognisedAt', RECOVERED: 'recoveredAt' } as const

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string'

/** Content travels as the form wrote it; only what has the shape of a time is read as one. */
export const knownTimeOf = (value: unknown): KnownTime | undefined => {
  if (typeof value !== 'object' || value === null || !('earliest' in value) || !('latest' in value)) return undefined
  if (!('wording' in value) || typeof value.wording !== 'string') return undefined
  return isText(value.earliest) && isText(value.latest) ? (value as KnownTime) : undefined
}

/** The last instant that the wording allows: nobody is called late for what may have happened later. */
export const instantOfKnown = (known: KnownTime | undefined): Date | null => {
  const at = known?.latest ?? known?.earliest
  return at ? new Date(at) : null
}

const sameTime = (a: KnownTime, b: KnownTime): boolean => a.earliest === b.earliest && a.latest === b.latest

/** Each event once for each time that was given for it; a time that nobody knows has no row. */
export const happeningsOf = (versions: readonly Version[]): Happening[] => {
  const found: Happening[] = []
  for (const { seq, content } of [...versions].sort((a, b) => a.seq - b.seq)) {
    for (const event of ['OCCURRED', 'RECOGNISED', 'RECOVERED'] as const) {
      const known = knownTimeOf(content[fields[event]])
      const at = instantOfKnown(known)
      if (!known || !at || found.some(earlier => earlier.event === event && sameTime(earlier.known, known))) continue
      const recognisedAt = instantOfKnown(knownTimeOf(content[fields.RECOGNISED]))
      found.push({ event, known, at, seq, text: content.summary, recognisedAt })
    }
  }
  return found
}
