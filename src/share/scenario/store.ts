import { sql } from 'kysely'
import type { ScenarioRun } from '../../kernel/clock.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Needs no actor: the server asks before anybody is signed in. */
export const currentRun = async (tx: Tx): Promise<ScenarioRun | undefined> => {
  const { rows } = await sql<ScenarioRun>`select kind, at, since, speed, paused from scenario_now()`.execute(tx)
  return rows[0]
}

/** @returns false where the installation is in use, or scenario time runs already */
export const beginRun = async (tx: Tx, run: ScenarioRun): Promise<boolean> => {
  const { rows } = await sql<{ begun: boolean }>`
    select scenario_begin(${run.kind}, ${run.at}, ${run.since}, ${run.speed}) as begun`.execute(tx)
  return rows[0]?.begun ?? false
}

/** Two who set it at the same moment: the key lets one of them through. */
export const insertRun = async (tx: Tx, run: ScenarioRun, person: string): Promise<void> => {
  await sql`insert into scenario_run (seq, kind, at, since, speed, paused, person_id)
    select max(seq) + 1, ${run.kind}, ${run.at}, ${run.since}, ${run.speed}, ${run.paused}, ${person} from scenario_run`.execute(
    tx,
  )
}

export interface PastRun extends ScenarioRun {
  seq: number
  person: { id: string; ja: string; en: string } | null
}

/** How the clock was set, newest first. */
export const runs = async (tx: Tx): Promise<PastRun[]> => {
  const { rows } = await sql<PastRun>`
    select seq, kind, at, since, speed, paused, person_name(person_id) as person from scenario_run order by seq desc limit 200`.execute(
    tx,
  )
  return rows
}
