import { allow, type Decision, deny, type Missing } from '../../kernel/decision.ts'
import type { ReportKind, ReportState } from '../../kernel/taxonomy/report-versions.ts'
import { mayFollow, type Transitions } from '../../kernel/transitions.ts'

/** Which version may follow which. Nothing follows a withdrawal: what comes back is a new report. */
export const versionTransitions = {
  FIRST: ['FOLLOW_UP', 'FINAL', 'CORRECTION', 'WITHDRAWAL'],
  FOLLOW_UP: ['FOLLOW_UP', 'FINAL', 'CORRECTION', 'WITHDRAWAL'],
  CORRECTION: ['FOLLOW_UP', 'FINAL', 'CORRECTION', 'WITHDRAWAL'],
  FINAL: ['FOLLOW_UP', 'CORRECTION'],
  WITHDRAWAL: [],
  CONSULTATION: ['CONSULTATION', 'WITHDRAWAL'],
} as const satisfies Transitions<ReportKind>

export const mayFollowVersion = (last: ReportKind, next: ReportKind): Decision =>
  mayFollow(versionTransitions, last, next)
    ? allow('version_order')
    : deny('version_order', `${next} cannot follow ${last}`)

/** How a version is handled (DOMAIN §2.5). A returned version is answered by a new one, never mended. */
export const handlingTransitions = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['RECEIVED'],
  RECEIVED: ['ACCEPTED', 'RETURNED', 'RECLASSIFIED'],
  RECLASSIFIED: ['ACCEPTED', 'RETURNED', 'RECLASSIFIED'],
  ACCEPTED: ['RECLASSIFIED'],
  RETURNED: [],
} as const satisfies Transitions<ReportState>

/** Where a version stands: what triage last did with it; before that, whether anybody received it. */
export const versionState = (handlings: readonly { state: ReportState; at: Date }[]): ReportState => {
  const triaged = handlings
    .filter(handling => handling.state !== 'RECEIVED')
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  return triaged.at(-1)?.state ?? (handlings.length > 0 ? 'RECEIVED' : 'SUBMITTED')
}

export const mayHandle = (from: ReportState, to: ReportState): Decision =>
  mayFollow(handlingTransitions, from, to)
    ? allow('handling_order')
    : deny('handling_order', `${to} cannot follow ${from}`)

/** What is asked of a final report; content of an older form lacks some of it. */
interface Answered {
  reportCase?: string
  legalBasis?: string
  effectJudgement?: { by: string; at: { wording: string; earliest: string | null } }
  sharingJudgement?: { by: string; at: { wording: string; earliest: string | null } }
  lessons?: string
}

/** A judgement has a name and a time; either alone does not tell who stands for it. */
const isJudged = (judgement: Answered['effectJudgement']): boolean =>
  judgement !== undefined &&
  judgement.by !== '' &&
  (judgement.at.wording.trim() !== '' || judgement.at.earliest !== null)

const whereMissing = (missing: boolean, code: string): Missing[] => (missing ? [{ code }] : [])

/** What a final report still lacks; a first report is never refused for it. */
export const finalLacks = (content: Answered): Missing[] => [
  ...whereMissing(content.reportCase === 'RC1_LEGAL' && !content.legalBasis, 'legal_basis'),
  ...whereMissing(content.reportCase === 'RC2_SERIOUS' && !isJudged(content.effectJudgement), 'effect_judgement'),
  ...whereMissing(content.reportCase === 'RC2_SERIOUS' && !isJudged(content.sharingJudgement), 'sharing_judgement'),
  ...whereMissing(!content.lessons, 'report_lessons'),
]

/** What originator and coordinator see as open while a final report can still follow. */
export const openBeforeFinal = (last: { kind: ReportKind; content: Answered } | undefined): Missing[] =>
  last && mayFollow(versionTransitions, last.kind, 'FINAL') ? finalLacks(last.content) : []

/** One changed field between two versions; values are printed by the reader's language. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
  certaintyBefore: string
  certaintyAfter: string
}

type Versioned = Readonly<Record<string, unknown>> & {
  certainty: string
  fieldCertainty: Readonly<Record<string, string>>
}

const certaintyOf = (content: Versioned, field: string): string => content.fieldCertainty[field] ?? content.certainty

/** What a later version says differently, field by field, a changed certainty included. */
export const changes = (before: Versioned, after: Versioned, fields: readonly string[]): FieldChange[] =>
  fields.flatMap(field => {
    const change = {
      field,
      before: before[field],
      after: after[field],
      certaintyBefore: certaintyOf(before, field),
      certaintyAfter: certaintyOf(after, field),
    }
    const same = JSON.stringify(change.before) === JSON.stringify(change.after)
    return same && change.certaintyBefore === change.certaintyAfter ? [] : [change]
  })
