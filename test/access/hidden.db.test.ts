import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SeatName } from '../chain.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'
import { expectedStatus, rows } from './matrix.ts'
import { undoing } from './rollback.ts'
import type { Row } from './row.ts'

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
})
afterAll(() => (absent ? undefined : http.close()))

const outsiders: readonly SeatName[] = ['stranger', 'body', 'police', 'peer', 'ministry2', 'ceptoar2']
const methodOf = (row: Row) => row.route.split(' ')[0] as 'GET'

const answerOf = async (seat: SeatName, row: Row, path = row.path(walked, http.chain.ids)) => {
  const body = row.body?.(walked, http.chain.ids)
  const ifMatch = { 'if-match': `"${row.ifMatch ?? 1}"` }
  const { status, text } = await http.call(seat, methodOf(row), path, body, ifMatch)
  return { status, text }
}

/** Everything that a seat can read: lists, counts, tables, searches, pages. The stream's ids count all events there are. */
const readings = rows.filter(row => methodOf(row) === 'GET' && !row.route.endsWith('/live'))

describe('what somebody may not see', () => {
  it('changes none of the answers: no list, count, total, search, table or page', { timeout: 300_000 }, async ({
    skip,
  }) => {
    skip(absent)
    const read = async () => {
      undo = true // reading itself is recorded; both readings meet the same state
      const answers = new Map<string, string>()
      for (const seat of outsiders)
        for (const row of readings) {
          const { status, text } = await answerOf(seat, row)
          answers.set(`${seat} ${row.route}`, `${status} ${text}`)
        }
      undo = false
      return answers
    }
    const before = await read()
    const hidden = await http.call('operator', 'POST', '/reports', {
      content: { summary: '改札がまた止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } },
    })
    expect(hidden.status).toBe(201)
    await http.relay()
    await http.call('duty', 'PUT', `/reports/${hidden.body.id}/versions/1/receipt`)
    const opened = await http.call('duty', 'POST', '/cases', {
      report: hidden.body.id,
      title: '再発',
      state: 'CONFIRMED',
    })
    expect(opened.status).toBe(201)
    await http.call('duty', 'POST', `/cases/${opened.body.id}/measures`, {
      text: '交換',
      ownerOrganisation: http.chain.ids.OPERATOR,
    })
    await http.call('ministry', 'POST', `/reports/${hidden.body.id}/messages`, { body: '状況を教えてください。' })
    const after = await read()
    const changed = [...before].filter(([name, answer]) => after.get(name) !== answer).map(([name]) => name)
    expect(changed).toEqual([])
    expect(before.size).toBeGreaterThan(200)
  })

  it('is answered word for word as what does not exist, on every route that names an object', {
    timeout: 300_000,
  }, async ({ skip }) => {
    skip(absent)
    undo = true
    const told: string[] = []
    for (const row of rows.filter(({ route }) => route.includes('{id}'))) {
      const path = row.path(walked, http.chain.ids)
      const steps = path.split('/')
      const place = row.route
        .replace(/^\w+ \/api\/v1/, '')
        .split('/')
        .indexOf('{id}')
      const nowhere = steps
        .with(place, `00000000-0000-7000-8000-00000000abcd${/\?.*/.exec(steps[place] ?? '') ?? ''}`)
        .join('/')
      for (const seat of outsiders) {
        if (expectedStatus(row, seat) !== 404) continue
        const [hidden, missing] = [await answerOf(seat, row), await answerOf(seat, row, nowhere)]
        if (hidden.status !== missing.status || hidden.text !== missing.text)
          told.push(
            `${seat} ${row.route}: ${hidden.status} ${hidden.text.slice(0, 80)} / ${missing.status} ${missing.text.slice(0, 80)}`,
          )
      }
    }
    undo = false
    expect(told).toEqual([])
  })
})
