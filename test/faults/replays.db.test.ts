import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everySeat, expectedStatus, rows } from '../access/matrix.ts'
import type { Row } from '../access/row.ts'
import type { SeatName } from '../chain.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'
import type { Document } from './schema.ts'

let http: HttpChain
let walked: Walk
let absent = false
beforeAll(async () => {
  const made = await httpChain(undefined, {}, { rate: () => Number.MAX_SAFE_INTEGER })
  if (!made) {
    absent = true
    return
  }
  http = made
  walked = await walk(http)
})
afterAll(() => (absent ? undefined : http.close()))

const wantsKey = (row: Row): boolean => {
  const [method = '', path = ''] = row.route.split(' ')
  const { paths } = http.app.swagger() as unknown as Document
  return (paths[path]?.[method.toLowerCase()]?.parameters ?? []).some(({ name }) => name === 'idempotency-key')
}

const seatFor = (row: Row): SeatName | null => {
  const seat = everySeat.find(candidate => expectedStatus(row, candidate) < 300)
  return seat === undefined || seat === 'nobody' ? null : seat
}

const send = (row: Row, seat: SeatName, headers: Record<string, string>, body = row.body?.(walked, http.chain.ids)) =>
  http.call(seat, row.route.split(' ')[0] as 'POST', row.path(walked, http.chain.ids), body, {
    ...(row.ifMatch === undefined ? {} : { 'if-match': `"${row.ifMatch}"` }),
    ...headers,
  })

describe('a request that creates', () => {
  it('sent twice at once with one key is carried out once, and with that key nothing else is', {
    timeout: 300_000,
  }, async ({ skip }) => {
    skip(absent)
    const faults: string[] = []
    let created = 0
    for (const [n, row] of rows.entries()) {
      const seat = seatFor(row)
      if (!seat || !wantsKey(row)) continue
      const key = { 'idempotency-key': `replayed-request-${n}` }
      const [one, two] = await Promise.all([send(row, seat, key), send(row, seat, key)])
      const note = (what: string) =>
        faults.push(`${row.route}: ${what}: ${one.status} ${two.status} ${two.text.slice(0, 120)}`)
      if (one.status >= 500 || two.status >= 500) note('a fault of the server')
      const done = [one, two].filter(({ status }) => status === 201)
      if (done.length === 0) continue // an earlier route of the matrix has done it: both are refused alike
      created++
      const [first, second] = [done[0]!, [one, two].find(answer => answer !== done[0])!]
      const again = await send(row, seat, key)
      // A secret is shown once: its repetition is told that it was done.
      const secret = second.status === 409 && second.body.code === 'already_done'
      if (!secret && second.text !== first.text) note('two answers')
      if (!secret && again.text !== first.text) note('another answer later')
      const other = await send(row, seat, { ...key, 'if-match': '"77"' })
      if (other.body?.code !== 'idempotency_key_reused') note(`the key served another request with ${other.status}`)
      const elsewhere = await http.call(seat, 'POST', '/report-drafts', { kind: 'FIRST', content: {} }, key)
      if (elsewhere.status < 400) note('the key served another route')
    }
    expect(faults).toEqual([])
    expect(created).toBeGreaterThan(20)
  })
})

describe('a change to something that others have changed', () => {
  it('is refused as stale, or without its version, on every route that asks for one', async ({ skip }) => {
    skip(absent)
    const faults: string[] = []
    for (const row of rows) {
      const seat = seatFor(row)
      if (!seat || row.ifMatch === undefined) continue
      for (const version of ['"99"', '']) {
        const answer = await send(row, seat, { 'if-match': version })
        if (answer.status < 400 || answer.status >= 500)
          faults.push(`${row.route} with If-Match ${version}: ${answer.status} ${answer.text.slice(0, 120)}`)
      }
    }
    expect(faults).toEqual([])
  })
})

describe('answers of a recipient that arrive in the wrong order', () => {
  it('R-042: are refused until the one before has come, and then taken', async ({ skip }) => {
    skip(absent)
    const edition = walked.othersEdition
    const at = async () => ({
      'if-match': `"${(await http.call('peer', 'GET', `/editions/${edition}`)).body.delivery.version}"`,
    })
    const act = async () => http.call('peer', 'PUT', `/editions/${edition}/action`, { action: '点検した' }, await at())
    const assess = async () =>
      http.call(
        'peer',
        'PUT',
        `/editions/${edition}/assessment`,
        { assessment: 'AFFECTED', affectedCount: 1 },
        await at(),
      )
    const acknowledged = (await http.call('peer', 'GET', `/editions/${edition}`)).body.delivery.acknowledgedAt
    if (!acknowledged) expect((await assess()).status).toBe(409)
    expect((await act()).status).toBe(409)
    await http.call('peer', 'POST', `/editions/${edition}/acknowledgement`)
    expect((await act()).status).toBe(409)
    expect((await assess()).status).toBe(200)
    expect((await act()).status).toBe(200)
  })
})
