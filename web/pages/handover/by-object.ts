/** What happened to one thing during a shift, in its order; the thing that changed last comes first. */
export interface ChangedObject<Change> {
  number: string | null
  changes: Change[]
}

/**
 * A shift changes a few things many times: read by thing, a hundred rows become twenty.
 * @param changes newest first; what has no number of its own stays alone
 */
export const byObject = <Change extends { number: string | null }>(
  changes: readonly Change[],
): ChangedObject<Change>[] => {
  const groups = new Map<string, ChangedObject<Change>>()
  for (const [at, change] of changes.entries()) {
    const key = change.number ?? `alone ${at}`
    const group = groups.get(key) ?? { number: change.number, changes: [] }
    group.changes.unshift(change)
    groups.set(key, group)
  }
  return [...groups.values()]
}
