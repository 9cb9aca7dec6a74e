import type { HourCell } from '../../model.ts'
import { grouped, type Language, type Mark, type Report, timeWords } from '../model.ts'
import { html, type Markup } from './markup.ts'
import { type Scale, scaleOf } from './scale.ts'

/** Above this many rows terminals are grouped by site (SCREENS §8.6). */
export const mostRows = 200

const gutter = 176
const row = 15
const hourMs = 3_600_000
const failures = '#999999'

interface Row {
  label: string
  /** Read aloud, and shown when pointed at. */
  cells: HourCell[]
  terminals: Map<string, number>
}

/** A row per terminal; above 200 one per site, or per network where no site is known. */
export const rowsOf = (report: Report): { rows: Row[]; bySite: boolean } => {
  const bySite = report.terminals.length > mostRows
  if (!bySite) {
    const rows = report.terminals.map(({ id, site, cells, assets }) => ({
      label: `${id}${assets.length > 1 ? '↻' : ''} ${site}`.trim(),
      cells,
      terminals: new Map<string, number>(),
    }))
    return { rows, bySite }
  }
  const network = (ip: string) =>
    ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : `${ip.split('.').slice(0, 3).join('.')}.0/24`
  const sites = grouped(report.terminals, terminal => terminal.site || network(terminal.ips[0] ?? ''))
  const rows = [...sites].map(([site, terminals]): Row => {
    const active = new Map<string, Set<string>>()
    for (const terminal of terminals)
      for (const cell of terminal.cells) active.set(cell.hour, (active.get(cell.hour) ?? new Set()).add(terminal.id))
    return {
      label: `${site} (${terminals.length})`,
      cells: terminals.flatMap(terminal => terminal.cells),
      terminals: new Map([...active].map(([hour, ids]) => [hour, ids.size])),
    }
  })
  return { rows, bySite }
}

interface Style {
  colour: Map<string, string>
  code: Map<string, string>
  /** Position of a destination, for the filter of the page. */
  nth: Map<string, number>
  /** A confirmed leak is the worst an hour can hold. */
  leaking: Set<string>
}

const cellMarks = (
  rowOf: Row,
  y: number,
  scale: Scale,
  style: Style,
  report: Report,
  language: Language,
  bySite: boolean,
): Markup[] =>
  [...grouped(rowOf.cells, cell => cell.hour)].map(([hour, cells]) => {
    const at = Date.parse(hour)
    const [x, end] = [scale.xOf(at), scale.xOf(at + hourMs)]
    const width = Math.max(1.2, end - x - 0.4)
    // A confirmed leak stands on top, whatever else the hour holds.
    const answered = [...new Set(cells.filter(cell => cell.successes > 0).map(cell => cell.host))].sort(
      (one, other) => Number(style.leaking.has(other)) - Number(style.leaking.has(one)),
    )
    const [worst] = answered
    const shown = bySite ? (worst === undefined ? [] : [worst]) : answered.slice(0, 3)
    const codes = [...new Set(cells.map(cell => style.code.get(cell.host) ?? cell.host))].join(' ')
    const sum = (of: 'successes' | 'failures') => cells.reduce((total, cell) => total + cell[of], 0)
    const machines = rowOf.terminals.get(hour)
    const title = `${timeWords(hour, report.offset, language)} ${codes} ${language === 'ja' ? `成功${sum('successes')} 失敗${sum('failures')}` : `${sum('successes')} answered, ${sum('failures')} failed`}${machines ? (language === 'ja' ? `、${machines}台` : `, ${machines} terminals`) : ''}`
    const box = (host: string | undefined, part: number, parts: number): Markup => {
      const height = (row - 2) / parts
      const names = host ? ` d${style.nth.get(host)}` : cells.map(cell => ` d${style.nth.get(cell.host)}`).join('')
      return html`<rect class="cell${names}" x="${x.toFixed(1)}" y="${(y + 1 + part * height).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${host ? (style.colour.get(host) ?? failures) : failures}"/>`
    }
    const boxes = shown.length === 0 ? box(undefined, 0, 1) : shown.map((host, part) => box(host, part, shown.length))
    return html`<g><title>${title}</title>${boxes}</g>`
  })

/** Rough width of a label: Japanese is as wide as it is high. */
const textWidth = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '⺀' ? 11 : 6.2), 0)

const laneNames: Record<Mark['lane'], [ja: string, en: string]> = {
  mail: ['メール・攻撃', 'mail, attack'],
  notice: ['通知・解析', 'notices'],
  response: ['対応', 'response'],
}
const laneColours: Record<Mark['lane'], string> = { mail: '#1a1a1a', notice: '#0017c1', response: '#115a36' }

interface Placed {
  mark: Mark
  x: number
  line: number
  left: boolean
}

/** Marks of a lane on as many lines as their labels need; a label that would leave the picture stands to the left. */
const place = (marks: Mark[], scale: Scale, language: Language): Placed[] => {
  const ends: number[] = []
  return marks.map((mark): Placed => {
    const x = scale.xOf(Date.parse(mark.time))
    const width = textWidth(mark.label[language]) + 14
    const left = x + width > scale.width
    const [from, to] = left ? [x - width, x + 6] : [x - 6, x + width]
    const free = ends.findIndex(end => end <= from)
    const line = free === -1 ? ends.length : free
    ends[line] = to
    return { mark, x, line, left }
  })
}

/**
 * Terminals × hours as a picture: three lanes with hairlines down into it, colour per destination, grey where all failed,
 * hatching where records are missing, grey ground on closed days (R-099, R-115).
 */
export const gridPicture = (report: Report, language: Language, kind: 'moving' | 'equal'): Markup => {
  const scale = scaleOf(report, 900, kind)
  const { rows, bySite } = rowsOf(report)
  const counted = report.destinations.filter(one => one.counted)
  const style: Style = {
    colour: new Map(counted.map(one => [one.host, one.colour])),
    code: new Map(counted.map(one => [one.host, one.code])),
    nth: new Map(counted.map((one, at) => [one.host, at])),
    leaking: new Set(counted.filter(one => one.leak.state === 'LEAK_CONFIRMED').map(one => one.host)),
  }
  const first = scale.days[0]?.at ?? 0
  const end = (scale.days.at(-1)?.at ?? 0) + 24 * hourMs
  const inside = report.marks.filter(mark => Date.parse(mark.time) >= first && Date.parse(mark.time) < end)
  const lanes = (['mail', 'notice', 'response'] as const).map(lane => ({
    lane,
    placed: place(
      inside.filter(mark => mark.lane === lane),
      scale,
      language,
    ),
  }))
  let y = 4
  const laneRows = lanes.map(({ lane, placed }) => {
    const top = y
    y += Math.max(1, ...placed.map(one => one.line + 1)) * 15 + 4
    return { lane, placed, top }
  })
  const ticks = y + 14
  const top = ticks + 6
  const bottom = top + rows.length * row
  const id = `hatch-${kind}-${language}`
  const hairlines = laneRows.flatMap(({ lane, placed, top: laneTop }) =>
    placed.map(({ mark, x, line, left }) => {
      const colour = mark.alarming ? '#ce0000' : laneColours[lane]
      const at = laneTop + line * 15 + 7
      return html`<g><title>${timeWords(mark.time, report.offset, language)} ${mark.says[language]}</title><line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${at}" y2="${bottom}" stroke="${colour}" stroke-width="0.8" stroke-dasharray="1.5 2.5"/><circle cx="${x.toFixed(1)}" cy="${at}" r="3" fill="${colour}"/><text x="${(left ? x - 6 : x + 6).toFixed(1)}" y="${at + 4}" fill="${colour}"${left ? html` text-anchor="end"` : ''}>${mark.label[language]}</text></g>`
    }),
  )
  const days = scale.days.map(({ day, x, width, moving, closed }, at) => {
    const date = Number(day.slice(8))
    const month = `${Number(day.slice(5, 7))}/${date}`
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    )
    const label = width > 44 ? `${month} ${weekday}` : width > 26 || at === 0 || date === 1 ? month : String(date)
    const show = width > 12 || at % Math.ceil(24 / Math.max(1, width)) === 0
    return html`${closed ? html`<rect x="${x.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${bottom - top}" fill="#f2f2f2"/>` : ''}<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${top}" y2="${bottom}" stroke="#b3b3b3" stroke-width="0.7"/>${show ? html`<text class="tick${moving ? ' moving' : ''}" x="${(x + width / 2).toFixed(1)}" y="${ticks}" text-anchor="middle">${label}</text>` : ''}`
  })
  const gaps = report.gaps.map(gap => {
    const [x, right] = [scale.xOf(Date.parse(gap.from)), scale.xOf(Date.parse(gap.to))]
    const width = Math.max(3, right - x)
    const title = `${timeWords(gap.from, report.offset, language)} – ${timeWords(gap.to, report.offset, language)} ${gap.source}: ${language === 'ja' ? `記録なし ${gap.minutes}分。この間は不明` : `no records, ${gap.minutes} min: unknown`}`
    return html`<rect x="${x.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${bottom - top + 14}" fill="url(#${id})"><title>${title}</title></rect>`
  })
  const records = report.records
  const bar = records
    ? html`<rect x="${scale.xOf(Date.parse(records.from)).toFixed(1)}" y="${bottom + 5}" width="${(scale.xOf(Date.parse(records.to)) - scale.xOf(Date.parse(records.from))).toFixed(1)}" height="6" fill="#767676"/>`
    : ''
  const body = rows.map((one, at) => {
    const here = top + at * row
    return html`<text class="who" x="-6" y="${here + 11.5}" text-anchor="end">${one.label}</text><line x1="0" x2="900" y1="${here + row}" y2="${here + row}" stroke="#e6e6e6" stroke-width="0.6"/>${cellMarks(one, here, scale, style, report, language, bySite)}`
  })
  const lanesText = laneRows.map(
    ({ lane, top: laneTop }) =>
      html`<text class="lane" x="-6" y="${laneTop + 11}" text-anchor="end">${laneNames[lane][language === 'ja' ? 0 : 1]}</text>`,
  )
  const name =
    language === 'ja'
      ? '端末と時間の格子。同じ内容を下の表に示します。'
      : 'Terminals by hour. The table below holds the same.'
  return html`<svg class="grid ${kind}" viewBox="${-gutter} 0 ${900 + gutter + 4} ${bottom + 16}" role="img" aria-label="${name}"><defs><pattern id="${id}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><line x1="0" y1="0" x2="0" y2="5" stroke="#4d4d4d" stroke-width="2.4"/></pattern></defs>${days}<line x1="900" x2="900" y1="${top}" y2="${bottom}" stroke="#b3b3b3" stroke-width="0.7"/>${body}${bar}<text class="lane" x="-6" y="${bottom + 12}" text-anchor="end">${language === 'ja' ? '記録' : 'records'}</text>${gaps}${hairlines}${lanesText}</svg>`
}
