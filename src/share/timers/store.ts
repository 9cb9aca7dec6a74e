import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { kept } from '../../platform/db/statements.ts'
import type { TimerKind } from './model.ts'

export const readSetting = async (tx: Tx, key: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`${kept} select value from setting where key = ${key}`.execute(tx)
  return rows[0]?.value
}

export interface NewTimer {
  kind: TimerKind
  /** What a person opens; the actor holds a grant on it. */
  object: { kind: string; id: string }
  /** What is owed: the hop, the edition, the question, the consent request or the measure. */
  subject: string
  /** Who owes it; one statement however many they are. */
  organisations: readonly string[]
  number: string
  tlp: string
  starts: Date
  due: Date
}

export const insertTimers = async (tx: Tx, timer: NewTimer & { duty: string }): Promise<void> => {
  const { kind, object, subject, organisations, duty, number, tlp, starts, due } = timer
  await sql`${kept} select start_timer(${kind}, ${object.kind}, ${object.id}, ${subject}, ${organisations}::uuid[], ${duty},
    ${number}, ${tlp}, ${starts}, ${due})`.execute(tx)
}

export interface OwedThing {
  kind: TimerKind
  subject: string
  /** Null for everyone who owes it. */
  organisation: string | null
}

export const stopTimers = async (tx: Tx, owed: OwedThing, satisfied: boolean, at: Date): Promise<void> => {
  await sql`${kept} select stop_timer(${owed.kind}, ${owed.subject}, ${owed.organisation}, ${satisfied}, ${at})`.execute(
    tx,
  )
}

export interface Fired {
  fired: number
  notified: number
}

export const fireTimers = async (tx: Tx, at: Date, most: number): Promise<Fired> => {
  const { rows } = await sql<Fired>`select fired, notified from fire_timers(${at}, ${most})`.execute(tx)
  return rows[0] ?? { fired: 0, notified: 0 }
}
