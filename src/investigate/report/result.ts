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
  SealedFile,
  Span,
  Terminal,
} from '../model.ts'

export interface Investigated {
  sheet: CaseSheet
  sealed: SealedFile[]
  ingested: IngestedLog[]
  judged: Span
  detection: Detection
  terminals: Terminal[]
  correlation?: Correlation
  hours: HourCell[]
  started: string
}

interface Affected {
  id: string
  hostname?: string
  ips: string[]
  assets: string[]
  contacts: Contact[]
}

/** Contacts grouped by terminal; a replaced machine and its replacement under one hostname are one terminal. */
export const affectedTerminals = (detection: Detection, terminals: Terminal[]): Affected[] => {
  const byAddress = new Map(terminals.map(terminal => [terminal.ip, terminal]))
  const affected = new Map<string, Affected>()
  for (const contact of detection.destinations.filter(found => found.reported).flatMap(found => found.contacts)) {
    const terminal = byAddress.get(contact.client)
    const id = terminal?.hostname ?? contact.client
    const known = affected.get(id) ?? { id, hostname: terminal?.hostname, ips: [], assets: [], contacts: [] }
    if (!known.ips.includes(contact.client)) known.ips.push(contact.client)
    if (terminal && !known.assets.includes(terminal.assetId)) known.assets.push(terminal.assetId)
    known.contacts.push(contact)
    affected.set(id, known)
  }
  return [...affected.values()]
}

const earliest = (contacts: Contact[]) => contacts.map(contact => contact.first).sort()[0]!
const latest = (contacts: Contact[]) =>
  contacts
    .map(contact => contact.last)
    .sort()
    .at(-1)!

/** The document of RESULT.md, with richer fields beside the required ones. */
export const resultOf = (found: Investigated, language: 'ja' | 'en'): Record<string, unknown> => {
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
    terminals: affectedTerminals(detection, found.terminals)
      .map(terminal => ({
        id: terminal.id,
        ip: terminal.ips[0],
        ips: terminal.ips,
        hostname: terminal.hostname,
        assets: terminal.assets,
        firstSeen: time(earliest(terminal.contacts)),
        lastSeen: time(latest(terminal.contacts)),
        allFailed: terminal.contacts.every(contact => contact.successes === 0),
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
    ...(correlation?.findings ? { findings: correlation.findings } : {}),
    notes: (correlation?.notes ?? []).map(note => note[language]),
  }
}
