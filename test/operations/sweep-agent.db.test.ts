import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Office, office, settled } from '../faults/office.ts'
import { asFile, installed, squidLine, squidLines } from '../investigate/noroshi.ts'

let o: Office
let noroshi: Awaited<ReturnType<typeof installed>>
let url = ''
let key = ''
let absent = false
const open: string[] = []
const running = new Set<ChildProcessWithoutNullStreams>()

const lastDay = () => new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  const made = await office()
  if (!made) {
    absent = true
    return
  }
  o = made
  noroshi = await installed()
  url = (await o.start()).url
  const label = '点検プログラム'
  const issued = await o.must('operator', 'POST', '/me/keys', { label, scopes: ['ANSWER_SWEEPS'], lastDay: lastDay() })
  key = join(noroshi.folder('keys', { 'hub.key': `${issued.body.key}\n` }), 'hub.key')
}, 240_000)
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
  // What one test asked need not be swept by the agents of the next.
  for (const id of open.splice(0)) await o.must('duty', 'POST', `/sweeps/${id}/recall`, { reason: '試験を終えた' })
})
afterAll(async () => {
  if (absent) return
  noroshi.remove()
  await o.close()
})

const hour = 360
const asked = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' }
const wholeDay = () => asFile([...squidLines(0, 24 * hour), squidLine(3600, '10.1.0.3', 'http://cdn.bad.example/a')])

interface Agent {
  folder: string
  log: string
  state: string
  /** All it has printed so far. */
  said(): string
  begin(more?: string[]): ChildProcessWithoutNullStreams
  once(more?: string[]): Promise<{ code: number | null; output: string }>
}

const agentIn = (name: string, files: Record<string, string>): Agent => {
  const folder = noroshi.folder(name, files)
  const state = join(folder, 'state')
  let text = ''
  const words = (more: string[]) => [
    ...['sweep', '--hub', url, '--key', key, '--logs', join(folder, 'logs'), '--state', state],
    ...['--lang', 'en', '--every', '1', ...more],
  ]
  const begin = (more: string[] = []) => {
    const child = noroshi.begin(words(more))
    running.add(child)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        text += chunk
      })
    return child
  }
  return {
    folder,
    log: join(folder, 'logs/p1/access.log'),
    state,
    said: () => text,
    begin,
    once: async (more = []) => {
      const before = text.length
      const [code] = await once(begin(['--once', ...more]), 'close')
      return { code, output: text.slice(before) }
    },
  }
}

const waiting = ({ state }: Agent) => readdirSync(join(state, 'outbox')).filter(file => file.endsWith('.json'))

/** What the agent prints at its first run is what an administrator registers. */
const register = async (agent: Agent, replaces: string | null = null): Promise<{ id: string; fingerprint: string }> => {
  const { output } = await agent.once()
  const publicKey = /^public key (\S+)$/m.exec(output)?.[1]
  const fingerprint = /^fingerprint (\S+)$/m.exec(output)?.[1]
  const { body } = await o.must('operatorHead', 'POST', '/sweep-agents', {
    name: agent.folder.slice(-60),
    publicKey,
    replaces,
  })
  expect(body.fingerprint).toBe(fingerprint)
  return body
}

const request = async (values: string[]): Promise<string> => {
  const { body } = await o.must('duty', 'POST', '/sweeps', {
    title: '接続先の点検',
    batch: '解析結果A',
    asked,
    indicators: values.map(value => ({ value, actions: ['SWEEP_LOGS'] })),
    audience: { organisations: [o.chain.ids.OPERATOR] },
  })
  open.push(body.id)
  return body.id
}

const own = async (id: string) => (await o.must('operator', 'GET', `/sweep-requests/${id}`)).body
const verdicts = async (id: string): Promise<Record<string, string>> => {
  const { indicators, cells } = await own(id)
  return Object.fromEntries(
    cells.map((cell: { indicator: string; verdict: string }) => [
      indicators.find((one: { id: string; value: string }) => one.id === cell.indicator).value,
      cell.verdict,
    ]),
  )
}

describe('an agent of the hub', { timeout: 600_000 }, () => {
  it('R-084: asks what is sought, sweeps, signs and sends; the terminals stay where they are', async ({ skip }) => {
    skip(absent)
    const agent = agentIn('first', { 'logs/p1/access.log': wholeDay() })
    const id = await request(['bad[.]example', 'quiet.example', 'www.google.com'])
    const before = await agent.once()
    expect(before).toMatchObject({ code: 3, output: expect.stringContaining('not taken yet') })
    await register(agent)
    expect((await agent.once()).code).toBe(2)
    expect(await verdicts(id)).toEqual({
      'bad.example': 'HIT',
      'quiet.example': 'NO_HIT',
      'www.google.com': 'HELD_BACK',
    })
    const { answers, cells } = await own(id)
    expect(answers).toHaveLength(1)
    expect(answers[0].contradictions).toEqual([])
    expect(JSON.stringify(cells)).not.toContain('10.1.0.3')
    expect(statSync(join(agent.state, 'agent-key.pem')).mode & 0o077).toBe(0)
    await agent.once()
    expect((await own(id)).answers).toHaveLength(1)
  })

  it('R-080: a hub that is away loses nothing: sweeping goes on, answers wait, and arrive when it is back', async ({
    skip,
  }) => {
    skip(absent)
    const agent = agentIn('away', { 'logs/p1/access.log': asFile(squidLines(0, 20 * hour)) })
    await register(agent)
    const id = await request(['late.example'])
    const child = agent.begin(['--watch'])
    await settled(async () => (await verdicts(id))['late.example'] === 'UNKNOWN')
    await expect.poll(agent.said, { timeout: 60_000 }).toContain('Watching new lines')
    await o.killAll()
    appendFileSync(
      agent.log,
      asFile([
        squidLine(72_100, '10.1.0.7', 'http://x.late.example/'),
        squidLine(72_200, '10.1.0.8', 'http://good.example/'),
      ]),
    )
    await expect.poll(() => waiting(agent).length, { timeout: 120_000 }).toBe(1)
    expect(agent.said()).toContain('"client":"10.1.0.7"')
    expect(agent.said()).toContain('Sweeping goes on')
    child.kill('SIGKILL')
    await once(child, 'close')
    await o.start()
    agent.begin()
    await settled(async () => (await verdicts(id))['late.example'] === 'HIT', 120_000)
    expect((await own(id)).answers).toHaveLength(2)
  })

  it('R-080: killed at any moment, it loses no answer and the hub counts none twice', async ({ skip }) => {
    skip(absent)
    const agent = agentIn('killed', { 'logs/p1/access.log': wholeDay() })
    await register(agent)
    const id = await request(['bad.example'])
    for (let wait = 300; wait < 4000; wait += 370) {
      const child = agent.begin()
      await new Promise(resolve => setTimeout(resolve, wait))
      child.kill('SIGKILL')
      await once(child, 'close')
    }
    expect((await agent.once()).code).toBe(2)
    expect(waiting(agent)).toEqual([])
    const { answers } = await own(id)
    expect(answers).toHaveLength(1)
    expect(await verdicts(id)).toEqual({ 'bad.example': 'HIT' })
  })

  it('R-080: a log that is missing is missed: what it would have shown is unknown', async ({ skip }) => {
    skip(absent)
    const agent = agentIn('half', {
      'logs/p1/access.log': asFile(squidLines(0, 24 * hour)),
      'logs/p2/access.log': asFile(squidLines(5, 24 * hour)),
    })
    await register(agent)
    const first = await request(['one.example'])
    await agent.once()
    expect(await verdicts(first)).toEqual({ 'one.example': 'NO_HIT' })
    mkdirSync(join(agent.folder, 'elsewhere'))
    renameSync(join(agent.folder, 'logs/p2'), join(agent.folder, 'elsewhere/p2'))
    const second = await request(['two.example'])
    await agent.once()
    expect(await verdicts(second)).toEqual({ 'two.example': 'UNKNOWN' })
    const third = await request(['three.example'])
    await agent.once(['--without', 'p2'])
    expect(await verdicts(third)).toEqual({ 'three.example': 'NO_HIT' })
  })

  it('a clock that is an hour off is told on both sides, and the answer is marked', async ({ skip }) => {
    skip(absent)
    for (const ahead of ['3600', '-3600']) {
      const agent = agentIn(`clock${ahead}`, { 'logs/p1/access.log': wholeDay() })
      await register(agent)
      const id = await request([`clock${ahead}.example`])
      const { output } = await agent.once(['--clock-ahead', ahead])
      expect(output).toMatch(ahead === '3600' ? /36\d\d s ahead of|35\d\d s ahead of/ : /3[56]\d\d s behind/)
      const { answers } = await own(id)
      expect(answers[0].contradictions).toEqual([])
      expect(Math.round(answers[0].clockOffsetMs / 60_000)).toBe(Number(ahead) / -60)
    }
  })

  it('one that takes the place of another goes on with a key of its own, and the old key ends', async ({ skip }) => {
    skip(absent)
    const files = { 'logs/p1/access.log': wholeDay() }
    const [old, next] = [agentIn('old', files), agentIn('next', files)]
    const { id: former } = await register(old)
    const id = await request(['bad.example'])
    await old.once()
    await register(next, former)
    expect((await next.once()).code).toBe(2)
    expect((await own(id)).answers).toHaveLength(2)
    const later = await request(['after.example'])
    expect(await old.once()).toMatchObject({ code: 3, output: expect.stringContaining('not taken yet') })
    await next.once()
    expect(await verdicts(later)).toEqual({ 'after.example': 'NO_HIT' })
  })

  it('whatever of its folder is damaged is said and made anew; a second agent in it is refused', async ({ skip }) => {
    skip(absent)
    const agent = agentIn('damaged', { 'logs/p1/access.log': wholeDay() })
    await register(agent)
    const id = await request(['bad.example'])
    await agent.once()
    writeFileSync(join(agent.state, 'state.json'), '{"requests": [')
    const [sent] = readdirSync(join(agent.state, 'sent'))
    writeFileSync(join(agent.state, 'sent', sent ?? ''), 'no answer')
    const mended = await agent.once()
    expect(mended.output).toContain('state.json is damaged')
    expect(mended.output).toContain(`${sent} is damaged`)
    expect(await verdicts(id)).toEqual({ 'bad.example': 'HIT' })
    const child = agent.begin()
    await expect.poll(() => existsSync(join(agent.state, 'agent.lock')), { timeout: 30_000 }).toBe(true)
    expect(await agent.once()).toMatchObject({ code: 1, output: expect.stringContaining('Another agent') })
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
  })
})
