import { createHash } from 'node:crypto'
import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'

/**
 * Before a statement that is asked often and finds its rows by their keys, whatever they are: the server keeps it parsed,
 * rewritten under row-level security and planned. A list is not among them, because its plan goes by whose list it is.
 */
export const kept = sql.raw('/* kept */')
/** The same for a text that somebody else has written. */
export const keptText = (text: string): string => `/* kept */ ${text}`

const isKept = /^\s*(insert into|\/\* kept \*\/)/i
/** Each connection remembers each of them; statements with many rows have many shapes. */
const mostKept = 500
const names = new Map<string, string>()

const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known || names.size >= mostKept || !isKept.test(text)) return known
  const name = `n${createHash('sha256').update(text).digest('hex').slice(0, 20)}`
  names.set(text, name)
  return name
}

const nothing = { command: 'SELECT', rowCount: 0, rows: [] }

/**
 * The pool as the query builder wants it. A transaction begins with its first statement, in one trip to the server where that
 * has no parameters (`enter` in actor.ts); statements marked above keep their plans. The embedded database has one session
 * for one client after the other, which would meet the statements of its predecessor: there none is kept.
 */
export const trips = (pool: pg.Pool, keeps: boolean): PostgresPool => ({
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect()
    let begins = false
    const send = (text: string, values: unknown[]) => {
      const name = keeps ? nameOf(text) : undefined
      return client.query(name ? { name, text, values } : { text, values })
    }
    const query = async (text: string, values: unknown[]) => {
      if (text === 'begin') {
        begins = true
        return nothing
      }
      if (!begins) return send(text, values)
      begins = false
      if (text === 'commit' || text === 'rollback') return nothing
      if (values.length === 0) {
        const results: unknown = await client.query(`begin; ${text}`)
        return Array.isArray(results) ? results.at(-1) : results
      }
      await client.query('begin')
      return send(text, values)
    }
    return { query: query as PostgresPoolClient['query'], release: () => client.release() }
  },
})
