import { hour } from '../evidence/calendar.ts'
import type { Course } from './course.ts'
import type { Summary } from './draws.ts'
import { percent } from './words.ts'

type Language = 'ja' | 'en'

/** As in web/styles/tokens.css: ink, marks, alarm, action. */
const colours = {
  ink: '#1a1a1a',
  quiet: '#626264',
  line: '#d8d8db',
  night: '#f2f2f2',
  x: '#ec0000',
  xPale: '#ffdada',
  other: '#626264',
  otherPale: '#e6e6e6',
  loop: '#0017c1',
}

const [width, left, top, row] = [800, 46, 128, 13]
const at = (local: string): number => Date.parse(`${local}:00+09:00`)

/** Pieces of the time axis: between them nothing happened that the picture shows. */
const panels = [
  { from: at('2015-05-08T10:00'), to: at('2015-05-08T17:00'), x: left, width: 52 },
  { from: at('2015-05-18T10:00'), to: at('2015-05-18T18:00'), x: left + 60, width: 52 },
  { from: at('2015-05-19T21:00'), to: at('2015-05-23T19:00'), x: left + 120, width: width - left - 120 - 10 },
] as const
const last = panels[2]

const x = (time: number): number => {
  const panel = panels.find(({ to }) => time < to) ?? last
  const inside = Math.min(panel.to, Math.max(panel.from, time))
  return panel.x + ((inside - panel.from) / (panel.to - panel.from)) * panel.width
}
const number = (value: number): string => String(Math.round(value * 10) / 10)
const rect = (left: number, top: number, width: number, height: number, fill: string, more = ''): string =>
  `<rect x="${number(left)}" y="${number(top)}" width="${number(width)}" height="${number(height)}" fill="${fill}"${more}/>`
const text = (left: number, top: number, words: string, more = ''): string =>
  `<text x="${number(left)}" y="${number(top)}"${more}>${words}</text>`
const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, more = ''): string =>
  `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${stroke}"${more}/>`

const words = {
  ja: {
    title: '2015年5月の事案の再現：31台の端末と、流出先Xへの通信',
    share: (bytes: string, low: string, high: string) =>
      `Noroshi の手順で動いた場合でも、Xへの送信量の ${bytes} は流れていました（中央値。10回に8回は ${low}〜${high}）。`,
    named: (share: string) => `解析結果CがXを含んでいれば ${share}。誰かがXに気付くまで、Xへの通信は止まりません。`,
    legend: ['Xへの通信', 'ほかの不審な通信', '2015年の遮断', 'Noroshi での切り離し（中央値と10–90%点）'],
    pale: '濃いほど、Noroshi の手順でもなお行われた割合が高い通信です。薄い色は、防げた通信です。',
    days: ['8日', '18日', '20日', '21日', '22日', '23日'],
    handed: { 'notice 1': '通知1', B: '結果B', C: '結果C', 'notice 2': '通知2', A: '' },
    basis: (draws: number) => `${draws}回の試行。証拠も組織も架空です。仮定と限界：docs/replay.md`,
  },
  en: {
    title: 'May 2015 replayed: 31 terminals and their traffic to X, where the leak went',
    share: (bytes: string, low: string, high: string) =>
      `With Noroshi’s loop, ${bytes} of the bytes to X would still have gone out (median; 8 draws in 10: ${low} to ${high}).`,
    named: (share: string) => `Had result C named X: ${share}. Until somebody recognises X, its traffic goes on.`,
    legend: ['traffic to X', 'other suspicious traffic', 'cut off in 2015', 'isolated with Noroshi (median, 10–90 %)'],
    pale: 'The darker, the more often it still happened with the loop. What is pale was prevented.',
    days: ['8 May', '18', '20', '21', '22', '23 May'],
    handed: { 'notice 1': 'notice 1', B: 'result B', C: 'result C', 'notice 2': 'notice 2', A: '' },
    basis: (draws: number) =>
      `${draws} draws. Evidence and organisations are invented. Assumptions, limits: docs/replay.md`,
  },
} as const

const nights = (bottom: number): string[] =>
  ['19', '20', '21', '22', '23'].map(day => {
    const [from, to] = [at(`2015-05-${day}T22:00`), at(`2015-05-${Number(day) + 1}T08:30`)]
    return from < last.to ? rect(x(from), top, x(Math.min(to, last.to - 1)) - x(from), bottom - top, colours.night) : ''
  })

const axis = (bottom: number, days: readonly string[]): string[] => [
  text(panels[0].x, top - 6, days[0] ?? ''),
  text(panels[1].x, top - 6, days[1] ?? ''),
  ...['20', '21', '22', '23'].flatMap((day, index) => {
    const midnight = x(at(`2015-05-${day}T00:00`))
    return [
      line(midnight, top - 16, midnight, bottom, colours.line),
      text(midnight + 3, top - 6, days[index + 2] ?? ''),
    ]
  }),
]

const handed = (course: Course, bottom: number, names: Readonly<Record<string, string>>): string[] =>
  course.handed.flatMap(({ name, at: when }) => {
    const label = names[name] ?? ''
    if (!label) return []
    const where = x(when)
    const end = name === 'notice 1' ? panels[0].x : where + 3
    return [
      line(where, top - 30, where, bottom, colours.ink, ' stroke-dasharray="2 2"'),
      text(end, top - 22, label, ' font-weight="bold"'),
    ]
  })

const rowsOf = ({ terminals, cells }: Summary, counted: readonly string[]): string[] =>
  counted.flatMap((name, index) => {
    const y = top + index * row
    const one = terminals.find(terminal => terminal.name === name)
    const drawn = cells
      .filter(({ terminal }) => terminal === name)
      .flatMap(({ from, x: toX, share }) => {
        const [start, end] = [x(from), x(from + hour)]
        const [full, pale] = toX ? [colours.x, colours.xPale] : [colours.other, colours.otherPale]
        const box = [start, y + 2, Math.max(1, end - start), row - 4] as const
        return [rect(...box, pale), rect(...box, full, ` fill-opacity="${number(share)}"`)]
      })
    if (!one) return drawn
    const then = x(one.recorded)
    const loop = one.loop
      ? [
          line(x(one.loop.low), y + row / 2, x(one.loop.high), y + row / 2, colours.loop, ' stroke-width="1.2"'),
          rect(x(one.loop.middle) - 1.5, y + 1, 3, row - 2, colours.loop),
        ]
      : []
    return [
      text(left - 6, y + row - 3, name, ' text-anchor="end"'),
      ...drawn,
      line(then, y + 0.5, then, y + row - 0.5, colours.ink, ' stroke-width="2"'),
      ...loop,
    ]
  })

const legend = (y: number, { legend: names, pale }: (typeof words)[Language], language: Language): string[] => {
  const places = language === 'ja' ? [0, 100, 222, 330] : [0, 100, 262, 368]
  const marks = [
    (place: number) => rect(place, y - 9, 14, 9, colours.x),
    (place: number) => rect(place, y - 9, 14, 9, colours.other),
    (place: number) => line(place + 7, y - 10, place + 7, y + 1, colours.ink, ' stroke-width="2"'),
    (place: number) =>
      `${line(place, y - 4, place + 14, y - 4, colours.loop)}${rect(place + 6, y - 9, 3, 10, colours.loop)}`,
  ]
  return [
    ...marks.map((mark, index) => mark(left + (places[index] ?? 0))),
    ...names.map((name, index) => text(left + (places[index] ?? 0) + 19, y, name)),
    text(left, y + 18, pale),
  ]
}

/** The picture with which the README opens, one in each language. @param xNamed share of bytes had result C named X */
export const picture = (course: Course, summary: Summary, xNamed: number, language: Language): string => {
  const said = words[language]
  const counted = [...new Set(course.terminals.map(terminal => terminal.counted))]
  const bottom = top + counted.length * row
  const height = bottom + 62
  const { low, middle, high } = summary.shares.bytes
  const sentence = said.share(percent(middle), percent(low), percent(high))
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d" lang="${language}" font-family="'Noto Sans JP', 'Noto Sans CJK JP', sans-serif" font-size="11" fill="${colours.ink}">`,
    `<title id="t">${said.title}</title>`,
    `<desc id="d">${sentence} ${said.named(percent(xNamed))} ${said.pale}</desc>`,
    rect(0, 0, width, height, '#ffffff'),
    text(left, 26, said.title, ' font-size="17" font-weight="bold"'),
    text(left, 50, sentence, ' font-size="13"'),
    text(left, 70, said.named(percent(xNamed)), ' font-size="13"'),
    ...nights(bottom),
    ...axis(bottom, said.days),
    ...handed(course, bottom, said.handed),
    ...rowsOf(summary, counted),
    ...legend(bottom + 22, said, language),
    text(left, bottom + 57, said.basis(summary.draws), ` fill="${colours.quiet}"`),
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n')}\n`
}
