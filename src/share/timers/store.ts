import type { Tx } from '../../platform/db/database.ts'

export const readSetting = async (tx: Tx, key: string): Promise<unknown> => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}
