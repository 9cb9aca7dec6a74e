import { describe, expect, it } from 'vitest'
import { databaseTrouble } from './away.ts'

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more)

describe('an error of the database', () => {
  it('says which troubles pass and which need room, and leaves every other error as it is', () => {
    for (const code of ['57P01', '57P02', '57P03', '08006', '53300', 'ECONNREFUSED', 'ECONNRESET'])
      expect([code, databaseTrouble(error('', { code }))]).toEqual([code, 'database_away'])
    expect(databaseTrouble(error('connect ENOENT /run/.s.PGSQL.5432', { code: 'ENOENT', syscall: 'connect' }))).toBe(
      'database_away',
    )
    expect(databaseTrouble(error('Connection terminated unexpectedly'))).toBe('database_away')
    expect(databaseTrouble(error('timeout exceeded when trying to connect'))).toBe('database_away')
    expect(databaseTrouble(error('could not extend file', { code: '53100' }))).toBe('database_full')
    for (const other of [
      error('duplicate key', { code: '23505' }),
      error('open', { code: 'ENOENT', syscall: 'open' }),
      error('x'),
    ])
      expect(databaseTrouble(other)).toBeNull()
  })
})
