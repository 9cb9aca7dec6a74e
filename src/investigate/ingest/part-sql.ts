import { type LogFields, type LogShape, sqlText } from '../../formats/logs/shape.ts'

/**
 * The lines of a text file as they are, in their order. The row number of this file is the line number, so the second
 * statement can run on all threads (numbering them in one go would keep it to a single one: 13 × the time of reading
 * became 5 ×).
 */
export const linesSql = (text: string, target: string): string => `
COPY (
  SELECT line FROM read_csv(${sqlText(text)}, columns = {'line': 'VARCHAR'}, header = false, delim = '\\x01', quote = '', escape = '',
    new_line = '\\n', max_line_size = 4194304, compression = 'none', auto_detect = false, null_padding = true, strict_mode = false)
) TO ${sqlText(target)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 61440)`

/** Host, port and path of an absolute URL, host:port or host; user information and queries go. Plain splits: a regular
 * expression here took a third of the whole time. */
const rest = `CASE WHEN contains(url, '://') THEN split_part(url, '://', 2) ELSE url END`
const authority = `split_part(split_part(split_part(rest, '/', 1), '?', 1), '#', 1)`
const bareAuthority = `CASE WHEN contains(authority, '@') THEN regexp_replace(authority, '^.*@', '') ELSE authority END`
const hostOf = `CASE WHEN starts_with(place, '[') THEN split_part(place, ']', 1) || ']' ELSE split_part(place, ':', 1) END`
const portOf = `CASE WHEN starts_with(place, '[') THEN try_cast(ltrim(split_part(place, ']', 2), ':') AS INTEGER) ELSE try_cast(split_part(place, ':', 2) AS INTEGER) END`

/**
 * The statement that turns the lines of one file into one Parquet part. Unreadable lines stay in it with their text
 * (`raw`), so that they can be counted and shown. A failure is what RESULT calls one: no answer, 5xx, or refused by the
 * proxy; a 403 counts as refused where the log does not say who refused it.
 */
export const partSql = (work: {
  shape: LogShape
  lines: string
  target: string
  file: string
  node: string
  timeZone: string
}): string => {
  const { shape } = work
  const field = (name: keyof LogFields, type = 'VARCHAR') => `CAST(${shape.fields[name] ?? 'NULL'} AS ${type})`
  const local = `CAST((${shape.fields.time}) AT TIME ZONE ${sqlText(work.timeZone)} AS TIMESTAMP)`
  const universal = shape.fields.time
  const mixed = shape.zoned ? `CASE WHEN ${shape.zoned} THEN ${universal} ELSE ${local} END` : local
  const time = shape.clock === 'local' ? mixed : universal
  const refused = shape.fields.result
    ? `(status IN (403, 407) AND (contains(upper(coalesce(result, '')), 'DENIED') OR (status = 407 AND server IS NULL)))`
    : 'status IN (403, 407)'
  return `
COPY (
  WITH lines AS (
    SELECT CAST(file_row_number + 1 AS UINTEGER) AS number, rtrim(line, chr(13)) AS line
    FROM read_parquet(${sqlText(work.lines)}, file_row_number = true)
  ),
  split AS (SELECT number, line, ${shape.split} AS f FROM lines WHERE NOT ${shape.skip}),
  judged AS (SELECT number, f, line AS text, coalesce(${shape.valid}, false) AS valid, CASE WHEN valid THEN line END AS line FROM split),
  fields AS (
    SELECT number, text, valid,
      CASE WHEN valid THEN ${time} END AS time, ${field('client')} AS client, ${field('account')} AS account,
      upper(${field('method')}) AS method, ${field('url')} AS url, ${field('status', 'INTEGER')} AS status,
      ${field('result')} AS result, ${field('sent', 'BIGINT')} AS sent, ${field('received', 'BIGINT')} AS received,
      ${field('agent')} AS agent, ${field('referrer')} AS referrer, ${field('mime')} AS mime, ${field('server')} AS server
    FROM judged
  ),
  located AS (SELECT *, ${rest} AS rest, ${authority} AS authority, ${bareAuthority} AS place FROM fields)
  SELECT time, client, account, coalesce(method, CASE WHEN url LIKE '%://%' THEN 'GET' ELSE 'CONNECT' END) AS method,
    rtrim(lower(${hostOf}), '.') AS host, ${portOf} AS port,
    split_part(split_part(rest[length(authority) + 1:], '?', 1), '#', 1) AS path, status,
    coalesce(status, 0) <= 0 OR status >= 500 OR ${refused} AS failed,
    result, sent, received, agent, referrer, mime, server, number AS line,
    ${sqlText(work.file)} AS file, ${sqlText(work.node)} AS node, ${sqlText(shape.kind)} AS kind,
    CASE WHEN NOT valid OR time IS NULL OR coalesce(place, '') = '' THEN left(text, 400) END AS raw
  FROM located
) TO ${sqlText(work.target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`
}
