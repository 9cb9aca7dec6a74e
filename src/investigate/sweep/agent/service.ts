import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../../kernel/clock.ts'
import { StartError } from '../../../platform/config/start-error.ts'
import { openWatchList } from '../lineage/service.ts'
import { createGrowing, logsBelow } from '../service.ts'
import { openHub } from './hub.ts'
import { agentKey } from './key.ts'
import { waitAfter } from './model.ts'
import { openOutbox } from './outbox.ts'
import { type Agent, type AgentOrder, round } from './round.ts'
import { lockState, openState } from './state.ts'
import { watcher } from './watching.ts'

export type { AgentEvent } from './model.ts'

/** What a round came to: something was hit, answers wait for the hub. */
interface Round {
  hits: boolean
  waiting: number
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
    swept: new Map(),
    urgent: new Set(),
    toldOffset: 0,
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
