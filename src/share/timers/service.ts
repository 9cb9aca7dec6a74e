import { z } from 'zod'
import { minutes } from '../../kernel/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Deadline, deadlines, timerKinds } from './model.ts'
import * as store from './store.ts'

const overrides = z.partialRecord(
  z.enum(Object.keys(deadlines) as [Deadline, ...Deadline[]]),
  z.number().int().positive(),
)

/** When something that began at `from` is due, by the installation's own deadlines. */
export const dueAt = async (tx: Tx, deadline: Deadline, from: Date): Promise<Date> => {
  const set = overrides.safeParse((await store.readSetting(tx, 'deadlines')) ?? {})
  return new Date(from.getTime() + minutes((set.success ? set.data[deadline] : undefined) ?? deadlines[deadline]))
}

/** Starts the clock of what organisations owe, in the transaction that causes it. Started anew, it runs anew. */
export const start = async (tx: Tx, timer: store.NewTimer): Promise<void> => {
  if (timer.organisations.length > 0) await store.insertTimers(tx, { ...timer, duty: timerKinds[timer.kind].duty })
}

/** The act that was owed has been done: no further reminder goes out. */
export const satisfy = (tx: Tx, owed: store.OwedThing, at: Date): Promise<void> => store.stopTimers(tx, owed, true, at)

/** Nobody owes it any more. */
export const cancel = (tx: Tx, owed: store.OwedThing, at: Date): Promise<void> => store.stopTimers(tx, owed, false, at)
