import type { GridReply, Overview } from '../queries.ts'

/** Above this many rows terminals are grouped by site (SCREENS §8.6). */
export const mostRows = 200

/** What one row did in one hour or minute, ready to be drawn. */
export interface Cell {
  /** Hours or minutes after the start of the grid. */
  time: number
  /** Answered hosts, the worst first, at most three; empty: every attempt failed. */
  hosts: readonly number[]
  successes: number
  failures: number
  /** In the row of a group: how many terminals. */
  terminals: number
}

export interface Row {
  kind: 'terminal' | 'group'
  /** Of a group its name, of a terminal its id. */
  key: string
  label: string
  group: string
  /** Position in the list of terminals; -1 for a group. */
  terminal: number
  members: number
  unfolded: boolean
  cells: readonly Cell[]
}

export interface Filter {
  site?: string
  host?: string
  terminal?: string
}

type Numbers = readonly number[]

/** Hosts in the order of how bad they are: leak confirmed, undetermined, cleared; the rest in their own order. */
const weightOf = (overview: Overview): ((host: number) => number) => {
  const weights = new Map(
    overview.destinations.map(({ leak }, at) => [
      at,
      leak.state === 'LEAK_CONFIRMED' ? 0 : leak.state === 'UNDETERMINED' ? 1 : 2,
    ]),
  )
  return host => weights.get(host) ?? 3
}

/** Cells of five numbers by terminal; what a person rejected and what the filter leaves out is not among them. */
export const cellsByTerminal = (
  numbers: Numbers,
  terminals: number,
  overview: Overview,
  host: number | undefined,
): Cell[][] => {
  const weight = weightOf(overview)
  const counted = overview.destinations.map(destination => destination.counted)
  const rows: Cell[][] = Array.from({ length: terminals }, () => [])
  const found = new Map<number, Map<number, { hosts: number[]; successes: number; failures: number }>>()
  for (let at = 0; at + 4 < numbers.length; at += 5) {
    const [terminal = -1, time = 0, to = -1, successes = 0, failures = 0] = numbers.slice(at, at + 5)
    if (terminal < 0 || (host !== undefined && to !== host) || (to >= 0 && counted[to] === false)) continue
    const times = found.get(terminal) ?? new Map<number, { hosts: number[]; successes: number; failures: number }>()
    found.set(terminal, times)
    const cell = times.get(time) ?? { hosts: [], successes: 0, failures: 0 }
    times.set(time, cell)
    if (successes > 0 && to >= 0) cell.hosts.push(to)
    cell.successes += successes
    cell.failures += failures
  }
  for (const [terminal, times] of found)
    rows[terminal] = [...times]
      .sort(([one], [other]) => one - other)
      .map(([time, { hosts, successes, failures }]) => ({
        time,
        hosts: hosts.sort((one, other) => weight(one) - weight(other) || one - other).slice(0, 3),
        successes,
        failures,
        terminals: 1,
      }))
  return rows
}

/** The hour of a group is as bad as its worst terminal’s. */
const gathered = (rows: readonly (readonly Cell[])[], overview: Overview): Cell[] => {
  const weight = weightOf(overview)
  const times = new Map<number, Cell>()
  for (const cells of rows)
    for (const cell of cells) {
      const known = times.get(cell.time)
      const hosts = [...(known?.hosts ?? []), ...cell.hosts]
        .sort((one, other) => weight(one) - weight(other))
        .slice(0, 1)
      times.set(cell.time, {
        time: cell.time,
        hosts,
        successes: (known?.successes ?? 0) + cell.successes,
        failures: (known?.failures ?? 0) + cell.failures,
        terminals: (known?.terminals ?? 0) + 1,
      })
    }
  return [...times.values()].sort((one, other) => one.time - other.time)
}

/** The rows that are drawn: terminals in the order of their first contact, from 200 on under their sites. */
export const rowsOf = (
  grid: GridReply,
  cells: readonly (readonly Cell[])[],
  overview: Overview,
  filter: Filter,
  unfolded: readonly string[],
): Row[] => {
  const asked = filter.terminal?.toLowerCase() ?? ''
  const chosen = grid.terminals
    .map((terminal, at) => ({ terminal, at, cells: cells[at] ?? [] }))
    .filter(
      ({ terminal, cells: own }) =>
        (filter.site === undefined || terminal.group === filter.site) &&
        (asked === '' || [terminal.id, ...terminal.ips].some(name => name.toLowerCase().includes(asked))) &&
        (filter.host === undefined || own.length > 0),
    )
  const row = ({ terminal, at, cells: own }: (typeof chosen)[number]): Row => ({
    kind: 'terminal',
    key: terminal.id,
    label: `${terminal.id}${terminal.assets.length > 1 ? '↻' : ''} ${terminal.site}`.trim(),
    group: terminal.group,
    terminal: at,
    members: 1,
    unfolded: false,
    cells: own,
  })
  if (chosen.length <= mostRows) return chosen.map(row)
  const groups = new Map<string, typeof chosen>()
  for (const one of chosen) groups.set(one.terminal.group, [...(groups.get(one.terminal.group) ?? []), one])
  return [...groups].flatMap(([name, members]) => {
    const open = unfolded.includes(name)
    const head: Row = {
      kind: 'group',
      key: name,
      label: `${open ? '▾' : '▸'} ${name}（${members.length}）`,
      group: name,
      terminal: -1,
      members: members.length,
      unfolded: open,
      cells: gathered(
        members.map(one => one.cells),
        overview,
      ),
    }
    return open ? [head, ...members.map(row)] : [head]
  })
}

/** The cell at a time; undefined where nothing above the line is recorded. */
export const cellAt = (row: Row | undefined, time: number): Cell | undefined => {
  if (!row) return undefined
  let [low, high] = [0, row.cells.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const cell = row.cells[middle]
    if (!cell || cell.time === time) return cell
    if (cell.time < time) low = middle + 1
    else high = middle - 1
  }
  return undefined
}
