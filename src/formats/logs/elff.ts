import { blank, type LogFields, orNothing, type Recognise, unquoted, wholeNumber } from './shape.ts'

/** Our field ← names in #Fields, the first that is there (W3C ELFF; ProxySG "main", IIS, older ISA). */
const names: Record<Exclude<keyof LogFields, 'time' | 'url'>, string[]> = {
  client: ['c-ip', 'cs-ip', 'c-dns'],
  account: ['cs-username', 'cs-userdn', 'cs-auth-user'],
  method: ['cs-method'],
  status: ['sc-status'],
  result: ['sc-filter-result', 's-action'],
  sent: ['cs-bytes'],
  received: ['sc-bytes'],
  agent: ['cs(User-Agent)'],
  referrer: ['cs(Referer)'],
  mime: ['rs(Content-Type)', 'cs-mime-type'],
  server: ['r-ip', 's-supplier-ip', 'cs-ip-r'],
}

const token = `regexp_extract_all(line, '"(?:[^"]|"")*"|[^ \\t]+')`

/** W3C Extended Log File Format by its #Fields line. Date and time are GMT by the draft; a local clock shows as skew. */
export const elff: Recognise = lines => {
  const heading = lines.find(line => line.startsWith('#Fields:'))
  if (!heading) return undefined
  const fields = heading.slice('#Fields:'.length).trim().split(/\s+/)
  const lowered = fields.map(field => field.toLowerCase())
  const place = (name: string): string | undefined => {
    const index = lowered.indexOf(name.toLowerCase())
    return index < 0 ? undefined : `f[${index + 1}]`
  }
  const first = (candidates: string[]) => candidates.map(place).find(Boolean)
  const value = (candidates: string[]) => {
    const at = first(candidates)
    return at && orNothing(unquoted(at))
  }
  const number = (candidates: string[]) => {
    const at = first(candidates)
    return at && wholeNumber(unquoted(at))
  }
  const date = place('date')
  const time = place('time')
  const stamp = place('gmttime') ?? place('x-timestamp-unix') ?? place('timestamp')
  if (!first(names.client) || !((date && time) || stamp)) return undefined
  const clock =
    date && time
      ? `try_cast(${date} || ' ' || ${time} AS TIMESTAMP)`
      : `to_timestamp(try_cast(${stamp} AS DOUBLE))::TIMESTAMP`
  const host = value(['cs-host', 'cs-uri-host', 'r-host', 's-hostname'])
  const scheme = value(['cs-uri-scheme', 'cs-protocol'])
  const port = value(['cs-uri-port', 's-port'])
  const stem = value(['cs-uri-stem', 'cs-uri-path'])
  const query = value(['cs-uri-query'])
  const whole = value(['cs-uri', 'c-uri'])
  const method = place('cs-method')
  const built =
    host &&
    `CASE WHEN ${method ?? "''"} = 'CONNECT' THEN ${host} || ':' || coalesce(${port ?? "'443'"}, '443')
      ELSE coalesce(${scheme ?? "'http'"}, 'http') || '://' || ${host} || CASE WHEN coalesce(${port ?? "'80'"}, '80') IN ('80', '443') THEN '' ELSE ':' || ${port ?? "'80'"} END
        || coalesce(${stem ?? "'/'"}, '/') || coalesce(${query ? `CASE WHEN ${query} LIKE '?%' THEN '' ELSE '?' END || ${query}` : "''"}, '') END`
  return {
    name: 'elff',
    kind: 'web',
    skip: `(${blank} OR starts_with(line, '#'))`,
    split: token,
    valid: `len(f) = ${fields.length} AND ${clock} IS NOT NULL`,
    clock: 'utc',
    fields: {
      time: clock,
      client: unquoted(first(names.client) ?? 'NULL'),
      url: whole && built ? `coalesce(${whole}, ${built})` : (whole ?? built),
      account: value(names.account),
      method: value(names.method),
      status: `try_cast(${number(names.status) ?? 'NULL'} AS INTEGER)`,
      result: value(names.result),
      sent: number(names.sent),
      received: number(names.received),
      agent: value(names.agent),
      referrer: value(names.referrer),
      mime: value(names.mime),
      server: value(names.server),
    },
  }
}
