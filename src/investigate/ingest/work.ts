import type { Analytics } from '../../platform/analytics/analytics.ts'
import type { CaseSheet } from '../model.ts'

/** What every step of taking logs in works with. */
export interface Work {
  folder: string
  sheet: CaseSheet
  /** The result folder; parts stay there so that an interrupted run goes on where it stopped. */
  out: string
  analytics: Analytics
  progress: (step: IngestStep) => void
}

/** Bytes of the files that are being taken in, also by source, in the order in which they are read. */
export interface IngestStep {
  done: number
  total: number
  file: string
  sources: { source: string; done: number; total: number }[]
}
