import { NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { type NoticeRow, readNotice } from './store.ts'

/** A notice that the actor holds; one that is hidden reads like one that does not exist. */
export const mustFind = async (tx: Tx, id: string): Promise<NoticeRow> => {
  const found = await readNotice(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}
