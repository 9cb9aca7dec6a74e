import {
  blank,
  type LogFields,
  type LogKind,
  type LogShape,
  orNothing,
  type Recognise,
  sqlText,
  wholeNumber,
} from './shape.ts'

const kinds: Record<string, LogKind> = { http: 'web', conn: 'connection', ssl: 'tls', dns: 'dns' }

/** The columns of Zeek's http, conn, ssl and dns logs; `at` gives the expression of a column, or nothing. */
const fieldsOf = (kind: LogKind, at: (name: string) => string | undefined): LogFields | undefined => {
  const ts = at('ts')
  const client = at('id.orig_h')
  if (!ts || !client) return undefined
  const text = (name: string) => {
    const found = at(name)
    return found && orNothing(found)
  }
  const number = (name: string) => {
    const found = at(name)
    return found && wholeNumber(found)
  }
  const time = `coalesce(make_timestamp(CAST(try_cast(${ts} AS DOUBLE) * 1000000 AS BIGINT)), try_cast(${ts} AS TIMESTAMP))`
  if (kind === 'web') {
    const method = text('method')
    const uri = text('uri')
    const host = text('host')
    // A proxy is spoken to with absolute addresses, a server with the path alone.
    const absolute = `CASE WHEN ${method ?? "''"} = 'CONNECT' OR ${uri ?? "''"} LIKE '%://%' THEN ${uri ?? 'NULL'} ELSE 'http://' || coalesce(${host ?? 'NULL'}, ${at('id.resp_h') ?? 'NULL'}) || coalesce(${uri ?? 'NULL'}, '/') END`
    return {
      time,
      client,
      method,
      url: absolute,
      status: `try_cast(${number('status_code') ?? 'NULL'} AS INTEGER)`,
      sent: number('request_body_len'),
      received: number('response_body_len'),
      agent: text('user_agent'),
      referrer: text('referrer'),
      mime: text('resp_mime_types'),
      account: text('username'),
      server: text('id.resp_h'),
    }
  }
  const peer = at('id.resp_h') ?? 'NULL'
  const port = at('id.resp_p') ?? "'0'"
  const name = kind === 'tls' ? text('server_name') : kind === 'dns' ? text('query') : undefined
  const state = at('conn_state')
  return {
    time,
    client,
    method: sqlText(kind === 'dns' ? 'QUERY' : kind === 'tls' ? 'TLS' : 'CONNECTION'),
    url: `${name ? `coalesce(${name}, ${peer})` : peer} || ':' || ${port}`,
    // S0, REJ, RSTO0, RSTRH, SH and SHR: the other side never took part (Zeek conn.log documentation).
    status:
      kind === 'connection' && state
        ? `CASE WHEN ${state} IN ('S0', 'REJ', 'RSTOS0', 'RSTRH', 'SH', 'SHR') THEN 0 ELSE 200 END`
        : kind === 'dns' && at('rcode')
          ? `CASE WHEN nullif(${at('rcode')}, '-') IS NULL THEN 0 ELSE 200 END`
          : '200',
    sent: number('orig_bytes'),
    received: number('resp_bytes'),
    server: peer,
  }
}

const directive = (lines: readonly string[], name: string): string | undefined =>
  lines.find(line => line.startsWith(`#${name}`))?.slice(name.length + 2)

/** Zeek's TSV with its directives. */
export const zeekTsv: Recognise = lines => {
  const columns = directive(lines, 'fields')?.split('\t')
  const kind = kinds[directive(lines, 'path')?.trim() ?? '']
  if (!columns || !kind) return undefined
  const fields = fieldsOf(kind, name => (columns.includes(name) ? `f[${columns.indexOf(name) + 1}]` : undefined))
  if (!fields) return undefined
  const shape: LogShape = {
    name: 'zeek',
    kind,
    skip: `(${blank} OR starts_with(line, '#'))`,
    split: 'string_split(line, chr(9))',
    valid: `len(f) = ${columns.length} AND try_cast(f[${columns.indexOf('ts') + 1}] AS DOUBLE) IS NOT NULL`,
    clock: 'utc',
    fields,
  }
  return shape
}

const kindOfRecord = (record: Record<string, unknown>): LogKind | undefined =>
  'user_agent' in record || 'uri' in record || 'request_body_len' in record
    ? 'web'
    : 'qtype' in record || 'query' in record
      ? 'dns'
      : 'server_name' in record || 'cipher' in record
        ? 'tls'
        : 'conn_state' in record
          ? 'connection'
          : undefined

/** Zeek's JSON: one object per line, without a word about which log it is, so the fields decide. */
export const zeekJson: Recognise = lines => {
  const records = lines.flatMap(line => {
    try {
      const record: unknown = JSON.parse(line)
      return record && typeof record === 'object' && 'id.orig_h' in record ? [record as Record<string, unknown>] : []
    } catch {
      return []
    }
  })
  const kind = records.map(kindOfRecord).find(Boolean)
  const fields = kind && fieldsOf(kind, name => `json_extract_string(line, ${sqlText(`$."${name}"`)})`)
  if (!kind || !fields) return undefined
  return {
    name: 'zeek-json',
    kind,
    skip: blank,
    split: 'json_valid(line)',
    valid: `CASE WHEN f THEN json_extract_string(line, '$.ts') IS NOT NULL END`,
    clock: 'utc',
    fields,
  }
}
