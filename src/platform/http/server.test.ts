import { describe, expect, it } from 'vitest'
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
