import { addDays, type Day, dayNumber, defaultZone, instantOf, isZone, localTime } from './known-time/calendar.ts'
import { type Days, takeDays } from './known-time/dates.ts'
import { readElapsed } from './known-time/elapsed.ts'
import { foldWording } from './known-time/fold.ts'
import type { Ends, KnownTime } from './known-time/model.ts'
import { readTimeOfDay, type Span } from './known-time/times-of-day.ts'

export { describe } from './known-time/describe.ts'
export type { KnownTime } from './known-time/model.ts'

export { defaultZone }

/** A machine’s instant in the same shape. */
export const knownInstant = (at: Date, zone: string = defaultZone): KnownTime => ({
  earliest: at.toISOString(),
  latest: at.toISOString(),
  zone,
  certainty: 'CONFIRMED',
  wording: '',
})

/**
 * Reads what a duty officer typed. `now` is when it was typed; `after` is what “約4時間後” counts from. What is not
 * wholly understood keeps its wording and gets no ends: nothing is guessed from half a sentence. A reading is PROBABLE
 * until the person says how sure they are. Never throws.
 */
export const readTime = (wording: string, now: Date, zone: string = defaultZone, after?: KnownTime): KnownTime => {
  const unread: KnownTime = { earliest: null, latest: null, zone, certainty: 'UNKNOWN', wording }
  if (!isZone(zone)) return { ...unread, zone: defaultZone }
  if (wording.trim() === '') return { ...unread, certainty: 'NOT_GIVEN' }
  if (wording.length > longestWording || !isOrdinary(now.getTime())) return unread
  const text = foldWording(wording)
  const ends = readElapsed(text, now, zone, after) ?? readRange(text, now, zone) ?? readOne(text, now, zone)
  if (!ends || !isOrdinary(ends.earliest) || !isOrdinary(ends.latest) || ends.earliest > ends.latest) return unread
  return { ...unread, earliest: iso(ends.earliest), latest: iso(ends.latest), certainty: 'PROBABLE' }
}

/** Nobody says a time in more; it also bounds the work that a hostile wording can cause. */
const longestWording = 100

const iso = (instant: number): string => new Date(instant).toISOString()
/** Years of four digits; everything else is a slip of the keyboard. */
const isOrdinary = (instant: number): boolean => instant > Date.UTC(1000, 0) && instant < Date.UTC(9000, 0)

const readRange = (text: string, now: Date, zone: string): Ends | undefined => {
  const [, from, to] =
    /^(?:between )?(.+?)(?: ?[〜~] ?| and | to |から(?=.)|(?<=:\d\d) ?[-–] ?(?=\d{1,2}:))(.+?)(?:の間)?$/.exec(text) ??
    []
  if (!from || !to) return undefined
  const first = readOne(from, now, zone)
  if (!first) return undefined
  const second = readEndOfRange(to, first, now, zone)
  return second && { earliest: first.earliest, latest: second.latest }
}

/** The end of a range stands on the day of its beginning unless it names another; 23:30〜0:30 passes midnight. */
const readEndOfRange = (text: string, first: Ends, now: Date, zone: string): Ends | undefined => {
  const begun = localTime(new Date(first.earliest), zone)
  const nextDay = /^(?:翌日?|the next day) ?/.exec(text) ?? / ?(?:the )?next day$/.exec(text)
  const bare = nextDay ? text.replace(nextDay[0], '') : text
  const taken = takeDays(bare, begun)
  if (!taken) return undefined
  if (taken.days) return readOne(bare, now, zone)
  const span = readTimeOfDay(withoutUntil(bare))
  if (!span) return undefined
  const sameDay = endsOf(begun, span, zone)
  return nextDay || sameDay.latest < first.earliest ? endsOf(addDays(begun, 1), span, zone) : sameDay
}

const withoutUntil = (text: string): string => text.replace(/までに?$/, '')

const readOne = (text: string, now: Date, zone: string): Ends | undefined => {
  const today = localTime(now, zone)
  const taken = takeDays(text, today)
  if (!taken) return undefined
  const { days, rest } = taken
  if (days && isOnlyParticles(rest)) return wholeDays(days, zone)
  if (days && dayNumber(days.first) !== dayNumber(days.last)) return undefined
  const span = readTimeOfDay(rest)
  if (!span) return undefined
  if (days) return readOnDay(days.first, span, zone)
  if (span.day !== undefined) return begunBy(now, endsOf(addDays(today, span.day), span, zone), today, zone)
  const ends = endsOf(today, span, zone)
  return ends.earliest <= now.getTime() ? ends : endsOf(addDays(today, -1), span, zone)
}

/** “昨日の今朝” contradicts itself, and 11月19日深夜1時 may be either night: neither is read. */
const readOnDay = (day: Day, span: Span, zone: string): Ends | undefined =>
  span.day === undefined && !span.withoutDate ? endsOf(day, span, zone) : undefined

/** 今朝, said at three in the morning, is what has passed of this morning. */
const begunBy = (now: Date, ends: Ends, today: Day, zone: string): Ends =>
  ends.earliest <= now.getTime() ? ends : { earliest: instantOf(today, 0, zone).getTime(), latest: now.getTime() }

const endsOf = (day: Day, { from, to }: Span, zone: string): Ends => ({
  earliest: instantOf(day, from, zone).getTime(),
  latest: instantOf(day, to, zone).getTime(),
})

const wholeDays = ({ first, last }: Days, zone: string): Ends => ({
  earliest: instantOf(first, 0, zone).getTime(),
  latest: instantOf(last, 1439, zone).getTime(),
})

const isOnlyParticles = (text: string): boolean =>
  text.replace(/ごろ|頃|ころ|から|の|に|は|中|[\s,、.]|\b(?:on|in|from|since|at|around|about)\b/g, '') === ''
