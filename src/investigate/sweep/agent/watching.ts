import { existsSync } from 'node:fs'
import type { Sighting } from '../model.ts'
import { logsBelow, watch } from '../service.ts'
import { type Agent, present, requestOf } from './round.ts'

/** Watches for the indicators of all open requests; begins anew when they change. */
export const watcher = (agent: Agent, wake: () => void) => {
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
