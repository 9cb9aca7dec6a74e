import type { CaseSheet, Detection, Instant } from '../model.ts'
import type { Affected } from './entries/causes.ts'
import type { CaseFiles, Contribution, ForensicSummary } from './model.ts'

/** Whether a destination received leaked information, and on whose word. */
export interface LeakState {
  host: string
  state: 'LEAK_CONFIRMED' | 'CLEARED' | 'UNDETERMINED'
  provider?: string
  noticeId?: string
  records?: number
}

/** One state for each reported destination; only the police have looked at the servers themselves. */
export function leakStates(detection: Detection, files: CaseFiles): LeakState[] {
  const told = files.notices.filter(notice => notice.kind === 'police')
  return detection.destinations
    .filter(one => one.reported)
    .map(({ host }): LeakState => {
      const words = told.flatMap(notice =>
        notice.destinations.filter(to => to.host === host && to.personalData !== undefined).map(to => ({ notice, to })),
      )
      // A leak that was found is not undone by a later notice that says nothing of it.
      const word = words.find(({ to }) => to.personalData) ?? words.at(-1)
      if (!word) return { host, state: 'UNDETERMINED' }
      const from = { provider: word.notice.issuer, noticeId: word.notice.id }
      const { personalData, records } = word.to
      if (!personalData) return { host, state: 'CLEARED', ...from }
      return { host, state: 'LEAK_CONFIRMED', ...from, ...(records === undefined ? {} : { records }) }
    })
}

/** a cause comes before its effects, for the bulk of them. */
export interface OrderTest {
  claimedCause: string
  at: Instant
  host: string
  before: number
  after: number
  link: 'weak' | 'possible'
}

/** Terminals that met `host` before a claimed cause did not need it: more than half of them make the link weak. */
export function orderTest(claimedCause: string, at: number, host: string, affected: Affected[]): OrderTest | undefined {
  const firsts = affected.flatMap(terminal => terminal.hosts.find(one => one.host === host)?.first ?? [])
  if (firsts.length === 0) return undefined
  const before = firsts.filter(first => first < at).length
  const after = firsts.length - before
  return {
    claimedCause,
    at: new Date(at).toISOString(),
    host,
    before,
    after,
    link: before > after ? 'weak' : 'possible',
  }
}

/** Every theft of domain rights that forensics dates, against every destination with a confirmed leak. */
export function orderTests(files: CaseFiles, leaks: LeakState[], affected: Affected[]): OrderTest[] {
  const thefts = files.forensics.flatMap(report =>
    report.artefacts
      .filter(trace => trace.type === 'domain-admin-tool')
      .map(trace => ({ what: `${trace.detail} (${report.hostname}, ${report.examiner})`, at: Date.parse(trace.time) })),
  )
  return thefts.flatMap(({ what, at }) =>
    leaks
      .filter(leak => leak.state === 'LEAK_CONFIRMED')
      .flatMap(leak => orderTest(what, at, leak.host, affected) ?? []),
  )
}

/** when a destination was named to the organisation, laid over when it was met. */
export interface Provision {
  host: string
  noticeId: string
  issuer: string
  issued: Instant
  /** Terminals that met it before, and those whose contacts went on or began after. */
  metBefore: number
  metAfter: number
}

export function provisions(detection: Detection, files: CaseFiles): Provision[] {
  return files.notices.flatMap(notice => {
    const issued = Date.parse(notice.issued)
    return notice.destinations.flatMap(({ host }): Provision[] => {
      const contacts = detection.destinations.find(one => one.host === host)?.contacts ?? []
      if (contacts.length === 0 || Number.isNaN(issued)) return []
      return [
        {
          host,
          noticeId: notice.id,
          issuer: notice.issuer,
          issued: new Date(issued).toISOString(),
          metBefore: contacts.filter(contact => Date.parse(contact.first) < issued).length,
          metAfter: contacts.filter(contact => Date.parse(contact.last) >= issued).length,
        },
      ]
    })
  })
}

/** each report with the number of its traces by kind. */
export const forensicSummaries = (files: CaseFiles): ForensicSummary[] =>
  files.forensics.map(({ hostname, assetId, examiner, reviewer, acquired, limitation, artefacts }) => {
    const traces: Record<string, number> = {}
    for (const { type } of artefacts) traces[type] = (traces[type] ?? 0) + 1
    return {
      machine: hostname || assetId,
      examiner,
      ...(reviewer ? { reviewer } : {}),
      acquired,
      limitation,
      traces,
    }
  })

/** notices, examinations, custody and word on ways out, each under the name of whoever gave it. */
export const contributions = (files: CaseFiles, sheet: CaseSheet): Contribution[] => {
  const counted = new Map<string, Contribution>()
  const add = (by: string | undefined, kind: Contribution['kind']) => {
    if (!by) return
    const one = counted.get(`${kind} ${by}`) ?? { by, kind, count: 0 }
    one.count += 1
    counted.set(`${kind} ${by}`, one)
  }
  for (const notice of files.notices) add(notice.issuer, 'notice')
  for (const report of files.forensics) {
    add(report.examiner, 'forensic')
    add(report.reviewer, 'review')
  }
  for (const entry of sheet.custody) add(entry.by, 'custody')
  for (const word of sheet.pathEvidence) add(word.by, 'way-out')
  return [...counted.values()]
}
