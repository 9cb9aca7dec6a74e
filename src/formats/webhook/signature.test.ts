import { expect, it } from 'vitest'
import { signedHeaders, verify } from './signature.ts'

const secret = Buffer.alloc(32, 7)
const at = new Date('2026-11-20T03:07:00+09:00')
const body = '{"test":true}'

it('a signed call is genuine for five minutes, and neither its body, its id nor its time can be changed', () => {
  const headers = { ...signedHeaders(secret, 'm-1', at, body) }
  expect(verify(secret, headers, body, at)).toBe('GENUINE')
  expect(verify(secret, headers, body, new Date(at.getTime() + 299_000))).toBe('GENUINE')
  expect(verify(secret, headers, body, new Date(at.getTime() + 301_000))).toBe('TOO_OLD')
  expect(verify(secret, headers, '{"test":false}', at)).toBe('FORGED')
  expect(verify(secret, { ...headers, 'webhook-id': 'm-2' }, body, at)).toBe('FORGED')
  expect(verify(secret, { ...headers, 'webhook-timestamp': '1' }, body, at)).toBe('FORGED')
  expect(verify(Buffer.alloc(32, 8), headers, body, at)).toBe('FORGED')
  expect(verify(secret, {}, body, at)).toBe('NOT_SIGNED')
})

it('a receiver that knows two keys while they are changed finds its own among several signatures', () => {
  const headers = signedHeaders(secret, 'm-1', at, body)
  const both = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` }
  expect(verify(secret, both, body, at)).toBe('GENUINE')
})
