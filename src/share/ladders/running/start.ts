import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append } from '../../../trust/audit/service.ts'
import { dueAt } from '../../timers/service.ts'
import { defaultLadder } from '../model.ts'
import * as store from './store.ts'

export interface Beginning {
  occasion: LadderOccasion
  /** Whose people must know. */
  organisation: string
  /** What they must know of; the actor holds a grant on it. */
  object: { kind: string; id: string }
  number: string
  tlp: Tlp
  summary?: string
  test?: boolean
}

/**
 * Sets a ladder going in the transaction that causes it; the first call leaves within a second of its commit. Begun twice
 * for the same thing it is the same run. @returns the run
 */
export const start = async (
  tx: Tx,
  actor: PersonActor,
  beginning: Beginning & { run?: string },
  now: Date,
): Promise<{ id: string }> => {
  const run = beginning.run ?? newId(now)
  const { occasion, organisation, object, number, tlp, summary = '', test = false } = beginning
  const id = await store.startRun(tx, {
    id: run,
    ...{ occasion, organisation, object, number, tlp, summary, test },
    otherwise: defaultLadder(occasion),
    at: now,
    informBy: await dueAt(tx, 'RESPONSIBLE_INFORMED', now),
  })
  if (id === run) await append(tx, actor, now, 'ladder.begun', { kind: 'ladder_run', id }, { occasion, test })
  return { id }
}

/** What the ladders of a thing called for is no longer needed; null for `organisation` ends those of all. */
export const stop = async (
  tx: Tx,
  actor: PersonActor,
  { object, organisation }: { object: string; organisation: string | null },
  now: Date,
): Promise<void> => {
  const stopped = await store.stopRuns(tx, object, organisation, now)
  if (stopped > 0) await append(tx, actor, now, 'ladder.stopped', { kind: 'ladder_run', id: null }, { object, stopped })
}
