import { type Language, noAnswers } from '../taxonomy/label.ts'
import { dayNumber, type LocalTime, lastDayOf, localTime } from './calendar.ts'
import type { KnownTime } from './model.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')
const clock = ({ minute }: LocalTime): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

const date = ({ year, month, day }: LocalTime, language: Language, withYear: boolean): string =>
  language === 'ja'
    ? `${withYear ? `${year}年` : ''}${month}月${day}日`
    : `${day} ${months[month - 1]}${withYear ? ` ${year}` : ''}`

/**
 * The reading shown back to the person: 11月19日 23:30〜翌 00:30 / 19 Nov 23:30–00:30 next day. The year is written
 * unless it is the year of `now`, which is left out where the year goes without saying. Unread: the wording itself.
 */
export const describe = (known: KnownTime, language: Language, now?: Date): string => {
  const { earliest, latest, zone, wording } = known
  const thisYear = now && localTime(now, zone).year
  const inWords = (at: string, other: string | null): { day: string; time: string; local: LocalTime } => {
    const local = localTime(new Date(at), zone)
    const otherYear = other === null ? local.year : localTime(new Date(other), zone).year
    const withYear = (thisYear !== undefined && local.year !== thisYear) || otherYear !== local.year
    return { day: date(local, language, withYear), time: clock(local), local }
  }
  if (earliest !== null && latest !== null) return range(inWords(earliest, latest), inWords(latest, earliest), language)
  if (earliest !== null) {
    const { day, time } = inWords(earliest, null)
    return language === 'ja' ? `${day} ${time} 以降` : `${day} ${time} or later`
  }
  if (latest !== null) {
    const { day, time } = inWords(latest, null)
    return language === 'ja' ? `${day} ${time} まで` : `by ${day} ${time}`
  }
  return wording.trim() || noAnswers.NOT_GIVEN[language]
}

interface End {
  day: string
  time: string
  local: LocalTime
}

const range = (from: End, to: End, language: Language): string => {
  const dash = language === 'ja' ? '〜' : '–'
  const apart = dayNumber(to.local) - dayNumber(from.local)
  const wholeDays = from.local.minute === 0 && to.local.minute === 1439
  if (wholeDays && isWholeMonth(from.local, to.local)) {
    const { year, month } = from.local
    return language === 'ja' ? `${year}年${month}月` : `${months[month - 1]} ${year}`
  }
  if (wholeDays) return apart === 0 ? from.day : `${from.day}${dash}${to.day}`
  const begin = `${from.day} ${from.time}`
  if (apart === 0) return from.time === to.time ? begin : `${begin}${dash}${to.time}`
  if (apart === 1) return language === 'ja' ? `${begin}${dash}翌 ${to.time}` : `${begin}${dash}${to.time} next day`
  return `${begin}${dash}${to.day} ${to.time}`
}

const isWholeMonth = (from: LocalTime, to: LocalTime): boolean =>
  from.day === 1 && from.year === to.year && from.month === to.month && to.day === lastDayOf(to.year, to.month).day
