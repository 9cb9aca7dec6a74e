import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import { type Analytics, openAnalytics } from '../../platform/analytics/analytics.ts'
import { readCase } from '../evidence/service.ts'
import { takePiece } from '../ingest/service.ts'
import type { CaseSheet } from '../model.ts'
import type { Growing } from './growing.ts'
import { match, type SoughtRow, seek } from './match.ts'
import type { Sighting, SoughtIndicator } from './model.ts'

interface WatchOrder {
  folder: string
  /** Paths below the folder; asked for again and again, because logs are rotated. */
  files: () => Promise<string[]>
  indicators: readonly SoughtIndicator[]
  /** Made before the logs were swept: what was written meanwhile is not lost between the two. */
  growing: Growing
  work: string
  found: (sightings: Sighting[]) => void | Promise<void>
  /** Lines of a file whose format nobody knows; said once. */
  unknown: (file: string) => void
  stopped: AbortSignal
}

/** Two looks within the two seconds in which a hit is to be told (ms). */
const between = 400
const always = { from: '1970-01-01T00:00:00.000Z', to: '2200-01-01T00:00:00.000Z' }

interface Watching {
  order: WatchOrder
  sheet: CaseSheet
  analytics: Analytics
  sought: readonly SoughtRow[]
  scratch: string
}

const sightingsIn = async (watching: Watching, log: string, lines: Buffer, now: Date): Promise<Sighting[] | null> => {
  const { order, sheet, analytics, sought, scratch } = watching
  const piece = join(scratch, 'piece.txt')
  await writeFile(piece, lines)
  const records = await takePiece({ analytics, folder: order.folder, sheet }, { lines: piece, log, scratch: piece })
  if (!records) return null
  const { met } = await match(analytics, { traffic: records }, always, sought)
  return [...met].flatMap(([id, terminals]) => {
    const indicator = order.indicators[id]
    return indicator ? terminals.map(one => ({ ...one, noticed: now.toISOString(), indicator, file: log })) : []
  })
}

/** Forward from now on: every line that is added to the logs, until it is stopped. */
export const watch = async (order: WatchOrder, clock: Clock): Promise<void> => {
  const scratch = join(order.work, 'watch')
  await mkdir(scratch, { recursive: true })
  const analytics = await openAnalytics({ folder: order.work, memory: '1GB' })
  try {
    const sought = await seek(analytics, order.indicators, scratch)
    const watching = { order, sheet: readCase(order.folder), analytics, sought, scratch }
    const paths = async () => (await order.files()).map(file => join(order.folder, file))
    const told = new Set<string>()
    while (!order.stopped.aborted) {
      for await (const { path, lines } of order.growing.grown(await paths())) {
        const log = path.slice(order.folder.length + 1)
        const sightings = await sightingsIn(watching, log, lines, clock.now())
        if (sightings && sightings.length > 0) await order.found(sightings)
        if (!sightings && !told.has(log)) order.unknown(log)
        if (!sightings) told.add(log)
      }
      await pause(between, undefined, { signal: order.stopped }).catch(() => undefined) // stopping is no failure
    }
  } finally {
    analytics.close()
    await rm(scratch, { recursive: true, force: true })
  }
}
