import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errors } from '../../src/kernel/errors.ts'
import { everySeat, expectedStatus, rows } from '../access/matrix.ts'
import { undoing } from '../access/rollback.ts'
import type { Row } from '../access/row.ts'
import type { SeatName } from '../chain.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { type Walk, walk } from '../walk.ts'
import { type Hostile, hostileFor, hostileHeaders, hostileInUrl, jsonOf, RawJson } from './hostile.ts'
import { type Document, exampleOf, type Field, fieldsOf, type Operation, put, resolver, type Schema } from './schema.ts'

let http: HttpChain
let walked: Walk
let document: Document
let origin = ''
let absent = false
let undo = false
/** Transactions of the request under way that would have left something behind. */
let written = 0

beforeAll(async () => {
  const made = await httpChain(
    world => {
      const undone = undoing(world, async tx => {
        const { rows } = await sql<{
          xid: string | null
        }>`select pg_current_xact_id_if_assigned()::text as xid`.execute(tx)
        if (rows[0]?.xid) written++
      })
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
  undo = true
  document = http.app.swagger() as unknown as Document
  await http.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(http.app.server.address() as AddressInfo).port}`
})
afterAll(() => (absent ? undefined : http.close()))

/** The seat that gets furthest on a route. */
const seatFor = (row: Row): SeatName | null => {
  const seat = everySeat.find(seat => expectedStatus(row, seat) < 300) ?? 'operator'
  return seat === 'nobody' ? null : seat
}

const operationOf = (row: Row): Operation => {
  const [method = '', path = ''] = row.route.split(' ')
  return document.paths[path]?.[method.toLowerCase()] ?? {}
}

/** A body as it travels. */
const wire = (body: unknown): string | Buffer => (Buffer.isBuffer(body) ? body : JSON.stringify(body))

const bodySchemaOf = (row: Row): Schema | null =>
  operationOf(row).requestBody?.content['application/json']?.schema ?? null

interface Sent {
  path: string
  body?: string | Buffer
  headers?: Record<string, string>
}

interface Answer {
  status: number
  type: string
  text: string
  retryAfter: string | null
}

let requests = 0

const send = async (row: Row, { path, body, headers = {} }: Sent): Promise<Answer> => {
  const [method = ''] = row.route.split(' ')
  const seat = seatFor(row)
  written = 0
  requests++
  const reply = await fetch(`${origin}/api/v1${path}`, {
    method,
    headers: {
      ...(seat ? { cookie: http.cookie(seat) } : {}),
      ...(method === 'POST' ? { 'idempotency-key': `fuzz-key-${requests}` } : {}),
      ...(row.ifMatch === undefined ? {} : { 'if-match': `"${row.ifMatch}"` }),
      ...(body === undefined
        ? {}
        : { 'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
    redirect: 'manual',
  })
  const type = reply.headers.get('content-type') ?? ''
  const answer = { status: reply.status, type, retryAfter: reply.headers.get('retry-after') }
  if (!type.includes('event-stream')) return { ...answer, text: await reply.text() }
  await reply.body?.cancel()
  return { ...answer, text: '' }
}

/** Words of a program, a database or a file system, which tell an attacker more than the person. */
const inside =
  /\bat [\w.<>]+ \(|node_modules|\.ts:\d+|\bselect\b.+\bfrom\b|insert into|violates|pg_|SQLSTATE|syntax error|ECONN|ENOENT/i

/** Sign-in counts its failures, and so it should. */
const countsFailures = new Set([
  'POST /api/v1/session',
  'POST /api/v1/session/factor',
  'POST /api/v1/session/passkey',
  'POST /api/v1/me/factors/{id}/confirmation',
  'PUT /api/v1/me/password',
])

const related = (one: string, other: string) =>
  one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)

/** What is wrong with an answer; empty when nothing is. */
const faultsOf = (row: Row, answer: Answer, expected: { refused: boolean; pointer?: string }): string[] => {
  const found: string[] = []
  if (answer.status >= 500) return [`${answer.status} ${answer.text.slice(0, 200)}`]
  if (expected.refused && answer.status < 400) found.push(`was taken with ${answer.status}`)
  if (answer.status < 400) return found
  if (written > 0 && !countsFailures.has(row.route))
    found.push(`refused with ${answer.status}, and yet something is stored`)
  if (!answer.type.startsWith('application/problem+json'))
    return [...found, `answers ${answer.type}: ${answer.text.slice(0, 80)}`]
  if (answer.text.length > 100_000) found.push(`a refusal of ${answer.text.length} characters`)
  if (inside.test(answer.text)) found.push(`speaks of its inside: ${inside.exec(answer.text)?.[0]}`)
  const problem = JSON.parse(answer.text)
  if (!(problem.code in errors) || !problem.ja || !problem.en) found.push(`no sentence: ${answer.text.slice(0, 80)}`)
  const named: string[] = (problem.errors ?? []).map((error: { pointer: string }) => error.pointer)
  if (expected.pointer !== undefined && expected.refused && problem.code === 'invalid_input') {
    const pointer = expected.pointer
    if (!named.some(name => related(name, pointer))) found.push(`does not name ${pointer}, but ${named.slice(0, 5)}`)
  }
  if (problem.errors?.some((error: { ja: string; en: string }) => !error.ja || !error.en))
    found.push('a field without its sentence')
  return found
}

const pointerOf = (field: Field) => field.path.map(name => `/${name}`).join('')

/** Objects get the unknown key beside their own keys. */
const spoilt = (base: unknown, field: Field, { value }: Hostile, schema: Schema): string => {
  const resolve = resolver(document)
  if (!(value instanceof RawJson) || !value.text.startsWith('{'))
    return jsonOf(put(base, field.path, value, schema, resolve))
  const whole = field.path.reduce<unknown>((within, name) => Reflect.get(Object(within), name), base)
  const own = JSON.stringify(typeof whole === 'object' && whole ? whole : exampleOf(field.schema, resolve))
  const joined = own === '{}' ? value.text : `${own.slice(0, -1)},${value.text.slice(1)}`
  return jsonOf(put(base, field.path, new RawJson(joined), schema, resolve))
}

/** What is megabytes large goes to the body and every fifth field of it, with NOROSHI_FUZZ=full to every field. */
const everyBulk = process.env.NOROSHI_FUZZ === 'full'

/** The headers of versions and keys matter to the routes that read them, the others to every eighth. */
const readsHeader = (row: Row, n: number, header: string): boolean => {
  if (header === 'if-match') return row.ifMatch !== undefined
  if (header === 'idempotency-key') return (operationOf(row).parameters ?? []).some(({ name }) => name === header)
  return n % 8 === 0
}

const withBodies = () => rows.filter(row => bodySchemaOf(row))

describe('hostile input', { timeout: 600_000 }, () => {
  it('in any field of any body is refused with a sentence that names the field, or taken whole', async ({ skip }) => {
    skip(absent, 'this database is not installed')
    const resolve = resolver(document)
    const faults: string[] = []
    for (const row of withBodies()) {
      const schema = bodySchemaOf(row)!
      const base = row.body?.(walked, http.chain.ids) ?? exampleOf(schema, resolve)
      const path = row.path(walked, http.chain.ids)
      for (const [n, field] of fieldsOf(schema, resolve).entries()) {
        for (const hostile of hostileFor(field, everyBulk || n % 5 === 0)) {
          const answer = await send(row, { path, body: spoilt(base, field, hostile, schema) })
          for (const fault of faultsOf(row, answer, { refused: hostile.refused, pointer: pointerOf(field) }))
            faults.push(`${row.route} ${pointerOf(field)} with ${hostile.name}: ${fault}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('in any parameter of any path or query is refused with a sentence, or means what it says', async ({ skip }) => {
    skip(absent, 'this database is not installed')
    const faults: string[] = []
    const send1 = async (row: Row, path: string, what: string) => {
      const body = row.body?.(walked, http.chain.ids)
      const answer = await send(row, { path, ...(body === undefined ? {} : { body: wire(body) }) })
      for (const fault of faultsOf(row, answer, { refused: false })) faults.push(`${row.route} ${what}: ${fault}`)
    }
    for (const row of rows) {
      const whole = row.path(walked, http.chain.ids)
      const [path = '', query = ''] = whole.split('?')
      const steps = path.split('/')
      const template = row.route.split(' ')[1]?.replace('/api/v1', '').split('/') ?? []
      for (const [name, value] of Object.entries(hostileInUrl)) {
        for (const [n, step] of template.entries()) {
          if (!step.startsWith('{')) continue
          await send1(row, `${steps.with(n, value).join('/')}${query && `?${query}`}`, `${step} with ${name}`)
        }
        for (const parameter of operationOf(row).parameters ?? []) {
          if (parameter.in !== 'query') continue
          const others = query.split('&').filter(part => part && !part.startsWith(`${parameter.name}=`))
          const given = (...values: string[]) =>
            `${path}?${[...others, ...values.map(value => `${parameter.name}=${value}`)].join('&')}`
          await send1(row, given(value), `${parameter.name} with ${name}`)
          await send1(row, given(value, value), `${parameter.name} twice with ${name}`)
        }
      }
      await send1(row, `${path}?${query && `${query}&`}nobodyKnows=1&__proto__[x]=1`, 'with parameters nobody knows')
    }
    expect(faults).toEqual([])
  })

  it('in any header is refused with a sentence, or does nothing', async ({ skip }) => {
    skip(absent, 'this database is not installed')
    const faults: string[] = []
    for (const [n, row] of rows.entries()) {
      const path = row.path(walked, http.chain.ids)
      const body = row.body?.(walked, http.chain.ids)
      for (const [header, values] of hostileHeaders) {
        if (!readsHeader(row, n, header)) continue
        for (const value of values) {
          const answer = await send(row, {
            path,
            headers: { [header]: value },
            ...(body === undefined ? {} : { body: wire(body) }),
          })
          for (const fault of faultsOf(row, answer, { refused: false }))
            faults.push(`${row.route} ${header}: ${value.slice(0, 30)}: ${fault}`)
        }
      }
    }
    expect(faults).toEqual([])
  })

  it('of 10 MB is refused with the limit before it is read, on every route that takes a body', async ({ skip }) => {
    skip(absent, 'this database is not installed')
    const tenMegabytes = `{"summary":"${'x'.repeat(10_485_760)}"}`
    const faults: string[] = []
    for (const row of withBodies()) {
      const answer = await send(row, { path: row.path(walked, http.chain.ids), body: tenMegabytes })
      faults.push(...faultsOf(row, answer, { refused: true }).map(fault => `${row.route}: ${fault}`))
      if (answer.status !== 413 || !answer.text.includes('1 MB')) faults.push(`${row.route}: ${answer.status}`)
    }
    expect(faults).toEqual([])
  })

  it('that is no JSON, or ends half way, is refused with a sentence on every route that takes a body', async ({
    skip,
  }) => {
    skip(absent, 'this database is not installed')
    const faults: string[] = []
    for (const row of withBodies()) {
      for (const body of ['', '{', 'null', '"text"', '{"a":1}}', Buffer.from([0xff, 0xfe, 0x00])]) {
        const sent = { path: row.path(walked, http.chain.ids), body, headers: { 'content-type': 'application/json' } }
        const answer = await send(row, sent)
        faults.push(...faultsOf(row, answer, { refused: body !== '' }).map(fault => `${row.route} ${body}: ${fault}`))
      }
    }
    expect(faults).toEqual([])
  })
})
