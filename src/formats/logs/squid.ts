import { blank, type LogShape, orNothing, type Recognise, wholeNumber } from './shape.ts'

const native = /^\d{9,10}\.\d{1,6} +-?\d+ \S+ [A-Z_]+\/-?\d+ -?\d+ \S+ \S+ \S+ [A-Z_0-9]+\/\S+ \S+/
const combined = /^\S+ \S+ .*\[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:[\d: ]+[+-]\d{4}\] "[A-Z]+ \S+/

const most = (lines: readonly string[], pattern: RegExp): boolean => {
  const full = lines.filter(line => line.trim() !== '')
  return full.length > 0 && full.filter(line => pattern.test(line)).length * 2 > full.length
}

/** The part before the first quote, split at runs of blanks: elapsed time is padded to six places by Squid. */
const words =
  "string_split(replace(replace(replace(trim(string_split(line, '\"')[1]), '    ', ' '), '   ', ' '), '  ', ' '), ' ')"

/**
 * Squid's own format (logformat squid), also with the tail `"Referer" "User-Agent" bytes-from-client` that many sites
 * add. Addresses with a dash, status 000 and padded columns are what real files contain.
 */
export const squidNative: Recognise = lines => {
  if (!most(lines, native)) return undefined
  const tail = lines.some(line => line.includes('"'))
  const shape: LogShape = {
    name: tail ? 'squid+agent' : 'squid',
    kind: 'web',
    skip: blank,
    split: `{'w': ${words}, 'q': string_split(line, '"')}`,
    valid: "len(f.w) >= 9 AND try_cast(f.w[1] AS DOUBLE) IS NOT NULL AND contains(f.w[4], '/')",
    clock: 'utc',
    fields: {
      time: 'make_timestamp(CAST(round(try_cast(f.w[1] AS DOUBLE) * 1000) AS BIGINT) * 1000)',
      client: 'f.w[3]',
      result: "string_split(f.w[4], '/')[1]",
      status: "try_cast(string_split(f.w[4], '/')[2] AS INTEGER)",
      received: wholeNumber('f.w[5]'),
      method: 'f.w[6]',
      url: 'f.w[7]',
      account: orNothing('f.w[8]'),
      server: orNothing("string_split(f.w[9], '/')[2]"),
      mime: orNothing('f.w[10]'),
      referrer: tail ? orNothing('f.q[2]') : undefined,
      agent: tail ? orNothing('f.q[4]') : undefined,
      sent: tail ? wholeNumber('trim(f.q[5])') : undefined,
    },
  }
  return shape
}

/** NCSA combined, as Squid and many reverse proxies write it, with `TCP_MISS:HIER_DIRECT` after it where present. */
export const squidCombined: Recognise = lines => {
  if (!most(lines, combined)) return undefined
  const day = "string_split(string_split(line, '[')[2], ']')[1]"
  const clock = (part: string) => `try_strptime(string_split(${part}, ' ')[1], '%d/%b/%Y:%H:%M:%S')`
  const zone = (part: string) => `string_split(${part}, ' ')[2]`
  const offset = `(CASE WHEN ${zone('f.t')}[1] = '-' THEN -1 ELSE 1 END * (try_cast(${zone('f.t')}[2:3] AS INTEGER) * 60 + try_cast(${zone('f.t')}[4:5] AS INTEGER)))`
  return {
    name: 'combined',
    kind: 'web',
    skip: blank,
    split: `{'t': ${day}, 'h': string_split(line, ' '), 'q': string_split(line, '"')}`,
    valid: `${clock('f.t')} IS NOT NULL AND len(f.q) >= 3`,
    clock: 'utc',
    fields: {
      time: `${clock('f.t')} - to_minutes(${offset})`,
      client: 'f.h[1]',
      account: orNothing('f.h[3]'),
      method: "string_split(f.q[2], ' ')[1]",
      url: "string_split(f.q[2], ' ')[2]",
      status: "try_cast(string_split(trim(f.q[3]), ' ')[1] AS INTEGER)",
      received: wholeNumber("string_split(trim(f.q[3]), ' ')[2]"),
      referrer: orNothing('f.q[4]'),
      agent: orNothing('f.q[6]'),
      result: orNothing("string_split(trim(f.q[7]), ':')[1]"),
    },
  }
}
