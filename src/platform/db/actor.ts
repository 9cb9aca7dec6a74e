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

/** Without parameters, so that it travels with the beginning of the transaction (statements.ts). */
const enter = (tx: Tx, actor: Actor | null, { now, machine }: Clock) => {
  const person = actor?.type === 'person' ? actor : null
  const settings = {
    role: 'noroshi_app',
    'noroshi.organisation': person?.organisation ?? '',
    'noroshi.person': person?.person ?? '',
    'noroshi.post': person?.post ?? '',
    'noroshi.coordinator': actor && isCoordinator(actor) ? 'yes' : '',
    'noroshi.seconded': person?.seconded ? 'yes' : '',
    'noroshi.system': actor?.type === 'system' ? actor.system : '',
    'noroshi.now': now().toISOString(),
    'noroshi.machine': machine?.().toISOString() ?? '',
  }
  const each = Object.entries(settings).map(
    ([name, value]) => sql`set_config(${sql.lit(name)}, ${sql.lit(value)}, true)`,
  )
  return sql`select ${sql.join(each)}`.execute(tx)
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
