import { inZone } from '../calendar/model.ts'
import { remarkWords } from '../evidence/service.ts'
import type {
  CaseSheet,
  Cause,
  Contact,
  Correlation,
  Detection,
  HourCell,
  IngestedLog,
  Instant,
  SealedFile,
  ShownMachine,
  Span,
  Terminal,
} from '../model.ts'
import type { Safeguards } from '../safeguards/model.ts'

export interface Investigated {
  sheet: CaseSheet
  sealed: SealedFile[]
  ingested: IngestedLog[]
  judged: Span
  detection: Detection
  terminals: Terminal[]
  correlation?: Correlation
  safeguards?: Safeguards
  hours: HourCell[]
  started: string
}

interface Affected {
  id: string
  hostname?: string
  ips: string[]
  assets: string[]
  contacts: Contact[]
  /** What its own event log shows, from first to last. */
  shown?: ShownMachine
}

/**
 * Contacts grouped by terminal; a replaced machine and its replacement under one hostname are one terminal.
 * Machines whose event logs show an intruder are among them, with or without contacts.
 */
export const affectedTerminals = (
  { detection, terminals, correlation }: Pick<Investigated, 'detection' | 'terminals' | 'correlation'>,
  rejected: ReadonlySet<string> = new Set(),
): Affected[] => {
  const byAddress = new Map(terminals.map(terminal => [terminal.ip, terminal]))
  const machines = (correlation?.machines ?? []).filter(one => !rejected.has(one.machine))
  const affected = new Map<string, Affected>()
  for (const contact of detection.destinations.filter(found => found.reported).flatMap(found => found.contacts)) {
    const terminal = byAddress.get(contact.client)
    const shown = machines.find(one => one.addresses.includes(contact.client) || one.machine === contact.client)
    const id = terminal?.hostname ?? shown?.machine ?? contact.client
    const known = affected.get(id) ?? {
      id,
      hostname: terminal?.hostname ?? shown?.machine,
      ips: [],
      assets: [],
      contacts: [],
    }
    if (!known.ips.includes(contact.client) && contact.client !== id) known.ips.push(contact.client)
    if (terminal && !known.assets.includes(terminal.assetId)) known.assets.push(terminal.assetId)
    known.contacts.push(contact)
    affected.set(id, known)
  }
  for (const shown of machines) {
    const rows = terminals.filter(row => row.hostname.toUpperCase() === shown.machine)
    const id = rows[0]?.hostname ?? shown.machine
    const known = affected.get(id)
    if (known) known.shown = shown
    else {
      const ips = rows.length > 0 ? rows.map(row => row.ip) : shown.addresses
      affected.set(id, { id, hostname: id, ips, assets: rows.map(row => row.assetId), contacts: [], shown })
    }
  }
  return [...affected.values()]
}

/** First and last sign of an intruder on a terminal: in the traffic, or in its own event log. */
export const seenBetween = ({ contacts, shown }: Affected): { first: Instant; last: Instant } => {
  const firsts = [...contacts.map(contact => contact.first), ...(shown ? [shown.first] : [])].sort()
  const lasts = [...contacts.map(contact => contact.last), ...(shown ? [shown.last] : [])].sort()
  return { first: firsts[0] ?? '', last: lasts.at(-1) ?? '' }
}

/** Tried and never answered; a contact whose outcome no record shows is neither. */
export const onlyFailed = (contacts: Contact[]): boolean =>
  contacts.some(contact => contact.failures > 0) && contacts.every(contact => contact.successes === 0)

/** The document of RESULT.md, with richer fields beside the required ones. */
export const resultOf = (
  found: Investigated,
  language: 'ja' | 'en',
  rejected: ReadonlySet<string> = new Set(),
): Record<string, unknown> => {
  const { sheet, detection, correlation } = found
  const time = (instant: string) => inZone(sheet.timeZone, Date.parse(instant))
  const reported = detection.destinations.filter(destination => destination.reported)
  const causeOf = (terminal: Affected) => {
    const names = [terminal.id, terminal.hostname, ...terminal.ips]
    const cause: Cause = correlation?.causes.find(({ terminal: name }) => names.includes(name))?.cause ?? {
      type: 'unknown',
      because: { ja: '証拠からは示せない', en: 'the evidence does not show it' },
    }
    return { ...cause, because: cause.because[language] }
  }
  return {
    format: 1,
    caseId: sheet.caseId,
    title: sheet.title,
    derivedCase: sheet.derived,
    judged: { from: time(found.judged.from), to: time(found.judged.to) },
    line: detection.line,
    destinations: reported.map(({ host, score, reasons, contacts }) => ({
      host,
      score,
      evidence: reasons.map(reason => ({
        detector: reason.detector,
        kind: reason.kind,
        weight: reason.weight,
        text: reason[language],
        lines: reason.lines,
      })),
      contacts: contacts.map(contact => ({ ...contact, first: time(contact.first), last: time(contact.last) })),
    })),
    belowLine: detection.destinations
      .filter(destination => !destination.reported)
      .slice(0, 100)
      .map(({ host, score, reasons, contacts }) => ({
        host,
        score,
        evidence: reasons.map(reason => reason[language]),
        clients: contacts.map(contact => contact.client),
      })),
    terminals: affectedTerminals(found, rejected)
      .map(terminal => ({
        id: terminal.id,
        ip: terminal.ips[0],
        ips: terminal.ips,
        hostname: terminal.hostname,
        assets: terminal.assets,
        firstSeen: time(seenBetween(terminal).first),
        lastSeen: time(seenBetween(terminal).last),
        allFailed: onlyFailed(terminal.contacts),
        successes: terminal.contacts.reduce((sum, contact) => sum + contact.successes, 0),
        destinations: [...new Set(terminal.contacts.map(contact => contact.host))],
        cause: causeOf(terminal),
      }))
      .sort((left, right) => Date.parse(left.firstSeen) - Date.parse(right.firstSeen)),
    gaps: detection.gaps.map(gap => ({ ...gap, from: time(gap.from), to: time(gap.to) })),
    campaigns: (correlation?.campaigns ?? []).map(({ mails, reasons }) => ({
      mails,
      reasons: reasons.map(reason => reason[language]),
    })),
    verdicts: {
      ...(correlation?.eventlog
        ? {
            eventlog: correlation.eventlog.verdict,
            eventlogBecause: correlation.eventlog.because.map(reason => reason[language]),
          }
        : {}),
      topology: (correlation?.topology ?? []).map(path => ({ ...path, because: path.because[language] })),
    },
    timeline: (correlation?.timeline ?? []).map(event => ({
      ...event,
      time: time(event.time),
      summary: event.summary[language],
    })),
    movements: (correlation?.movements ?? []).map(movement => ({
      ...movement,
      time: time(movement.time),
      ...(movement.ran ? { ran: time(movement.ran) } : {}),
      because: movement.because[language],
    })),
    hours: found.hours.map(cell => ({ ...cell, hour: time(cell.hour) })),
    coverage: found.ingested.map(log => ({
      ...log,
      remarks: log.remarks.map(remark => ({ ...remark, text: remarkWords(remark)[language] })),
      first: log.first && time(log.first),
      last: log.last && time(log.last),
    })),
    evidence: found.sealed.map(({ path, sha256, bytes, source, remarks }) => ({
      path,
      sha256,
      bytes,
      source,
      remarks: remarks.map(remark => ({ ...remark, text: remarkWords(remark)[language] })),
    })),
    ...(found.safeguards ? { safeguards: found.safeguards } : {}),
    ...(correlation?.findings ? { findings: correlation.findings } : {}),
    notes: (correlation?.notes ?? []).map(note => note[language]),
  }
}
