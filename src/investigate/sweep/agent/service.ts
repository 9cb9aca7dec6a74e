import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { SweepRequest as AskedSweep } from '../../../formats/sweep/model.ts'
import { signed } from '../../../formats/sweep/signature.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { clockTolerance, type SweepVerdict } from '../../../kernel/taxonomy/sweeps.ts'
import { StartError } from '../../../platform/config/start-error.ts'
import type { Client } from '../../../platform/outgoing/client.ts'
import { writeDurably } from '../../../platform/storage/durable.ts'
import { openWatchList, type WatchList } from '../lineage/service.ts'
import type { Sighting, Sweep, SweepRequest } from '../model.ts'
import { answerOf, createGrowing, type Growing, logsBelow, sweepAll, watch } from '../service.ts'
import { type Hub, HubAway, openHub } from './hub.ts'
import { type AgentKey, agentKey } from './key.ts'
import { type AgentEvent, isDue, waitAfter } from './model.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { lockState, openState } from './state.ts'

export type { AgentEvent } from './model.ts'

export interface AgentOrder {
  client: Client
  /** Key, answers and results of this agent; nothing in it is sent but the answers. */
  state: string
  logs: readonly string[]
  files: readonly string[]
  /** Writers that no longer exist and are not missed. */
  without: readonly string[]
  watchList?: string | undefined
  memory?: string | undefined
  watch: boolean
  /** One round, and no waiting. */
  once: boolean
  /** Between two looks at the hub, and between two sweeps of the same request (ms). */
  every: number
  again: number
  tell: (event: AgentEvent) => void
  stopped: AbortSignal
}

/** What a round came to: something was hit, answers wait for the hub. */
export interface Round {
  hits: boolean
  waiting: number
}

interface Agent {
  order: AgentOrder
  clock: Clock
  hub: Hub
  key: AgentKey
  outbox: Outbox
  state: ReturnType<typeof openState>
  list: WatchList
  growing: Growing
  /** When each request was swept last, by this process (ms). */
  sweptAt: Map<string, number>
  urgent: Set<string>
}

const requestOf = ({ request, revision, asked, indicators }: AskedSweep): SweepRequest => ({
  request,
  revision,
  asked,
  indicators: indicators.map(({ id, kind, value, actions, doubt, confirmed }) => ({
    id,
    kind,
    value,
    actions,
    doubt,
    confirmed,
  })),
  unread: [],
})

const verdictsOf = ({ indicators }: Sweep): Partial<Record<SweepVerdict, number>> => {
  const counts: Partial<Record<SweepVerdict, number>> = {}
  for (const { verdict } of indicators) counts[verdict] = (counts[verdict] ?? 0) + 1
  return counts
}

/** Sends what waits, oldest first. One that is refused keeps none of the others. @throws HubAway */
const flush = async ({ outbox, hub, clock, order }: Agent): Promise<void> => {
  let later: HubAway | undefined
  for (const letter of await outbox.waiting()) {
    const name = letter.envelope.answer.request
    const taken = await hub.answer(letter.request, { ...letter.envelope, sent: clock.now().toISOString() })
    if (taken.outcome === 'taken') {
      await outbox.sent(letter)
      if (taken.contradictions.length > 0)
        order.tell({ kind: 'contradicted', request: name, because: taken.contradictions })
      else order.tell({ kind: 'answered', request: name, repeated: taken.repeated })
    } else if (taken.outcome === 'never') {
      await outbox.refused(letter)
      order.tell({ kind: 'refused', request: name, problem: taken.problem })
    } else {
      order.tell({ kind: 'postponed', request: name, problem: taken.problem })
      later = new HubAway(taken.problem, taken.seconds)
    }
  }
  if (later) throw later
}

const present = ({ order }: Agent): string[] => {
  const gone = order.logs.filter(path => !existsSync(path))
  for (const path of gone) order.tell({ kind: 'path_gone', path: resolve(path) })
  return order.logs.filter(path => existsSync(path))
}

const sweepRequests = async (agent: Agent, due: readonly AskedSweep[]): Promise<boolean> => {
  const { order, clock, state, outbox, key, list } = agent
  // What is sighted from here on may stand in lines that this sweep no longer reads.
  for (const { id } of due) agent.urgent.delete(id)
  const swept = await sweepAll(
    {
      requests: due.map(requestOf),
      logs: present(agent),
      files: order.files,
      expected: state.expected().filter(({ node }) => !order.without.includes(node)),
      work: order.state,
      tidy: true,
      ...(order.memory ? { memory: order.memory } : {}),
      progress: () => undefined,
    },
    clock,
  )
  if (swept[0] && swept[0].nodes.length === 0) {
    // “No log could show it” would be said of logs that nobody found.
    order.tell({ kind: 'no_logs' })
    return false
  }
  await state.keepNodes(swept[0]?.nodes.filter(({ records }) => records > 0) ?? [], order.without)
  for (const [at, { id, request }] of due.entries()) {
    const one = swept[at]!
    const result = join(order.state, 'results', `${request.replace(/[^\w-]/g, '_')}.json`)
    await writeDurably(result, JSON.stringify(one))
    for (const followed of await list.add(one.indicators)) order.tell({ kind: 'followed', followed })
    await outbox.post({ request: id, envelope: signed(answerOf(one), key.key, clock.now()) })
    agent.sweptAt.set(id, clock.now().getTime())
    order.tell({ kind: 'swept', request, verdicts: verdictsOf(one), result })
  }
  return swept.some(({ indicators }) => indicators.some(({ verdict }) => verdict === 'HIT'))
}

/** Sends, asks, sweeps and sends. Without the hub the requests of the last time are swept, and answers wait. */
const round = async (agent: Agent): Promise<{ away: HubAway | undefined; hits: boolean }> => {
  const { hub, key, state, outbox, order, clock } = agent
  let away: HubAway | undefined
  const reach = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (away?.problem.code !== 'unreachable') await work()
    } catch (error) {
      if (!(error instanceof HubAway)) throw error
      away = error
    }
  }
  await reach(() => flush(agent))
  await reach(async () => state.keepRequests(await hub.requests(key.fingerprint)))
  const offset = hub.offsetMs()
  if (offset !== null && Math.abs(offset) > clockTolerance)
    order.tell({ kind: 'clock', seconds: Math.round(offset / 1000) })
  const due = state.requests().filter(({ id, revision }) =>
    isDue(revision, {
      lastRevision: outbox.lastAnswer(id)?.revision,
      sweptAt: agent.sweptAt.get(id),
      urgent: agent.urgent.has(id),
      now: clock.now().getTime(),
      again: order.again,
    }),
  )
  const urgent = new Set(agent.urgent)
  const hits =
    due.length > 0 &&
    (await sweepRequests(agent, due).catch((error: Error) => {
      for (const id of urgent) agent.urgent.add(id)
      throw error
    }))
  if (due.length > 0) await reach(() => flush(agent))
  return { away, hits }
}

/** Watches for the indicators of all open requests; begins anew when they change. */
const watcher = (agent: Agent, wake: () => void) => {
  const { order, clock, state } = agent
  let watched = ''
  let stop = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const found = (sightings: Sighting[]): void => {
    for (const sighting of sightings) {
      const requests = state
        .requests()
        .filter(({ indicators }) => indicators.some(({ id }) => id === sighting.indicator.id))
      for (const { id } of requests) agent.urgent.add(id)
      order.tell({ kind: 'sighted', sighting, requests: requests.map(({ request }) => request) })
    }
    wake()
  }
  return {
    follow: async (): Promise<void> => {
      if (!order.watch) return
      const indicators = state.requests().flatMap(one => requestOf(one).indicators)
      const now = indicators.map(({ id, confirmed }) => `${id} ${confirmed}`).join()
      if (now === watched) return
      watched = now
      stop.abort()
      await running
      if (indicators.length === 0) return
      stop = new AbortController()
      const { folder } = await logsBelow(present(agent))
      running = watch(
        {
          folder,
          files: async () => (await logsBelow(order.logs.filter(path => existsSync(path)))).files,
          indicators,
          growing: agent.growing,
          work: order.state,
          found,
          unknown: file => order.tell({ kind: 'unknown_format', file }),
          stopped: stop.signal,
        },
        clock,
      ).catch((error: Error) => {
        watched = '' // begun again in the next round
        order.tell({ kind: 'failed', because: error.message, seconds: order.every / 1000 })
      })
      order.tell({ kind: 'watching', indicators: indicators.length })
    },
    end: async (): Promise<void> => {
      stop.abort()
      await running
    },
  }
}

const prepare = async (order: AgentOrder, clock: Clock): Promise<Agent> => {
  const damaged = (file: string): void => order.tell({ kind: 'damaged', file })
  const key = await agentKey(join(order.state, 'agent-key.pem'))
  const outbox = await openOutbox(order.state, damaged)
  const logs = order.logs.filter(path => existsSync(path))
  const { folder } = await logsBelow(logs)
  return {
    order,
    clock,
    hub: openHub(order.client, clock),
    key,
    outbox,
    state: openState(join(order.state, 'state.json'), damaged),
    list: openWatchList(order.watchList ?? join(order.state, 'watch-list.json'), folder),
    growing: createGrowing(),
    sweptAt: new Map(),
    urgent: new Set(),
  }
}

const failed = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/**
 * An agent of the hub: asks what is to be swept, sweeps the kept logs and the growing ones, signs, and sends. Works on
 * while the hub is away; what it has found waits in a folder and survives whatever ends the process.
 */
export const runAgent = async (order: AgentOrder, clock: Clock): Promise<Round> => {
  await mkdir(join(order.state, 'results'), { recursive: true, mode: 0o700 })
  const unlock = await lockState(join(order.state, 'agent.lock'))
  let wake = new AbortController()
  try {
    const agent = await prepare(order, clock)
    const { fingerprint, publicKey, fresh } = agent.key
    order.tell({ kind: 'ready', fingerprint, publicKey, fresh })
    if (order.watch) {
      const { folder, files } = await logsBelow(order.logs.filter(path => existsSync(path)))
      await agent.growing.skip(files.map(file => join(folder, file)))
    }
    const watching = watcher(agent, () => wake.abort())
    let failures = 0
    let hits = false
    while (!order.stopped.aborted) {
      wake = new AbortController()
      let asked: number | null = null
      try {
        const done = await round(agent)
        hits ||= done.hits
        await watching.follow()
        const waiting = (await agent.outbox.waiting()).length
        if (order.once) {
          if (done.away) order.tell({ kind: 'away', problem: done.away.problem, seconds: 0, waiting })
          return { hits, waiting }
        }
        if (!done.away && failures > 0) order.tell({ kind: 'back', waiting })
        failures = done.away ? failures + 1 : 0
        asked = done.away?.seconds ?? null
        const wait = waitAfter(failures, { every: order.every, asked, dice: randomInt(1000) / 1000 })
        if (done.away)
          order.tell({ kind: 'away', problem: done.away.problem, seconds: Math.round(wait / 1000), waiting })
        await pause(wait, undefined, { signal: AbortSignal.any([order.stopped, wake.signal]) }).catch(() => undefined)
      } catch (error) {
        // A full disk or a log that is being moved passes; the agent stays.
        if (order.once || error instanceof StartError) throw error
        failures += 1
        const wait = waitAfter(failures, { every: order.every, asked, dice: randomInt(1000) / 1000 })
        order.tell({ kind: 'failed', because: failed(error), seconds: Math.round(wait / 1000) })
        await pause(wait, undefined, { signal: order.stopped }).catch(() => undefined)
      }
    }
    await watching.end()
    return { hits, waiting: (await agent.outbox.waiting()).length }
  } finally {
    await unlock()
  }
}
