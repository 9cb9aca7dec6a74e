import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testConfig } from '../../../test/http.ts'
import { createServer } from './server.ts'

const readiness = async (ready: () => Promise<void>) => {
  const app = await createServer(testConfig, { ready }, async () => undefined, [])
  try {
    const { statusCode, payload } = await app.inject({ url: '/readyz' })
    return [statusCode, JSON.parse(payload)]
  } finally {
    await app.close()
  }
}

const addressSeen = async (proxy: string | undefined) => {
  const app = await createServer({ ...testConfig, proxy }, { ready: async () => undefined }, async () => undefined, [
    scope => {
      scope.get('/address', async request => request.ip)
    },
  ])
  try {
    const headers = { 'x-forwarded-for': '198.51.100.7' }
    return (await app.inject({ url: '/api/v1/address', remoteAddress: '10.1.2.3', headers })).payload
  } finally {
    await app.close()
  }
}

describe('the address that failed sign-ins are counted by', () => {
  it('is the one that a named proxy forwards; nobody else may say whose request it is', async () => {
    expect(await addressSeen('10.0.0.0/8')).toBe('198.51.100.7')
    expect(await addressSeen('192.0.2.1')).toBe('10.1.2.3')
    expect(await addressSeen(undefined)).toBe('10.1.2.3')
  })
})

describe('/readyz', () => {
  it('answers at once whether the server can do its work', async () => {
    expect(await readiness(async () => undefined)).toEqual([200, { status: 'ready' }])
    expect(await readiness(() => Promise.reject(new Error('no database')))).toEqual([503, { status: 'not ready' }])
  })
})

describe('what does not fit its schema', () => {
  it('is answered with the place and a sentence in both languages, a rule of our own included', async () => {
    const body = z
      .strictObject({ name: z.string().min(3), place: z.strictObject({ floor: z.number() }) })
      .refine(({ name }) => name !== 'none', { path: ['name'], error: 'needs a name' })
    const app = await createServer(testConfig, { ready: async () => undefined }, async () => undefined, [
      scope => {
        scope.post('/form', { schema: { body } }, async () => null)
      },
    ])
    const send = async (payload: object) => {
      const { statusCode, payload: text } = await app.inject({ method: 'POST', url: '/api/v1/form', payload })
      const { code, errors } = JSON.parse(text)
      return [statusCode, code, errors.map(({ pointer }: { pointer: string }) => pointer), errors]
    }
    try {
      const [status, code, pointers, errors] = await send({ name: 'a', place: { floor: 'top' } })
      expect([status, code, pointers]).toEqual([422, 'invalid_input', ['/name', '/place/floor']])
      for (const { ja, en } of errors) {
        expect(ja).toMatch(/\p{Script=Han}|\p{Script=Hiragana}/u)
        expect(en).toMatch(/[a-z]/)
      }
      expect((await send({ name: 'none', place: { floor: 1 } })).slice(0, 3)).toEqual([422, 'invalid_input', ['/name']])
    } finally {
      await app.close()
    }
  })
})
