import { sql } from 'kysely'
import type { Summary } from '../../../investigate/process/model.ts'
import type { Task } from '../../../investigate/process/service.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Progress } from '../model.ts'

/** A run that this worker has taken; `attempts` is its token: whoever took it later has a higher one. */
export interface Claim {
  investigation: string
  seq: number
  attempts: number
  number: string
  source: 'FOLDER' | 'UPLOAD'
  folder: string
  tlp: Tlp
  takenBy: string
  takenFrom: string
  takenAt: Date | null
  decisions: Task['decisions']
  organisation: string
  cancelAsked: boolean
}

/** Takes the run that waits longest, or one whose process has been silent since; two workers never take the same. */
export const claim = async (tx: Tx, now: Date, silentSince: Date): Promise<Claim | undefined> => {
  const { rows } = await sql<Claim>`
    with next as (
      select r.investigation_id, r.seq from investigation_run r
      where r.state = 'WAITING' or (r.state = 'RUNNING' and r.beat_at < ${silentSince})
      order by r.asked_at, r.investigation_id limit 1 for update of r skip locked)
    update investigation_run r set state = 'RUNNING', started_at = coalesce(r.started_at, ${now}), beat_at = ${now},
      attempts = r.attempts + 1, progress = null
    from next n join investigation i on i.id = n.investigation_id
    where r.investigation_id = n.investigation_id and r.seq = n.seq
    returning r.investigation_id as investigation, r.seq, r.attempts, r.decisions, i.number, i.source, i.folder, i.tlp,
      i.taken_by as "takenBy", i.taken_from as "takenFrom", i.taken_at as "takenAt", i.organisation_id as organisation,
      r.cancel_asked_at is not null as "cancelAsked"`.execute(tx)
  return rows[0]
}

const mine = ({ investigation, seq, attempts }: Claim) =>
  sql`investigation_id = ${investigation} and seq = ${seq} and attempts = ${attempts} and state = 'RUNNING'`

/** A sign of life. @returns null where the run is no longer this worker’s */
export const beat = async (
  tx: Tx,
  run: Claim,
  progress: Progress | null,
  now: Date,
): Promise<{ cancelAsked: boolean } | null> => {
  const { rows } = await sql<{ cancelAsked: boolean }>`
    update investigation_run set beat_at = ${now}, progress = ${progress && JSON.stringify(progress)}::jsonb
    where ${mine(run)} returning cancel_asked_at is not null as "cancelAsked"`.execute(tx)
  return rows[0] ?? null
}

export type End = { state: 'DONE'; summary: Summary } | { state: 'FAILED'; failure: string } | { state: 'CANCELLED' }

/** @returns false where the run is no longer this worker’s: its result is not kept */
export const end = async (tx: Tx, run: Claim, ending: End, now: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update investigation_run set state = ${ending.state}, finished_at = ${now},
      failure = ${ending.state === 'FAILED' ? ending.failure : ''},
      summary = ${ending.state === 'DONE' ? JSON.stringify(ending.summary) : null}::jsonb
    where ${mine(run)}`.execute(tx)
  return numAffectedRows === 1n
}

/** Gives a run back: this server stops, and that is no fault of the run. */
export const giveBack = async (tx: Tx, run: Claim): Promise<void> => {
  await sql`update investigation_run set state = 'WAITING', attempts = attempts - 1 where ${mine(run)}`.execute(tx)
}
