import type { LoopKind } from '../../../src/share/home/model.ts'
import type { Reply } from '../../api/reply.ts'

export type Home = Reply<'/api/v1/home'>
export type Loop = Home['loops'][number]

/** What the strip filters by; the address holds the choice. */
export const filters = ['overdue', 'open', 'unowned', 'fresh', 'silent'] as const
export type Filter = (typeof filters)[number]
export const isFilter = (text: unknown): text is Filter => filters.some(filter => filter === text)

/** The sections of the page: what hurts, what comes next, what nobody has taken. */
export interface Arranged {
  open: Loop[]
  soon: Loop[]
  unowned: Loop[]
}

/** Somebody waits in silence, or a thing came back: it stands open from its first minute. */
const alwaysOpen: readonly LoopKind[] = [
  'LADDER_CALL',
  'LADDER_UNINFORMED',
  'INCIDENT_UNREPORTED',
  'NOTICE_RESPONSIBLE',
  'NOTICE_RECEIPT',
  'NOTICE_CONTAINMENT',
  'NOTICE_CONFIRMATION',
  'TIER_SILENT',
  'RECIPIENTS_SILENT',
  'REPORT_RETURNED',
  'ADVISORY_RETURNED',
  'MEASURE_OVERDUE',
  'SERIOUS_EVENT',
  'SERIOUS_EFFECT',
  'DIRECTIVE_SILENT',
  'SITUATION_MISSED',
]
const silent: readonly LoopKind[] = ['TIER_SILENT', 'RECIPIENTS_SILENT']
const fresh: readonly LoopKind[] = ['NOTICE_RECEIPT', 'RECEIPT', 'DELIVERY_ACKNOWLEDGE', 'CONSENT']
const hour = 3_600_000

const left = (loop: Loop, now: Date): number =>
  loop.due === null ? Number.POSITIVE_INFINITY : Date.parse(loop.due) - now.getTime()

/**
 * Open: overdue, within its last hour, silent or returned. What nobody has taken and is not overdue stands apart; the
 * rest waits for its deadline. The server's order is kept: worst first.
 */
export const arrange = (loops: readonly Loop[], now: Date): Arranged => {
  const arranged: Arranged = { open: [], soon: [], unowned: [] }
  for (const loop of loops) {
    const remaining = left(loop, now)
    if (loop.kind === 'TRIAGE' && remaining >= 0) arranged.unowned.push(loop)
    else if (alwaysOpen.includes(loop.kind) || remaining <= hour || loop.due === null) arranged.open.push(loop)
    else arranged.soon.push(loop)
  }
  return arranged
}

export const isOverdue = (loop: Loop, now: Date): boolean => left(loop, now) < 0

/** The loops behind one box of the strip; its figure is their number, or how many each of them stands for. */
export const behind = (filter: Filter, loops: readonly Loop[], now: Date): Loop[] => {
  if (filter === 'open') return arrange(loops, now).open
  return loops.filter(
    loop =>
      (filter === 'overdue' && isOverdue(loop, now)) ||
      (filter === 'unowned' && loop.kind === 'TRIAGE') ||
      (filter === 'fresh' && fresh.includes(loop.kind)) ||
      (filter === 'silent' && silent.includes(loop.kind)),
  )
}

export const figure = (filter: Filter, loops: readonly Loop[], now: Date): number => {
  const found = behind(filter, loops, now)
  return filter === 'silent' ? found.reduce((sum, loop) => sum + loop.count, 0) : found.length
}

const pages = {
  report: '/reports/',
  case: '/cases/',
  advisory: '/advisories/',
  edition: '/inbox/',
  board: '/deliveries/',
  consent_request: '/consents/',
  report_invitation: '/report-invitations/',
  alert_request: '/alert-requests/',
  sweep: '/sweeps/',
  ladder_run: '/ladder-runs/',
  serious_event: '/serious-events/',
  directive: '/directives/',
  notice: '/detection-notices/',
  detection: '/detections?of=',
} as const satisfies Record<Loop['subject']['kind'], string>

/** The part of the page where the loop is closed. */
const parts: Partial<Record<LoopKind, string>> = {
  TIER_SILENT: '?view=thread',
  QUESTION: '?view=thread',
}

/** What is decided about a case has pages of its own below it. */
const pagesOfCase: Partial<Record<LoopKind, string>> = {
  POLICE_TASK: 'decisions',
  POLICE_TASK_LATE: 'decisions',
  LARGE_SCALE_TASK: 'decisions',
  LARGE_SCALE_LATE: 'decisions',
  SITUATION_DUE: 'situation',
  SITUATION_MISSED: 'situation',
}

/** Where the thing is, at the place where its one move is made. A case and an advisory order their own page. */
export const addressOf = ({ kind, subject }: Pick<Loop, 'kind' | 'subject'>): string => {
  const page = pagesOfCase[kind]
  if (page && subject.kind === 'case') return `/cases/${subject.id}/${page}`
  const part = subject.kind === 'report' ? (parts[kind] ?? '') : ''
  if (kind === 'RECIPIENTS_SILENT') return `/deliveries/${subject.id}`
  if (kind === 'REPORT_RETURNED') return `/reports/${subject.id}/versions/new?kind=CORRECTION`
  return `${pages[subject.kind]}${subject.id}${part}`
}

/** The figures of the clocks panel: what comes next, and which silence has lasted longest. */
export const clocksOf = (loops: readonly Loop[], now: Date) => {
  const dated = loops.filter(loop => loop.due !== null)
  const ahead = dated.filter(loop => !isOverdue(loop, now))
  const over = dated.filter(loop => isOverdue(loop, now))
  const earliest = (some: readonly Loop[]): Loop | undefined =>
    some.reduce<Loop | undefined>(
      (first, loop) => (!first || left(loop, now) < left(first, now) ? loop : first),
      undefined,
    )
  const silence = loops
    .filter(loop => loop.next !== null)
    .reduce<Loop | undefined>((first, loop) => (!first || loop.since < first.since ? loop : first), undefined)
  return { next: earliest(ahead), longestOver: earliest(over), longestSilence: silence }
}
