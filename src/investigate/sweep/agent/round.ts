import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SweepRequest as AskedSweep } from '../../../formats/sweep/model.ts'
import { signed } from '../../../formats/sweep/signature.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { clockTolerance, type SweepVerdict } from '../../../kernel/taxonomy/sweeps.ts'
import type { Client } from '../../../platform/outgoing/client.ts'
import { writeDurably } from '../../../platform/storage/durable.ts'
import type { WatchList } from '../lineage/service.ts'
import type { Sweep, SweepRequest } from '../model.ts'
import { answerOf, answerOfBegun, type Growing, sweepAll } from '../service.ts'
import { type Hub, HubAway } from './hub.ts'
import type { AgentKey } from './key.ts'
import { type AgentEvent, isDue } from './model.ts'
import type { Outbox } from './outbox.ts'
import type { openState } from './state.ts'

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

export interface Agent {
  order: AgentOrder
  clock: Clock
  hub: Hub
  key: AgentKey
  outbox: Outbox
  state: ReturnType<typeof openState>
  list: WatchList
  growing: Growing
  /** When each request was swept last, by this process (ms), and which revision. */
  swept: Map<string, { at: number; revision: number }>
  urgent: Set<string>
  /** The difference of clocks that was told last (ms). */
  toldOffset: number
}

export const requestOf = ({ request, revision, asked, indicators }: AskedSweep): SweepRequest => ({
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
      if (taken.contradictions.length > 0) {
        await outbox.disbelieved(letter)
        order.tell({ kind: 'contradicted', request: name, because: taken.contradictions })
      } else {
        await outbox.sent(letter)
        order.tell({ kind: 'answered', request: name, repeated: taken.repeated })
      }
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

/** Of what stands after --logs, what is there now. */
export const present = ({ order }: Agent): string[] => {
  const gone = order.logs.filter(path => !existsSync(path))
  for (const path of gone) order.tell({ kind: 'path_gone', path: resolve(path) })
  return order.logs.filter(path => existsSync(path))
}

/** A sweep of terabytes takes its hours: whoever asked sees that it has begun (ms). */
const worthTelling = 120_000

const begun = async (agent: Agent, due: readonly AskedSweep[]): Promise<void> => {
  const { outbox, clock, key } = agent
  for (const one of due.filter(({ id }) => outbox.lastAnswer(id) === undefined)) {
    const answer = answerOfBegun(requestOf(one), one.asked, clock.now().toISOString())
    await outbox.post({ request: one.id, envelope: signed(answer, key.key, clock.now()) })
  }
  await flush(agent).catch((error: unknown) => {
    if (!(error instanceof HubAway)) throw error // it waits with the others
  })
}

const tellingIfLong = async <T>(agent: Agent, due: readonly AskedSweep[], work: () => Promise<T>): Promise<T> => {
  let telling = Promise.resolve()
  const timer = setTimeout(() => {
    telling = begun(agent, due)
  }, worthTelling)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    await telling
  }
}

const sweepRequests = async (agent: Agent, due: readonly AskedSweep[]): Promise<boolean> => {
  const { order, clock, state, outbox, key, list } = agent
  // What is sighted from here on may stand in lines that this sweep no longer reads.
  for (const { id } of due) agent.urgent.delete(id)
  const swept = await tellingIfLong(agent, due, () =>
    sweepAll(
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
    ),
  )
  if (swept[0] && swept[0].nodes.length === 0) {
    // “No log could show it” would be said of logs that nobody found.
    order.tell({ kind: 'no_logs' })
    return false
  }
  await state.keepNodes(swept[0]?.nodes.filter(({ records }) => records > 0) ?? [], order.without)
  for (const [at, { id, request, revision }] of due.entries()) {
    const one = swept[at]!
    const result = join(order.state, 'results', `${request.replace(/[^\w-]/g, '_')}.json`)
    await writeDurably(result, JSON.stringify(one))
    for (const followed of await list.add(one.indicators)) order.tell({ kind: 'followed', followed })
    await outbox.post({ request: id, envelope: signed(answerOf(one), key.key, clock.now()) })
    agent.swept.set(id, { at: clock.now().getTime(), revision })
    order.tell({ kind: 'swept', request, verdicts: verdictsOf(one), result })
  }
  return swept.some(({ indicators }) => indicators.some(({ verdict }) => verdict === 'HIT'))
}

/** Sends, asks, sweeps and sends. Without the hub the requests of the last time are swept, and answers wait. */
export const round = async (agent: Agent): Promise<{ away: HubAway | undefined; hits: boolean }> => {
  const { hub, key, state, order, clock } = agent
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
  if (offset !== null && Math.abs(offset) > clockTolerance && Math.abs(offset - agent.toldOffset) > 60_000) {
    agent.toldOffset = offset
    order.tell({ kind: 'clock', seconds: Math.round(offset / 1000) })
  }
  const due = state.requests().filter(({ id, revision }) =>
    isDue(revision, {
      swept: agent.swept.get(id),
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
