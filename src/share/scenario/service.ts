import type { PersonActor } from '../../kernel/actor.ts'
import {
  type Clock,
  type RunningClock,
  runningClock,
  type ScenarioRun,
  scenarioTime,
  systemClock,
} from '../../kernel/clock.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { ScenarioStart } from '../../platform/config/config.ts'
import { StartError } from '../../platform/config/start-error.ts'
import { type World, withoutActor } from '../../platform/db/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as store from './store.ts'

/**
 * The clock of an installation: the machine's, or the scenario's where one was begun here, now or in an earlier start.
 * Only an empty installation becomes one of scenario time.
 */
export const openClock = async (
  kysely: World['kysely'],
  start: ScenarioStart | null,
  machine: Clock = systemClock,
): Promise<Clock> =>
  withoutActor({ kysely, clock: machine }, async tx => {
    const going = await store.currentRun(tx)
    if (going) return runningClock(going, machine)
    if (!start) return machine
    const run: ScenarioRun = { ...start, since: machine.now(), paused: false }
    if (!(await store.beginRun(tx, run))) {
      throw new StartError(
        'This installation is in use: a replay or an exercise needs an empty one. Set NOROSHI_DATA to a new folder, or DATABASE_URL to a new database.',
        'この環境はすでに使われています。再現や演習は空の環境で始めます。NOROSHI_DATA に新しいフォルダーを、または DATABASE_URL に新しいデータベースを指定してください。',
      )
    }
    return runningClock(run, machine)
  })

export const runsScenario = (clock: Clock): clock is RunningClock => clock.run !== undefined && 'follow' in clock

/** Sets a running clock by what was written last, perhaps by another server. */
export const followScenario = async (world: World): Promise<void> => {
  const { clock } = world
  if (!runsScenario(clock)) return
  const run = await withoutActor(world, store.currentRun)
  if (run) clock.follow(run)
}

export interface Setting {
  /** Absent: time goes on from where it is. */
  at?: Date | undefined
  speed?: number | undefined
  paused?: boolean | undefined
}

/** Moves, speeds up, stops or lets go scenario time. Never back: grants and records of later would come and go. */
export const setScenario = async (
  tx: Tx,
  actor: PersonActor,
  setting: Setting,
  machine: Date,
): Promise<ScenarioRun> => {
  must(decide(actor, 'scenario.set', null))
  const going = await store.currentRun(tx)
  if (!going) throw new NoroshiError('not_found')
  const now = scenarioTime(going, machine)
  const at = setting.at ?? now
  if (at < now) throw new NoroshiError('scenario_backwards', 'at', { values: { now: now.toISOString() } })
  const run: ScenarioRun = {
    kind: going.kind,
    at,
    since: machine,
    speed: setting.speed ?? going.speed,
    paused: setting.paused ?? going.paused,
  }
  await store.insertRun(tx, run, actor.person)
  await append(
    tx,
    actor,
    now,
    'scenario.set',
    { kind: 'scenario', id: null },
    {
      at: at.toISOString(),
      speed: run.speed,
      paused: run.paused,
    },
  )
  return run
}

/** How the clock was set; absent in real use. */
export const scenarioOf = async (tx: Tx): Promise<store.PastRun[]> => {
  const runs = await store.runs(tx)
  if (runs.length === 0) throw new NoroshiError('not_found')
  return runs
}
