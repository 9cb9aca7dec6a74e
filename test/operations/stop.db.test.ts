import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../database/fresh.ts'
import { freePort, type ServerProcess, startProcess } from '../server-process.ts'

/** A server process on its own database, as people run it. */
describe('a server that is told to stop', () => {
  let fresh: FreshDatabase
  let absent = false
  beforeAll(async () => {
    const made = await freshDatabase()
    if (made) fresh = made
    else absent = true
  })
  afterAll(() => (absent ? undefined : fresh.close()))

  const running = async (work: (server: ServerProcess, metrics: string) => Promise<void>): Promise<void> => {
    await fresh.detach()
    const [port, figures] = [await freePort(), await freePort()]
    const server = await startProcess(
      'serve',
      { ...fresh.environment, NOROSHI_METRICS: `127.0.0.1:${figures}`, NOROSHI_LOG: 'info' },
      port,
    )
    try {
      await work(server, `http://127.0.0.1:${figures}/metrics`)
    } finally {
      await server.stop()
      await fresh.attach()
    }
  }

  it('serves its figures on an address of their own, and never on the one people reach', async ({ skip }) => {
    skip(absent)
    await running(async (server, metrics) => {
      const text = await (await fetch(metrics)).text()
      for (const figure of [
        'letters{state="QUEUED"} 0',
        'jobs_waiting{queue="report.relay"} 0',
        'timers_overdue 0',
        'audit_unsealed',
      ])
        expect(text).toContain(`noroshi_${figure}`)
      expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
      expect((await fetch(metrics.replace('/metrics', '/other'))).status).toBe(404)
    })
  })

  it('ends although a browser holds lines open on which it never asked anything', async ({ skip }) => {
    skip(absent)
    await running(async server => {
      const { port } = new URL(server.url)
      const line = connect(Number(port), '127.0.0.1')
      await new Promise(resolve => line.once('connect', resolve))
      const closed = new Promise(resolve => line.once('close', resolve))
      expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
      await server.stop()
      await closed
      await expect(fetch(`${server.url}/readyz`)).rejects.toThrow()
    })
  })
})
