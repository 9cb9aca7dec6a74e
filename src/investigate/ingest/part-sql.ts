import { type LogFields, type LogShape, sqlText } from '../../formats/logs/shape.ts'

const address = String.raw`^(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^/@?#]*@)?(\[[0-9A-Fa-f:.]+\]|[^/:?#]+)(?::([0-9]+))?([^?#]*)`

/**
 * The statement that turns one text file into one Parquet part. Unreadable lines stay in it with their text (`raw`), so
 * that they can be counted and shown. A failure is what RESULT calls one: no answer, 5xx, or refused by the proxy;
 * a 403 counts as refused where the log does not say who refused it.
 */
export const partSql = (work: {
  shape: LogShape
  text: string
  target: string
  file: string
  node: string
  timeZone: string
}): string => {
  const { shape } = work
  const field = (name: keyof LogFields, type = 'VARCHAR') => `CAST(${shape.fields[name] ?? 'NULL'} AS ${type})`
  const time =
    shape.clock === 'local'
      ? `CAST((${shape.fields.time}) AT TIME ZONE ${sqlText(work.timeZone)} AS TIMESTAMP)`
      : shape.fields.time
  const refused = shape.fields.result
    ? `(status IN (403, 407) AND (contains(upper(coalesce(result, '')), 'DENIED') OR (status = 407 AND server IS NULL)))`
    : 'status IN (403, 407)'
  return `
COPY (
  WITH lines AS (
    SELECT CAST(row_number() OVER () AS UINTEGER) AS number, rtrim(line, chr(13)) AS line
    FROM read_csv(${sqlText(work.text)}, columns = {'line': 'VARCHAR'}, header = false, delim = '\\x01', quote = '', escape = '',
      new_line = '\\n', max_line_size = 4194304, compression = 'none', auto_detect = false, null_padding = true, strict_mode = false)
  ),
  split AS (SELECT number, line, ${shape.split} AS f FROM lines WHERE NOT ${shape.skip}),
  judged AS (SELECT *, coalesce(${shape.valid}, false) AS valid FROM split),
  fields AS (
    SELECT number, line, valid,
      ${time} AS time, ${field('client')} AS client, ${field('account')} AS account, upper(${field('method')}) AS method,
      ${field('url')} AS url, ${field('status', 'INTEGER')} AS status, ${field('result')} AS result,
      ${field('sent', 'BIGINT')} AS sent, ${field('received', 'BIGINT')} AS received, ${field('agent')} AS agent,
      ${field('referrer')} AS referrer, ${field('mime')} AS mime, ${field('server')} AS server
    FROM judged WHERE valid
    UNION ALL BY NAME
    SELECT number, line, valid FROM judged WHERE NOT valid
  ),
  named AS (SELECT *, regexp_extract(url, ${sqlText(address)}, ['host', 'port', 'path']) AS a FROM fields)
  SELECT time, client, account, coalesce(method, CASE WHEN url LIKE '%://%' THEN 'GET' ELSE 'CONNECT' END) AS method,
    rtrim(lower(a.host), '.') AS host, try_cast(a.port AS INTEGER) AS port, a.path AS path, status,
    coalesce(status, 0) <= 0 OR status >= 500 OR ${refused} AS failed,
    result, sent, received, agent, referrer, mime, server, number AS line,
    ${sqlText(work.file)} AS file, ${sqlText(work.node)} AS node, ${sqlText(shape.kind)} AS kind,
    CASE WHEN NOT valid OR time IS NULL OR coalesce(a.host, '') = '' THEN left(line, 400) END AS raw
  FROM named
) TO ${sqlText(work.target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`
}
