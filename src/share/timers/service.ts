import { z } from 'zod'
import { minutes } from '../../kernel/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Deadline, deadlines, timerKinds } from './model.ts'
import * as store from './store.ts'

const overrides = z.partialRecord(
  z.enum(Object.keys(deadlines) as [Deadline, ...Deadline[]]),
  z.number().int().positive(),
)

export type DueFrom = (deadline: Deadline, from: Date) => Date

/** The installation's own deadlines, read once for as many as one likes. */
export const deadlinesSet = async (tx: Tx): Promise<DueFrom> => {
  const set = overrides.safeParse((await store.readSetting(tx, 'deadlines')) ?? {})
  const own = set.success ? set.data : {}
  return (deadline, from) => new Date(from.getTime() + minutes(own[deadline] ?? deadlines[deadline]))
}

/** When something that began at `from` is due. */
export const dueAt = async (tx: Tx, deadline: Deadline, from: Date): Promise<Date> =>
  (await deadlinesSet(tx))(deadline, from)

/** Starts the clock of what organisations owe, in the transaction that causes it. Started anew, it runs anew. */
export const start = async (tx: Tx, timer: store.NewTimer): Promise<void> => {
  if (timer.organisations.length > 0) await store.insertTimers(tx, { ...timer, duty: timerKinds[timer.kind].duty })
}

/** The act that was owed has been done: no further reminder goes out. */
export const satisfy = (tx: Tx, owed: store.OwedThing, at: Date): Promise<void> => store.stopTimers(tx, owed, true, at)

/** Nobody owes it any more. */
export const cancel = (tx: Tx, owed: store.OwedThing, at: Date): Promise<void> => store.stopTimers(tx, owed, false, at)
