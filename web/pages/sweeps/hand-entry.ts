import { type Span, substantial, without } from '../../../src/kernel/spans.ts'
import type { Body } from '../../api/reply.ts'
import { fromLocalField } from '../../ui/time.ts'

export interface HandResult {
  result: 'NOTHING' | 'HIT' | 'NOT_APPLICABLE' | 'UNSAID'
  terminals: string
  records: string
  first: string
  last: string
}

/** What a person types: local times as their fields have them, numbers in either width. */
export interface HandEntry {
  from: string
  to: string
  hasGap: boolean
  gapFrom: string
  gapTo: string
  results: Readonly<Record<string, HandResult>>
}

export const emptyResult: HandResult = { result: 'UNSAID', terminals: '', records: '', first: '', last: '' }

const spanOf = (from: string, to: string): Span | undefined => {
  const [begin, end] = [fromLocalField(from), fromLocalField(to)]
  return begin && end && begin < end ? { from: begin.toISOString(), to: end.toISOString() } : undefined
}

const gapsOf = ({ hasGap, gapFrom, gapTo }: HandEntry): Span[] => {
  const gap = hasGap ? spanOf(gapFrom, gapTo) : undefined
  return gap ? [gap] : []
}

/** A period that runs backwards or into the future; a gap that was announced and not named. */
export const isWrongPeriod = (entry: HandEntry, now: Date): boolean => {
  const covered = spanOf(entry.from, entry.to)
  const toCome = (fromLocalField(entry.to) ?? now) > now
  return !covered || toCome || (entry.hasGap && gapsOf(entry).length === 0)
}

/** Whether what was looked through leaves a part of the asked period open: “not found” is then not 該当なし. */
export const isShort = (entry: HandEntry, asked: Span): boolean => {
  const covered = spanOf(entry.from, entry.to)
  return substantial(without([asked], covered ? without([covered], gapsOf(entry)) : [])).length > 0
}

const numberOf = (text: string): number => {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : 0
}

/** As the server takes it; what was not answered is left out. */
export const handBody = (entry: HandEntry): Body<'/api/v1/sweep-requests/{id}/answers-by-hand'> => {
  const covered = spanOf(entry.from, entry.to) ?? { from: entry.from, to: entry.to }
  return {
    covered,
    gaps: gapsOf(entry),
    results: Object.entries(entry.results).flatMap(([id, one]) =>
      one.result === 'UNSAID'
        ? []
        : [
            {
              id,
              result: one.result,
              terminals: one.result === 'HIT' ? numberOf(one.terminals) : 0,
              records: one.result === 'HIT' ? numberOf(one.records) : 0,
              first: (one.result === 'HIT' && fromLocalField(one.first)?.toISOString()) || null,
              last: (one.result === 'HIT' && fromLocalField(one.last)?.toISOString()) || null,
            },
          ],
    ),
  }
}
