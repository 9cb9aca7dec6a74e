import { type ReadIndicator, readIndicators } from '../../../src/kernel/indicators.ts'
import type { ExpectedAction } from '../../../src/kernel/taxonomy/sweeps.ts'
import type { Body } from '../../api/reply.ts'
import { fromLocalField } from '../../ui/time.ts'

/** What is asked for: indicators pasted as people write them, subjects of mails one a line. */
export interface AskedEntry {
  batch: string
  pasted: string
  subjects: string
  actions: ExpectedAction[]
  due: string
}

export const emptyAsked: AskedEntry = {
  batch: '',
  pasted: '',
  subjects: '',
  actions: ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'],
  due: '',
}

export const subjectsOf = ({ subjects }: AskedEntry): string[] =>
  subjects
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

export interface ReadEntry {
  found: readonly ReadIndicator[]
  unread: readonly string[]
  count: number
}

export const readEntry = (entry: AskedEntry): ReadEntry => {
  const { indicators, unread } = readIndicators(entry.pasted)
  return { found: indicators, unread, count: indicators.length + subjectsOf(entry).length }
}

export const isDuePast = ({ due }: AskedEntry, now: Date): boolean => {
  const at = fromLocalField(due)
  return at !== undefined && at <= now
}

export const isComplete = (entry: AskedEntry, now: Date): boolean =>
  entry.batch.trim() !== '' && entry.actions.length > 0 && readEntry(entry).count > 0 && !isDuePast(entry, now)

/** As the server takes it: a subject cannot be blocked, and no terminal is isolated for having received a mail. */
export const askedBody = (entry: AskedEntry): Body<'/api/v1/sweeps/{id}/indicators'> => ({
  batch: entry.batch.trim(),
  due: fromLocalField(entry.due)?.toISOString() ?? null,
  indicators: [
    ...readEntry(entry).found.map(({ kind, value }) => ({ kind, value, actions: entry.actions, note: '' })),
    ...subjectsOf(entry).map(value => ({
      kind: 'MAIL_SUBJECT' as const,
      value,
      actions: ['SWEEP_LOGS' as const],
      note: '',
    })),
  ],
})
