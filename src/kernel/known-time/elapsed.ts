import { addDays, instantOf, localTime } from './calendar.ts'
import type { Ends, KnownTime } from './model.ts'
import { justNow, units } from './words.ts'

const count = '(?:(\\d{1,4})(?:\\.(\\d))?|(an?|one|two|three|four|five|six|ten|half an))'
const unit = units.map(({ words }) => `(${words})`).join('|')
const approx = '(?:約|およそ|だいたい|about |around |approximately )?'
const elapsed = new RegExp(
  `^${approx}${count} ?(?:${unit})(半)?(?:(\\d{1,2})分)?(?:ほど|くらい|ぐらい)? ?(前|ago|earlier|後|later)(?:に|から|ごろ|頃|ころ)?$`,
)
const numerals: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  'half an': 0.5,
}
const minute = 60_000

/** “3時間前”, “2 hours ago”, “さきほど”, and with something to count from “約4時間後”. */
export const readElapsed = (text: string, now: Date, zone: string, after: KnownTime | undefined): Ends | undefined => {
  for (const { words, back } of justNow) {
    if (new RegExp(`^(?:${words})(?:ごろ|頃|から|に)?$`).test(text)) {
      return { earliest: now.getTime() - back * minute, latest: now.getTime() }
    }
  }
  const found = elapsed.exec(text)
  if (!found) return undefined
  const [, whole, tenth, word, ...rest] = found
  const which = units.findIndex((_unit, index) => rest[index] !== undefined)
  const [half, extra, direction] = rest.slice(units.length)
  const of = units[which]
  if (!of) return undefined
  const amount = word ? (numerals[word] ?? 1) : Number(whole) + Number(tenth ?? 0) / 10 + (half ? 0.5 : 0)
  const passed = amount * of.minutes + Number(extra ?? 0)
  const forward = direction === '後' || direction === 'later'
  if (forward) return countOn(passed, of.tolerance ?? 1440, after)
  if (of.tolerance === null) return wholeDayBack(amount, now, zone)
  const at = now.getTime() - passed * minute
  return { earliest: at - of.tolerance * minute, latest: Math.min(at + of.tolerance * minute, now.getTime()) }
}

/** Without something to count from, “4 hours later” says nothing about the clock. */
const countOn = (passed: number, tolerance: number, after: KnownTime | undefined): Ends | undefined => {
  if (!after || after.earliest === null || after.latest === null) return undefined
  return {
    earliest: Date.parse(after.earliest) + (passed - tolerance) * minute,
    latest: Date.parse(after.latest) + (passed + tolerance) * minute,
  }
}

const wholeDayBack = (days: number, now: Date, zone: string): Ends | undefined => {
  if (!Number.isInteger(days)) return undefined
  const day = addDays(localTime(now, zone), -days)
  return { earliest: instantOf(day, 0, zone).getTime(), latest: instantOf(day, 1439, zone).getTime() }
}
