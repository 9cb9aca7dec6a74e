import { type Observation, observationLimits } from '../../kernel/observation.ts'
import type { Told } from './model.ts'

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value under a path of names; a name with dots in it (Zeek’s `id.orig_h`) wins over the path. */
export const at = (record: Json, path: string): unknown => {
  if (Object.hasOwn(record, path)) return record[path]
  let value: unknown = record
  for (const name of path.split('.').slice(0, 10)) {
    if (Array.isArray(value)) value = value[0]
    if (!isJson(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu

/**
 * Without control characters and what turns the direction of writing: a hostile name must not redraw the board. Nor does
 * it hold half a character, its own or one that was cut, which no database takes.
 */
export const textOf = (value: unknown, longest: number): string => {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value)
    .slice(0, longest * 4)
    .replace(control, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\p{Cs}/gu, '')
}

export const wholeOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

export const portOf = (value: unknown): number | null => {
  const port = wholeOf(value)
  return port !== null && port <= 65_535 ? port : null
}

const earliest = Date.UTC(1990, 0, 1)
const latest = Date.UTC(2100, 0, 1)
const isOrdinary = (milliseconds: number): boolean => milliseconds >= earliest && milliseconds < latest
const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?\s?(Z|[+-]\d{2}:?\d{2})?$/

/** An instant as sensors write it: ISO 8601 with or without the colon in its zone, or seconds since 1970. Without a zone it is Japan’s. */
export const timeOf = (value: unknown): Date | null => {
  const seconds =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{9,11}(\.\d+)?$/.test(value)
        ? Number(value)
        : null
  if (seconds !== null) {
    const milliseconds = seconds > 1e11 ? seconds : seconds * 1000
    return isOrdinary(milliseconds) ? new Date(Math.floor(milliseconds)) : null
  }
  const [, day, clock, fraction = '', zone = '+09:00'] =
    typeof value === 'string' ? (shape.exec(value.trim()) ?? []) : []
  if (!day || !clock) return null
  const colon = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const milliseconds = Date.parse(`${day}T${clock}.${fraction.padEnd(3, '0').slice(0, 3)}${colon}`)
  return isOrdinary(milliseconds) ? new Date(milliseconds) : null
}

export const severityOf = (value: unknown): Observation['severity'] => {
  const number = wholeOf(value)
  if (number === null || number < 1) return 3
  return Math.min(number, 4) as Observation['severity']
}

const mostOfOne = 1_000_000_000

/** An observation with every text cut to its length, and with counts that a hostile sensor cannot blow up. */
export const observation = (
  facts: Pick<Observation, 'seenAt' | 'signature' | 'src' | 'dst'> & Partial<Observation>,
  told: Told,
  line: string,
): Observation => {
  const cut = (field: keyof typeof observationLimits) => textOf(facts[field] ?? '', observationLimits[field])
  const lastAt = facts.lastAt && facts.lastAt > facts.seenAt ? facts.lastAt : facts.seenAt
  return {
    seenAt: facts.seenAt,
    lastAt,
    sensor: cut('sensor') || textOf(told.sensor, observationLimits.sensor) || 'sensor',
    segment: cut('segment') || textOf(told.segment, observationLimits.segment),
    signature: cut('signature'),
    category: cut('category'),
    severity: facts.severity ?? 3,
    src: cut('src'),
    srcPort: facts.srcPort ?? null,
    dst: cut('dst'),
    dstPort: facts.dstPort ?? null,
    dstName: cut('dstName').toLowerCase(),
    protocol: cut('protocol').toUpperCase(),
    place: cut('place'),
    count: Math.min(Math.max(facts.count ?? 1, 1), mostOfOne),
    bytes: Math.min(facts.bytes ?? 0, Number.MAX_SAFE_INTEGER / mostOfOne),
    sample: textOf(line, observationLimits.sample),
  }
}
