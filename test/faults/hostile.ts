import type { Field } from './schema.ts'

/** JSON as text, where no value of JavaScript says it: a deep nest, a key that means something to an object. */
export class RawJson {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export interface Hostile {
  name: string
  value: unknown
  /** Nobody may take it: the answer must be a refusal that names the field. */
  refused: boolean
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'object' ? 'object' : typeof value

const deep = (levels: number) => new RawJson('['.repeat(levels) + ']'.repeat(levels))

/** Values of every JSON type, so that each field meets all the types it is not. */
const ofEveryType: Readonly<Record<string, unknown>> = {
  null: null,
  'a truth value': true,
  'a number': 42,
  'a text': 'あ',
  'a list': [],
  'an object': {},
}

const dates = {
  'a date of 1601': '1601-01-01T00:00:00Z',
  'a date of 2106': '2106-02-07T06:28:16Z',
  'a date of the year 0': '0000-01-01T00:00:00Z',
  'a date of the year 9999': '9999-12-31T23:59:59.999Z',
  'a day of 1601': '1601-01-01',
  'a day of 2106': '2106-02-07',
  'a day of the year 0': '0000-01-01',
  'a day that is none': '2026-02-30',
  'a date beyond four digits': '+275760-09-13T00:00:00Z',
} as const

/** Texts that a database, a terminal or a page might choke on. The first three can be stored by no database. */
const texts = {
  'a NUL byte': 'a\u0000b',
  'a lone high surrogate': 'a\ud800b',
  'a lone low surrogate': '\udc00',
  'an empty text': '',
  'text that turns its direction': '\u202e\u2066txt.exe\u2069 \u200b\u2028\u2029\ufeff',
  'a quote and a comment of SQL': `'); drop table report; --`,
  'a pattern of SQL': '%_\\',
  'a formula of a spreadsheet': '=HYPERLINK("https://example.invalid")',
  markup: '<img src=x onerror=alert(1)>',
  'a name of a prototype': '__proto__',
  'a name of a constructor': 'constructor',
  'a pile of accents': `e${'\u0301'.repeat(2000)}`,
} as const

const unstorable = new Set(['a NUL byte', 'a lone high surrogate', 'a lone low surrogate'])

const numbers = {
  'a negative number': -1,
  'half a number': 0.5,
  'a number beyond 32 bits': 2_147_483_648,
  'a number beyond 53 bits': new RawJson('9007199254740993'),
  'a number beyond every number': new RawJson('1e999'),
  'the greatest number': Number.MAX_VALUE,
}

/** What a field of a body is sent: the wrong type, unreadable text, far too much, and what objects take for their own. */
export const hostileFor = ({ types, schema, closed, path }: Field, bulky: boolean): Hostile[] => {
  const takes = (value: unknown) => types.has('anything') || types.has(typeOf(value))
  const isText = takes('')
  const found: Hostile[] = Object.entries(ofEveryType).map(([name, value]) => ({ name, value, refused: !takes(value) }))
  const add = (values: Readonly<Record<string, unknown>>, refused: (name: string) => boolean = () => false) => {
    for (const [name, value] of Object.entries(values)) found.push({ name, value, refused: refused(name) })
  }
  if (bulky) add({ 'a nest of 20,000 lists': deep(20_000) }, () => !types.has('anything'))
  if (bulky && isText) add({ 'text of 900 kB': 'あ'.repeat(300_000) })
  if (isText) add(texts, name => unstorable.has(name))
  if (isText && (schema.format?.startsWith('date') || schema.pattern)) add(dates)
  if (takes(0)) add(numbers)
  if (bulky && takes([])) {
    add({ '100,000 texts': Array.from({ length: 100_000 }, () => 'あ') }, () => true)
    add({ '100,000 numbers': Array.from({ length: 100_000 }, () => 0) }, () => true)
  }
  if (closed) {
    add({ 'a key nobody knows': new RawJson('{"nobodyKnows":1}') }, () => true)
    add({ 'the key of a prototype': new RawJson('{"__proto__":{"admin":true}}') }, () => true)
    add({ 'the key of a constructor': new RawJson('{"constructor":{"prototype":{"admin":true}}}') }, () => true)
  }
  return path.length === 0 ? found.filter(({ value }) => typeOf(value) !== 'null') : found
}

/** JSON text of a body in which a `RawJson` stands for itself. */
export const jsonOf = (body: unknown): string => {
  const raw: string[] = []
  const text = JSON.stringify(body, (_, value) => {
    if (!(value instanceof RawJson)) return value
    raw.push(value.text)
    return `\u{1F525}raw${raw.length - 1}\u{1F525}`
  })
  return raw.reduce((json, piece, n) => json.replace(`"\u{1F525}raw${n}\u{1F525}"`, () => piece), text)
}

const cursor = (time: string) => Buffer.from(`${time} 00000000-0000-7000-8000-000000000000`).toString('base64url')

/** What stands in a path or a query instead of an id, a number or a word, percent-encoded as it travels. */
export const hostileInUrl: Readonly<Record<string, string>> = {
  nothing: '',
  'a NUL byte': '%00',
  'a lone surrogate': '%ED%A0%80',
  'a percent sign that encodes nothing': '%zz',
  'the way up': '..%2F..%2Fetc%2Fpasswd',
  'another id': '00000000-0000-7000-8000-000000000000',
  'an id that is none': 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'a word': 'あ',
  'a negative number': '-1',
  'a number beyond 32 bits': '2147483648',
  'a number beyond 64 bits': '99999999999999999999',
  'a number of no digits': 'NaN',
  'a date of 1601': '1601-01-01T00%3A00%3A00Z',
  'a day of 2106': '2106-02-07',
  'a month of 1601': '1601-01',
  'a name of a prototype': '__proto__',
  'a name of a constructor': 'constructor',
  'a quote of SQL': `%27%29%3B%20--`,
  'a pattern of SQL': '%25_%5C',
  'turning text': '%E2%80%AE%E2%81%A6',
  'a cursor that is none': 'W10',
  'a cursor from before all calendars': cursor('-271821-04-20T00:00:00.000Z'),
  'a cursor from after them': cursor('+275760-09-13T00:00:00.000Z'),
  'text of 10 kB': 'x'.repeat(10_000),
}

/** By header: to which routes it says anything, and what it is made to say. */
export const hostileHeaders: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['if-match', ['', '"', '*', 'W/"1"', '"-1"', '"99999999999999999999"', '"1", "2"', '"0x1"', 'x'.repeat(5000)]],
  ['idempotency-key', ['', 'short', 'a b c d e f g h', '../../etc/passwd', 'x'.repeat(101), "';--';--';--"]],
  [
    'content-type',
    ['', 'text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=utf-16', 'x'],
  ],
  ['accept-language', ['', 'en-XX', '*', 'x'.repeat(5000)]],
  ['authorization', ['', 'Bearer', 'Bearer x', 'Basic eDp4', `Bearer ${'x'.repeat(5000)}`]],
  ['cookie', ['noroshi', 'noroshi=', 'noroshi=x', 'noroshi=%00', `noroshi=${'x'.repeat(5000)}`, '__proto__=1']],
  ['origin', ['null', 'https://elsewhere.example', 'x']],
]
