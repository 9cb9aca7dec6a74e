import { type Kysely, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { isCoordinator } from '../../kernel/actor.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

/** Everything a unit of work needs from outside: the database and the time. */
export interface World {
  kysely: Kysely<Tables>
  clock: Clock
}

const enter = (tx: Tx, actor: Actor | null, { now, machine }: Clock) => {
  const person = actor?.type === 'person' ? actor : null
  return sql`select
    set_config('role', 'noroshi_app', true),
    set_config('noroshi.organisation', ${person?.organisation ?? ''}, true),
    set_config('noroshi.person', ${person?.person ?? ''}, true),
    set_config('noroshi.post', ${person?.post ?? ''}, true),
    set_config('noroshi.coordinator', ${actor && isCoordinator(actor) ? 'yes' : ''}, true),
    set_config('noroshi.seconded', ${person?.seconded ? 'yes' : ''}, true),
    set_config('noroshi.system', ${actor?.type === 'system' ? actor.system : ''}, true),
    set_config('noroshi.now', ${now().toISOString()}, true),
    set_config('noroshi.machine', ${machine?.().toISOString() ?? ''}, true)`.execute(tx)
}

/**
 * One transaction as one actor, under row-level security. Routes, jobs and commands open it once; services take `tx`.
 * `set_config(…, true)` ends with the transaction, so a pooled connection carries nobody's rights to the next.
 */
export const withActor = <Result>(world: World, actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  world.kysely.transaction().execute(async tx => {
    await enter(tx, actor, world.clock)
    return work(tx)
  })

/** Before anyone is known (sign-in, set-up): the tables show no row, only the narrow look-up functions answer. */
export const withoutActor = <Result>(world: World, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  world.kysely.transaction().execute(async tx => {
    await enter(tx, null, world.clock)
    return work(tx)
  })
