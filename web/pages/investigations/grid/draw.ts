import type { Cell, Row } from './rows.ts'
import { dayMs, hourMs, type Span, type Timeline } from './timeline.ts'

/** Rows are as high as a line of 12 px text needs. */
export const rowHeight = 18
export const gutter = 168
/** The lanes of mails, notices and responses, and the days below them. */
export const headHeight = 108

export interface Mark {
  lane: 'mail' | 'notice' | 'response'
  at: number
  label: string
  alarming: boolean
}

export interface Gap {
  from: number
  to: number
}

export interface Scene {
  width: number
  height: number
  ratio: number
  rows: readonly Row[]
  /** Pixels that are scrolled away above. */
  top: number
  timeline: Timeline
  span: Span
  /** Start of the grid’s hours, ms since 1970. */
  start: number
  /** Minute cells by terminal, and the time they cover; they stand where they are in place of the hours. */
  minutes: { start: number; end: number; cells: readonly (readonly Cell[])[] } | undefined
  colours: readonly string[]
  gaps: readonly Gap[]
  marks: readonly Mark[]
  selected: { row: string; at: number; length: number } | undefined
  /** A stretch of the axis that is being chosen, in pixels. */
  brush: { from: number; to: number } | undefined
  lanes: readonly [mail: string, notice: string, response: string]
  dayLabel: (day: string, wide: boolean) => string
  clock: (at: number) => string
}

const failure = '#999999'
const ink = '#1a1a1a'
const quietInk = '#4d4d4d'
const rule = '#cccccc'
const closed = '#f2f2f2'
const laneColour = { mail: '#1a1a1a', notice: '#0017c1', response: '#115a36' } as const
const laneRow = { mail: 0, notice: 1, response: 2 } as const

/** From time to pixels of the screen, and back. */
export const placement = (timeline: Timeline, span: Span, width: number) => {
  const scale = (width - gutter) / (span.b - span.a || 1)
  return {
    scale,
    xOf: (at: number) => gutter + (timeline.worldOf(at) - span.a) * scale,
    atOf: (x: number) => timeline.atOf(span.a + (x - gutter) / scale),
    worldAt: (x: number) => span.a + (x - gutter) / scale,
  }
}

type Place = ReturnType<typeof placement>

const hatching = (context: CanvasRenderingContext2D): CanvasPattern | string => {
  const tile = document.createElement('canvas')
  tile.width = 6
  tile.height = 6
  const pen = tile.getContext('2d')
  if (!pen) return rule
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, 6, 6)
  pen.strokeStyle = '#4d4d4d'
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const from of [-6, 0, 6]) {
    pen.moveTo(from, 6)
    pen.lineTo(from + 6, 0)
  }
  pen.stroke()
  return context.createPattern(tile, 'repeat') ?? rule
}

/** Everything after the gutter is clipped to it, so that names are never covered. */
const inBody = (context: CanvasRenderingContext2D, { width, height }: Scene, paint: () => void): void => {
  context.save()
  context.beginPath()
  context.rect(gutter, 0, width - gutter, height)
  context.clip()
  paint()
  context.restore()
}

const paintDays = (context: CanvasRenderingContext2D, scene: Scene, place: Place): void => {
  const { timeline, height, width } = scene
  let free = gutter
  for (const { day, at, moving, closed: shut } of timeline.days) {
    const [x, end] = [place.xOf(at), place.xOf(at + dayMs)]
    if (end < gutter || x > width) continue
    if (shut) {
      context.fillStyle = closed
      context.fillRect(x, headHeight, end - x, height - headHeight)
    }
    context.fillStyle = moving ? '#8c8c8c' : rule
    context.fillRect(Math.round(x), headHeight - 4, 1, height - headHeight + 4)
    const left = Math.max(x, gutter) + 3
    const room = Math.min(end, width) - left
    if (room < 14 || left < free) continue
    context.font = `${moving ? 700 : 400} 12px ${fonts}`
    context.fillStyle = moving ? ink : quietInk
    const words = scene.dayLabel(day, room > 58)
    context.fillText(words, left, headHeight - 8)
    free = left + context.measureText(words).width + 4
  }
}

/** Hours, then minutes, as soon as there is room to read them. */
const paintTicks = (context: CanvasRenderingContext2D, scene: Scene, place: Place): void => {
  const { width, height } = scene
  const from = place.atOf(gutter)
  const to = place.atOf(width)
  const perMs = (width - gutter) / Math.max(1, to - from)
  const step = [5 * 60_000, 10 * 60_000, 30 * 60_000, hourMs, 3 * hourMs, 6 * hourMs].find(one => one * perMs >= 46)
  if (!step) return
  context.font = `400 11px ${fonts}`
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const x = Math.round(place.xOf(at))
    context.fillStyle = '#e6e6e6'
    context.fillRect(x, headHeight, 1, height - headHeight)
    context.fillStyle = quietInk
    context.fillText(scene.clock(at), x + 2, headHeight - 22)
  }
}

const paintCell = (
  context: CanvasRenderingContext2D,
  cell: Cell,
  box: { x: number; y: number; width: number },
  colours: readonly string[],
): void => {
  const inner = rowHeight - 4
  if (cell.hosts.length === 0) {
    context.fillStyle = failure
    context.fillRect(box.x, box.y + 2, box.width, inner)
    return
  }
  const part = inner / cell.hosts.length
  for (const [at, host] of cell.hosts.entries()) {
    context.fillStyle = colours[host] ?? failure
    context.fillRect(box.x, box.y + 2 + at * part, box.width, part)
  }
}

const paintCells = (context: CanvasRenderingContext2D, scene: Scene, row: Row, y: number, place: Place): void => {
  const { start, minutes, width, colours } = scene
  const fine = minutes && row.terminal >= 0 ? minutes : undefined
  for (const cell of row.cells) {
    const at = start + cell.time * hourMs
    if (fine && at >= fine.start && at < fine.end) continue
    const [x, end] = [place.xOf(at), place.xOf(at + hourMs)]
    if (end < gutter || x > width) continue
    const box = { x, y, width: Math.max(1.5, end - x - (end - x > 4 ? 1 : 0)) }
    paintCell(context, cell, box, colours)
    if (row.kind === 'group' && box.width > 20) {
      context.fillStyle = cell.hosts.length === 0 ? ink : '#ffffff'
      context.font = `700 11px ${fonts}`
      context.fillText(String(cell.terminals), x + 3, y + rowHeight - 5)
    }
  }
  if (!fine) return
  for (const cell of fine.cells[row.terminal] ?? []) {
    const at = fine.start + cell.time * 60_000
    const [x, end] = [place.xOf(at), place.xOf(at + 60_000)]
    if (end < gutter || x > width) continue
    paintCell(context, cell, { x, y, width: Math.max(1, end - x - (end - x > 3 ? 0.5 : 0)) }, colours)
  }
}

const fonts = '"Noto Sans JP", "Noto Sans CJK JP", sans-serif'

/** Cuts a name to the room it has; a name is never drawn over the cells. */
const fitted = (context: CanvasRenderingContext2D, text: string, room: number): string => {
  if (context.measureText(text).width <= room) return text
  const letters = [...text]
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > room) letters.pop()
  return `${letters.join('')}…`
}

const paintRows = (context: CanvasRenderingContext2D, scene: Scene, place: Place): void => {
  const { rows, top, height, width, selected } = scene
  const first = Math.max(0, Math.floor(top / rowHeight))
  const last = Math.min(rows.length, Math.ceil((top + height - headHeight) / rowHeight))
  for (let at = first; at < last; at++) {
    const row = rows[at]
    if (!row) continue
    const y = headHeight + at * rowHeight - top
    const chosen = selected?.row === row.key
    context.fillStyle = chosen ? '#e8f1fe' : '#ffffff'
    context.fillRect(0, y, gutter - 4, rowHeight)
    context.font = `${chosen || row.kind === 'group' ? 700 : 400} 12px ${fonts}`
    context.fillStyle = chosen ? '#00118f' : ink
    context.textAlign = row.kind === 'group' ? 'left' : 'right'
    context.fillText(fitted(context, row.label, gutter - 14), row.kind === 'group' ? 4 : gutter - 8, y + rowHeight - 5)
    context.textAlign = 'left'
    inBody(context, scene, () => {
      context.fillStyle = '#ededed'
      context.fillRect(gutter, y + rowHeight - 1, width - gutter, 1)
      paintCells(context, scene, row, y, place)
    })
    if (!chosen) continue
    context.strokeStyle = '#00118f'
    context.lineWidth = 1.5
    context.strokeRect(gutter, y + 0.5, width - gutter - 1, rowHeight - 1)
    const [x, end] = [place.xOf(selected.at), place.xOf(selected.at + selected.length)]
    if (end < gutter || x > width) continue
    context.lineWidth = 3
    context.strokeStyle = '#000000'
    context.strokeRect(x - 2, y - 1, Math.max(8, end - x + 4), rowHeight + 2)
    context.lineWidth = 1.5
    context.strokeStyle = '#ffd43d'
    context.strokeRect(x - 4, y - 3, Math.max(12, end - x + 8), rowHeight + 6)
  }
}

const paintMarks = (context: CanvasRenderingContext2D, scene: Scene, place: Place): void => {
  const { marks, width, height, lanes } = scene
  context.font = `400 12px ${fonts}`
  context.textAlign = 'right'
  context.fillStyle = quietInk
  for (const [at, words] of lanes.entries()) context.fillText(words, gutter - 8, 16 + at * 21)
  context.textAlign = 'left'
  inBody(context, scene, () => {
    const free = [gutter, gutter, gutter]
    for (const [which, { lane, at, label, alarming }] of marks.entries()) {
      const x = place.xOf(at)
      if (x < gutter - 1 || x > width) continue
      const colour = alarming ? '#ce0000' : laneColour[lane]
      const nth = laneRow[lane]
      const y = 12 + nth * 21
      context.strokeStyle = colour
      context.lineWidth = 1
      context.setLineDash([2, 3])
      context.beginPath()
      context.moveTo(Math.round(x) + 0.5, y)
      context.lineTo(Math.round(x) + 0.5, height)
      context.stroke()
      context.setLineDash([])
      context.fillStyle = colour
      context.beginPath()
      context.arc(x, y, 3.5, 0, Math.PI * 2)
      context.fill()
      const next = marks.slice(which + 1).find(mark => mark.lane === lane)
      const end = Math.min(width - 2, next ? place.xOf(next.at) - 8 : width)
      const whole = context.measureText(label).width
      const before = x - 7 - whole
      const isBefore = end - x - 7 < Math.min(whole, 70) && before >= (free[nth] ?? 0)
      const left = isBefore ? before : x + 7
      if (left < (free[nth] ?? 0) || (!isBefore && end - left < 26)) {
        free[nth] = Math.max(free[nth] ?? 0, x + 8)
        continue
      }
      const words = isBefore ? label : fitted(context, label, end - left)
      const room = context.measureText(words).width
      context.fillStyle = '#ffffff'
      context.fillRect(left - 1, y - 8, room + 2, 16)
      context.fillStyle = colour
      context.fillText(words, left, y + 4)
      free[nth] = isBefore ? x + 8 : left + room + 8
    }
  })
}

const paintGaps = (context: CanvasRenderingContext2D, scene: Scene, place: Place): void => {
  const { gaps, width, height } = scene
  context.fillStyle = hatching(context)
  for (const { from, to } of gaps) {
    const [x, end] = [place.xOf(from), place.xOf(to)]
    if (end < gutter || x > width) continue
    // Four hours of a quiet day are three pixels wide: what is unknown has to be seen all the same.
    const wide = Math.max(8, end - x)
    context.fillRect(x - (wide - (end - x)) / 2, headHeight, wide, height - headHeight)
  }
}

/** The whole picture anew: what is visible is some thousand rectangles at most, whatever the result holds. */
export const paint = (context: CanvasRenderingContext2D, scene: Scene): void => {
  const { width, height, ratio, brush } = scene
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  const place = placement(scene.timeline, scene.span, width)
  inBody(context, scene, () => {
    paintDays(context, scene, place)
    paintTicks(context, scene, place)
    paintGaps(context, scene, place)
  })
  paintRows(context, scene, place)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, gutter - 4, headHeight)
  paintMarks(context, scene, place)
  context.fillStyle = '#8c8c8c'
  context.fillRect(0, headHeight - 1, width, 1)
  if (!brush) return
  context.fillStyle = 'rgb(0 23 193 / 18%)'
  context.fillRect(Math.min(brush.from, brush.to), 0, Math.abs(brush.to - brush.from), height)
}
