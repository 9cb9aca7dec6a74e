import { sql } from 'kysely'
import { z } from 'zod'
import type { Contradiction, SweepAnswer } from '../../formats/sweep/model.ts'
import type { Span } from '../../kernel/spans.ts'
import type { SweepCell } from '../../kernel/taxonomy/sweeps.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { CellState, Part, Parts } from './model.ts'
import type { PersonName } from './store.ts'

export interface CellRow {
  indicator: string
  organisation: string
  verdict: SweepCell
  terminals: number
  records: number
  firstAt: Date | null
  lastAt: Date | null
  parts: Parts
  covered: Span[]
  pending: Span[]
  unknownMs: number
  remaining: number | null
  expectedAt: Date | null
  doubtful: boolean
  answeredAt: Date | null
  sweptAt: Date | null
  hitAt: Date | null
  blockedAt: Date | null
  isolated: number
  isolatedAt: Date | null
  released: string
  acceptedAt: Date | null
  acceptedBy: PersonName
  acceptedFor: string
  acceptReason: string
}

const spans = z.array(z.object({ from: z.string(), to: z.string() }))
const part: z.ZodType<Part> = z.object({
  applicable: z.boolean(),
  held: z.boolean(),
  terminals: z.number(),
  records: z.number(),
  succeeded: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  covered: spans,
  pending: spans,
  hostOnly: z.number(),
  remaining: z.number().nullable(),
  expected: z.string().nullable(),
  doubtful: z.boolean(),
})
const parts = z.record(z.string(), part)

const columns = sql`c.indicator_id as indicator, c.organisation_id as organisation, c.verdict, c.terminals, c.records::float8 as records,
  c.first_at as "firstAt", c.last_at as "lastAt", c.parts, c.covered, c.pending, c.unknown_ms::float8 as "unknownMs", c.remaining,
  c.expected_at as "expectedAt", c.doubtful, c.answered_at as "answeredAt", c.swept_at as "sweptAt", c.hit_at as "hitAt",
  c.blocked_at as "blockedAt", c.isolated, c.isolated_at as "isolatedAt", c.released, c.accepted_at as "acceptedAt",
  person_name(c.accepted_by) as "acceptedBy", c.accepted_for as "acceptedFor", c.accept_reason as "acceptReason"`

/** Cells of some organisations, as far as anything is known of them. */
export const cellsOf = async (tx: Tx, sweep: string, organisations: readonly string[]): Promise<CellRow[]> => {
  const { rows } = await sql<CellRow>`select ${columns} from sweep_cell c
    where c.sweep_id = ${sweep} and c.organisation_id = any (${organisations}::uuid[])`.execute(tx)
  return rows.map(row => ({
    ...row,
    parts: parts.parse(row.parts),
    covered: spans.parse(row.covered),
    pending: spans.parse(row.pending),
  }))
}

export interface AnswerRow {
  id: string
  agent: string | null
  person: PersonName
  receivedAt: Date
  madeAt: Date
  clockOffsetMs: number
  contradictions: Contradiction[]
}

/** The answers of one organisation, the latest first; all of them are kept. */
export const answersOf = async (tx: Tx, sweep: string, organisation: string, most: number): Promise<AnswerRow[]> => {
  const { rows } = await sql<AnswerRow>`
    select a.id, (select g.name from sweep_agent g where g.id = a.agent_id) as agent,
      case when a.agent_id is null then person_name(a.person_id) end as person, a.received_at as "receivedAt", a.made_at as "madeAt",
      a.clock_offset_ms::float8 as "clockOffsetMs", a.contradictions
    from sweep_answer a where a.sweep_id = ${sweep} and a.organisation_id = ${organisation}
    order by a.received_at desc, a.id desc limit ${most}`.execute(tx)
  return rows
}

/** One answer of an organisation after the other, however many of its programs speak at once. */
export const lockRecipient = async (tx: Tx, sweep: string, organisation: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`select id from sweep_recipient
    where sweep_id = ${sweep} and organisation_id = ${organisation} for update`.execute(tx)
  return rows[0]?.id ?? null
}

export const answerWithDigest = async (
  tx: Tx,
  sweep: string,
  organisation: string,
  digest: string,
): Promise<{ id: string; contradictions: Contradiction[] } | undefined> => {
  const { rows } = await sql<{
    id: string
    contradictions: Contradiction[]
  }>`select id, contradictions from sweep_answer
    where sweep_id = ${sweep} and organisation_id = ${organisation} and digest = ${digest}`.execute(tx)
  return rows[0]
}

export interface NewAnswer {
  id: string
  sweep: string
  organisation: string
  agent: string | null
  person: string
  post: string
  receivedAt: Date
  clockOffsetMs: number
  digest: string
  answer: SweepAnswer
  signature: string
  contradictions: readonly Contradiction[]
}

export const insertAnswer = async (tx: Tx, a: NewAnswer): Promise<void> => {
  await sql`insert into sweep_answer (id, sweep_id, organisation_id, agent_id, person_id, post_id, received_at, made_at,
      clock_offset_ms, digest, body, signature, contradictions)
    values (${a.id}, ${a.sweep}, ${a.organisation}, ${a.agent}, ${a.person}, ${a.post}, ${a.receivedAt}, ${a.answer.made},
      ${a.clockOffsetMs}, ${a.digest}, ${JSON.stringify(a.answer)}::jsonb, ${a.signature}, ${JSON.stringify(a.contradictions)}::jsonb)`.execute(
    tx,
  )
}

export interface CellChange extends CellState {
  indicator: string
  parts: Parts
  swept: boolean
}

/**
 * Writes what is now known of several indicators, in one statement. The first time of each thing stays: when it was
 * answered, hit and swept to its end; a further terminal is not isolated by what was isolated before.
 */
export const writeCells = async (
  tx: Tx,
  to: { sweep: string; organisation: string; at: Date },
  cells: readonly CellChange[],
): Promise<void> => {
  const rows = cells.map(({ indicator, verdict, terminals, records, first, last, ...cell }) => ({
    ...{ indicator, verdict, terminals, records, first, last },
    parts: cell.parts,
    covered: cell.covered,
    pending: cell.pending,
    unknown_ms: cell.unknownMs,
    remaining: cell.remaining,
    expected: cell.expected,
    doubtful: cell.doubtful,
    swept: cell.swept,
  }))
  await sql`
    insert into sweep_cell as c (sweep_id, indicator_id, organisation_id, verdict, terminals, records, first_at, last_at, parts, covered,
      pending, unknown_ms, remaining, expected_at, doubtful, answered_at, swept_at, hit_at)
    select ${to.sweep}::uuid, n.indicator, ${to.organisation}::uuid, n.verdict, n.terminals, n.records, n.first, n.last, n.parts, n.covered,
      n.pending, n.unknown_ms, n.remaining, n.expected, n.doubtful, ${to.at}::timestamptz, case when n.swept then ${to.at}::timestamptz end,
      case when n.verdict = 'HIT' then ${to.at}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (indicator uuid, verdict text, terminals int, records bigint, first timestamptz,
      last timestamptz, parts jsonb, covered jsonb, pending jsonb, unknown_ms bigint, remaining int, expected timestamptz, doubtful boolean, swept boolean)
    on conflict (sweep_id, organisation_id, indicator_id) do update set verdict = excluded.verdict, terminals = excluded.terminals,
      records = excluded.records, first_at = excluded.first_at, last_at = excluded.last_at, parts = excluded.parts, covered = excluded.covered,
      pending = excluded.pending, unknown_ms = excluded.unknown_ms, remaining = excluded.remaining, expected_at = excluded.expected_at,
      doubtful = excluded.doubtful, answered_at = coalesce(c.answered_at, excluded.answered_at),
      swept_at = case when excluded.swept_at is not null then coalesce(c.swept_at, excluded.swept_at) end,
      hit_at = coalesce(c.hit_at, excluded.hit_at),
      isolated = least(c.isolated, excluded.terminals), isolated_at = case when excluded.terminals <= c.isolated then c.isolated_at end`.execute(
    tx,
  )
}

export const markAnswered = async (tx: Tx, recipient: string, at: Date): Promise<void> => {
  await sql`update sweep_recipient set answered_at = ${at} where id = ${recipient}`.execute(tx)
}

interface Own {
  sweep: string
  organisation: string
  person: string
}

/** The block of several indicators; the first time counts. @returns how many were not blocked before */
export const markBlocked = async (tx: Tx, own: Own, indicators: readonly string[], at: Date): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into sweep_cell as c (sweep_id, indicator_id, organisation_id, blocked_at, blocked_by)
    select ${own.sweep}::uuid, i.id, ${own.organisation}::uuid, ${at}::timestamptz, ${own.person}::uuid from sweep_indicator i
    where i.sweep_id = ${own.sweep} and i.id = any (${indicators}::uuid[])
    on conflict (sweep_id, organisation_id, indicator_id) do update set blocked_at = excluded.blocked_at, blocked_by = excluded.blocked_by
      where c.blocked_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** How many terminals of a hit are isolated by now; all of them since `at`. */
export const markIsolated = async (
  tx: Tx,
  own: Omit<Own, 'person'>,
  isolation: { indicator: string; count: number; at: Date },
): Promise<void> => {
  const { indicator, count, at } = isolation
  await sql`update sweep_cell set isolated = ${count}, isolated_at = case when ${count} >= terminals then coalesce(isolated_at, ${at}::timestamptz) end
    where sweep_id = ${own.sweep} and organisation_id = ${own.organisation} and indicator_id = ${indicator}`.execute(tx)
}

export const markReleased = async (
  tx: Tx,
  own: Omit<Own, 'person'>,
  indicator: string,
  words: string,
): Promise<void> => {
  await sql`update sweep_cell set released = ${words}
    where sweep_id = ${own.sweep} and organisation_id = ${own.organisation} and indicator_id = ${indicator}`.execute(tx)
}

/** Somebody responsible answers for what stays unknown; of indicators that are swept to their end nothing changes. */
export const markAccepted = async (
  tx: Tx,
  cells: { sweep: string; organisation: string; indicators: readonly string[] },
  by: { person: string; responsible: string; reason: string; at: Date },
): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into sweep_cell as c (sweep_id, indicator_id, organisation_id, accepted_at, accepted_by, accepted_for, accept_reason)
    select ${cells.sweep}::uuid, i.id, r.organisation_id, ${by.at}::timestamptz, ${by.person}::uuid, ${by.responsible}, ${by.reason}
    from sweep_indicator i join sweep_recipient r on r.sweep_id = i.sweep_id and r.organisation_id = ${cells.organisation}
    where i.sweep_id = ${cells.sweep} and i.id = any (${cells.indicators}::uuid[])
    on conflict (sweep_id, organisation_id, indicator_id) do update set accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by,
      accepted_for = excluded.accepted_for, accept_reason = excluded.accept_reason
      where c.swept_at is null or c.doubtful`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
