import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type HttpChain, httpChain, testConfig } from '../../../../test/http.ts'
import { turns } from '../../../../test/ladders.ts'
import { verify } from '../../../formats/webhook/signature.ts'
import { minutes } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import { createPoster } from '../../../platform/channels/post.ts'
import { withActor } from '../../../platform/db/actor.ts'
import { createBox } from '../../../platform/secrets/box.ts'
import { start } from '../service.ts'
import { sendMessages, type Ways } from './jobs.ts'

const here = ['127.0.0.0/8']
let http: HttpChain
let absent = false
beforeAll(async () => {
  const made = await httpChain(world => world, { channels: { allowed: here, gateway: undefined } })
  if (made) http = made
  else absent = true
})
afterAll(() => (absent ? undefined : http.close()))

interface Received {
  headers: IncomingMessage['headers']
  body: string
}

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
  if (!absent)
    await http.chain.owner.pool.query('update ladder_run set next_at = null, ended_at = now() where ended_at is null')
})

/** A receiver of its own, which answers as it is told. */
const receiver = async (answers: number[] = []): Promise<{ url: string; received: Received[] }> => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ headers: request.headers, body })
    response.writeHead(answers.shift() ?? 200).end()
  })
  open.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}

const ways = (gateway?: string): Ways => ({
  publicUrl: 'https://noroshi.example',
  box: createBox(tmpdir(), testConfig.secretKey),
  webhooks: createPoster({ allowed: here }),
  ...(gateway ? { gateway: { url: gateway, key: 'k'.repeat(16), poster: createPoster({ allowed: 'ANY' }) } } : {}),
})
const send = (gateway?: string) => sendMessages(http.chain.world, ways(gateway))

const addWebhook = async (url: string) => {
  const { status, body } = await http.call('operatorHead', 'POST', '/webhooks', { label: '当直', url })
  expect(status).toBe(201)
  return { id: body.id as string, secret: Buffer.from(body.secret.replace('whsec_', ''), 'base64') }
}

const begin = async (tlp: Tlp, test = false) => {
  const { actors, ids, world, owner } = http.chain
  const now = world.clock.now()
  const object = newId(now)
  await owner.pool.query(
    `insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
     values (gen_random_uuid(), $1, 'case', $2, 'own', $3, $3)`,
    [ids.COORD, object, now],
  )
  const beginning = {
    occasion: 'NOTICE_RECEIVED' as const,
    organisation: ids.OPERATOR!,
    object: { kind: 'case', id: object },
    number: 'N-4711',
    tlp,
    test,
  }
  const { id } = await withActor(world, actors.duty, tx => start(tx, actors.duty, beginning, now))
  await turns(http.chain)
  return id
}

const telephone = async (number: string) => {
  const { pool } = http.chain.owner
  await pool.query('update person set phone = $1 where id = $2', [number, http.chain.actors.operator.person])
}

describe('a webhook', () => {
  it('gets every call signed with the key that was shown once, and no more than the label allows', async ({ skip }) => {
    skip(absent)
    const { url, received } = await receiver()
    const { id, secret } = await addWebhook(url)
    await begin('TLP:AMBER')
    await begin('TLP:RED')
    while ((await send()) > 0);
    expect(received).toHaveLength(2)
    const machine = http.chain.world.clock.now()
    for (const { headers, body } of received) expect(verify(secret, headers, body, machine)).toBe('GENUINE')
    const [amber, red] = received.map(({ body }) => JSON.parse(body))
    expect(amber).toMatchObject({ test: false, tlp: 'TLP:AMBER', kind: 'ladder.called', number: 'N-4711' })
    expect(red).toEqual({
      id: received[1]?.headers['webhook-id'],
      at: machine.toISOString(),
      test: false,
      tlp: 'TLP:RED',
      url: expect.stringMatching(/^https:\/\/noroshi\.example\/ladder-runs\/[\da-f-]+$/),
    })
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect((await http.call('operatorHead', 'GET', '/webhooks')).text).not.toContain(secret.toString('base64'))
    expect((await http.call('operatorHead', 'DELETE', `/webhooks/${id}`)).status).toBe(204)
    await begin('TLP:AMBER')
    expect(await send()).toBeLessThanOrEqual(4) // voice and SMS, which nobody takes here
    expect(received).toHaveLength(2)
  })

  it('is tried again with the same id until it is taken, and not after a refusal', async ({ skip }) => {
    skip(absent)
    const { url, received } = await receiver([503, 500])
    const { id } = await addWebhook(url)
    await begin('TLP:GREEN')
    for (const later of [0, 1, 1]) {
      http.chain.world.clock.advance(minutes(later))
      await send()
    }
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    http.chain.world.clock.advance(minutes(60))
    await send()
    expect(received).toHaveLength(3)
    await http.call('operatorHead', 'DELETE', `/webhooks/${id}`)
  })

  it('leaves again, by the same id, when the process died while it was leaving', async ({ skip }) => {
    skip(absent)
    const { url, received } = await receiver()
    const { id } = await addWebhook(url)
    await begin('TLP:GREEN')
    const { pool } = http.chain.owner
    await pool.query(`update channel_message set state = 'SENDING', claimed_at = $1 where state = 'QUEUED'`, [
      http.chain.world.clock.now(),
    ])
    await send()
    expect(received).toHaveLength(0)
    http.chain.world.clock.advance(minutes(6))
    await send()
    expect(received).toHaveLength(1)
    await http.call('operatorHead', 'DELETE', `/webhooks/${id}`)
  })

  it('is not added for an address inside, or with a password in it', async ({ skip }) => {
    skip(absent)
    for (const url of [
      'https://10.0.0.1/',
      'https://169.254.169.254/latest/',
      'https://[::1]/',
      'https://[::ffff:10.0.0.1]/',
      'https://user:secret@alarm.example/',
    ])
      expect((await http.call('operatorHead', 'POST', '/webhooks', { label: 'x', url })).body.code).toBe(
        'webhook_address',
      )
  })
})

describe('the gateway for SMS and voice', () => {
  it('is told whom to ring and what to say, and its answer is the person’s receipt', async ({ skip }) => {
    skip(absent)
    await telephone('090-0000-0142')
    const { url, received } = await receiver()
    const run = await begin('TLP:AMBER')
    while ((await send(url)) > 0);
    const calls = received.map(({ body }) => JSON.parse(body)).filter(({ to }) => to === '090-0000-0142')
    expect(calls.map(({ channel }) => channel).sort()).toEqual(['SMS', 'VOICE'])
    expect(calls[0]).toMatchObject({ language: 'ja', tlp: 'TLP:AMBER', test: false })
    expect(calls[0].text).toContain('N-4711')
    expect(received[0]?.headers).toMatchObject({ authorization: `Bearer ${'k'.repeat(16)}` })
    const answer = (callback: string, result: string) =>
      http.call(null, 'POST', callback.replace('https://noroshi.example', ''), { result })
    expect((await answer(calls[0].callback, 'VOICEMAIL')).status).toBe(204)
    expect((await answer(calls[0].callback, 'ACKNOWLEDGED')).status).toBe(204)
    expect((await answer(`${calls[0].callback}x`, 'ACKNOWLEDGED')).status).toBe(404)
    const { body } = await http.call('operator', 'GET', `/ladder-runs/${run}`)
    expect(body.places[0].reached).toMatchObject({ via: 'GATEWAY', acknowledgedBy: { ja: 'operatorさん' } })
    // The same call reported twice is one receipt.
    expect((await answer(calls[0].callback, 'ACKNOWLEDGED')).status).toBe(204)
  })

  it('says of a test that it is one before anything else, and nothing of what TLP:RED keeps', async ({ skip }) => {
    skip(absent)
    await telephone('090-0000-0142')
    const { url, received } = await receiver()
    await begin('TLP:CLEAR', true)
    await begin('TLP:RED')
    while ((await send(url)) > 0);
    const texts = received.map(({ body }) => JSON.parse(body)).filter(({ channel }) => channel === 'SMS')
    expect(texts.find(({ test }) => test).text).toMatch(/^これは試験です。/)
    const red = texts.find(({ tlp }) => tlp === 'TLP:RED')
    expect(red.text).toBe('Noroshi に確認が必要なものがあります。')
  })

  it('is said to be missing where there is none: nobody waits for a call that will not come', async ({ skip }) => {
    skip(absent)
    await telephone('090-0000-0142')
    const run = await begin('TLP:GREEN')
    while ((await send()) > 0);
    const { body } = await http.call('operator', 'GET', `/ladder-runs/${run}`)
    const messages = body.calls.flatMap(({ messages: sent }: { messages: object[] }) => sent)
    expect(messages).toContainEqual({ channel: 'VOICE', state: 'FAILED', result: null, error: 'no gateway' })
  })
})
