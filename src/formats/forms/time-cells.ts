import { defaultZone, type KnownTime, readTime } from '../../kernel/known-time.ts'

const japan = 9 * 3_600_000
const shown = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::(\d\d)(?:\.(\d{3}))?)?$/

/** 2026-11-20 03:07 on the clock of Japan; what this cannot say exactly stays in ISO 8601. */
export const writeInstant = (iso: string | null, zone: string): string => {
  if (iso === null) return ''
  const at = Date.parse(iso)
  if (zone !== defaultZone || Number.isNaN(at) || new Date(at).toISOString() !== iso) return iso
  const text = new Date(at + japan)
    .toISOString()
    .replace('T', ' ')
    .replace('Z', '')
    .replace(/(:00)?\.000$/, '')
  return shown.test(text) ? text : iso
}

const pad = (digits: string | undefined, length = 2): string => (digits ?? '').padStart(length, '0')

/** @returns undefined where it is no time */
const readInstant = (cell: string): string | undefined => {
  const text = cell.normalize('NFKC').trim()
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(text))
    return Number.isNaN(Date.parse(text)) ? undefined : text
  const found =
    /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?[ T]*(\d{1,2})[:時](\d{1,2})分?(?::(\d\d)(?:\.(\d{3}))?)?$/.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, thousandth] = found
  const plain = `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(thousandth, 3)}Z`
  const at = Date.parse(plain)
  if (Number.isNaN(at) || new Date(at).toISOString() !== plain) return undefined
  return new Date(at - japan).toISOString()
}

/** The words, the earliest and the latest time; a zone other than Japan's stands in brackets behind the earliest (RFC 9557). */
export const timeCells = ({ wording, earliest, latest, zone }: KnownTime): [string, string, string] => [
  wording,
  `${writeInstant(earliest, zone)}${zone === defaultZone ? '' : `[${zone}]`}`,
  writeInstant(latest, zone),
]

export type TimeFlaw = { part: 1 | 2; flaw: 'NOT_A_TIME' | 'TIMES_TURNED' }

/**
 * Words alone are read like words typed into the form, as of `now`; ends that are written down stand as they are.
 * @param certainty undefined where the cell is empty
 */
export const readTimeCells = (
  [wording, from, until]: readonly [string, string, string],
  certainty: KnownTime['certainty'] | undefined,
  now: Date,
): KnownTime | TimeFlaw => {
  const [, first = '', named] = /^([^[]*)(?:\[([\s\S]*)\])?$/.exec(from) ?? [from, from]
  const zone = named ?? defaultZone
  if (first.trim() === '' && until.trim() === '' && certainty === undefined) return readTime(wording, now, zone)
  const earliest = first.trim() === '' ? null : readInstant(first)
  const latest = until.trim() === '' ? null : readInstant(until)
  if (earliest === undefined) return { part: 1, flaw: 'NOT_A_TIME' }
  if (latest === undefined) return { part: 2, flaw: 'NOT_A_TIME' }
  if (earliest && latest && Date.parse(earliest) > Date.parse(latest)) return { part: 1, flaw: 'TIMES_TURNED' }
  return { earliest, latest, zone, certainty: certainty ?? 'PROBABLE', wording }
}
