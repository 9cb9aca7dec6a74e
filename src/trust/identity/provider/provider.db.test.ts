import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain, testConfig } from '../../../../test/http.ts'

/** Addresses as the provider has them; `unverified@…` is one that it never checked. */
const addresses: Record<string, { email: string; verified: boolean }> = {
  'subject-operator': { email: 'OPERATOR@operator.example', verified: true },
  'subject-peer': { email: 'peer@peer.example', verified: false },
  'subject-nobody': { email: 'nobody@elsewhere.example', verified: true },
}

let http: HttpChain
let absent = false
let standing: Server
let issuer = ''
const clientSecret = 'a secret of the tests, long enough'
const callback = `${testConfig.publicUrl}/api/v1/session/provider/callback`

/** The reference provider with the page on which its developers sign in, on a port of its own. */
const startProvider = async (): Promise<void> => {
  standing = createServer()
  await new Promise<void>(done => standing.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(standing.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'noroshi', client_secret: clientSecret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['tests'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: addresses[id]?.email, email_verified: addresses[id]?.verified }),
    }),
  })
  standing.on('request', provider.callback())
}

beforeAll(async () => {
  await startProvider()
  const made = await httpChain(undefined, {
    provider: { issuer, clientId: 'noroshi', clientSecret, label: '府省庁の認証' },
  })
  if (made) http = made
  else absent = true
})
afterAll(async () => {
  if (!absent) await http.close()
  standing.closeAllConnections()
  standing.close()
})

/** A browser's cookies, by name. */
const jar = () => {
  const held = new Map<string, string>()
  return {
    keep: (set: readonly string[]) => {
      for (const [name, value] of set.map(line => line.split(';')[0]!.split('=') as [string, string]))
        held.set(name, value)
    },
    header: () => [...held].map(([name, value]) => `${name}=${value}`).join('; '),
    get: (name: string) => held.get(name),
  }
}

/** Signs in at the provider as a person would, page by page, until it sends the browser back. */
const atTheProvider = async (begin: string, subject: string): Promise<string> => {
  const cookies = jar()
  let next: { url: string; form?: string } = { url: begin }
  for (let page = 0; page < 12; page++) {
    const reply = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie: cookies.header(), 'content-type': 'application/x-www-form-urlencoded' },
      ...(next.form ? { method: 'POST', body: next.form } : {}),
    })
    cookies.keep(reply.headers.getSetCookie())
    const to = reply.headers.get('location')
    if (to?.startsWith(callback)) return to
    if (to) next = { url: new URL(to, issuer).href }
    else {
      const html = await reply.text()
      const action = /action="([^"]+)"/.exec(html)?.[1]
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1]
      if (!action || !prompt) throw new Error(`no form: ${reply.status} ${html.slice(0, 400)}`)
      next = {
        url: new URL(action, issuer).href,
        form: new URLSearchParams({ prompt, login: subject, password: 'x' }).toString(),
      }
    }
  }
  throw new Error('the provider never came back')
}

const ask = async (path: string, cookie = '') => {
  const reply = await http.app.inject({ method: 'GET', url: path, headers: { cookie } })
  const cookies = jar()
  cookies.keep([reply.headers['set-cookie'] ?? []].flat())
  return { to: String(reply.headers.location ?? ''), status: reply.statusCode, cookies }
}

/** From the button to the first page inside. */
const signIn = async (subject: string, wanted = '/cases') => {
  const begun = await ask(`/api/v1/session/provider?return=${encodeURIComponent(wanted)}`)
  const back = await atTheProvider(begun.to, subject)
  const ended = await ask(back.replace(testConfig.publicUrl, ''), begun.cookies.header())
  return { ...ended, begun, back }
}

const whoIs = async (cookie: string) => {
  const reply = await http.app.inject({ method: 'GET', url: '/api/v1/session', headers: { cookie } })
  return reply.json()
}

describe('signing in with an identity provider', () => {
  it('opens the session of the invited person whose verified address it is, where they wanted to go', async ({
    skip,
  }) => {
    skip(absent)
    const { to, cookies, begun } = await signIn('subject-operator', '/reports?x=1')
    expect(new URL(begun.to).searchParams.get('code_challenge_method')).toBe('S256')
    expect(to).toBe('/reports?x=1')
    const session = await whoIs(cookies.header())
    expect(session.provider).toBe('府省庁の認証')
    expect(session.actor.person.id).toBe(http.chain.actors.operator.person)
  })

  it('knows them by their subject afterwards, whatever becomes of the address', async ({ skip }) => {
    skip(absent)
    addresses['subject-operator'] = { email: 'new-name@operator.example', verified: false }
    addresses['subject-successor'] = { email: 'operator@operator.example', verified: true }
    expect((await whoIs((await signIn('subject-operator')).cookies.header())).actor.person.id).toBe(
      http.chain.actors.operator.person,
    )
    expect((await signIn('subject-successor')).to).toBe('/sign-in?problem=provider_unknown_person')
    const { rows } = await http.chain.owner.pool.query(
      `select action, detail ->> 'by' as by from audit_entry where object_id = $1 and action in ('provider.linked', 'sign_in.done') order by at, id`,
      [http.chain.actors.operator.person],
    )
    expect(rows.filter(row => row.action === 'provider.linked')).toHaveLength(1)
    expect(rows.filter(row => row.by === 'PROVIDER')).toHaveLength(2)
  })

  it('lets nobody in by an address that was not verified, and nobody who was not invited', async ({ skip }) => {
    skip(absent)
    for (const subject of ['subject-peer', 'subject-nobody']) {
      const { to, cookies } = await signIn(subject)
      expect(to).toBe('/sign-in?problem=provider_unknown_person')
      expect(cookies.get('noroshi')).toBeUndefined()
    }
  })

  it('takes an answer only from the browser that began, once, and not for another attempt', async ({ skip }) => {
    skip(absent)
    const { back, begun } = await signIn('subject-operator')
    const path = back.replace(testConfig.publicUrl, '')
    expect((await ask(path)).to).toBe('/sign-in?problem=provider_attempt_over')
    expect((await ask(path, begun.cookies.header())).to).toBe('/sign-in?problem=provider_refused')
    const other = await ask('/api/v1/session/provider')
    expect((await ask(path, other.cookies.header())).to).toBe('/sign-in?problem=provider_refused')
    http.chain.world.clock.advance(11 * 60_000)
    expect((await ask(path, begun.cookies.header())).to).toBe('/sign-in?problem=provider_attempt_over')
  })

  it('leads nowhere outside the house', async ({ skip }) => {
    skip(absent)
    expect((await ask('/api/v1/session/provider?return=//elsewhere.example')).status).toBe(422)
    expect((await ask('/api/v1/session/provider?return=https://elsewhere.example')).status).toBe(422)
  })

  it('says so when the provider is away, and passwords go on working', async ({ skip }) => {
    skip(absent)
    const begun = await ask('/api/v1/session/provider')
    const back = await atTheProvider(begun.to, 'subject-operator')
    standing.closeAllConnections()
    await new Promise(done => standing.close(done))
    const ended = await ask(back.replace(testConfig.publicUrl, ''), begun.cookies.header())
    expect(ended.to).toBe('/sign-in?problem=provider_away')
    const wrong = await http.call(null, 'POST', '/session', { email: 'operator@operator.example', password: 'wrong' })
    expect(wrong.body.code).toBe('wrong_credentials')
  })
})
