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

describe('/readyz', () => {
  it('answers at once whether the server can do its work', async () => {
    expect(await readiness(async () => undefined)).toEqual([200, { status: 'ready' }])
    expect(await readiness(() => Promise.reject(new Error('no database')))).toEqual([503, { status: 'not ready' }])
  })
})
