import { readFileSync } from 'node:fs'
import { type ClientRequest, type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import { rootCertificates, connect as secure } from 'node:tls'
import { isLoopback } from '../config/config.ts'
import { StartError } from '../config/start-error.ts'
import { proxyFor } from './proxy.ts'

export interface Answered {
  status: number
  /** Parsed JSON; null where the body is none. */
  body: unknown
  /** By the Date header: whole seconds of the other side’s clock. */
  date: Date | null
  retryAfter: number | null
}

export interface Client {
  /** @throws an Error of the network where there is no answer within the time */
  call(
    method: 'GET' | 'POST',
    path: string,
    sent?: { body: unknown; headers?: Record<string, string> },
  ): Promise<Answered>
}

export interface ClientOptions {
  /** With its path, without a slash at the end. */
  base: string
  /** Sent as a bearer token. */
  key: string
  /** File of certificates (PEM) that are trusted beside those of Node.js. */
  ca?: string | undefined
  environment: Readonly<Record<string, string | undefined>>
}

const patience = 60_000
/** A request with 2,000 indicators of 2,000 letters each, twenty a page, is less. */
const longest = 128 * 2 ** 20

const authorityOf = ({ hostname, port, protocol }: URL): string =>
  `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`

const credentials = ({ username, password }: URL): Record<string, string> =>
  username
    ? {
        'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
      }
    : {}

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** A tunnel through the proxy (RFC 9110 §9.3.6). */
const tunnel = (proxy: URL, to: URL): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const asked = (proxy.protocol === 'https:' ? secureRequest : plainRequest)({
      host: bareHost(proxy),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: authorityOf(to),
      headers: { host: authorityOf(to), ...credentials(proxy) },
      timeout: patience,
      agent: false,
    })
    asked.once('connect', ({ statusCode }: IncomingMessage, socket: Socket) => {
      if (statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(new Error(`the proxy ${proxy.host} answered ${statusCode}`))
    })
    asked.once('timeout', () => asked.destroy(new Error(`the proxy ${proxy.host} did not answer`)))
    asked.once('error', reject)
    asked.end()
  })

const textOf = async (reply: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of reply) {
    bytes += chunk.length
    if (bytes > longest) throw new Error('the answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const dateOf = (text: string | undefined): Date | null =>
  text && !Number.isNaN(Date.parse(text)) ? new Date(text) : null

/** A client of one server: a bearer key, a proxy by the usual variables, certificates of one’s own; nothing is followed. */
export const openClient = ({ base, key, ca, environment }: ClientOptions): Client => {
  const root = new URL(base)
  if (root.protocol !== 'https:' && !isLoopback(bareHost(root)))
    throw new StartError(
      `${base} is not https. The key and the answers would travel in the clear. Give the address with https://.`,
      `${base} は https ではありません。鍵と回答が暗号化されずに流れます。https:// で始まるアドレスを指定してください。`,
    )
  const proxy = proxyFor(root, environment)
  const authorities = ca ? readFileSync(ca, 'utf8') : undefined

  const open = async (url: URL, options: RequestOptions): Promise<ClientRequest> => {
    const plain = { ...options, host: bareHost(url), port: url.port || undefined, path: `${url.pathname}${url.search}` }
    if (url.protocol === 'http:')
      return proxy
        ? plainRequest({
            ...options,
            host: bareHost(proxy),
            port: proxy.port || 80,
            path: url.href,
            headers: { ...options.headers, host: url.host, ...credentials(proxy) },
          })
        : plainRequest(plain)
    const trust = authorities ? { ca: [...rootCertificates, authorities] } : {}
    if (!proxy) return secureRequest({ ...plain, ...trust })
    const socket = await tunnel(proxy, url)
    const servername = /^[\d.:]+$/.test(bareHost(url)) ? '' : bareHost(url)
    return secureRequest({
      ...plain,
      headers: { ...options.headers, host: url.host },
      agent: undefined, // any agent, even none, would open a connection of its own past the proxy
      createConnection: () => secure({ socket, host: bareHost(url), servername, ...trust }),
    })
  }

  return {
    call: async (method, path, sent) => {
      const text = sent ? JSON.stringify(sent.body) : undefined
      const headers = {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        ...sent?.headers,
      }
      const url = new URL(`${base}${path}`)
      const asked = await open(url, { method, headers, timeout: patience, agent: false })
      const reply = await new Promise<IncomingMessage>((resolve, reject) => {
        asked.once('response', resolve)
        asked.once('error', reject)
        asked.once('timeout', () => asked.destroy(new Error(`${url.host} did not answer within ${patience / 1000} s`)))
        asked.end(text)
      })
      const retry = Number(reply.headers['retry-after'])
      return {
        status: reply.statusCode ?? 0,
        date: dateOf(reply.headers.date),
        retryAfter: Number.isFinite(retry) ? retry : null,
        body: parsed(await textOf(reply)),
      }
    },
  }
}
