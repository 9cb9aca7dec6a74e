import type { HeaderTime } from './model.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const northAmerica: Record<string, number> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  UT: 0,
  GMT: 0,
  JST: 540,
}
const shape =
  /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Za-z]{1,5})?/

/** Reads a date of RFC 5322 §3.3 and §4.3; `undefined` if there is none to read. */
export function readHeaderTime(text: string): HeaderTime | undefined {
  const found = shape.exec(text)
  if (!found) return undefined
  const [, day, monthName = '', yearText = '', hour, minute, second = '0', zone] = found
  const month = months.indexOf(monthName.toLowerCase())
  if (month < 0) return undefined
  const short = Number(yearText)
  const year = yearText.length === 4 ? short : short < 50 ? 2000 + short : 1900 + short
  const numeric = zone !== undefined && /^[+-]/.test(zone)
  const offsetMinutes = numeric
    ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)))
    : (northAmerica[(zone ?? '').toUpperCase()] ?? 0)
  const instant =
    Date.UTC(year, month, Number(day), Number(hour), Number(minute), Number(second)) - offsetMinutes * 60_000
  if (!Number.isFinite(instant) || Math.abs(offsetMinutes) > 24 * 60) return undefined
  const stated = numeric ? zone !== '-0000' : (zone ?? '').toUpperCase() in northAmerica
  return { utc: new Date(instant).toISOString(), offsetMinutes, zone: stated ? 'stated' : 'unstated' }
}
