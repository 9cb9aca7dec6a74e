import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Sweep } from '../../../src/investigate/sweep/model.ts'
import { hour, minute } from '../../evidence/calendar.ts'
import type { Assumptions } from '../assumptions.ts'
import type { Course } from '../course.ts'
import { endOf } from '../draws.ts'
import type { Outcome } from '../loop.ts'
import type { Told } from '../story.ts'
import { clock } from '../words.ts'
import { type AgentRun, equip, install } from './installation.ts'
import { begin } from './process.ts'
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
  indicators: { id: string; value: string }[]
  cells: Cell[]
}

const begins = Date.parse('2015-05-08T00:00:00+09:00')

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
  /** One request for each result, notice or find, with the end of its period. */
  const sweeps = new Map<string, number>()
  let [lines, now] = [0, start + hour]
  const tell = (what: string, of: string) => done.push({ at: now, what, of })
  const differs = (words: string) => deviations.push(`${clock(now)} ${words}`)

  const isAddress = (destination: string) => /^[\d.]+$/.test(course.hosts.get(destination) ?? '')
  /** An address serves other sites as well: terminals that reached those are hits of the product, and no infections. */
  const innocent = new Map<string, number>()
  const alsoMet = (destination: string, terminals: number) => {
    if (!innocent.has(destination)) tell('also met', `${destination}: ${terminals} terminals that are not infected`)
    innocent.set(destination, terminals)
  }

  const own = (sweep: string) => ask<OwnRequest>('NBA.window', 'GET', `/sweep-requests/${sweep}`)
  const request = async (batch: string, destinations: readonly string[]) => {
    const fresh = destinations.filter(destination => !asked.has(destination))
    for (const destination of fresh) asked.add(destination)
    const indicators = fresh.map(destination => ({
      value: course.hosts.get(destination) ?? destination,
      actions: ['BLOCK', 'SWEEP_LOGS', 'ISOLATE_IF_HIT'],
    }))
    if (indicators.length === 0) return
    const period = { from: new Date(begins).toISOString(), to: new Date(now).toISOString() }
    const audience = { organisations: [installation.body] }
    const body = { title: '給付機構の端末からの不審な通信', batch, asked: period, indicators, audience }
    const { id, held } = await ask<{ id: string; held: number }>('COORD.duty', 'POST', '/sweeps', body)
    if (held > 0) differs(`${held} indicators of ${batch} are held back`)
    sweeps.set(id, now)
    tell('asked', `${batch}: ${fresh.join(' ')}`)
  }

  /** What the hub counts for each indicator against what the simulation says that the log shows. */
  const compare = async (until: number) => {
    for (const [sweep, to] of sweeps) {
      const { indicators, cells } = await own(sweep)
      for (const { id, value } of indicators) {
        const destination = names.get(value) ?? value
        const cell = cells.find(({ indicator }) => indicator === id)
        const expected = metIn(course, outcome, destination, Math.min(until, to)).length
        const counted = cell?.terminals ?? 0
        if (counted > expected && isAddress(destination)) alsoMet(destination, counted - expected)
        else if (expected !== counted) differs(`${destination}: the hub counts ${counted}, the simulation ${expected}`)
      }
    }
  }
  const round = async (agent: Awaited<ReturnType<typeof equip>>) => {
    const until = now - lag
    lines = log.writeUntil(logs, until)
    const run = await agent.round(now)
    rounds.push(run)
    if (run.code !== 0 && run.code !== 2) differs(`the agent ended with ${run.code}: ${run.output.slice(-500)}`)
    tell('answered', `${lines} lines, ${run.seconds.toFixed(1)} s`)
    await compare(until)
  }
  /** Lines that were written after the request: the body's own sweep sees them, and no answer leaves the house. */
  const look = async () => {
    const until = now - lag
    lines = log.writeUntil(logs, until)
    const [list, out] = [join(folder, 'own.json'), join(folder, 'own', 'result.json')]
    mkdirSync(dirname(out), { recursive: true })
    const indicators = [...asked].map(one => ({ value: course.hosts.get(one) ?? one, confirmed: true }))
    writeFileSync(list, JSON.stringify({ request: 'own', indicators }))
    await begin(['sweep', '--indicators', list, '--logs', logs, '--out', out, '--lang', 'en', '--memory', '1GB']).ended
    const found = terminalsIn([out])
    for (const destination of asked) {
      const met = metIn(course, outcome, destination, until)
      const seen = [...(found.get(destination) ?? [])].sort()
      const named = isAddress(destination) ? seen.filter(name => /^T\d/.test(name) && met.includes(name)) : seen
      if (met.join() !== named.join()) differs(`${destination}: the body finds ${seen}, the simulation ${met}`)
    }
    tell('found by the body', `${lines} lines`)
  }

  const terminalsIn = (results: readonly string[]): Map<string, Set<string>> => {
    const addresses = new Map(course.terminals.map(({ ip, name }) => [ip, name]))
    return new Map(
      results.flatMap(path =>
        (JSON.parse(readFileSync(path, 'utf8')) as Sweep).indicators.map(
          ({ value, terminals }): [string, Set<string>] => [
            names.get(value) ?? value,
            new Set(terminals.map(({ client }) => addresses.get(client) ?? client)),
          ],
        ),
      ),
    )
  }

  /** Hits as the body's own results name them; they never left the body. */
  const recordIsolations = async (name: string) => {
    const paths = [...(rounds.at(-1)?.output ?? '').matchAll(/With the terminals: (\S+)/g)].map(
      ([, path]) => path ?? '',
    )
    const hits = terminalsIn(paths)
    for (const sweep of sweeps.keys())
      for (const { id, value } of (await own(sweep)).indicators) {
        const met = hits.get(names.get(value) ?? value) ?? new Set()
        if (!met.has(name)) continue
        const count = [...met].filter(one => isolated.has(one)).length
        await ask('NBA.window', 'PUT', `/sweep-requests/${sweep}/isolations/${id}`, { count })
      }
  }
  /** Recognised at the window, and received by somebody responsible. */
  const acknowledge = async () => {
    const summary = '痕跡点検で該当がありました。'
    const run = await ask<{ id: string }>('NBA.window', 'POST', '/ladder-runs', { summary })
    try {
      await ask('NBA.officer', 'POST', `/ladder-runs/${run.id}/acknowledgement`)
    } catch (error) {
      // Whoever is told by telephone before the ladder has come to them cannot say so in it.
      if (!(error instanceof Error && error.message.includes('not_called'))) throw error
      tell('telephoned', 'before the ladder had called')
    }
  }
  const block = async (destination: string) => {
    for (const sweep of sweeps.keys())
      for (const { id, value } of (await own(sweep)).indicators)
        if (names.get(value) === destination)
          await ask('NBA.window', 'POST', `/sweep-requests/${sweep}/blocks`, { indicators: [id] })
  }

  try {
    const agent = await equip(installation, folder, logs, now)
    const steps = outcome.story.filter(({ by }) => by === 'loop')
    const found = (at: number) => steps.filter(step => step.what === 'found' && step.at === at).map(({ of }) => of)
    const apart = new Set<number>()
    const act = async ({ at, what, of }: Told) => {
      if (what === 'asked') await request(of, course.handed.find(({ name }) => name === of)?.destinations ?? [])
      else if (what === 'found' && !apart.has(at)) {
        apart.add(at)
        await request('該当端末から判明', found(at))
      } else if (what === 'answered') await round(agent)
      else if (what === 'hit' && done.at(-1)?.at !== now) await look()
      else if (what === 'told') await acknowledge()
      else if (what === 'blocked') await block(of)
      else if (what === 'isolated') {
        isolated.add(of)
        await recordIsolations(of)
      } else return
      if (what === 'told' || what === 'blocked' || what === 'isolated') tell(what, of)
    }
    for (const [index, step] of steps.entries()) {
      progress(index, steps.length, `${step.what} ${step.of}`)
      if (Math.floor(step.at) > now) {
        now = Math.floor(step.at)
        await installation.moveTo(now)
      }
      await act(step).catch((error: Error) => differs(`${step.what} ${step.of}: ${error.message}`))
    }
    await times(steps)
  } finally {
    await installation.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const seconds = rounds.map(one => one.seconds).sort((one, other) => one - other)
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0
  return { done, deviations, lines, sweeps: { rounds: rounds.length, median, longest: seconds.at(-1) ?? 0 } }

  /** The hub's own times against the simulation's: within one poll. */
  async function times(steps: readonly Told[]): Promise<void> {
    for (const sweep of sweeps.keys()) {
      const { indicators, cells } = await own(sweep)
      for (const { id, value } of indicators) {
        const destination = names.get(value) ?? value
        const cell = cells.find(({ indicator }) => indicator === id)
        const blocked = steps.find(step => step.what === 'blocked' && step.of === destination)?.at
        const told = Date.parse(cell?.blockedAt ?? '1970-01-01')
        if (blocked && Math.abs(told - blocked) > assumptions.fixed.poll.value * minute)
          differs(`${destination}: blocked at ${clock(told)} by the hub, ${clock(blocked)} in the simulation`)
        if (cell && cell.isolated < cell.terminals)
          tell('not isolated', `${destination}: ${cell.terminals - cell.isolated} of ${cell.terminals}`)
      }
    }
  }
}
