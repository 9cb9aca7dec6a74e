import type { Decisions } from '../report/service.ts'
import type { Failure, Step, Summary } from './model.ts'

/** What the process is told to do. Paths are absolute. */
export interface Task {
  /** The evidence, or where the archive is unpacked to. */
  folder: string
  /** ZIP or tar, plain or packed; the folder itself when absent. */
  archive?: string
  out: string
  tlp: string
  decisions: Decisions
  custody?: { by: string; from?: string; at?: string }
  /** Limit of the analytical engine, as DuckDB writes it: 2GB. */
  memory: string
  limits: { bytes: number; entries: number }
}

export type Message =
  | { type: 'step'; step: Step }
  | { type: 'done'; summary: Summary }
  | { type: 'failed'; failure: Failure; detail: string }
