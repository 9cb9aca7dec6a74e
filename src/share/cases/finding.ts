import { must, NoroshiError } from '../../kernel/errors.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../platform/db/database.ts'
import { mayWrite } from './model.ts'
import * as store from './store.ts'

/** A case that the actor holds; one that is hidden reads like one that does not exist. */
export const mustFind = async (tx: Tx, id: string): Promise<store.CaseRow> => {
  const found = await store.readCase(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** The case as it stands until the transaction ends: nothing is added to it while somebody closes it. */
export const mustHold = async (tx: Tx, id: string): Promise<store.CaseRow> => {
  if (!(await store.lockCase(tx, id))) throw new NoroshiError('not_found')
  return mustFind(tx, id)
}

/**
 * The same for what stands in a part that was merged: it may be written on until the case that it goes on in is closed,
 * also by those who may not read that case.
 */
export const mustHoldWritable = async (tx: Tx, id: string): Promise<store.CaseRow> => {
  const stands: CaseState | null = await store.lockCase(tx, id)
  if (!stands) throw new NoroshiError('not_found')
  must(mayWrite({ state: stands }))
  return mustFind(tx, id)
}
