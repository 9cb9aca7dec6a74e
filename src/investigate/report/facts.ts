import { localHour, zoneOffset } from '../calendar/model.ts'
import type { Findings } from '../correlate/service.ts'
import type { CaseSheet, HourCell } from '../model.ts'
import { type Decisions, rejectedMachines } from './decisions.ts'
import {
  type DayRow,
  grouped,
  type HalfDayRow,
  type ReportedDestination,
  type ReportedMails,
  type ReportedTerminal,
  type Verdict,
} from './model.ts'
import { affectedTerminals, type Investigated, onlyFailed, seenBetween } from './result.ts'
import { both } from './wording.ts'

/** Chart series of the house: the leak is always red, cleared ones green, the busiest four their own, the rest one. */
const series = { leak: '#ce0000', cleared: '#1d8b56', others: '#806300' }
const busiest = ['#264af4', '#6f23d0', '#008299', '#c74700']

/** From here on the machine calls it likely; between the line and here it is possible. */
const likely = 0.7

export const offsetOf = (sheet: CaseSheet, at: string): number => zoneOffset(sheet.timeZone, Date.parse(at))

export const findingsOf = (found: Investigated): Findings | undefined =>
  found.correlation?.findings as Findings | undefined

const earliest = (times: string[]): string => [...times].sort()[0] ?? ''

const machineWord = (score: number, line: number): Verdict | 'BELOW_LINE' =>
  score < line ? 'BELOW_LINE' : score >= likely ? 'LIKELY' : 'POSSIBLE'

/** Reported destinations and those a person rejected, in order of the first contact. */
export const destinationsOf = (found: Investigated, decisions: Decisions): ReportedDestination[] => {
  const words = new Map(decisions.destinations.map(({ host, ...word }) => [host.toLowerCase(), word]))
  const leaks = new Map((findingsOf(found)?.leakStates ?? []).map(leak => [leak.host, leak]))
  const hoursOf = grouped(found.hours, cell => cell.host)
  const shown = found.detection.destinations
    .filter(destination => destination.reported || words.get(destination.host.toLowerCase())?.verdict === 'reject')
    .filter(destination => destination.contacts.length > 0)
    .map(destination => ({ destination, first: earliest(destination.contacts.map(contact => contact.first)) }))
    .sort((one, other) => one.first.localeCompare(other.first))
  const undetermined = shown
    .filter(({ destination }) => (leaks.get(destination.host)?.state ?? 'UNDETERMINED') === 'UNDETERMINED')
    .filter(({ destination }) => destination.contacts.some(contact => contact.successes > 0))
    .sort(
      (one, other) =>
        (hoursOf.get(other.destination.host)?.length ?? 0) - (hoursOf.get(one.destination.host)?.length ?? 0),
    )
    .slice(0, busiest.length)
    .map(({ destination }) => destination.host)
  const counters = { LEAK_CONFIRMED: 0, CLEARED: 0, UNDETERMINED: 0 }
  const many = [...leaks.values()].filter(leak => leak.state === 'LEAK_CONFIRMED').length > 1
  return shown.map(({ destination }): ReportedDestination => {
    const { host, score, reasons, contacts } = destination
    const leak = leaks.get(host) ?? { host, state: 'UNDETERMINED' as const }
    counters[leak.state] += 1
    const nth = counters[leak.state]
    const code = {
      LEAK_CONFIRMED: many ? `X${nth}` : 'X',
      CLEARED: `C${nth}`,
      UNDETERMINED: `D${String(nth).padStart(2, '0')}`,
    }
    const colour = {
      LEAK_CONFIRMED: series.leak,
      CLEARED: series.cleared,
      UNDETERMINED: busiest[undetermined.indexOf(host)] ?? series.others,
    }
    const person = words.get(host.toLowerCase())
    return {
      host,
      code: code[leak.state],
      colour: colour[leak.state],
      score,
      machine: machineWord(score, found.detection.line),
      ...(person ? { person } : {}),
      counted: destination.reported,
      leak,
      reasons,
      contacts,
    }
  })
}

const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

/** The register with its waves: a subject takes the next numeral when it first appears; one seen again later is “again”. */
export const mailsOf = (found: Investigated): (ReportedMails & { ids: string[] })[] => {
  const rows = findingsOf(found)?.mails ?? []
  const waves = new Map<string, { wave: string; address: string }>()
  return rows.map(({ reasons, mails, ...row }) => {
    const known = waves.get(row.subject)
    const wave = known?.wave ?? numerals[waves.size] ?? String(waves.size + 1)
    if (!known) waves.set(row.subject, { wave, address: row.address })
    const again = known !== undefined && known.address !== row.address
    return { ...row, wave: again ? `${wave}′` : wave, traits: reasons, ids: mails }
  })
}

export const terminalsOf = (found: Investigated, decisions: Decisions): ReportedTerminal[] => {
  const { sheet } = found
  const words = new Map(decisions.terminals.map(({ id, ...word }) => [id, word]))
  const waveOf = new Map(mailsOf(found).flatMap(row => row.ids.map((id): [string, string] => [id, row.wave])))
  const cells = grouped(found.hours, cell => cell.client)
  const rows = new Map(found.terminals.map(row => [row.ip, row]))
  return affectedTerminals(found, rejectedMachines(decisions))
    .map((affected): ReportedTerminal => {
      const names = [affected.id, affected.hostname, ...affected.ips]
      const cause = found.correlation?.causes.find(({ terminal }) => names.includes(terminal))?.cause
      const { contacts } = affected
      const { first, last } = seenBetween(affected)
      const person = [affected.id, ...affected.ips, ...affected.assets].flatMap(name => words.get(name) ?? [])[0]
      const wave = cause?.type === 'mail' ? waveOf.get(cause.mailId) : undefined
      return {
        id: affected.id,
        site: rows.get(affected.ips[0] ?? '')?.site ?? '',
        ips: affected.ips,
        assets: affected.assets,
        first,
        last,
        allFailed: onlyFailed(contacts),
        successes: contacts.reduce((sum, contact) => sum + contact.successes, 0),
        failures: contacts.reduce((sum, contact) => sum + contact.failures, 0),
        hosts: [...contacts].sort((one, other) => one.first.localeCompare(other.first)).map(contact => contact.host),
        cause: {
          type: cause?.type ?? 'unknown',
          ...(cause?.type === 'lateral' && cause.fromTerminal ? { from: cause.fromTerminal } : {}),
          ...(wave ? { wave } : {}),
          because: both(
            cause?.because ?? { ja: '証拠からは示せない', en: 'the evidence does not show it' },
            offsetOf(sheet, first),
          ),
        },
        ...(affected.shown ? { shown: affected.shown.reasons } : {}),
        cells: affected.ips.flatMap(ip => cells.get(ip) ?? []),
        ...(person ? { person } : {}),
      }
    })
    .sort((one, other) => one.first.localeCompare(other.first))
}

const succeeds = (cell: HourCell): boolean => cell.successes > 0

/** Day by day and quarter by quarter: how many terminals were active, answered, and talking to a confirmed leak. */
export const countsOf = (
  sheet: CaseSheet,
  terminals: ReportedTerminal[],
  leaking: Set<string>,
  isWorking: (day: string) => boolean,
  unplugged: { id: string; at: number }[] = [],
): { days: DayRow[]; halfDays: HalfDayRow[] } => {
  const placed = terminals.flatMap(({ id, first, cells }) =>
    cells.map(cell => ({ id, first, cell, ...localHour(sheet, Date.parse(cell.hour)) })),
  )
  const count = (rows: typeof placed): number => new Set(rows.map(row => row.id)).size
  const days = [...grouped(placed, row => row.day)]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(
      ([day, rows]): DayRow => ({
        day,
        working: isWorking(day),
        active: count(rows),
        succeeding: count(rows.filter(({ cell }) => succeeds(cell))),
        fresh: count(rows.filter(({ first }) => localHour(sheet, Date.parse(first)).day === day)),
        leaking: count(rows.filter(({ cell }) => succeeds(cell) && leaking.has(cell.host))),
      }),
    )
  const quarter = (hour: number): number => Math.floor(hour / 6) * 6
  const good = placed.filter(({ cell }) => succeeds(cell))
  const halfDays = [...grouped(good, row => `${row.day} ${String(quarter(row.hour)).padStart(2, '0')}`)]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, rows]): HalfDayRow => {
      const upTo = good.filter(row => `${row.day} ${String(quarter(row.hour)).padStart(2, '0')}` <= key)
      const end = Math.max(...rows.map(({ cell }) => Date.parse(cell.hour))) + 3_600_000
      const isOut = (id: string) =>
        unplugged.some(
          one =>
            one.id === id && one.at <= end && !upTo.some(row => row.id === id && Date.parse(row.cell.hour) > one.at),
        )
      return {
        day: key.slice(0, 10),
        from: Number(key.slice(11)),
        succeeding: count(rows),
        leaking: count(rows.filter(({ cell }) => leaking.has(cell.host))),
        succeedingSoFar: count(upTo),
        controlled: count(upTo.filter(row => !isOut(row.id))),
        leakingSoFar: count(upTo.filter(({ cell }) => leaking.has(cell.host))),
      }
    })
  return { days, halfDays }
}
