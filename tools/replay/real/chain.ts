import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sweep } from '../../../src/investigate/sweep/model.ts'
import { hour, minute } from '../../evidence/calendar.ts'
import type { Assumptions } from '../assumptions.ts'
import type { Course } from '../course.ts'
import { endOf } from '../draws.ts'
import type { Outcome } from '../loop.ts'
import type { Told } from '../story.ts'
import { type AgentRun, equip, install } from './installation.ts'
import { proxyLogOf } from './proxy-log.ts'

/** One act or observation through the product, at scenario time. */
export interface Done {
  at: number
  what: string
  of: string
}

export interface Chain {
  done: Done[]
  /** Where what the product said differs from the simulation; empty when both agree. */
  deviations: string[]
  /** Seconds that one round of the agent took, the whole process included. */
  sweeps: { rounds: number; median: number; longest: number }
  lines: number
}

interface Cell {
  indicator: string
  verdict: string
  terminals: number
  hitAt: string | null
  blockedAt: string | null
  isolatedAt: string | null
  isolated: number
}

interface OwnRequest {
  number?: string
  indicators: { id: string; value: string }[]
  cells: Cell[]
}

const begins = Date.parse('2015-05-08T00:00:00+09:00')
const ends = Date.parse('2015-05-24T00:00:00+09:00')

/** Terminals that the simulation says a log of this instant shows with a destination. */
const metIn = (course: Course, outcome: Outcome, destination: string, until: number): string[] =>
  course.terminals
    .filter(({ name, contacts, infectedAt }) => {
      const end = Math.min(endOf(outcome, name), outcome.blocked.get(destination) ?? Number.POSITIVE_INFINITY)
      const lines = contacts.find(contact => contact.destination === destination)?.lines ?? []
      return outcome.infected.has(name) && lines.some(({ at }) => at <= until && at >= infectedAt - hour && at < end)
    })
    .map(({ name }) => name)

/**
 * The run with real processes: a server on scenario time, an agent that sweeps the growing proxy log, requests, answers,
 * receipts, blocks and isolations over HTTP. People act when the simulation with all medians says; what the product finds
 * is compared with what the simulation says it finds, indicator by indicator.
 */
export const runChain = async (
  course: Course,
  outcome: Outcome,
  assumptions: Assumptions,
  seed: number,
  progress: (done: number, total: number, what: string) => void,
): Promise<Chain> => {
  const folder = mkdtempSync(join(tmpdir(), 'noroshi-replay-'))
  const logs = join(folder, 'logs')
  mkdirSync(join(logs, 'proxy01'), { recursive: true })
  const log = proxyLogOf(course, outcome, seed)
  const start = Date.parse('2015-05-08T12:00:00+09:00')
  const installation = await install(join(folder, 'data'), start)
  const { ask } = installation
  const done: Done[] = []
  const deviations: string[] = []
  const rounds: AgentRun[] = []
  const lag = assumptions.fixed.logLag.value * minute
  const names = new Map([...course.hosts].map(([name, host]) => [host, name]))
  const isolated = new Set<string>()
  const asked = new Set<string>()
  let [sweep, lines, now] = ['', 0, start + hour]
  const tell = (what: string, of: string) => done.push({ at: now, what, of })

  const own = () => ask<OwnRequest>('NBA.window', 'GET', `/sweep-requests/${sweep}`)
  const request = async (batch: string, destinations: readonly string[]) => {
    const fresh = destinations.filter(destination => !asked.has(destination))
    for (const destination of fresh) asked.add(destination)
    const indicators = fresh.map(destination => ({
      value: course.hosts.get(destination) ?? destination,
      actions: ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'],
    }))
    if (indicators.length === 0) return
    if (sweep) await ask('COORD.duty', 'POST', `/sweeps/${sweep}/indicators`, { batch, indicators })
    else {
      const period = { from: new Date(begins).toISOString(), to: new Date(ends).toISOString() }
      const audience = { organisations: [installation.body] }
      const body = { title: '給付機構の端末からの不審な通信', batch, asked: period, indicators, audience }
      sweep = (await ask<{ id: string }>('COORD.duty', 'POST', '/sweeps', body)).id
    }
    tell('asked', batch)
  }

  const compare = async (until: number) => {
    const { indicators, cells } = await own()
    for (const { id, value } of indicators) {
      const destination = names.get(value) ?? value
      const cell = cells.find(({ indicator }) => indicator === id)
      const [expected, found] = [metIn(course, outcome, destination, until).length, cell?.terminals ?? 0]
      if (expected !== found)
        deviations.push(`${new Date(now).toISOString()} ${destination}: ${found} terminals, expected ${expected}`)
    }
  }
  const round = async (agent: Awaited<ReturnType<typeof equip>>) => {
    const until = now - lag
    lines = log.writeUntil(logs, until)
    const run = await agent.round(now)
    rounds.push(run)
    if (run.code !== 0 && run.code !== 2) deviations.push(`the agent ended with ${run.code}: ${run.output}`)
    tell('answered', `${lines} lines`)
    await compare(until)
  }

  /** Hits by indicator, as the body's own result names them; it never left the body. */
  const hitsOf = (): Map<string, Set<string>> => {
    const [file] = [...rounds.at(-1)!.output.matchAll(/With the terminals: (\S+)/g)].map(([, path]) => path ?? '')
    const result = file ? (JSON.parse(readFileSync(file, 'utf8')) as Sweep) : undefined
    const addresses = new Map(course.terminals.map(({ ip, name }) => [ip, name]))
    return new Map(
      result?.indicators.map(({ value, terminals }) => [
        names.get(value) ?? value,
        new Set(terminals.map(({ client }) => addresses.get(client) ?? client)),
      ]),
    )
  }
  const recordIsolations = async () => {
    const { indicators } = await own()
    const hits = hitsOf()
    for (const { id, value } of indicators) {
      const count = [...(hits.get(names.get(value) ?? value) ?? [])].filter(name => isolated.has(name)).length
      if (count > 0) await ask('NBA.window', 'PUT', `/sweep-requests/${sweep}/isolations/${id}`, { count })
    }
  }
  /** The chain of people: recognised at the window, called by the ladder, received by somebody responsible. */
  const acknowledge = async () => {
    const run = await ask<{ id: string }>('NBA.window', 'POST', '/ladder-runs', {
      summary: '痕跡点検で該当がありました。',
    })
    await ask('NBA.officer', 'POST', `/ladder-runs/${run.id}/acknowledgement`)
    const { informedAt } = await ask<{ informedAt: string | null }>('NBA.officer', 'GET', `/ladder-runs/${run.id}`)
    if (!informedAt || Math.abs(Date.parse(informedAt) - now) > minute)
      deviations.push(`${new Date(now).toISOString()}: the ladder says ${informedAt} for the receipt`)
  }
  const block = async (destination: string) => {
    const { indicators } = await own()
    const found = indicators.find(({ value }) => names.get(value) === destination)
    if (found) await ask('NBA.window', 'POST', `/sweep-requests/${sweep}/blocks`, { indicators: [found.id] })
  }

  try {
    const agent = await equip(installation, folder, logs, now)
    const steps = outcome.story.filter(({ by }) => by === 'loop')
    const found = (at: number) => steps.filter(step => step.what === 'found' && step.at === at).map(({ of }) => of)
    const apart = new Set<number>()
    for (const [index, { at, what, of }] of steps.entries()) {
      progress(index, steps.length, `${what} ${of}`)
      if (Math.floor(at) > now) {
        now = Math.floor(at)
        await installation.moveTo(now)
      }
      if (what === 'asked') await request(of, course.handed.find(({ name }) => name === of)?.destinations ?? [])
      else if (what === 'found' && !apart.has(at)) {
        apart.add(at)
        await request('該当端末から判明', found(at))
      } else if (
        what === 'answered' ||
        (what === 'hit' && !done.some(one => one.what === 'answered' && one.at === now))
      )
        await round(agent)
      else if (what === 'told') {
        await acknowledge()
        tell(what, of)
      } else if (what === 'blocked') {
        await block(of)
        tell(what, of)
      } else if (what === 'isolated') {
        isolated.add(of)
        await recordIsolations()
        tell(what, of)
      }
    }
    await times(steps)
  } finally {
    await installation.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const seconds = rounds.map(one => one.seconds).sort((one, other) => one - other)
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0
  return { done, deviations, lines, sweeps: { rounds: rounds.length, median, longest: seconds.at(-1) ?? 0 } }

  /** The hub's own times against the simulation's: within one poll and the lag of the log. */
  async function times(steps: readonly Told[]): Promise<void> {
    const { indicators, cells } = await own()
    const tolerance = assumptions.fixed.poll.value * minute + lag
    for (const { id, value } of indicators) {
      const destination = names.get(value) ?? value
      const cell = cells.find(({ indicator }) => indicator === id)
      const blocked = steps.find(step => step.what === 'blocked' && step.of === destination)?.at
      if (blocked && Math.abs(Date.parse(cell?.blockedAt ?? '1970-01-01') - blocked) > tolerance)
        deviations.push(`${destination}: blocked at ${cell?.blockedAt}, expected ${new Date(blocked).toISOString()}`)
      if ((cell?.isolated ?? 0) < (cell?.terminals ?? 0))
        tell('not isolated', `${destination}: ${(cell?.terminals ?? 0) - (cell?.isolated ?? 0)} of ${cell?.terminals}`)
    }
  }
}
