import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createPoster } from './post.ts'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
})

const receiver = async (answer: RequestListener): Promise<{ port: number; requests: () => number }> => {
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    request.resume()
    answer(request, response)
  })
  open.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { port: (server.address() as AddressInfo).port, requests: () => requests }
}
const posting = (url: string) => ({ url, body: '{}', headers: {} })
const inside = { allowed: ['127.0.0.0/8'] }

describe('a post to an address that somebody typed', () => {
  it('is taken by a receiver inside a network that the installation names', async () => {
    const { port } = await receiver((_, response) => response.writeHead(204).end())
    expect(await createPoster(inside).post(posting(`http://127.0.0.1:${port}/`))).toEqual({ kind: 'TAKEN' })
  })

  it('never reaches this host, whichever way it is written', async () => {
    const { port, requests } = await receiver((_, response) => response.end())
    const poster = createPoster({ allowed: [] })
    for (const host of ['127.0.0.1', '0x7f.1', '2130706433', '127.1', '[::1]', '[::ffff:127.0.0.1]', 'localhost'])
      for (const scheme of ['http', 'https']) {
        const { kind } = await poster.post(posting(`${scheme}://${host}:${port}/`))
        expect([host, scheme, kind]).toEqual([host, scheme, 'REFUSED'])
      }
    expect(requests()).toBe(0)
  })

  it('goes to the address that was checked: a name that changes its mind gets nothing', async () => {
    const { port, requests } = await receiver((_, response) => response.end())
    let asked = 0
    const rebinding = createPoster({
      allowed: [],
      within: 300,
      resolve: async () => (asked++ === 0 ? ['2001:4860:4860::8888'] : ['127.0.0.1']),
    })
    const first = await rebinding.post(posting(`https://rebind.example:${port}/`))
    expect([first.kind, asked, requests()]).toEqual(['LATER', 1, 0])
    expect((await rebinding.post(posting(`https://rebind.example:${port}/`))).kind).toBe('REFUSED')
    const mixed = createPoster({ allowed: [], resolve: async () => ['8.8.8.8', '10.0.0.1'] })
    expect((await mixed.post(posting('https://mixed.example/'))).kind).toBe('REFUSED')
    expect(requests()).toBe(0)
  })

  it('follows no redirect', async () => {
    const target = await receiver((_, response) => response.end())
    const { port } = await receiver((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${target.port}/` }).end(),
    )
    expect(await createPoster(inside).post(posting(`http://127.0.0.1:${port}/`))).toEqual({
      kind: 'REFUSED',
      reason: 'answered 302',
    })
    expect(target.requests()).toBe(0)
  })

  it('ends at its time, whether nothing is answered or one byte after the other', async () => {
    const silent = await receiver(() => undefined)
    const slow = await receiver((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(drip))
    })
    for (const { port } of [silent, slow]) {
      const poster = createPoster({ ...inside, within: 400 })
      expect((await poster.post(posting(`http://127.0.0.1:${port}/`))).kind).toBe('LATER')
    }
  })

  it('reads no endless answer', async () => {
    const { port } = await receiver((_, response) => {
      response.writeHead(200)
      const pour = (): boolean => response.write('x'.repeat(65_536))
      pour()
      response.on('drain', pour)
    })
    const poster = createPoster({ ...inside, within: 5000 })
    expect(await poster.post(posting(`http://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'LATER',
      reason: 'the answer is too long',
    })
  })

  it('is tried again after a fault of the receiver, and not after a refusal', async () => {
    for (const [status, kind] of [
      [500, 'LATER'],
      [503, 'LATER'],
      [429, 'LATER'],
      [400, 'REFUSED'],
      [410, 'REFUSED'],
    ] as const) {
      const { port } = await receiver((_, response) => response.writeHead(status).end())
      expect((await createPoster(inside).post(posting(`http://127.0.0.1:${port}/`))).kind).toBe(kind)
    }
    expect((await createPoster(inside).post(posting('http://127.0.0.1:1/'))).kind).toBe('LATER')
  })
})
