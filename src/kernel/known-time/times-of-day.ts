import { about, type PartOfDay, particles, partsOfDay } from './words.ts'

/** Minutes from the midnight that begins the day. */
export interface Span {
  from: number
  to: number
  /** The wording itself names the day: −1 yesterday, 0 today. */
  day?: -1 | 0
  /** Said of either of two days, so it cannot stand beside a date. */
  withoutDate?: true
  /** Where “until” ends, if not at `to`. */
  until?: number
}

const clock =
  /(?<halfDay>午前|午後)?(?<!\d)(?<hour>\d{1,2})(?:時(?!間)(?:(?<minutes>\d{1,2})分(?:\d{1,2}秒)?|(?<half>半))?|:(?<colon>\d{2})(?::\d{2}(?:\.\d+)?)?)(?<band>台)?(?: ?(?<suffix>am|pm|a\.m\.|p\.m\.))?|(?<![\d:])(?<englishHour>\d{1,2}) ?(?<englishHalf>am|pm|a\.m\.|p\.m\.)(?![a-z])/

const approximately =
  /(?:前後|ごろ|頃|ころ|くらい|ぐらい|約|およそ|だいたい|\babout\b|\baround\b|\bapproximately\b|\bapprox\b\.?|\bca?\b\.)/g
const shortlyAfter = /過ぎ|すぎ|\b(?:shortly |just )?after\b/
const shortlyBefore = /前|\b(?:shortly |just )?before\b/
const upTo = /までに?|\bby\b|\buntil\b/
const orLater = /以降|以後|\bor later\b/

const empty = (text: string): boolean => text.replace(particles, '') === ''

/** Reads what is left of a wording once its date is taken out: a clock time, a part of the day, or both. */
export const readTimeOfDay = (text: string): Span | undefined => {
  const bare = text.replace(approximately, ' ')
  const isAbout = bare !== text
  const until = takeOut(bare, upTo)
  const later = takeOut(until?.rest ?? bare, orLater)
  const rest = later?.rest ?? until?.rest ?? bare
  const span = readClock(rest, isAbout) ?? readPart(rest, isAbout)
  if (!span) return undefined
  if (until) return { ...span, from: Math.min(0, span.to), to: span.until ?? span.to }
  return later ? { ...span, to: Math.max(1439, span.from) } : span
}

const takeOut = (text: string, pattern: RegExp): { rest: string } | undefined =>
  pattern.test(text) ? { rest: text.replace(pattern, ' ') } : undefined

const readPart = (text: string, isAbout: boolean): Span | undefined => {
  const found = takePart(text)
  if (!found || !empty(found.rest)) return undefined
  const { part } = found
  const tolerance = isAbout && part.from === part.to ? about.hour : 0
  return {
    from: part.from * 60 - tolerance,
    to: part.to * 60 + tolerance,
    ...(part.day === undefined ? {} : { day: part.day }),
    ...(part.until === undefined ? {} : { until: part.until * 60 }),
  }
}

const takePart = (text: string): { part: PartOfDay; rest: string } | undefined => {
  for (const part of partsOfDay) {
    const found = new RegExp(part.words).exec(text)
    if (found) return { part, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
  }
  return undefined
}

const readClock = (text: string, isAbout: boolean): Span | undefined => {
  const found = clock.exec(text)
  if (!found) return undefined
  const said = found.groups ?? {}
  const around = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  const after = takeOut(around, shortlyAfter)
  const before = after ? undefined : takeOut(around, shortlyBefore)
  const rest = (after ?? before)?.rest ?? around
  const taken = takePart(rest)
  if ((taken && !taken.part.hour) || !empty(taken?.rest ?? rest)) return undefined
  const at = minuteOf(said, taken?.part.hour)
  if (at === undefined) return undefined
  const day = {
    ...(taken?.part.day === undefined ? {} : { day: taken.part.day }),
    ...(taken?.part.hour === 'SMALL_HOURS' ? { withoutDate: true as const } : {}),
  }
  if (said.band) return { from: at, to: at + 59, ...day }
  if (after) return { from: at, to: at + about.hour, ...day }
  if (before) return { from: at - about.hour, to: at, ...day }
  const tolerance = !isAbout ? 0 : said.minutes || at % 60 > 0 ? about.minute : about.hour
  return { from: at - tolerance, to: at + tolerance, ...day }
}

const minuteOf = (said: Record<string, string | undefined>, by: PartOfDay['hour']): number | undefined => {
  const minute = said.half ? 30 : Number(said.minutes ?? said.colon ?? 0)
  const hour = meantHour(Number(said.hour ?? said.englishHour), by, said.halfDay ?? said.suffix ?? said.englishHalf)
  return hour === undefined || minute > 59 ? undefined : hour * 60 + minute
}

const meantHour = (hour: number, by: PartOfDay['hour'], half: string | undefined): number | undefined => {
  if (half) return hour > 12 ? undefined : (hour % 12) + (/午後|p/.test(half) ? 12 : 0)
  if (hour > 29) return undefined
  if (by === 'PM' && hour < 12) return hour + 12
  if (by === 'SMALL_HOURS' && hour >= 6 && hour < 12) return hour + 12
  if (by === 'NIGHT' && hour < 12) return hour < 6 ? hour + 24 : hour + 12
  return hour
}
