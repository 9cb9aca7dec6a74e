import { isId } from '../reports/new-search.ts'

/** The office for which a form is opened. */
export const readFillSearch = (search: Record<string, unknown>): { office?: string } =>
  typeof search.office === 'string' ? { office: search.office } : {}

/** The report that a filled form is brought back to. */
export const readImportSearch = (search: Record<string, unknown>): { report?: string } =>
  isId(search.report) ? { report: search.report } : {}
