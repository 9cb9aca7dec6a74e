import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'
import { everySeat, expectedStatus, rows } from './matrix.ts'
import { undoing } from './rollback.ts'
import type { Seat } from './row.ts'

let http: HttpChain
let walked: Walk
let absent = false
let undo = false

beforeAll(async () => {
  const made = await httpChain(world => {
    const undone = undoing(world)
    return {
      get kysely() {
        return undo ? undone.kysely : world.kysely
      },
      clock: world.clock,
    }
  })
  if (!made) {
    absent = true
    return
  }
  http = made
  walked = await walk(http)
  undo = true
})
afterAll(() => (absent ? undefined : http.close()))

const routesOfDocument = (): string[] => {
  const { paths } = http.app.swagger() as { paths: Record<string, Record<string, unknown>> }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
  )
}

const seatOf = (seat: Seat) => (seat === 'nobody' ? null : seat)

describe('who may do what', () => {
  it('has a row for every route of the OpenAPI document, and none for a route that is gone', ({ skip }) => {
    skip(absent)
    expect(rows.map(row => row.route).sort()).toEqual(routesOfDocument().sort())
  })

  it.each(rows.map(row => [row.route, row] as const))('%s answers each seat as written', async (_, row) => {
    if (absent) return
    const [method] = row.route.split(' ') as ['GET']
    const answers: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const seat of everySeat) {
      const { status } = await http.call(
        seatOf(seat),
        method,
        row.path(walked, http.chain.ids),
        row.body?.(walked, http.chain.ids),
        row.ifMatch !== undefined ? { 'if-match': `"${row.ifMatch}"` } : {},
      )
      answers[seat] = status
      expected[seat] = expectedStatus(row, seat)
    }
    expect(answers).toEqual(expected)
  })

  it('refuses an id of another organisation wherever a request names a second object', async ({ skip }) => {
    skip(absent)
    const { ids } = http.chain
    const sentence = { summary: '改札が止まった。', contact: { name: '早瀬', phone: '03-0000-0142' } }
    const swaps: [Parameters<HttpChain['call']>[0], 'POST' | 'PUT', string, unknown][] = [
      ['operator', 'PUT', `/cases/${walked.case}/measures/${walked.strangerMeasure}`, { state: 'DOING' }],
      ['duty', 'PUT', `/cases/${walked.case}/measures/${walked.strangerMeasure}`, { state: 'DOING' }],
      ['operator', 'POST', `/cases/${walked.case}/messages`, { body: '回答', answers: walked.strangerQuestion }],
      ['operator', 'POST', `/reports/${walked.report}/messages`, { body: '回答', answers: walked.question }],
      ['operator', 'POST', '/reports', { content: sentence, convertedFrom: walked.strangerReport }],
      ['operator', 'POST', '/reports', { content: sentence, ministry: ids.MINISTRY2 }],
      ['duty', 'POST', `/cases/${walked.case}/reports`, { report: walked.strangerReport }],
      ['duty', 'POST', `/cases/${walked.case}/measures`, { text: '遮断', ownerOrganisation: ids.PEER }],
      ['operatorHead', 'POST', `/organisations/${ids.PEER}/identifiers`, { kind: 'DOMAIN', value: 'x.example' }],
      ['peer', 'PUT', `/editions/${walked.victimEdition}/assessment`, { assessment: 'NOT_AFFECTED' }],
      ['operator', 'PUT', `/editions/${walked.othersEdition}/assessment`, { assessment: 'NOT_AFFECTED' }],
      ['stranger', 'POST', `/consents/${walked.openConsent}/answer`, { verdict: 'GRANTED' }],
    ]
    for (const [seat, method, path, body] of swaps) {
      const { status } = await http.call(seat, method, path, body, { 'if-match': '"1"' })
      expect([seat, method, path, status >= 400 && status < 500]).toEqual([seat, method, path, true])
    }
  })

  it('keeps the drafts’ struck words, the case and the other recipients out of a recipient’s edition and board', async ({
    skip,
  }) => {
    skip(absent)
    for (const page of ['', '/board', '/board.csv']) {
      const { text } = await http.call('peer', 'GET', `/editions/${walked.othersEdition}${page}`)
      for (const hidden of [
        walked.case,
        walked.advisory,
        walked.report,
        http.chain.ids.OPERATOR,
        http.chain.ids.STRANGER,
        'STRANGER',
        'OPERATOR',
      ]) {
        expect([page, text.includes(String(hidden))]).toEqual([page, false])
      }
    }
  })
})
