import { NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { findNumber, type Located } from './store.ts'

/** R-1184, C-0187 or A-0091 as somebody said it on the telephone. */
export const locate = async (tx: Tx, number: string): Promise<Located> => {
  const found = await findNumber(tx, number)
  if (!found) throw new NoroshiError('not_found')
  return found
}
