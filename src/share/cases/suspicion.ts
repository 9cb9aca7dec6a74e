import type { PersonActor } from '../../kernel/actor.ts'
import type { CasePath } from '../../kernel/taxonomy/case-states.ts'
import type { CauseDetail } from '../../kernel/taxonomy/cause-classes.ts'
import type { Tx } from '../../platform/db/database.ts'
import { suspect } from '../decisions/tasks/service.ts'

interface Suspected {
  id: string
  number: string
  tlp: string
  originatorId: string
  path?: CasePath
  causes: readonly string[]
  eventClass?: string
}

/** an attack, or the suspicion of one, that is set on the case makes telling the police a task of its originator. */
export const thinkOfPolice = (
  tx: Tx,
  actor: PersonActor,
  { id, number, tlp, originatorId, causes, ...signs }: Suspected,
  now: Date,
): Promise<void> =>
  suspect(
    tx,
    actor,
    { on: { kind: 'case', id }, number, tlp, organisation: originatorId },
    { ...signs, causes: causes as CauseDetail[] },
    now,
  )
