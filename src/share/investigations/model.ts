import type { Step } from '../../investigate/process/model.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'
import type { Transitions } from '../../kernel/transitions.ts'

export const runStates = {
  WAITING: { ja: '順番待ち', en: 'Waiting' },
  RUNNING: { ja: '実行中', en: 'Running' },
  DONE: { ja: '完了', en: 'Finished' },
  FAILED: { ja: '完了できず', en: 'Not finished' },
  CANCELLED: { ja: '中止', en: 'Cancelled' },
} as const

export type RunState = keyof typeof runStates

/** A run goes back to waiting when its server stops; what it finished is kept. */
export const runTransitions = {
  WAITING: ['RUNNING', 'CANCELLED'],
  RUNNING: ['WAITING', 'DONE', 'FAILED', 'CANCELLED'],
  DONE: [],
  FAILED: [],
  CANCELLED: [],
} as const satisfies Transitions<RunState>

export const isOpen = (state: RunState): boolean => runTransitions[state].length > 0

/** Without a word of its process for so long, a run's process is taken for dead (ms). */
export const silence = 30_000
/** A run whose process died so often is given up: it would take the server with it again. */
export const mostAttempts = 3

export const wordKinds = ['DESTINATION', 'TERMINAL', 'DUTY'] as const
export type WordKind = (typeof wordKinds)[number]

/** What a person may say of each kind; TAKEN_BACK undoes an earlier word. */
export const verdictsOf = {
  DESTINATION: ['confirm', 'reject', 'hold', 'taken_back'],
  TERMINAL: ['confirm', 'reject', 'hold', 'taken_back'],
  DUTY: ['done', 'not_done', 'not_stated', 'taken_back'],
} as const satisfies Record<WordKind, readonly string[]>

export type WordVerdict = (typeof verdictsOf)[WordKind][number]

export interface Word {
  kind: WordKind
  subject: string
  verdict: WordVerdict
  reason: string
  /** The person’s name. */
  by: string
  at: Date
}

/** The last word on each subject counts; earlier ones stay. Words in the order in which they were said. */
export const standingWords = <Said extends Word>(words: readonly Said[]): Said[] => {
  const last = new Map<string, Said>()
  for (const word of words) {
    const key = `${word.kind} ${word.subject}`
    last.delete(key)
    if (word.verdict !== 'taken_back') last.set(key, word)
  }
  return [...last.values()]
}

export const maySay = (kind: WordKind, verdict: string): Decision =>
  verdictsOf[kind].some(known => known === verdict)
    ? allow('known_verdict')
    : deny('invalid_input', `${verdict} of ${kind}`)

/** One reading at a time: a second would only wait for the first. */
export const mayRunAgain = (latest: { state: RunState } | undefined, hasEvidence: boolean): Decision => {
  if (!hasEvidence) return deny('evidence_missing', 'nothing was uploaded')
  return latest && isOpen(latest.state) ? deny('already_running', latest.state) : allow('nothing_runs')
}

export const mayCancel = (state: RunState): Decision =>
  isOpen(state) ? allow('runs') : deny('already_done', `it is ${state}`)

/** A folder of the import folder, by its own name: nothing that could lead elsewhere. */
export const isFolderName = (name: string): boolean =>
  name !== '' &&
  name.length <= 255 &&
  name !== '.' &&
  name !== '..' &&
  !/[/\\\p{Cc}]/u.test(name) &&
  !name.startsWith('.')

/** Progress as it is kept, with the machine's time at which the stage began (ISO 8601). */
export interface Progress extends Step {
  since: string
}

/**
 * How long the stage still takes, by what it took so far; null while that says nothing (the first twentieth, and stages
 * that do not know their end).
 * @returns seconds
 */
export const secondsLeft = (
  { done, total, since }: Pick<Progress, 'done' | 'total' | 'since'>,
  now: Date,
): number | null => {
  const share = total > 0 ? done / total : 0
  const spent = (now.getTime() - Date.parse(since)) / 1000
  return share < 0.05 || share >= 1 || spent < 2 ? null : Math.ceil(spent / share - spent)
}
