import type { CasePath } from '../../../kernel/taxonomy/case-states.ts'
import { type CauseDetail, causeClassOf } from '../../../kernel/taxonomy/cause-classes.ts'
import type { OutwardState, Suspicion } from '../../../kernel/taxonomy/decisions.ts'

/** What is set of a report or a case, as far as it tells of an attacker. */
export interface Signs {
  path?: CasePath
  causes: readonly CauseDetail[]
  eventClass?: string
}

/** Malware, code or an intruder on a system: somebody put it there. */
const attackClasses: readonly string[] = ['EV_L_MALWARE', 'EV_L_CODEEXEC', 'EV_L_INTRUSION']

/** A neglected system is intentional by 別紙3 and nevertheless no attack. */
const isAttack = (cause: CauseDetail): boolean => causeClassOf(cause) === 'CA_INT' && cause !== 'CA_INT_NEGLECT'

/** Why the police are to be thought of; empty where nothing suggests an attack. */
export const suspicionsOf = ({ path, causes, eventClass = '' }: Signs): Suspicion[] => [
  ...(path === 'ATTACK' ? (['PATH_ATTACK'] as const) : []),
  ...(causes.some(isAttack) ? (['CAUSE_INTENTIONAL'] as const) : []),
  ...(attackClasses.includes(eventClass) ? (['EVENT_CLASS'] as const) : []),
]

/** Done, or refused with a reason: until then it stays on the list of whoever owes it. */
export const outwardState = (
  task: { doneAt: Date | null; refusedAt: Date | null; dueAt: Date },
  now: Date,
): OutwardState => {
  if (task.doneAt) return 'DONE'
  if (task.refusedAt) return 'REFUSED'
  return task.dueAt <= now ? 'LATE' : 'OPEN'
}
