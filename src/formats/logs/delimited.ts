import { z } from 'zod'
import {
  blank,
  type LogFields,
  type LogShape,
  orNothing,
  type Recognise,
  sqlText,
  unquoted,
  wholeNumber,
} from './shape.ts'

/** Headings seen in exports of Japanese and foreign products; compared without case, blanks and punctuation. */
const headings: Record<keyof LogFields, string[]> = {
  time: [
    '日時',
    '時刻',
    'タイムスタンプ',
    '発生日時',
    '記録日時',
    'アクセス日時',
    'timestamp',
    'datetime',
    'time',
    'ts',
    '@timestamp',
    'eventtime',
  ],
  client: [
    '送信元ip',
    '送信元ipアドレス',
    '送信元アドレス',
    '送信元',
    'クライアントip',
    'クライアント',
    '端末ip',
    '接続元ip',
    '接続元',
    'srcip',
    'sourceip',
    'src',
    'clientip',
    'cip',
    'client',
  ],
  account: ['ユーザー', 'ユーザ', 'ユーザー名', 'ユーザ名', '利用者', '利用者id', 'user', 'username', 'account'],
  method: ['メソッド', '要求メソッド', 'method', 'httpmethod', 'csmethod'],
  url: ['url', '接続先url', 'アクセス先url', 'アクセス先', '接続先', 'requesturl', 'uri'],
  status: ['ステータス', 'ステータスコード', '応答コード', '状態コード', 'status', 'statuscode', 'httpstatus'],
  result: ['結果', '判定', '処理', 'フィルタ結果', 'action', 'result', 'cacheresult'],
  sent: [
    '送信バイト',
    '送信バイト数',
    '送信サイズ',
    '上りバイト',
    '上り',
    'bytesout',
    'sentbytes',
    'csbytes',
    'bytessent',
    'requestsize',
  ],
  received: [
    '受信バイト',
    '受信バイト数',
    '受信サイズ',
    '下りバイト',
    '下り',
    'bytesin',
    'receivedbytes',
    'scbytes',
    'bytesreceived',
    'responsesize',
  ],
  agent: ['useragent', 'ユーザーエージェント', 'ユーザエージェント'],
  referrer: ['referer', 'referrer', 'リファラ', 'リファラー', '参照元'],
  mime: ['mime', 'mimetype', 'contenttype', 'コンテンツタイプ', '種別'],
  server: ['宛先ip', '接続先ip', '宛先ipアドレス', '宛先', 'dstip', 'destinationip', 'dst', 'serverip'],
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()"'@]/g, '')

/** A mapping file says in its own words which column is what, where the headings do not. */
export const mappingSchema = z.object({
  fields: z.partialRecord(
    z.enum([
      'time',
      'client',
      'account',
      'method',
      'url',
      'status',
      'result',
      'sent',
      'received',
      'agent',
      'referrer',
      'mime',
      'server',
    ]),
    z.string(),
  ),
  delimiter: z.string().length(1).optional(),
  /** strptime pattern, where the usual spellings do not do. */
  timeFormat: z.string().optional(),
  clock: z.enum(['utc', 'local']).optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

const splitHeading = (line: string, delimiter: string): string[] => {
  const cells: string[] = []
  const pattern = new RegExp(
    `("(?:[^"]|"")*"|[^${delimiter === '\t' ? '\\t' : delimiter}]*)(?:${delimiter === '\t' ? '\\t' : delimiter}|$)`,
    'y',
  )
  while (pattern.lastIndex < line.length) {
    const cell = pattern.exec(line)?.[1]
    if (cell === undefined) break
    cells.push(cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
  }
  return cells
}

/** Instants as people export them; an offset or Z is obeyed, otherwise the zone of the case holds. */
const instant = (at: string, pattern?: string): string =>
  pattern
    ? `try_strptime(${at}, ${sqlText(pattern)})`
    : `CASE WHEN regexp_matches(${at}, '^[0-9]{9,10}(\\.[0-9]+)?$') THEN make_timestamp(CAST(try_cast(${at} AS DOUBLE) * 1000000 AS BIGINT))
        WHEN regexp_matches(${at}, '(Z|[+-][0-9]{2}:?[0-9]{2})$') THEN CAST(try_cast(replace(${at}, '/', '-') AS TIMESTAMPTZ) AS TIMESTAMP)
        ELSE coalesce(try_cast(replace(${at}, '/', '-') AS TIMESTAMP), try_strptime(${at}, ['%Y年%m月%d日 %H:%M:%S', '%Y年%m月%d日%H時%M分%S秒', '%Y-%m-%d %-H:%M:%S', '%Y/%-m/%-d %-H:%M:%S', '%Y/%-m/%-d %-H:%M', '%d/%b/%Y:%H:%M:%S', '%m/%d/%Y %I:%M:%S %p'])) END`

const zoned = (at: string): string => `regexp_matches(${at}, '^[0-9]{9,10}(\\.[0-9]+)?$|(Z|[+-][0-9]{2}:?[0-9]{2})$')`

const shapeOf = (
  name: string,
  at: (field: keyof LogFields) => string | undefined,
  base: Pick<LogShape, 'skip' | 'split' | 'valid' | 'clock'>,
  pattern?: string,
): LogShape | undefined => {
  const time = at('time')
  const client = at('client')
  const url = at('url') ?? at('server')
  if (!time || !client || !url) return undefined
  const text = (field: keyof LogFields) => {
    const found = at(field)
    return found && orNothing(found)
  }
  const number = (field: keyof LogFields) => {
    const found = at(field)
    return found && wholeNumber(`replace(${found}, ',', '')`)
  }
  return {
    name,
    kind: 'web',
    ...base,
    ...(pattern ? {} : { zoned: zoned(time) }),
    valid: `CASE WHEN ${base.valid} THEN ${instant(time, pattern)} IS NOT NULL END`,
    fields: {
      time: instant(time, pattern),
      client,
      url: orNothing(url),
      account: text('account'),
      method: text('method'),
      status: `try_cast(${number('status') ?? 'NULL'} AS INTEGER)`,
      result: text('result'),
      sent: number('sent'),
      received: number('received'),
      agent: text('agent'),
      referrer: text('referrer'),
      mime: text('mime'),
      server: text('server'),
    },
  }
}

/** CSV, TSV or semicolons with a heading in Japanese or English, or with a mapping. */
export const delimited =
  (mapping?: Mapping): Recognise =>
  lines => {
    const heading = lines.find(line => line.trim() !== '')
    if (!heading) return undefined
    const delimiter = mapping?.delimiter ?? [',', '\t', ';'].find(mark => heading.includes(mark))
    if (!delimiter) return undefined
    const cells = splitHeading(heading, delimiter).map(bare)
    const wanted = (field: keyof LogFields) =>
      mapping?.fields[field] ? [bare(mapping.fields[field])] : headings[field]
    const at = (field: keyof LogFields): string | undefined => {
      const index = wanted(field)
        .map(name => cells.indexOf(bare(name)))
        .find(found => found >= 0)
      return index === undefined ? undefined : unquoted(`f[${index + 1}]`)
    }
    const mark = delimiter === '\t' ? '\\t' : delimiter
    return shapeOf(
      'csv',
      at,
      {
        skip: `(${blank} OR line = ${sqlText(heading)})`,
        // Quoted fields are rare enough that the plain split pays for the question.
        split: `CASE WHEN contains(line, '"') THEN regexp_extract_all(line || ${sqlText(delimiter)}, '("(?:[^"]|"")*"|[^"${mark}]*)${mark}', 1) ELSE string_split(line, ${delimiter === '\t' ? 'chr(9)' : sqlText(delimiter)}) END`,
        valid: `len(f) = ${cells.length}`,
        clock: mapping?.clock ?? 'local',
      },
      mapping?.timeFormat,
    )
  }

/** One JSON object per line, by the same names or a mapping. */
export const jsonLines =
  (mapping?: Mapping): Recognise =>
  lines => {
    const line = lines.find(candidate => candidate.trim().startsWith('{'))
    if (!line) return undefined
    let keys: string[]
    try {
      keys = Object.keys(JSON.parse(line))
    } catch {
      return undefined
    }
    const at = (field: keyof LogFields): string | undefined => {
      const names = mapping?.fields[field] ? [bare(mapping.fields[field])] : headings[field].map(bare)
      const key = names.map(name => keys.find(candidate => bare(candidate) === name)).find(Boolean)
      return key && `json_extract_string(line, ${sqlText(`$."${key}"`)})`
    }
    return shapeOf(
      'jsonl',
      at,
      { skip: blank, split: 'json_valid(line)', valid: 'f', clock: mapping?.clock ?? 'local' },
      mapping?.timeFormat,
    )
  }
