import { lookup as resolve } from 'node:dns/promises'
import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { mayBeCalled } from './addresses.ts'

export interface Posting {
  url: string
  body: string
  headers: Readonly<Record<string, string>>
}

/** What became of it: taken; refused for good (4xx, an address that may not be called); or to be tried again. */
export type Posted = { kind: 'TAKEN' } | { kind: 'REFUSED' | 'LATER'; reason: string }

export interface Poster {
  post(posting: Posting): Promise<Posted>
}

export interface PosterSettings {
  /** Networks that may be called although they are not public; `'ANY'` for what the installation itself configured. */
  allowed: readonly string[] | 'ANY'
  /** How names are found; the system's, unless a test says otherwise. */
  resolve?: (host: string) => Promise<string[]>
  /** For the whole exchange (ms). */
  within?: number
}

const answerLimit = 64 * 1024

class NotAllowed extends Error {}

const systemResolve = async (host: string): Promise<string[]> =>
  (await resolve(host, { all: true })).map(({ address }) => address)

/**
 * Posts JSON to an address that somebody typed. A name is looked up once, every address that it has must be one that may
 * be called, and the connection goes to the one that was checked: a name that answers differently the second time changes
 * nothing. Redirects are not followed, an answer is read to 64 kB at most, and the whole takes no longer than `within`.
 */
export const createPoster = (settings: PosterSettings): Poster => {
  const { allowed, resolve: find = systemResolve, within = 10_000 } = settings
  const isAllowed = (address: string): boolean => allowed === 'ANY' || mayBeCalled(address, allowed)
  const check = (addresses: readonly string[], host: string): string => {
    const [first] = addresses
    const wrong = addresses.find(address => !isAllowed(address))
    if (wrong !== undefined) throw new NotAllowed(`${host} leads to ${wrong}, which is not a public address`)
    if (first === undefined) throw new Error(`${host} has no address`)
    return first
  }
  const pinned =
    (address: string): LookupFunction =>
    (_, options, done) => {
      const family = isIP(address)
      if (options.all) done(null, [{ address, family }])
      else done(null, address, family)
    }
  const exchange = (url: URL, { body, headers }: Posting, address: string): Promise<Posted> =>
    new Promise((done, fail) => {
      const send = url.protocol === 'https:' ? https : http
      const request = send(
        url,
        {
          method: 'POST',
          agent: false,
          lookup: pinned(address),
          signal: AbortSignal.timeout(within),
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        response => {
          const { statusCode = 0 } = response
          let read = 0
          response.on('data', (chunk: Buffer) => {
            read += chunk.length
            if (read > answerLimit) response.destroy(new Error('the answer is too long'))
          })
          response.on('error', fail)
          response.on('end', () => done(outcomeOf(statusCode)))
        },
      )
      request.on('error', fail)
      request.end(body)
    })
  return {
    post: async posting => {
      try {
        const url = new URL(posting.url)
        if (!/^https?:$/.test(url.protocol)) throw new NotAllowed('neither https nor http')
        const host = url.hostname.replace(/^\[|\]$/g, '')
        const address = check(isIP(host) ? [host] : await find(host), host)
        // In the clear only inside networks that the installation named.
        if (url.protocol === 'http:' && allowed !== 'ANY' && mayBeCalled(address)) throw new NotAllowed('not https')
        return await exchange(url, posting, address)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        return { kind: error instanceof NotAllowed ? 'REFUSED' : 'LATER', reason: reason.slice(0, 300) }
      }
    },
  }
}

/** 2xx is taken. Too many requests, a time-out and faults of the server pass; every other answer, redirects too, stays. */
const outcomeOf = (status: number): Posted => {
  if (status >= 200 && status < 300) return { kind: 'TAKEN' }
  const reason = `answered ${status}`
  return { kind: status === 429 || status === 408 || status === 425 || status >= 500 ? 'LATER' : 'REFUSED', reason }
}
