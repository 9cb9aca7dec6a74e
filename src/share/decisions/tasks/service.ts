import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append } from '../../../trust/audit/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { record } from '../../timeline/service.ts'
import { dueAt, satisfy, start } from '../../timers/service.ts'
import { type Signs, suspicionsOf } from './model.ts'
import * as store from './store.ts'

export { type On, type Scope, scopeOf } from './store.ts'

export interface Owing {
  on: store.On
  number: string
  tlp: string
  /** Who owes it; holds the report or case. */
  organisation: string
}

const clocks = { POLICE: 'POLICE_TASK', LARGE_SCALE: 'LARGE_SCALE_REPORT' } as const

/** Puts a task on somebody's list, with its clock, in the transaction that causes it. @returns null where it is there already */
export const raise = async (
  tx: Tx,
  actor: PersonActor,
  { on, number, tlp, organisation }: Owing,
  task: Pick<store.NewTask, 'kind' | 'why' | 'stage' | 'words'>,
  now: Date,
): Promise<string | null> => {
  const id = newId(now)
  const due = await dueAt(tx, clocks[task.kind], now)
  const { person, post } = actor
  if (!(await store.insertTask(tx, { ...task, id, organisation, on, person, post, at: now, due }))) return null
  const clock = { object: on, subject: id, organisations: [organisation], number, tlp, starts: now, due }
  await start(tx, { kind: clocks[task.kind], ...clock })
  await record(tx, actor, now, {
    ...(on.kind === 'case' ? { caseId: on.id } : { reportId: on.id }),
    subject: on,
    kind: 'outward.set',
    details: { outward: task.kind, organisation },
  })
  await append(tx, actor, now, 'outward.set', on, { task: id, kind: task.kind, why: task.why, organisation })
  await notifyDuty(tx, {
    event: `outward:${id}`,
    organisations: organisation === actor.organisation ? [] : [organisation],
    duty: 'REPORT',
    kind: 'outward.task',
    object: on,
    number,
    tlp,
    now,
  })
  return id
}

/**
 * where an attack or the suspicion of one is set, telling the police becomes a task of whoever was attacked. Once
 * for a case and its reports together, and not where the police know already.
 */
export const suspect = async (tx: Tx, actor: PersonActor, owing: Owing, signs: Signs, now: Date): Promise<void> => {
  const why = suspicionsOf(signs)
  if (why.length === 0) return
  if (await store.policeKnown(tx, await store.scopeOf(tx, owing.on))) return
  await raise(tx, actor, owing, { kind: 'POLICE', why, stage: null, words: '' }, now)
}

/** What was owed has been done: by a record of its own, or by a version of the report that says it. */
export const settle = async (
  tx: Tx,
  kind: keyof typeof clocks,
  scope: store.Scope,
  recordId: string | null,
  now: Date,
): Promise<void> => {
  for (const id of await store.settle(tx, kind, scope, recordId, now))
    await satisfy(tx, { kind: clocks[kind], subject: id, organisation: null }, now)
}
