import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { DirectiveKind, DirectiveState } from '../../../kernel/taxonomy/decisions.ts'

/** What a ministry has answered; every time is one that was recorded. */
export interface Task {
  receivedAt: Date | null
  doneAt: Date | null
  refusedAt: Date | null
  /** What came, or what was done, line by line. */
  returns: readonly unknown[]
}

export interface Moments {
  /** By when it is to be received. */
  receiptDue: Date
  dueAt: Date
}

/**
 * Where a ministry stands. Whoever has not even received it in time is silent, at the due day as well; whoever has, and
 * is not done by its day, is late: both are red, and they are two things.
 */
export const directiveState = (task: Task, { receiptDue, dueAt }: Moments, now: Date): DirectiveState => {
  if (task.doneAt) return 'DONE'
  if (task.refusedAt) return 'REFUSED'
  if (!task.receivedAt) return receiptDue <= now || dueAt <= now ? 'SILENT' : 'SENT'
  if (dueAt <= now) return 'LATE'
  return task.returns.length > 0 ? 'PARTLY' : 'RECEIVED'
}

const ended: readonly DirectiveState[] = ['DONE', 'REFUSED']
export const isOpen = (state: DirectiveState): boolean => !ended.includes(state)
export const isRed = (state: DirectiveState): boolean => state === 'LATE' || state === 'SILENT'

/** How far it has come, over all ministries: each is counted once. */
export interface Progress {
  asked: number
  done: number
  refused: number
  working: number
  late: number
  silent: number
}

export const progressOf = (states: readonly DirectiveState[]): Progress => {
  const count = (...wanted: DirectiveState[]) => states.filter(state => wanted.includes(state)).length
  return {
    asked: states.length,
    done: count('DONE'),
    refused: count('REFUSED'),
    working: count('SENT', 'RECEIVED', 'PARTLY'),
    late: count('LATE'),
    silent: count('SILENT'),
  }
}

/** Whoever judges that it is complete: of materials whoever asked for them, of an instruction the ministry itself. */
export const finishedBy = (kind: DirectiveKind): 'ISSUER' | 'MINISTRY' =>
  kind === 'MATERIAL_REQUEST' ? 'ISSUER' : 'MINISTRY'

export const mayReceive = ({ receivedAt }: Task): Decision =>
  receivedAt ? deny('already_done', 'received before') : allow('waiting')

const unfinished = ({ doneAt, refusedAt }: Task): Decision =>
  doneAt || refusedAt ? deny('already_done', 'finished or refused') : allow('open')

export const mayReturn = (task: Task): Decision => (task.doneAt ? deny('already_done', 'finished') : allow('open'))

/** Nothing is finished without a line that says what came or what was done. */
export const mayFinish = (task: Task): Decision => {
  const open = unfinished(task)
  if (!open.allowed) return open
  return task.returns.length > 0 ? allow('evidence') : deny('directive_evidence', 'nothing has come')
}

export const mayRefuse = unfinished
