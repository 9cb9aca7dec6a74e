import type { SweepVerdict } from '../../../kernel/taxonomy/sweeps.ts'
import type { Followed } from '../lineage/model.ts'
import type { Sighting } from '../model.ts'

interface Said {
  ja: string
  en: string
}

/** What an agent tells whoever runs it; the words are put beside it by the command line. */
export type AgentEvent =
  | { kind: 'ready'; fingerprint: string; publicKey: string; fresh: boolean }
  | { kind: 'damaged'; file: string }
  | { kind: 'away'; problem: Said; seconds: number; waiting: number }
  | { kind: 'back'; waiting: number }
  | { kind: 'clock'; seconds: number }
  | { kind: 'swept'; request: string; verdicts: Partial<Record<SweepVerdict, number>>; result: string }
  | { kind: 'followed'; followed: Followed }
  | { kind: 'answered'; request: string; repeated: boolean }
  | { kind: 'contradicted'; request: string; because: string[] }
  | { kind: 'refused'; request: string; problem: Said }
  | { kind: 'postponed'; request: string; problem: Said }
  | { kind: 'path_gone'; path: string }
  | { kind: 'no_logs' }
  | { kind: 'failed'; because: string; seconds: number }
  | { kind: 'watching'; indicators: number }
  | { kind: 'sighted'; sighting: Sighting; requests: string[] }
  | { kind: 'unknown_format'; file: string }

/** Milliseconds until the next attempt: doubled with every failure, up to a quarter of an hour, never the same for all. */
export const waitAfter = (
  failures: number,
  { every, asked, dice }: { every: number; asked: number | null; dice: number },
): number => {
  if (failures === 0) return every * (0.9 + 0.2 * dice)
  const longest = Math.max(every, 15 * 60_000)
  const doubled = Math.min(longest, every * 2 ** Math.min(failures, 20))
  return Math.max(doubled * (0.5 + 0.5 * dice), (asked ?? 0) * 1000)
}

export interface Due {
  /** By this process: a process that was just begun sweeps everything once. */
  swept: { at: number; revision: number } | undefined
  /** Something was sighted in new lines. */
  urgent: boolean
  now: number
  /** Between two sweeps of the same request (ms). */
  again: number
}

export const isDue = (revision: number, { swept, urgent, now, again }: Due): boolean =>
  urgent || !swept || swept.revision < revision || now - swept.at >= again || now < swept.at
