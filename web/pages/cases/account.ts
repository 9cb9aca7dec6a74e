import { type CauseDetail, causeDetails } from '../../../src/kernel/taxonomy/cause-classes.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'

/** What the coordinator writes down before a case can be closed. */
export interface Account {
  causes: CauseDetail[]
  causeUnknownReason: string
  lessons: string
  lessonsWaiver: string
  containmentEvidence: string
}

export const accountFields = ['causeUnknownReason', 'lessons', 'lessonsWaiver', 'containmentEvidence'] as const

export const accountOf = (file: { causes: readonly string[] } & Omit<Account, 'causes'>): Account => ({
  causes: file.causes.filter((cause): cause is CauseDetail => isCodeOf(causeDetails, cause)),
  causeUnknownReason: file.causeUnknownReason,
  lessons: file.lessons,
  lessonsWaiver: file.lessonsWaiver,
  containmentEvidence: file.containmentEvidence,
})

const sameCauses = (a: readonly CauseDetail[], b: readonly CauseDetail[]): boolean =>
  a.length === b.length && a.every(cause => b.includes(cause))

/** Only what this person changed is sent, so that somebody else's passage is never written back as it was. */
export const changedParts = (before: Account, after: Account): Partial<Account> => ({
  ...(sameCauses(before.causes, after.causes) ? {} : { causes: after.causes }),
  ...Object.fromEntries(
    accountFields.filter(field => before[field] !== after[field]).map(field => [field, after[field]]),
  ),
})

/**
 * Somebody else saved first: what I did not touch becomes theirs, what I wrote stays mine, and both are listed side by
 * side where we wrote the same passage.
 */
export const rebased = (before: Account, mine: Account, theirs: Account) => ({
  account: { ...theirs, ...changedParts(before, mine) },
  contested: Object.keys(changedParts(before, mine)).filter(part => part in changedParts(before, theirs)),
})
