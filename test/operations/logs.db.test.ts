import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMetrics, type Metrics } from '../../src/platform/telemetry/metrics.ts'
import { type HttpChain, httpChain } from '../http.ts'
import { canaries, walk } from '../walk.ts'

describe('what whoever runs the installation sees', () => {
  const lines: string[] = []
  let http: HttpChain
  let metrics: Metrics
  let absent = false
  beforeAll(async () => {
    metrics = createMetrics()
    const made = await httpChain(
      undefined,
      { log: 'debug' },
      { answered: metrics.answered, log: { write: line => lines.push(line) } },
    )
    if (!made) {
      absent = true
      return
    }
    http = made
    await walk(http)
    await http.call('operator', 'GET', `/reports?search=${canaries.summary}`)
    await http.call('operator', 'POST', '/reports', { content: { summary: canaries.summary, contact: 7 } })
    await http.call(null, 'POST', '/session', { email: 'someone@canary-mail.example', password: canaries.method })
    await http.call('operator', 'POST', '/reports', { content: `\u0000${canaries.summary}` })
  })
  afterAll(() => (absent ? undefined : http.close()))

  it('the log of a whole walk names routes, codes and ids, and no word that anybody wrote', ({ skip }) => {
    skip(absent)
    const log = lines.join('\n')
    expect(lines.length).toBeGreaterThan(30)
    for (const word of [...Object.values(canaries), 'canary-mail', '早瀬', '03-0000-0142', '198.51.100.', '改札'])
      expect(log).not.toContain(word)
    expect(log).toContain('"route":"/api/v1/reports"')
    expect(log).not.toContain('?search')
  })

  it('the metrics count requests by route as declared, without an id', async ({ skip }) => {
    skip(absent)
    const text = await metrics.text()
    expect(text).toMatch(
      /noroshi_http_request_seconds_count\{method="POST",route="\/api\/v1\/reports",status="201"\} \d+/,
    )
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    for (const word of Object.values(canaries)) expect(text).not.toContain(word)
  })
})
