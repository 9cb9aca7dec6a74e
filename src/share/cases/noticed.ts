import type { PersonActor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { allotNumber } from '../reports/service.ts'
import { record } from '../timeline/service.ts'
import * as store from './store.ts'

export interface NoticedOpening {
  title: string
  tlp: string
  /** The ministry whose network was seen. */
  originator: string
  /** Who leads cases; they find it without an owner on their board. */
  coordinators: readonly string[]
}

/**
 * A notice opens a case before anybody has reported: the watch that gave it, the window and the coordinator hold it
 * from the same transaction on. Whether it may was decided by the slice that gives notices.
 */
export const openNoticed = async (
  tx: Tx,
  actor: PersonActor,
  { title, tlp, originator, coordinators }: NoticedOpening,
  now: Date,
): Promise<{ id: string; number: string }> => {
  const id = newId(now)
  const number = await allotNumber(tx, 'C')
  const object = { kind: 'case' as const, id }
  const give = (organisation: string, reason: string) => ({
    ...{ object, to: { organisation }, reason, from: now, sortKey: now },
  })
  await grant(
    tx,
    give(actor.organisation, 'own'),
    give(originator, 'party'),
    ...coordinators.map(coordinator => give(coordinator, 'coordinator')),
  )
  const opened = {
    id,
    number,
    title,
    tlp,
    originator,
    state: 'SUSPECTED' as const,
    path: 'ATTACK' as const,
    owner: null,
  }
  await store.insertCase(tx, { ...opened, causes: [], at: now })
  await store.insertTransition(tx, {
    ...{ id: newId(now), caseId: id, from: null, to: opened.state, reason: '' },
    ...{ person: actor.person, post: actor.post, at: now },
  })
  await record(tx, actor, now, {
    ...{ caseId: id, subject: object, kind: 'case.opened' },
    details: { number, state: opened.state },
  })
  await append(tx, actor, now, 'case.opened', object, { noticed: true })
  return { id, number }
}
