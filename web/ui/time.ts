import type { Language } from '../../src/kernel/taxonomy/label.ts'

/** Everyone reads Japanese time unless a page says otherwise; the zone is always shown once (SCREENS §2). */
export const defaultZone = 'Asia/Tokyo'

const locale: Record<Language, string> = { ja: 'ja-JP', en: 'en-GB' }
const dayMilliseconds = 86_400_000

export interface TimeStyle {
  language: Language
  zone?: string
}

const parts = (at: Date, language: Language, options: Intl.DateTimeFormatOptions): Record<string, string> =>
  Object.fromEntries(
    new Intl.DateTimeFormat(locale[language], options).formatToParts(at).map(part => [part.type, part.value]),
  )

/** 03:07, or 03:07:31 with seconds. */
export const clockTime = (at: Date, { language, zone = defaultZone }: TimeStyle, seconds = false): string =>
  new Intl.DateTimeFormat(locale[language], {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)

const yearOf = (at: Date, zone: string): string => parts(at, 'en', { timeZone: zone, year: 'numeric' }).year ?? ''

/** The year goes without saying in the year of `now`, and nowhere else. */
const withYear = (
  day: string,
  at: Date,
  { language, zone = defaultZone }: TimeStyle,
  now: Date | undefined,
): string => {
  if (!now || yearOf(at, zone) === yearOf(now, zone)) return day
  return language === 'ja' ? `${yearOf(at, zone)}年${day}` : `${day} ${yearOf(at, zone)}`
}

/** 11月20日（金） / Fri 20 Nov; with `now`, the year of another year. */
export const calendarDate = (at: Date, style: TimeStyle, now?: Date): string =>
  withYear(dayWithWeekday(at, style), at, style, now)

const dayWithWeekday = (at: Date, { language, zone = defaultZone }: TimeStyle): string => {
  const day = parts(at, language, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: language === 'ja' ? 'numeric' : 'short',
  })
  return language === 'ja'
    ? `${day.month}月${day.day}日（${day.weekday}）`
    : `${day.weekday} ${day.day} ${day.month?.slice(0, 3)}`
}

/** 11月20日 / 20 Nov: inside a sentence the weekday is left out. */
export const shortDate = (at: Date, { language, zone = defaultZone }: TimeStyle): string => {
  const day = parts(at, language, {
    timeZone: zone,
    day: 'numeric',
    month: language === 'ja' ? 'numeric' : 'short',
  })
  return language === 'ja' ? `${day.month}月${day.day}日` : `${day.day} ${day.month?.slice(0, 3)}`
}

export const dateAndTime = (at: Date, style: TimeStyle, now?: Date): string =>
  `${withYear(shortDate(at, style), at, style, now)} ${clockTime(at, style)}`

/** The number of the calendar day in a zone: two instants of one day have the same number. */
const dayNumber = (at: Date, zone: string): number => {
  const day = parts(at, 'en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return Date.UTC(Number(day.year), Number(day.month) - 1, Number(day.day)) / dayMilliseconds
}

/** How many calendar days `at` lies after `now`: -1 yesterday, 0 today, 1 tomorrow. */
export const daysFrom = (now: Date, at: Date, zone = defaultZone): number => dayNumber(at, zone) - dayNumber(now, zone)

/** JST, or the zone's short name as the language writes it. */
export const zoneName = (at: Date, { language, zone = defaultZone }: TimeStyle): string =>
  zone === defaultZone ? 'JST' : (parts(at, language, { timeZone: zone, timeZoneName: 'short' }).timeZoneName ?? zone)

/** The value of a datetime-local field, in Japanese time (no summer time, so the offset is a constant). */
const japaneseOffset = 9 * 3_600_000

export const toLocalField = (at: Date): string => new Date(at.getTime() + japaneseOffset).toISOString().slice(0, 16)

export const fromLocalField = (text: string): Date | undefined => {
  const at = new Date(`${text}:00+09:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
