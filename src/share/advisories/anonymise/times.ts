import { foldWidth, originalSpan } from '../../../kernel/spelling.ts'
import type { Labelled } from '../../../kernel/taxonomy/label.ts'
import type { Candidate, Kept } from './model.ts'

/** Parts of the day that a time is coarsened to, by the hour at which they begin; a choice of this project. */
const partsOfDay: readonly (Labelled & { from: number })[] = [
  { from: 0, ja: '未明', en: 'in the small hours' },
  { from: 3, ja: '明け方', en: 'before dawn' },
  { from: 6, ja: '朝', en: 'in the morning' },
  { from: 10, ja: '昼前', en: 'in the late morning' },
  { from: 12, ja: '午後', en: 'in the afternoon' },
  { from: 16, ja: '夕方', en: 'in the evening' },
  { from: 19, ja: '夜', en: 'at night' },
]

const partOf = (hour: number): Labelled => partsOfDay.findLast(({ from }) => hour % 24 >= from) ?? { ja: '', en: '' }

const date =
  '(?<date>(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:\\([月火水木金土日]\\))?|(?<![\\d/])(?:\\d{4}[-/])?\\d{1,2}[-/]\\d{1,2})(?<gap>の?[ t]*(?:の|, ?)?[ ]*)'
const clock =
  '(?<half>午前|午後)?(?<!\\d)(?:(?<hour>\\d{1,2})時(?!間)(?:(?<minute>\\d{1,2})分(?:\\d{1,2}秒)?|半|台)?|(?<![\\d:])(?<colon>\\d{1,2})[:h]\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?![\\d:])(?: ?(?<suffix>am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))?|(?<![\\d:.])(?<bare>\\d{1,2})(?:\\.\\d{2})? ?(?<bareSuffix>am|pm|a\\.m\\.|p\\.m\\.)(?![a-z])|(?<![\\d:.+-])(?<military>[0-2]\\d)[0-5]\\d(?=z(?![a-z])| ?(?:jst|utc|hours|hrs)(?![a-z]))|(?<kanji>[〇一二三四五六七八九十]{1,3})時(?!間)(?:[〇一二三四五六七八九十]{1,3}分|半)?)'
const around = '(?:ごろ|頃|ころ|前後|過ぎ|すぎ|台)?(?:z|[+-]\\d{2}:?\\d{2}| ?(?:jst|utc|hours|hrs))?'
const pattern = new RegExp(`(?:${date})?(?:\\b(?:at|around|about) )?${clock}${around}`, 'gu')

/** “Answer by 12:00” is what the reader must do, not what happened to the victim. */
const before =
  /(?:(?:期限|締め?切り?|〆切)[はを:： 　]*|\b(?:deadline|due)\b[: ]*(?:(?:is|at|on|by) )?(?:\d{1,2} [a-z]{3,9},? )?|\bby )$/i
const after = /^[ 　]*(?:までに|必着|〆切)/

const isDeadline = (text: string, start: number, end: number): boolean =>
  before.test(text.slice(Math.max(0, start - 40), start)) || after.test(text.slice(end, end + 6))

const kanjiDigits = '〇一二三四五六七八九'

/** 十七 and 一七 are both seventeen; not a number where it is no hour. */
const fromKanji = (text: string): number => {
  const [tens, ones] = text.split('十')
  const value = (digits = ''): number => Number([...digits].map(digit => kanjiDigits.indexOf(digit)).join(''))
  if (ones === undefined) return text === '' ? Number.NaN : value(text)
  return (tens === '' ? 1 : value(tens)) * 10 + value(ones)
}

interface Times {
  removals: Candidate[]
  kept: Kept[]
}

/** Times finer than a part of the day (DOMAIN §3.2): 11月19日 17時15分ごろ becomes 11月19日の夕方. */
export const findTimes = (text: string): Times => {
  const folded = foldWidth(text)
  const times: Times = { removals: [], kept: [] }
  for (const { index, 0: found, groups = {} } of folded.text.matchAll(pattern)) {
    const span = originalSpan(folded, index, index + found.length)
    const hour = Number(groups.hour ?? groups.colon ?? groups.bare ?? groups.military ?? fromKanji(groups.kanji ?? ''))
    if (!(hour <= 29) || Number(groups.minute ?? 0) > 59) continue
    if (isDeadline(text, span.start, span.end)) {
      times.kept.push({ ...span, original: text.slice(span.start, span.end), reason: 'deadline' })
      continue
    }
    const half = groups.half ?? groups.suffix ?? groups.bareSuffix ?? ''
    const part = partOf(half === '' ? hour : (hour % 12) + (/午後|p/.test(half) ? 12 : 0))
    const day = groups.date ? text.slice(span.start, originalSpan(folded, index, index + groups.date.length).end) : ''
    times.removals.push({
      kind: 'TIME',
      ...span,
      instead: day ? { ja: `${day}の${part.ja}`, en: `${day} ${part.en}` } : part,
    })
  }
  return times
}
