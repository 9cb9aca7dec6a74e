import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { type AdvisoryState, advisoryStates } from '../../../src/share/advisories/model.ts'

export const readStateFilter = (search: Record<string, unknown>): { state?: AdvisoryState } =>
  typeof search.state === 'string' && isCodeOf(advisoryStates, search.state) ? { state: search.state } : {}

/** The case that a new advisory is drafted from. */
export const readOrigin = (search: Record<string, unknown>): { case?: string } =>
  typeof search.case === 'string' && search.case !== '' ? { case: search.case } : {}
