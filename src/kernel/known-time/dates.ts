import { addDays, type Day, dayNumber, isRealDay, lastDayOf } from './calendar.ts'
import { monthNames } from './words.ts'

/** The days a wording names: one, or a month or a year of them. */
export interface Days {
  first: Day
  last: Day
}

interface Pattern {
  pattern: RegExp
  days: (found: readonly string[], today: Day) => Days | undefined
}

const one = (day: Day): Days | undefined => (isRealDay(day) ? { first: day, last: day } : undefined)

const month = (year: number, of: number): Days | undefined =>
  isRealDay({ year, month: of, day: 1 }) ? { first: { year, month: of, day: 1 }, last: lastDayOf(year, of) } : undefined

/** An incident lies behind us, so a date without its year is the last such day, unless it comes within a month. */
const nearestYear = (of: number, day: number, today: Day): Days | undefined => {
  const thisYear = { year: today.year, month: of, day }
  const nextYear = { ...thisYear, year: today.year + 1 }
  const soon = (candidate: Day) => isRealDay(candidate) && dayNumber(candidate) - dayNumber(today) <= 31
  const candidates = [nextYear, thisYear, { ...thisYear, year: today.year - 1 }]
  return one(candidates.find(soon) ?? thisYear)
}

const nearestMonth = (day: number, today: Day): Days | undefined =>
  day <= today.day ? one({ ...today, day }) : one({ ...addDays({ ...today, day: 1 }, -1), day })

const eras: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 }
const named = `(${monthNames})[a-z]*\\.?`
const monthOf = (name: string | undefined): number => monthNames.split('|').indexOf(name ?? '') + 1
const offset = (count: number) => (_found: readonly string[], today: Day) => one(addDays(today, count))
const numbers = (found: readonly string[]): number[] => found.slice(1).map(Number)

/** Tried in order; the finer form stands before the coarser one it contains. */
const patterns: readonly Pattern[] = [
  {
    pattern: /(令和|平成|昭和)(\d{1,2}|元)年(\d{1,2})月(?:(\d{1,2})日)?/,
    days: ([, era = '', years = '', of = '', day]) => {
      const year = (eras[era] ?? 0) + (years === '元' ? 1 : Number(years))
      return day ? one({ year, month: Number(of), day: Number(day) }) : month(year, Number(of))
    },
  },
  { pattern: /(\d{4})年(\d{1,2})月(\d{1,2})日/, days: found => whole(numbers(found)) },
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:t(?=\d))?/, days: found => whole(numbers(found)) },
  { pattern: /(\d{4})年(\d{1,2})月/, days: ([, year, of]) => month(Number(year), Number(of)) },
  { pattern: /(?<![\d-/])(\d{4})[-/](\d{1,2})(?![\d-/])/, days: ([, year, of]) => month(Number(year), Number(of)) },
  {
    pattern: /(\d{4})年/,
    days: ([, year]) => {
      const first = month(Number(year), 1)?.first
      return first && { first, last: { ...first, month: 12, day: 31 } }
    },
  },
  { pattern: /(\d{1,2})月(\d{1,2})日/, days: ([, of, day], today) => nearestYear(Number(of), Number(day), today) },
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/,
    days: ([, of, day], today) => nearestYear(Number(of), Number(day), today),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${named}(?:,? (\\d{4}))?(?!\\d|[a-z])`),
    days: ([, day, of, year], today) => english(day, of, year, today),
  },
  {
    pattern: new RegExp(`\\b${named} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!\\d|:|[a-z])`),
    days: ([, of, day, year], today) => english(day, of, year, today),
  },
  {
    pattern: new RegExp(`\\b${named} (\\d{4})(?!\\d)`),
    days: ([, of, year]) => month(Number(year), monthOf(of)),
  },
  { pattern: /(?<!\d)(\d{1,2})日(?!前|後|間)/, days: ([, day], today) => nearestMonth(Number(day), today) },
  { pattern: /一昨日|おととい|(?:the )?day before yesterday/, days: offset(-2) },
  { pattern: /昨日|きのう|yesterday/, days: offset(-1) },
  { pattern: /今日|本日|きょう|today/, days: offset(0) },
  { pattern: /明日|翌日|tomorrow|(?:the )?next day/, days: offset(1) },
]

const whole = ([year = 0, of = 0, day = 0]: readonly number[]): Days | undefined => one({ year, month: of, day })

const english = (day: string | undefined, of: string | undefined, year: string | undefined, today: Day) =>
  year
    ? one({ year: Number(year), month: monthOf(of), day: Number(day) })
    : nearestYear(monthOf(of), Number(day), today)

/** Takes the date out of a folded wording. `undefined`: it names a day that does not exist. */
export const takeDays = (text: string, today: Day): { days: Days | null; rest: string } | undefined => {
  for (const { pattern, days } of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const read = days(found, today)
    return read && { days: read, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
  }
  return { days: null, rest: text }
}
