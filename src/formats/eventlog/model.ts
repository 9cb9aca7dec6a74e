/**
 * How sure the instant is: `exact` where the log holds UTC; `derived` where a field of the same file told the zone;
 * `assumed` where the reader was told, or guessed, the zone of a clock time.
 */
export type ZoneCertainty = 'exact' | 'derived' | 'assumed'

/** One Windows event, whatever it was exported as. */
export interface WindowsEvent {
  /** UTC, ISO 8601 with six digits of the second. */
  time: string
  zone: ZoneCertainty
  channel: string
  provider: string
  computer: string
  eventId: number
  /** Counts per channel; absent in Event Viewer's CSV. */
  recordId?: number
  /** Where it begins in an export that has lines. */
  line?: number
  /** By the names of the event's own schema (TargetUserName, IpAddress, Image …). */
  fields: Record<string, string>
  /** Absent where the export holds no rendered description. */
  description?: string
}

/** What a reader lost, so that nobody takes a damaged file for a quiet one. */
export interface LogDamage {
  kind: 'truncated' | 'dirty' | 'chunk' | 'record' | 'line' | 'zone'
  /** Byte offset, line or record number, as `what` says. */
  at: number
  what: string
}

export class EventLogError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'EventLogError'
  }
}

/** Microseconds since 1970 as ISO 8601 in UTC. */
export function instantOf(microseconds: number): string {
  const seconds = Math.floor(microseconds / 1e6)
  const rest = String(Math.round(microseconds - seconds * 1e6)).padStart(6, '0')
  const instant = new Date(seconds * 1000)
  if (Number.isNaN(instant.getTime())) throw new EventLogError('A record bears an impossible time.')
  return `${instant.toISOString().slice(0, 19)}.${rest}Z`
}

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/

/** An ISO 8601 time with any number of digits; one without a zone is taken as UTC, as Windows writes it. */
export function readInstant(text: string): string | undefined {
  const found = iso.exec(text.trim())
  if (!found) return undefined
  const [, day = '', clock = '', digits = '', zone = 'Z'] = found
  const whole = Date.parse(`${day}T${clock}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`)
  if (!Number.isFinite(whole)) return undefined
  return `${new Date(whole).toISOString().slice(0, 19)}.${digits.padEnd(6, '0').slice(0, 6)}Z`
}
