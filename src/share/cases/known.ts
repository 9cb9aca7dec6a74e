import type { PersonActor } from '../../kernel/actor.ts'
import { must } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { allotNumber } from '../reports/service.ts'
import { record } from '../timeline/service.ts'
import * as store from './store.ts'

export interface KnownOpening {
  title: string
  state: CaseState
  originator: string
  tlp: string
}

/** A case without a report: only the coordinator holds it until the originator has reported. */
export const openWithoutReport = async (
  tx: Tx,
  actor: PersonActor,
  opening: KnownOpening,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'case.open', opening))
  const id = newId(now)
  const number = await allotNumber(tx, 'C')
  const subject = { kind: 'case' as const, id }
  await grant(tx, {
    object: subject,
    to: { organisation: actor.organisation },
    reason: 'own',
    from: now,
    sortKey: now,
  })
  await store.insertCase(tx, { ...opening, id, number, path: 'UNDECIDED', owner: actor.person, causes: [], at: now })
  await store.insertTransition(tx, {
    id: newId(now),
    caseId: id,
    from: null,
    to: opening.state,
    reason: '',
    person: actor.person,
    post: actor.post,
    at: now,
  })
  await record(tx, actor, now, { caseId: id, subject, kind: 'case.opened', details: { number, state: opening.state } })
  await append(tx, actor, now, 'case.opened', subject, { publiclyKnown: true })
  return { id, number }
}
