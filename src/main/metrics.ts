import type { SystemActor } from '../kernel/actor.ts'
import { type World, withActor } from '../platform/db/actor.ts'
import type { Database } from '../platform/db/database.ts'
import { type Figure, operationFigures } from '../platform/db/figures.ts'
import type { Hub } from '../platform/live/hub.ts'
import { createMetrics, type Metrics } from '../platform/telemetry/metrics.ts'

const meter: SystemActor = { type: 'system', system: 'meter' }

/** One reading serves all figures of one scrape. */
const shared = (read: () => Promise<Figure[]>): (() => Promise<Figure[]>) => {
  let current: Promise<Figure[]> | null = null
  return () => {
    current ??= read().finally(() => {
      current = null
    })
    return current
  }
}

/** What is measured of a running server (docs/operations.md says what to watch). */
export const meterOf = (world: World, database: Database, hub: Hub): Metrics => {
  const metrics = createMetrics()
  const figures = shared(() => withActor(world, meter, operationFigures))
  const counted = (figure: string) => async () =>
    Object.fromEntries((await figures()).filter(row => row.figure === figure).map(row => [row.label, row.value]))
  metrics.figure('letters', 'Mails by state; UNCONFIRMED and FAILED wait for a person', 'state', counted('letters'))
  metrics.figure('timers_overdue', 'Deadlines that have passed', null, counted('timers_overdue'))
  metrics.figure('audit_unsealed', 'Audit entries that no block holds yet', null, counted('audit_unsealed'))
  metrics.figure('jobs_waiting', 'Jobs that are not done, by queue', 'queue', counted('jobs_waiting'))
  metrics.figure('jobs_given_up', 'Jobs that failed for good, by queue', 'queue', counted('jobs_given_up'))
  metrics.figure('job_oldest_seconds', 'Age of the oldest job that should run', 'queue', counted('job_oldest_seconds'))
  metrics.figure('database_connections', 'Connections of this server by state', 'state', async () => ({
    total: database.pool.totalCount,
    idle: database.pool.idleCount,
    waiting: database.pool.waitingCount,
  }))
  metrics.figure('live_streams', 'Open live streams of this server', null, async () => ({ '': hub.size() }))
  return metrics
}
