import { blank, orNothing, type Recognise, sqlText, unquoted, wholeNumber } from './shape.ts'

/** Headings of firewall session exports, Japanese and foreign; compared without case, blanks and punctuation. */
const headings = {
  time: ['time', 'starttime', 'receivetime', 'timestamp', 'datetime', '日時', '開始日時', '時刻'],
  client: ['srcip', 'sourceip', 'src', 'srcaddr', 'sourceaddress', '送信元ip', '送信元アドレス', '送信元'],
  peer: ['dstip', 'destip', 'destinationip', 'dst', 'dstaddr', 'destinationaddress', '宛先ip', '宛先アドレス', '宛先'],
  port: ['dstport', 'destport', 'destinationport', 'dport', '宛先ポート', '宛先port'],
  action: ['action', 'policyaction', 'disposition', '動作', '処理', '判定'],
  sent: ['bytesout', 'sentbytes', 'bytessent', 'sentbyte', '送信バイト', '送信バイト数'],
  received: ['bytesin', 'rcvdbytes', 'bytesreceived', 'rcvdbyte', '受信バイト', '受信バイト数'],
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()"]/g, '')

const refusing = ['deny', 'denied', 'drop', 'dropped', 'block', 'blocked', 'reject', 'rejected', '拒否', '遮断']

/** Sessions as firewalls export them: addresses and ports on both sides, and no word of the Web (a URL or method). */
export const firewallSessions: Recognise = lines => {
  const heading = lines.find(line => line.trim() !== '')
  if (!heading?.includes(',')) return undefined
  const cells = heading
    .replace(/^\ufeff/, '')
    .split(',')
    .map(bare)
  if (cells.some(cell => ['url', 'method', 'メソッド', 'useragent'].includes(cell))) return undefined
  const at = (field: keyof typeof headings): string | undefined => {
    const index = headings[field].map(name => cells.indexOf(name)).find(found => found >= 0)
    return index === undefined ? undefined : unquoted(`f[${index + 1}]`)
  }
  const [time, client, peer, port] = [at('time'), at('client'), at('peer'), at('port')]
  if (!time || !client || !peer || !port) return undefined
  const zoned = `regexp_matches(${time}, '(Z|[+-][0-9]{2}:?[0-9]{2})$')`
  const instant = (zone: boolean) =>
    zone
      ? `CAST(try_cast(replace(${time}, '/', '-') AS TIMESTAMPTZ) AS TIMESTAMP)`
      : `try_cast(replace(${time}, '/', '-') AS TIMESTAMP)`
  const first = lines.find(line => line !== heading && line.trim() !== '') ?? ''
  const universal = /(Z|[+-]\d\d:?\d\d)\s*(,|$|")/.test(
    first.split(',')[cells.findIndex(cell => headings.time.includes(cell))] ?? '',
  )
  const action = at('action')
  const number = (field: 'sent' | 'received') => {
    const found = at(field)
    return found && wholeNumber(found)
  }
  return {
    name: 'firewall-sessions',
    kind: 'connection',
    skip: `(${blank} OR line = ${sqlText(heading)})`,
    split: "string_split(line, ',')",
    valid: `len(f) = ${cells.length} AND ${universal ? zoned : `NOT ${zoned}`} AND ${instant(universal)} IS NOT NULL`,
    clock: universal ? 'utc' : 'local',
    fields: {
      time: instant(universal),
      client: orNothing(client),
      method: sqlText('CONNECTION'),
      url: `${peer} || ':' || ${port}`,
      status: action
        ? `CASE WHEN lower(${action}) IN (${refusing.map(sqlText).join(', ')}) THEN 0 ELSE 200 END`
        : '200',
      ...(action ? { result: orNothing(action) } : {}),
      sent: number('sent'),
      received: number('received'),
      server: orNothing(peer),
    },
  }
}
