import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain } from '../../../test/http.ts'
import { withActor } from '../../platform/db/actor.ts'
import { board } from '../../share/notices/detections/service.ts'
import { issue } from '../../trust/identity/keys/service.ts'
import { detectionsCommand } from './command.ts'
import { startListener } from './listener.ts'

let http: HttpChain
let absent = false
let key = ''
const errors: unknown[] = []
beforeAll(async () => {
  const made = await httpChain()
  if (!made) {
    absent = true
    return
  }
  http = made
  const { world, actors } = made.chain
  const wish = { label: 'sensors', scopes: ['DELIVER_DETECTIONS' as const], lastDay: '2026-12-31' }
  key = (await withActor(world, actors.watch, tx => issue(tx, actors.watch, wish, world.clock.now()))).key
})
afterAll(() => (absent ? undefined : http.close()))

const listening = (limit?: { capacity: number; highWater: number }) =>
  startListener(
    { host: '127.0.0.1', port: 0, from: '127.0.0.0/8', key },
    http.chain.world,
    error => errors.push(error),
    limit,
  )
const alert = (signature: string, id = 0) =>
  `<129>1 2026-11-20T03:0${id % 6}:01+09:00 ids-1 suricata - - - ${JSON.stringify({
    ...{ event_type: 'alert', timestamp: '2026-11-20T03:05:01+09:00', src_ip: '10.0.0.5', dest_ip: '203.0.113.9' },
    alert: { signature, severity: 2 },
  })}`
const seen = () => {
  const { world, actors } = http.chain
  return withActor(world, actors.watch, tx =>
    board(
      tx,
      actors.watch,
      { judged: false, severity: null, words: '' },
      { after: null, limit: 200 },
      world.clock.now(),
    ),
  )
}
const countOf = async (signature: string) =>
  (await seen()).detections.find(detection => detection.signature === signature)?.count ?? 0
const until = async (holds: () => Promise<boolean>) => {
  for (let turn = 0; turn < 200 && !(await holds()); turn++) await new Promise(resolve => setTimeout(resolve, 50))
}

describe('the syslog listener', () => {
  it('R-077: counts every message of a TCP stream, in octets and in lines, and those of UDP', async ({ skip }) => {
    skip(absent)
    const listener = await listening()
    const socket = connect(listener.port, '127.0.0.1')
    await once(socket, 'connect')
    for (let i = 0; i < 1500; i++) {
      const message = alert('stream', i)
      socket.write(i % 2 ? `${Buffer.byteLength(message)} ${message}` : `${message}\n`)
    }
    socket.end()
    const udp = createSocket('udp4')
    for (let i = 0; i < 20; i++)
      await new Promise<void>(resolve => udp.send(alert('datagram', i), listener.port, '127.0.0.1', () => resolve()))
    await until(async () => (await countOf('stream')) === 1500 && (await countOf('datagram')) === 20)
    expect([await countOf('stream'), await countOf('datagram')]).toEqual([1500, 20])
    udp.close()
    await listener.stop()
    expect(errors).toEqual([])
  })

  it('a full queue keeps TCP waiting and loses nothing of it, and counts what UDP brought then as a gap', async ({
    skip,
  }) => {
    skip(absent)
    const listener = await listening({ capacity: 40, highWater: 20 })
    const udp = createSocket('udp4')
    const burst = Array.from({ length: 400 }, (_, i) => alert('burst', i))
    await Promise.all(
      burst.map(
        message => new Promise<void>(resolve => udp.send(message, listener.port, '127.0.0.1', () => resolve())),
      ),
    )
    const dropped = async () =>
      (await seen()).gaps
        .filter(({ reason, way }) => reason === 'FULL' && way === 'SYSLOG_UDP')
        .reduce((sum, { count }) => sum + count, 0)
    await until(async () => (await countOf('burst')) + (await dropped()) === 400)
    expect(await dropped()).toBeGreaterThan(0)
    expect((await countOf('burst')) + (await dropped())).toBe(400)
    udp.close()
    await listener.stop()
  })

  it('takes nothing from a network that is not named, and nothing without a key of the watch', async ({ skip }) => {
    skip(absent)
    const stranger = await startListener(
      { host: '127.0.0.1', port: 0, from: '192.0.2.0/24', key },
      http.chain.world,
      () => undefined,
    )
    const socket = connect(stranger.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'close')
    await stranger.stop()
    const heard: unknown[] = []
    const keyless = await startListener(
      { host: '127.0.0.1', port: 0, from: '127.0.0.0/8', key: 'nk_wrong' },
      http.chain.world,
      error => heard.push(error),
    )
    const other = connect(keyless.port, '127.0.0.1')
    other.end(`${alert('keyless')}\n`)
    await until(async () => heard.length > 0)
    await keyless.stop()
    expect(String(heard[0])).toContain('DELIVER_DETECTIONS')
    expect(await countOf('keyless')).toBe(0)
  })
})

it('noroshi detections delivers files once, goes on where it stopped, and brings Zeek’s headings with each part', async ({
  skip,
}) => {
  skip(absent)
  const hub = createHttp(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const reply = await http.app.inject({
      method: 'POST',
      url: request.url ?? '',
      headers: request.headers as Record<string, string>,
      payload: Buffer.concat(parts),
    })
    response.writeHead(reply.statusCode, { 'content-type': 'application/json' }).end(reply.payload)
  })
  hub.listen(0, '127.0.0.1')
  await once(hub, 'listening')
  const { port } = hub.address() as { port: number }
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-detections-'))
  const log = join(folder, 'notice.log')
  const heading = '#separator \\x09\n#fields\tts\tid.orig_h\tid.resp_h\tnote\tmsg\n'
  const row = '1763575500.25\t10.0.0.5\t198.51.100.7\tFile::Delivered\tx\n'
  writeFileSync(log, heading + row.repeat(3))
  const keyFile = join(folder, '.key')
  writeFileSync(keyFile, key)
  const options = { hub: `http://127.0.0.1:${port}`, keyFile, format: 'ANY', sensor: 'zeek-1', segment: '' }
  const state = join(folder, '.state')
  await detectionsCommand([folder], { ...options, state }, () => undefined)
  await detectionsCommand([folder], { ...options, state }, () => undefined)
  expect(await countOf('File::Delivered')).toBe(3)
  writeFileSync(log, heading + row.repeat(5))
  await detectionsCommand([folder], { ...options, state }, () => undefined)
  expect(await countOf('File::Delivered')).toBe(5)
  hub.close()
})
