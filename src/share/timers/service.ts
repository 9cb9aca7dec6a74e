import { z } from 'zod'
import { minutes } from '../../kernel/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type Deadline, deadlines } from './model.ts'
import { readSetting } from './store.ts'

const overrides = z.partialRecord(
  z.enum(Object.keys(deadlines) as [Deadline, ...Deadline[]]),
  z.number().int().positive(),
)

/** When something that began at `from` is due, by the installation's own deadlines. */
export const dueAt = async (tx: Tx, deadline: Deadline, from: Date): Promise<Date> => {
  const set = overrides.safeParse((await readSetting(tx, 'deadlines')) ?? {})
  return new Date(from.getTime() + minutes((set.success ? set.data[deadline] : undefined) ?? deadlines[deadline]))
}
