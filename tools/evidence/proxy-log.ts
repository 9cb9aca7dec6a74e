import iconv from 'iconv-lite'
import { stamp } from './calendar.ts'
import type { Plan } from './plan.ts'
import type { WebRequest } from './request.ts'

const two = (count: number) => String(count).padStart(2, '0')
const address = (node: number) => `10.250.1.${11 + node}`
const hostOf = (url: string) => url.replace(/^http:\/\//, '').split(/[/:]/)[0] ?? ''
const dash = (text: string) => (text === '' ? '-' : text)

const resultOf = (request: WebRequest): string =>
  request.denied
    ? 'TCP_DENIED'
    : request.method === 'CONNECT'
      ? 'TCP_TUNNEL'
      : request.status === 0
        ? 'TCP_MISS_ABORTED'
        : 'TCP_MISS'

const squid = (request: WebRequest): string => {
  const { at, client, status, received, method, url, user, server, mime, referrer, agent, sent } = request
  const elapsed = String(20 + (Math.round(at) % 700)).padStart(6)
  const via = server === '-' ? 'HIER_NONE/-' : `HIER_DIRECT/${server}`
  return `${(at / 1000).toFixed(3)} ${elapsed} ${client} ${resultOf(request)}/${String(status).padStart(3, '0')} ${received} ${method} ${url} ${user?.id ?? '-'} ${via} ${mime} "${referrer}" "${agent}" ${sent}`
}

const elffFields =
  'date time time-taken c-ip cs-username s-action sc-status cs-method cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query rs(Content-Type) cs(Referer) cs(User-Agent) r-ip sc-bytes cs-bytes cs-categories s-ip'

const elff = (request: WebRequest): string => {
  const moment = new Date(request.at).toISOString()
  const tunnel = request.method === 'CONNECT'
  const rest = request.url.replace(/^http:\/\/[^/]+/, '')
  const [path = '', query] = tunnel ? ['', undefined] : rest.split('?')
  return [
    moment.slice(0, 10),
    moment.slice(11, 19),
    20 + (Math.round(request.at) % 700),
    request.client,
    request.user?.id ?? '-',
    resultOf(request),
    request.status,
    request.method,
    tunnel ? 'tcp' : 'http',
    hostOf(request.url),
    tunnel ? 443 : 80,
    dash(path),
    query === undefined ? '-' : `?${query}`,
    dash(request.mime),
    request.referrer,
    request.agent === '-' ? '-' : `"${request.agent}"`,
    request.server,
    request.received,
    request.sent,
    '"none"',
    address(request.node),
  ].join(' ')
}

const zeekFields = [
  'ts:time',
  'uid:string',
  'id.orig_h:addr',
  'id.orig_p:port',
  'id.resp_h:addr',
  'id.resp_p:port',
  'method:string',
  'host:string',
  'uri:string',
  'referrer:string',
  'user_agent:string',
  'request_body_len:count',
  'response_body_len:count',
  'status_code:count',
  'resp_mime_types:vector[string]',
].map(field => field.split(':'))

const zeek = (request: WebRequest): string => {
  const tunnel = request.method === 'CONNECT'
  return [
    (request.at / 1000).toFixed(6),
    `C${Math.round(request.at).toString(36)}`,
    request.client,
    40_000 + (Math.round(request.at) % 20_000),
    address(request.node),
    8080,
    request.method,
    hostOf(request.url),
    request.url,
    request.referrer,
    request.agent,
    tunnel ? 0 : request.method === 'POST' ? Math.max(0, request.sent - 300) : 0,
    tunnel || request.status === 0 ? 0 : Math.max(0, request.received - 240),
    request.status === 0 ? '-' : request.status,
    dash(request.mime),
  ].join('\t')
}

const csv = (request: WebRequest, zone: string): string => {
  const local = stamp(zone, request.at)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const who = request.user ? `${request.user.name}(${request.user.id})` : '-'
  return `${local.slice(0, 10).replaceAll('-', '/')} ${local.slice(11, 19)},${request.client},${who},${request.method},${request.url},${request.status},${request.sent},${request.received},${quoted(request.agent)},${quoted(request.referrer)}`
}

/** Name and bytes of one node's file of one day. */
export const proxyFile = (plan: Plan, date: string, requests: WebRequest[]): { name: string; bytes: Buffer } => {
  const compact = date.replaceAll('-', '')
  const lines = (write: (request: WebRequest) => string) => requests.map(write)
  if (plan.format === 'squid')
    return { name: `access-${compact}.log`, bytes: Buffer.from(`${lines(squid).join('\n')}\n`) }
  if (plan.format === 'elff') {
    const heading = ['#Software: SGOS', '#Version: 1.0', `#Date: ${date} 00:00:00`, `#Fields: ${elffFields}`]
    return { name: `SG_main_${compact}.log`, bytes: Buffer.from(`${[...heading, ...lines(elff)].join('\n')}\n`) }
  }
  if (plan.format === 'zeek') {
    const moment = `${date}-00-00-${two(0)}`
    const heading = [
      '#separator \\x09',
      '#set_separator\t,',
      '#empty_field\t(empty)',
      '#unset_field\t-',
      '#path\thttp',
      `#open\t${moment}`,
      `#fields\t${zeekFields.map(([name]) => name).join('\t')}`,
      `#types\t${zeekFields.map(([, type]) => type).join('\t')}`,
    ]
    return {
      name: `http_${compact}.log`,
      bytes: Buffer.from(`${[...heading, ...lines(zeek), `#close\t${moment}`].join('\n')}\n`),
    }
  }
  const heading = '日時,送信元IP,ユーザー,メソッド,URL,ステータス,送信バイト,受信バイト,User-Agent,Referer'
  const text = `${[heading, ...lines(request => csv(request, plan.zone))].join('\r\n')}\r\n`
  return {
    name: `proxylog_${compact}.csv`,
    bytes: iconv.encode(text, plan.encoding === 'Shift_JIS' ? 'shift_jis' : 'utf8'),
  }
}
