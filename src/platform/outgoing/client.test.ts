import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createSecure, type Server as SecureServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openClient } from './client.ts'

const folder = mkdtempSync(join(tmpdir(), 'noroshi-outgoing-'))
const certificate = join(folder, 'hub.pem')
let absent = false
let hub: SecureServer
let proxy: Server
const tunnels: { to: string; as: string | undefined }[] = []

const portOf = (server: Server | SecureServer): number => (server.address() as AddressInfo).port

beforeAll(async () => {
  const key = join(folder, 'hub.key')
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject],
      { stdio: 'ignore' },
    )
  } catch {
    absent = true
    return
  }
  hub = createSecure({ key: readFileSync(key), cert: readFileSync(certificate) }, async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { authorization } = request.headers
    reply.writeHead(201, { 'content-type': 'application/json', 'retry-after': '7' })
    reply.end(JSON.stringify({ path: request.url, authorization, sent: Buffer.concat(chunks).toString('utf8') }))
  }).listen(0, '127.0.0.1')
  proxy = createServer().listen(0, '127.0.0.1')
  proxy.on('connect', (request, socket, head) => {
    tunnels.push({ to: request.url ?? '', as: request.headers['proxy-authorization'] })
    const [host, port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
  })
  await Promise.all([once(hub, 'listening'), once(proxy, 'listening')])
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  if (absent) return
  hub.close()
  proxy.close()
})

const clientOf = (more: { ca?: string; environment?: Record<string, string> } = {}) =>
  openClient({ base: `https://localhost:${portOf(hub)}/api/v1`, key: 'secret', environment: {}, ...more })

describe('a client of a hub', () => {
  it('trusts the certificates it was given, and sends its key and its words', async ({ skip }) => {
    skip(absent)
    const reply = await clientOf({ ca: certificate }).call('POST', '/answers', { body: { ja: '該当' } })
    expect(reply).toMatchObject({
      status: 201,
      retryAfter: 7,
      body: { path: '/api/v1/answers', authorization: 'Bearer secret', sent: '{"ja":"該当"}' },
    })
    expect(Math.abs((reply.date?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
    await expect(clientOf().call('GET', '/requests')).rejects.toThrow(/certificate/i)
  })

  it('goes through the proxy that is named, as who the proxy knows, and not where it is excepted', async ({ skip }) => {
    skip(absent)
    const environment = { HTTPS_PROXY: `http://agent:p%40ss@127.0.0.1:${portOf(proxy)}` }
    const { status } = await clientOf({ ca: certificate, environment }).call('GET', '/requests')
    expect(status).toBe(201)
    const as = `Basic ${Buffer.from('agent:p@ss').toString('base64')}`
    expect(tunnels).toEqual([{ to: `localhost:${portOf(hub)}`, as }])
    await expect(clientOf({ environment }).call('GET', '/requests')).rejects.toThrow(/certificate/i)
    await clientOf({ ca: certificate, environment: { ...environment, NO_PROXY: 'localhost' } }).call('GET', '/')
    expect(tunnels).toHaveLength(2)
  })

  it('sends nothing in the clear but to this computer', () => {
    const open = (base: string) => () => openClient({ base, key: 'secret', environment: {} })
    expect(open('http://hub.example')).toThrow(/https/)
    expect(open('http://127.0.0.1:8080')).not.toThrow()
  })
})
