import type { RefObject } from 'react'
import { gutter, headHeight, placement, rowHeight, type Scene } from './draw.ts'
import type { Row } from './rows.ts'
import { hourMs, panned, type Span, wholeOf, zoomed } from './timeline.ts'

export type Picture = Omit<Scene, 'width' | 'height' | 'ratio' | 'top' | 'brush'>

const closer = 1.5

interface Handles {
  picture: Picture
  size: { width: number; height: number }
  /** Length of a cell (ms). */
  step: number
  frame: RefObject<HTMLDivElement | null>
  shown: RefObject<Span>
  move: (span: Span) => void
  draw: () => void
  onSelect: (row: Row, at: number) => void
  onUnfold: (row: Row) => void
  onOpen: () => void
}

/** The keys of the grid (SCREENS §6). @returns what to do with a key; false where it is none of them */
export const useGridKeys = (handles: Handles): ((key: string) => boolean) => {
  const { picture, size, step, frame, shown, move, draw, onSelect, onUnfold, onOpen } = handles
  const { rows, timeline, selected } = picture

  const keepInView = (nth: number, at: number): void => {
    const element = frame.current
    if (!element) return
    const y = nth * rowHeight
    const room = element.clientHeight - headHeight
    if (y < element.scrollTop) element.scrollTop = y
    if (y + rowHeight > element.scrollTop + room) element.scrollTop = y + rowHeight - room
    const place = placement(timeline, shown.current, size.width)
    const x = place.xOf(at)
    if (x < gutter) move(panned(timeline, shown.current, (x - gutter - 60) / place.scale))
    if (x > size.width - 20) move(panned(timeline, shown.current, (x - size.width + 80) / place.scale))
  }

  const walk = (rowsOn: number, stepsOn: number): void => {
    const nth = Math.max(
      0,
      rows.findIndex(row => row.key === selected?.row),
    )
    const to = Math.max(0, Math.min(rows.length - 1, selected ? nth + rowsOn : nth))
    const row = rows[to]
    if (!row) return
    const begin = row.cells[0] ? picture.start + row.cells[0].time * hourMs : timeline.from
    const at = Math.max(
      timeline.from,
      Math.min(timeline.to - step, selected ? Math.floor(selected.at / step) * step + stepsOn * step : begin),
    )
    onSelect(row, at)
    keepInView(to, at)
  }

  const jump = (end: 'first' | 'last'): void => {
    const row = rows.find(one => one.key === selected?.row) ?? rows[0]
    const cell = end === 'first' ? row?.cells[0] : row?.cells.at(-1)
    if (!row || !cell) return
    const at = picture.start + cell.time * hourMs
    onSelect(row, at)
    keepInView(rows.indexOf(row), at)
  }

  const zoom = (factor: number): void => {
    const { a, b } = shown.current
    const at = selected ? timeline.worldOf(selected.at) : (a + b) / 2
    const about = at >= a && at <= b ? at : (a + b) / 2
    move(zoomed(timeline, shown.current, factor, about))
    draw()
  }

  const enter = (): void => {
    const row = rows.find(one => one.key === selected?.row)
    if (row?.kind === 'group') onUnfold(row)
    else if (row) onOpen()
  }

  const page = Math.floor((size.height - headHeight) / rowHeight)
  const whole = (): void => {
    move(wholeOf(timeline))
    draw()
  }

  const acts = new Map<string, () => void>([
    ['ArrowUp', () => walk(-1, 0)],
    ['ArrowDown', () => walk(1, 0)],
    ['ArrowLeft', () => walk(0, -1)],
    ['ArrowRight', () => walk(0, 1)],
    ['PageUp', () => walk(-page, 0)],
    ['PageDown', () => walk(page, 0)],
    ['Home', () => jump('first')],
    ['End', () => jump('last')],
    ['+', () => zoom(closer)],
    [';', () => zoom(closer)], // the + of a Japanese keyboard without Shift
    ['-', () => zoom(1 / closer)],
    ['0', () => whole()],
    ['Enter', () => enter()],
  ])

  return key => {
    const act = acts.get(key)
    act?.()
    return act !== undefined
  }
}
