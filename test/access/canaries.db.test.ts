import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'
import { everySeat, rows } from './matrix.ts'
import { everyCanary, plant } from './planting.ts'
import { undoing } from './rollback.ts'

let http: HttpChain
let walked: Walk
let absent = false
let undo = false

beforeAll(async () => {
  const made = await httpChain(
    world => {
      const undone = undoing(world)
      return {
        get kysely() {
          return undo ? undone.kysely : world.kysely
        },
        clock: world.clock,
      }
    },
    {},
    { rate: () => Number.MAX_SAFE_INTEGER },
  )
  if (!made) {
    absent = true
    return
  }
  http = made
  walked = await walk(http)
  await plant(http, walked)
  undo = true
}, 120_000)
afterAll(() => (absent ? undefined : http.close()))

const words = Object.entries(everyCanary)

describe('a confidential word', () => {
  it('is read by nobody outside its circle: pages, lists, counts, exports, receipts, audit, file names, errors', {
    timeout: 600_000,
  }, async ({ skip }) => {
    skip(absent)
    const leaks = new Set<string>()
    const seen = new Set<string>()
    for (const seat of everySeat) {
      for (const row of rows) {
        const [method] = row.route.split(' ') as ['GET']
        const headers = { 'if-match': `"${row.ifMatch ?? 1}"` }
        const path = row.path(walked, http.chain.ids)
        const body = row.body?.(walked, http.chain.ids)
        const answer = await http.call(seat === 'nobody' ? null : seat, method, path, body, headers)
        const asked = `${path} ${JSON.stringify(body)}`
        const text = `${answer.text} ${answer.head}`
        for (const [field, { word, circle }] of words) {
          if (!text.includes(word) || asked.includes(word)) continue
          if (circle.split(' ').includes(seat)) seen.add(field)
          else leaks.add(`${seat} reads ${field} in ${row.route}`)
        }
      }
    }
    expect([...leaks]).toEqual([])
    // A word that nobody at all reads was planted nowhere, and would prove nothing.
    const unread = words.map(([field]) => field).filter(field => !seen.has(field))
    expect(unread).toEqual([])
  })

  it('stands in no notification, audit entry, entry of a timeline, job or live update', async ({ skip }) => {
    skip(absent)
    // A timeline tells when something happened in the words of whoever knows, and what was put on record; both lie under grants.
    const told = new Set(['timeline_entry occurredWords', 'timeline_entry seriousReason'])
    for (const table of ['notification', 'audit_entry', 'timeline_entry', 'pgboss.job', 'live_change']) {
      const { rows: stored } = await http.chain.owner.pool.query(`select to_jsonb(t)::text as text from ${table} t`)
      expect([table, stored.length > 0]).toEqual([table, true])
      for (const { text } of stored)
        for (const [field, { word }] of words)
          expect([table, field, text.includes(word) && !told.has(`${table} ${field}`)]).toEqual([table, field, false])
    }
  })
})
