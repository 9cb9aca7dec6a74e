import type { SystemActor } from '../../kernel/actor.ts'
import { minutes, systemClock } from '../../kernel/clock.ts'
import { type World, withActor } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { forgetWaiting, knownContents } from './service.ts'

const keeper: SystemActor = { type: 'system', system: 'storage' }
const day = minutes(24 * 60)
const batch = 500

/** Which of these bytes some record still names. */
type Knowing = (tx: Tx, contents: readonly string[]) => Promise<ReadonlySet<string>>

/**
 * Removes uploads that were never sent for a week, and bytes without a record: a process killed between storing a file
 * and recording it leaves such. Bytes younger than a day may belong to an upload that is under way. The age of bytes is
 * told by the real clock, for a drill’s clock knows nothing of the storage.
 * @param others who else keeps bytes in the storage
 * @returns how many files were removed
 */
export const clearOrphans = async (
  world: World,
  storage: Storage,
  others: readonly Knowing[] = [],
): Promise<number> => {
  const before = new Date(systemClock.now().getTime() - day)
  const unsent = new Date(world.clock.now().getTime() - 7 * day)
  const forgotten = await withActor(world, keeper, tx => forgetWaiting(tx, unsent))
  for (const content of forgotten) await storage.remove(content)
  await storage.clearHalves(before)
  let removed = forgotten.length
  let old: string[] = []
  const clear = async () => {
    const known: ReadonlySet<string>[] = []
    for (const knowing of [knownContents, ...others]) known.push(await withActor(world, keeper, tx => knowing(tx, old)))
    const orphans = old.filter(id => !known.some(ids => ids.has(id)))
    for (const id of orphans) await storage.remove(id)
    removed += orphans.length
    old = []
  }
  for await (const { id, at } of storage.list()) {
    if (at < before) old.push(id)
    if (old.length === batch) await clear()
  }
  if (old.length > 0) await clear()
  return removed
}
