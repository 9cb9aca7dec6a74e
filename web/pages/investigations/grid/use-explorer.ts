import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../ui/language.ts'
import { type GridReply, type Overview, useMinutes } from '../queries.ts'
import type { Looking } from '../search.ts'
import { type Cell, cellAt, cellsByTerminal, type Row, rowsOf } from './rows.ts'
import { hourMs, type Span, spanOf, timelineOf, wholeOf } from './timeline.ts'
import type { Picture } from './use-grid-keys.ts'

/** Minutes are asked for in pieces of six hours, so that a small move asks for nothing. */
const piece = 6 * hourMs
const mostMinutesShown = 24 * hourMs

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

const dayLabels =
  (language: 'ja' | 'en') =>
  (day: string, wide: boolean): string => {
    const [, month = 0, date = 0] = day.split('-').map(Number)
    if (!wide) return String(date)
    const weekday = weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()]
    return language === 'ja' ? `${month}/${date} ${weekday}` : `${weekday} ${date}/${month}`
  }

const hoursIn = (cells: readonly number[], start: number): Set<number> => {
  const hours = new Set<number>()
  for (let at = 1; at < cells.length; at += 5) hours.add(start + (cells[at] ?? 0) * hourMs)
  return hours
}

/** What is shown of the time: the records at hand, up to the day after the last movement unless all of it is asked for. */
const shownTime = (overview: Overview, grid: GridReply): { from: number; to: number } => {
  const { from, to } = overview.records ?? overview.judged
  const lasts = grid.terminals.map(terminal => Date.parse(terminal.last))
  const end = lasts.length > 0 ? Math.min(Math.max(...lasts) + 24 * hourMs, Date.parse(to)) : Date.parse(to)
  const firsts = grid.terminals.map(terminal => Date.parse(terminal.first))
  return { from: Math.min(Date.parse(from), ...firsts), to: end }
}

export interface Explorer {
  picture: Picture
  rows: readonly Row[]
  row: Row | undefined
  cell: Cell | undefined
  /** Milliseconds of a cell: an hour, or a minute where minutes are drawn. */
  step: number
  start: number
  /** There was more than can be drawn minute by minute. */
  cut: boolean
  inGap: boolean
}

/** Everything that the grid and the panel beside it show, from the result and the address. */
export const useExplorer = (
  { id, seq }: { id: string; seq: number },
  overview: Overview,
  grid: GridReply,
  looking: Looking,
): Explorer => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const start = Date.parse(grid.start)
  const timeline = useMemo(
    () =>
      timelineOf({
        ...shownTime(overview, grid),
        offset: overview.offset,
        hours: hoursIn(grid.cells, start),
        closedDays: overview.closedDays,
        width: looking.width ?? 'moving',
      }),
    [overview, grid, start, looking.width],
  )
  const span: Span = useMemo(
    () =>
      looking.from && looking.to
        ? spanOf(timeline, Date.parse(looking.from), Date.parse(looking.to))
        : wholeOf(timeline),
    [timeline, looking.from, looking.to],
  )
  const host = looking.host === undefined ? undefined : grid.hosts.indexOf(looking.host)
  const cells = useMemo(
    () => cellsByTerminal(grid.cells, grid.terminals.length, overview, host),
    [grid, overview, host],
  )
  const { site, terminal, open } = looking
  const unfolded = open?.join('\n') ?? ''
  const rows = useMemo(
    () => rowsOf(grid, cells, overview, { site, host: looking.host, terminal }, unfolded.split('\n')),
    [grid, cells, overview, site, terminal, looking.host, unfolded],
  )

  const [from, to] = [timeline.atOf(span.a), timeline.atOf(span.b)]
  const fine = to - from <= mostMinutesShown
  const window = fine
    ? {
        from: new Date(Math.floor(from / piece) * piece).toISOString(),
        to: new Date(Math.ceil(to / piece) * piece).toISOString(),
        ...(host === undefined ? {} : { host }),
      }
    : undefined
  const asked = useMinutes(id, seq, window).data
  const minutes = useMemo(() => {
    if (!fine || !asked || asked.cut) return undefined
    const begin = Date.parse(asked.start)
    return {
      start: begin,
      end: Date.parse(window?.to ?? asked.start),
      cells: cellsByTerminal(asked.cells, grid.terminals.length, overview, host),
    }
  }, [fine, asked, window?.to, grid, overview, host])

  const step = minutes ? 60_000 : hourMs
  const row = rows.find(one => one.key === looking.row)
  const at = looking.at === undefined ? undefined : Date.parse(looking.at)
  const minute =
    minutes && row && at !== undefined
      ? minutes.cells[row.terminal]?.find(one => minutes.start + one.time * 60_000 === Math.floor(at / 60_000) * 60_000)
      : undefined
  const cell = minute ?? (at === undefined || minutes ? undefined : cellAt(row, Math.floor((at - start) / hourMs)))
  const gaps = useMemo(
    () => overview.gaps.map(gap => ({ from: Date.parse(gap.from), to: Date.parse(gap.to) })),
    [overview],
  )
  const marks = useMemo(
    () =>
      overview.marks.map(({ lane, time, label, alarming }) => ({
        lane,
        at: Date.parse(time),
        label: label[language],
        alarming: alarming ?? false,
      })),
    [overview, language],
  )
  const clock = useMemo(
    () => (moment: number) => new Date(moment + overview.offset * 60_000).toISOString().slice(11, 16),
    [overview],
  )
  const picture: Picture = useMemo(
    () => ({
      rows,
      timeline,
      span,
      start,
      minutes,
      colours: overview.destinations.map(({ colour }) => colour),
      gaps,
      marks,
      selected:
        looking.row !== undefined && at !== undefined
          ? { row: looking.row, at: Math.floor(at / step) * step, length: step }
          : undefined,
      lanes: [t('lane.mail'), t('lane.notice'), t('lane.response')],
      dayLabel: dayLabels(language),
      clock,
    }),
    [rows, timeline, span, start, minutes, overview, gaps, marks, looking.row, at, step, t, language, clock],
  )
  const inGap = at !== undefined && gaps.some(gap => gap.from < at + step && gap.to > at)
  return { picture, rows, row, cell, step, start, cut: asked?.cut === true && fine, inGap }
}
