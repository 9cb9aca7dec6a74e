import { expect, it } from 'vitest'
import { openDatabase } from './database.ts'

it('a database that cannot be reached is named by the setting that leads to it', async () => {
  const login = 'postgres://login@127.0.0.1:1/noroshi'
  const owner = 'postgres://owner@127.0.0.1:1/noroshi'
  const config = { data: '', databaseUrl: login }
  await expect(openDatabase(config)).rejects.toThrow(/database of DATABASE_URL/)
  await expect(openDatabase(config, owner)).rejects.toThrow(/database of DATABASE_OWNER_URL/)
})
