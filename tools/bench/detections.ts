import { performance } from 'node:perf_hooks'
import type { PersonActor } from '../../src/kernel/actor.ts'
import { scenarioClock } from '../../src/kernel/clock.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Observation } from '../../src/kernel/observation.ts'
import { registerAllPolicies } from '../../src/main/policies.ts'
import { type World, withActor } from '../../src/platform/db/actor.ts'
import { deliver } from '../../src/share/notices/detections/service.ts'
import { type BenchDatabase, benchDatabase } from './cluster.ts'
import { say } from './say.ts'

const inOneDelivery = 1000

/** A thousand events of a second: most of them are few signatures again and again, some are new every time. */
const second = (at: Date, turn: number): Observation[] =>
  Array.from({ length: inOneDelivery }, (_, index) => {
    const fresh = index % 10 === 0
    return {
      ...{ seenAt: at, lastAt: at, sensor: `sensor-${index % 4}`, segment: '', category: 'A Network Trojan' },
      signature: fresh ? `signature ${turn} ${index}` : `signature ${index % 50}`,
      ...{
        severity: 2 as const,
        src: `10.0.${index % 200}.7`,
        srcPort: 40_000 + index,
        dst: '203.0.113.9',
        dstPort: 443,
      },
      ...{ dstName: '', protocol: 'TLS', place: '', count: 1, bytes: 200, sample: '{"event_type":"alert"}' },
    }
  })

/** One watch with one post. */
const foundWatch = async ({ owner }: BenchDatabase, at: Date): Promise<PersonActor> => {
  const [organisation, person, post] = [newId(at), newId(at), newId(at)]
  await owner.pool.query(`insert into organisation (id, code, public_body, created_at) values ($1, 'GSOC', true, $2)`, [
    organisation,
    at,
  ])
  await owner.pool.query(`insert into organisation_kind values ($1, 'GSOC', '2000-01-01', null)`, [organisation])
  await owner.pool.query(`insert into person values ($1, '観', 'Watch', 'watch@example.com', '', 'ja', $2)`, [
    person,
    at,
  ])
  await owner.pool.query(
    `insert into post values ($1, $2, $3, 'WORKING_STAFF', '監視', 'Watch', '{TRIAGE}', '2000-01-01', null)`,
    [post, person, organisation],
  )
  return { type: 'person', person, post, organisation, kinds: ['GSOC'], duties: ['TRIAGE'] }
}

/** `npm run bench detections`: a flood of a thousand a second for a minute, beside rows that are only inserted. */
export const benchDetections = async ({ lines }: { lines?: string | undefined }): Promise<void> => {
  const turns = Number(lines ?? 60)
  registerAllPolicies()
  const database = await benchDatabase()
  const clock = scenarioClock(new Date('2026-11-20T03:00:00+09:00'))
  const world: World = { kysely: database.server.kysely, clock }
  const watch = await foundWatch(database, clock.now())
  const before = process.memoryUsage().rss
  let most = before
  let slowest = 0
  const began = performance.now()
  for (let turn = 0; turn < turns; turn++) {
    const at = performance.now()
    const now = world.clock.now()
    const observations = second(now, turn)
    await withActor(world, watch, tx => deliver(tx, watch, { way: 'API', observations, missed: [] }, now))
    slowest = Math.max(slowest, performance.now() - at)
    most = Math.max(most, process.memoryUsage().rss)
    clock.advance(1000)
  }
  const delivered = performance.now() - began
  const { rows } = await database.owner.pool.query(
    'select sum(count)::int as counted, count(*)::int as rows from detection',
  )
  await database.maker.pool.query('create table bare (id int, line text, at timestamptz)')
  const bareBegan = performance.now()
  for (let turn = 0; turn < turns; turn++)
    await database.maker.pool.query(
      `insert into bare select i, '{"event_type":"alert"}', now() from generate_series(1, ${inOneDelivery}) i`,
    )
  const bare = performance.now() - bareBegan
  const events = turns * inOneDelivery
  say(`${events} events in ${(delivered / 1000).toFixed(1)} s: ${Math.round((events / delivered) * 1000)} a second`)
  say(
    `counted ${rows[0].counted} of ${events} in ${rows[0].rows} rows; slowest delivery of 1,000: ${slowest.toFixed(0)} ms`,
  )
  say(`memory grew by ${((most - before) / 1_048_576).toFixed(0)} MB at most`)
  say(`bare inserts of as many rows took ${(bare / 1000).toFixed(1)} s: ratio ${(delivered / bare).toFixed(1)}`)
  await database.close()
  if (rows[0].counted !== events) process.exitCode = 1
}
