import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { ChainStep, Channel, LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Called } from '../calling/model.ts'
import type { Ladder } from '../model.ts'

export type PersonName = { id: string; ja: string; en: string } | null

export interface NewRun {
  id: string
  occasion: LadderOccasion
  organisation: string
  object: { kind: string; id: string }
  number: string
  tlp: Tlp
  otherwise: Ladder
  at: Date
  informBy: Date
  test: boolean
  summary: string
}

/** @returns the run, or the one that was begun before for the same thing */
export const startRun = async (tx: Tx, r: NewRun): Promise<string> => {
  const { rows } = await sql<{
    id: string
  }>`select ladder_start(${r.id}, ${r.occasion}, ${r.organisation}, ${r.object.kind},
    ${r.object.id}, ${r.number}, ${r.tlp}, ${JSON.stringify(r.otherwise)}::jsonb, ${r.at}, ${r.informBy}, ${r.test}, ${r.summary}) as id`.execute(
    tx,
  )
  return rows[0]?.id ?? r.id
}

export const startFromTimers = async (
  tx: Tx,
  kind: string,
  occasion: LadderOccasion,
  otherwise: Ladder,
  { at, most }: { at: Date; most: number },
): Promise<number> => {
  const { rows } = await sql<{
    begun: number
  }>`select ladders_from_timers(${kind}, ${occasion}, ${JSON.stringify(otherwise)}::jsonb,
    ${at}, ${most}) as begun`.execute(tx)
  return rows[0]?.begun ?? 0
}

export const stopRuns = async (tx: Tx, object: string, organisation: string | null, at: Date): Promise<number> => {
  const { rows } = await sql<{
    stopped: number
  }>`select ladder_stop(${object}, ${organisation}, ${at}) as stopped`.execute(tx)
  return rows[0]?.stopped ?? 0
}

export interface Run extends Ladder {
  id: string
  organisation: string
  organisationName: OrganisationName | null
  occasion: LadderOccasion
  seq: number | null
  objectKind: string
  objectId: string
  number: string
  tlp: Tlp
  test: boolean
  startedAt: Date
  startedBy: PersonName
  informBy: Date
  nextStep: number
  round: number
  nextAt: Date | null
  deskAt: Date | null
  informedAt: Date | null
  endedAt: Date | null
  endedBecause: 'INFORMED' | 'ANSWERED' | 'CANCELLED' | 'TESTED' | null
  summary: string
  reportId: string | null
  reportBy: Date | null
  alarmedAt: Date | null
}

export const columns =
  sql.raw(`r.id, r.organisation_id as organisation, organisation_on(r.organisation_id, actor_today()) as "organisationName",
  r.occasion, r.seq, r.steps, r.desk_every as "deskEvery", r.object_kind as "objectKind", r.object_id as "objectId", r.number, r.tlp,
  r.test, r.started_at as "startedAt", person_name(r.started_by) as "startedBy", r.inform_by as "informBy", r.next_step as "nextStep",
  r.round, r.next_at as "nextAt", r.desk_at as "deskAt", r.informed_at as "informedAt", r.ended_at as "endedAt",
  r.ended_because as "endedBecause", r.summary, r.report_id as "reportId", r.report_by as "reportBy", r.alarmed_at as "alarmedAt"`)

export const readRun = async (tx: Tx, id: string): Promise<Run | undefined> => {
  const { rows } = await sql<Run>`select ${columns} from ladder_run r where r.id = ${id}`.execute(tx)
  return rows[0]
}

/** Holds the run still until the transaction ends, so that two people do not both take one step. */
export const lockRun = async (tx: Tx, id: string): Promise<Run | undefined> => {
  await sql`select id from ladder_run where id = ${id} for update`.execute(tx)
  return readRun(tx, id)
}

/** The same for the worker, which passes over what another holds. */
export const claimDue = async (tx: Tx, id: string, at: Date): Promise<Run | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from ladder_run where id = ${id} and next_at <= ${at} for update skip locked`.execute(tx)
  return rows[0] ? readRun(tx, id) : undefined
}

export const dueRuns = async (tx: Tx, at: Date, most: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from ladder_run where next_at <= ${at} order by next_at, id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

export const setPosition = async (
  tx: Tx,
  id: string,
  to: { next: number; round: number; at: Date; deskAt: Date | null },
): Promise<void> => {
  await sql`update ladder_run set next_step = ${to.next}, round = ${to.round}, next_at = ${to.at},
    desk_at = coalesce(desk_at, ${to.deskAt}) where id = ${id}`.execute(tx)
}

export const endRun = async (
  tx: Tx,
  id: string,
  end: { at: Date; because: NonNullable<Run['endedBecause']>; informedAt: Date | null },
): Promise<void> => {
  await sql`update ladder_run set next_at = null, ended_at = ${end.at}, ended_because = ${end.because},
    informed_at = ${end.informedAt} where id = ${id} and ended_at is null`.execute(tx)
}

/** A responsible person has it although the ladder had ended before. */
export const markInformed = async (tx: Tx, id: string, at: Date): Promise<void> => {
  await sql`update ladder_run set informed_at = ${at} where id = ${id} and informed_at is null`.execute(tx)
}

export interface ReachedStep {
  step: number
  reachedAt: Date
  skipped: boolean
  acknowledgedAt: Date | null
  acknowledgedBy: PersonName
  acknowledgedAs: Called['as'] | 'DESK' | null
  via: 'SCREEN' | 'TELEPHONE' | 'GATEWAY' | null
  recordedBy: PersonName
}

export const stepsOf = async (tx: Tx, run: string): Promise<ReachedStep[]> => {
  const { rows } = await sql<ReachedStep>`
    select step, reached_at as "reachedAt", skipped, acknowledged_at as "acknowledgedAt",
      person_name(acknowledged_by) as "acknowledgedBy", acknowledged_as as "acknowledgedAs", via, person_name(recorded_by) as "recordedBy"
    from ladder_step where run_id = ${run} order by reached_at, step`.execute(tx)
  return rows
}

export const reachStep = async (tx: Tx, run: string, step: number, skipped: boolean, at: Date): Promise<void> => {
  await sql`insert into ladder_step (run_id, step, reached_at, skipped) values (${run}, ${step}, ${at}, ${skipped})
    on conflict do nothing`.execute(tx)
}

export interface Taking {
  run: string
  step: number
  person: string
  as: string
  via: 'SCREEN' | 'TELEPHONE' | 'GATEWAY'
  recordedBy: string | null
  at: Date
}

/** @returns whether this was the first receipt of the step */
export const takeStep = async (tx: Tx, t: Taking): Promise<boolean> => {
  const { numAffectedRows } = await sql`update ladder_step set acknowledged_at = ${t.at}, acknowledged_by = ${t.person},
      acknowledged_as = ${t.as}, via = ${t.via}, recorded_by = ${t.recordedBy}
    where run_id = ${t.run} and step = ${t.step} and acknowledged_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export interface Call {
  id: string
  step: number
  round: number
  person: string
  name: PersonName
  organisation: string
  post: string
  title: { ja: string; en: string } | null
  as: Called['as'] | 'DESK'
  /** How one rings them, for whoever may know. */
  phone: string
  channels: Channel[]
  calledAt: Date
  acknowledgedAt: Date | null
  /** How the ways out of the house ended, where they have. */
  messages: { channel: Channel; state: string; result: string | null; error: string }[]
}

export const callsOf = async (tx: Tx, run: string): Promise<Call[]> => {
  const { rows } = await sql<Call>`
    select c.id, c.step, c.round, c.person_id as person, person_name(c.person_id) as name, c.organisation_id as organisation,
      c.post_id as post, (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = c.post_id) as title,
      coalesce(nullif((select t.phone from post_contact t where t.post_id = c.post_id), ''),
        (select n.phone from person n where n.id = c.person_id), '') as phone,
      c.called_as as "as", c.channels, c.called_at as "calledAt", c.acknowledged_at as "acknowledgedAt",
      coalesce((select jsonb_agg(jsonb_build_object('channel', m.channel, 'state', m.state, 'result', m.result, 'error', m.error) order by m.id)
        from channel_message m where m.run_id = c.run_id and m.step = c.step and m.person_id = c.person_id
          and m.created_at = c.called_at), '[]') as messages
    from ladder_call c where c.run_id = ${run} order by c.called_at, c.id`.execute(tx)
  return rows
}

export interface NewCall {
  id: string
  run: string
  step: number
  round: number
  organisation: string
  person: string
  post: string
  as: string
  channels: readonly Channel[]
  at: Date
}

/** @returns whether the call is new; nobody is called twice for one round of a step */
export const insertCall = async (tx: Tx, c: NewCall): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into ladder_call (id, run_id, step, round, organisation_id, person_id, post_id, called_as, channels, called_at)
    values (${c.id}, ${c.run}, ${c.step}, ${c.round}, ${c.organisation}, ${c.person}, ${c.post}, ${c.as}, ${c.channels}::text[], ${c.at})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export const acknowledgeCalls = async (tx: Tx, run: string, person: string, at: Date): Promise<void> => {
  await sql`update ladder_call set acknowledged_at = ${at} where run_id = ${run} and person_id = ${person} and acknowledged_at is null`.execute(
    tx,
  )
}

/** The coordinator's duty desk at this moment; only the worker is told. */
export const deskAt = async (tx: Tx, at: Date): Promise<{ post: string; person: string; organisation: string }[]> => {
  const { rows } = await sql<{ post: string; person: string; organisation: string }>`
    select post_id as post, person_id as person, organisation_id as organisation from ladder_desk(${at})`.execute(tx)
  return rows
}

export interface ChainRow {
  step: ChainStep
  at: Date
  person: PersonName
  words: string
  recordedBy: PersonName
  recordedAt: Date
}

export const chainOf = async (tx: Tx, run: string): Promise<ChainRow[]> => {
  const { rows } = await sql<ChainRow>`
    select step, at, person_name(person_id) as person, words, person_name(recorded_by) as "recordedBy", recorded_at as "recordedAt"
    from chain_entry where run_id = ${run} order by at, id`.execute(tx)
  return rows
}

export interface NewChainEntry {
  id: string
  run: string
  step: ChainStep
  at: Date
  person: string
  post: string
  words: string
  recordedBy: string
  recordedAt: Date
}

export const insertChain = async (tx: Tx, e: NewChainEntry): Promise<void> => {
  await sql`insert into chain_entry (id, run_id, step, at, person_id, post_id, words, recorded_by, recorded_at)
    values (${e.id}, ${e.run}, ${e.step}, ${e.at}, ${e.person}, ${e.post}, ${e.words}, ${e.recordedBy}, ${e.recordedAt})`.execute(
    tx,
  )
}
