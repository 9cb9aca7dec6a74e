import type { RunHead } from './queries.ts'

/** A run that has no receipt of a responsible person although its time is over or the duty desk has it. */
export const isUninformed = (
  {
    informedAt,
    endedAt,
    deskAt,
    informBy,
    test,
  }: Pick<RunHead, 'informedAt' | 'endedAt' | 'deskAt' | 'informBy' | 'test'>,
  now: Date,
): boolean => !test && informedAt === null && endedAt === null && (deskAt !== null || new Date(informBy) <= now)
