import type { Duty } from '../../kernel/actor.ts'
import type { LoopKind, OpenLoop } from '../home/model.ts'

/** One open thing as it stood when the shift was handed over. */
export interface HandoverLine {
  kind: LoopKind
  subjectKind: OpenLoop['subject']['kind']
  subject: string
  number: string
  title: string
  due: string | null
  since: string
  next: OpenLoop['next']
  count: number
}

export const linesOf = (loops: readonly OpenLoop[]): HandoverLine[] =>
  loops.map(({ kind, subject, title, due, since, next, count }) => ({
    kind,
    subjectKind: subject.kind,
    subject: subject.id,
    number: subject.number,
    title,
    due: due?.toISOString() ?? null,
    since: since.toISOString(),
    next,
    count,
  }))

/** What only some posts of an organisation have to do with: whoever lacks the duty does not read that it waits. */
const dutyOf: Partial<Record<LoopKind, Duty>> = {
  TRIAGE: 'TRIAGE',
  CONSENT: 'CONSENT',
  APPROVAL: 'RELEASE',
  ADVISORY_RETURNED: 'DRAFT',
}

export const isFor = (line: HandoverLine, duties: readonly Duty[]): boolean => {
  const needed = dutyOf[line.kind]
  return needed === undefined || duties.includes(needed)
}

/** A shift that nobody closed is taken to have begun a day ago at most. */
export const longestShiftHours = 24

export const beginningOf = (now: Date, lastGiven: Date | null): Date => {
  const earliest = new Date(now.getTime() - longestShiftHours * 3_600_000)
  return lastGiven && lastGiven > earliest ? lastGiven : earliest
}
