import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { OpenEnds } from './model.ts'

/** How far an organisation has come; the first is the worst and stands first on the board. */
export const recipientStates = ['SILENT', 'NOT_ISOLATED', 'UNKNOWN', 'SWEEPING', 'FINISHED'] as const

export interface RecipientRow {
  organisation: string
  name: OrganisationName | null
  code: string
  rank: number
  live: number
  answered: number
  swept: number
  sweeping: number
  terminals: number
  isolated: number
  unknownMs: number
  doubtful: number
  contradicted: number
  askedAt: Date
  fetchedAt: Date | null
  answeredAt: Date | null
  sweptAt: Date | null
  /** Whether its last answer came from a program. */
  byAgent: boolean | null
}

/** Every organisation that was asked with what it has answered, in one step however many they are (migration 0047). */
const recipients = (sweep: string) => sql`recipient as (select * from sweep_standing(${sweep}))`

/** A page of organisations, the worst first, and within that by their code. */
export const recipientPage = async (
  tx: Tx,
  sweep: string,
  page: { after: { rank: number; code: string } | null; limit: number },
): Promise<RecipientRow[]> => {
  const { rows } = await sql<RecipientRow>`
    with ${recipients(sweep)},
    page as materialized (
      select r.*, coalesce(o.code, '') as code from recipient r left join organisation o on o.id = r.organisation_id
      where ${page.after === null} or (r.rank, coalesce(o.code, '')) > (${page.after?.rank ?? 0}::int, ${page.after?.code ?? ''}::text)
      order by r.rank, coalesce(o.code, '') limit ${page.limit + 1})
    select r.organisation_id as organisation, organisation_on(r.organisation_id, actor_today()) as name, r.code, r.rank,
      r.live, r.answered, r.swept, r.sweeping, r.terminals, r.isolated, r.unknown_ms as "unknownMs", r.doubtful,
      r.asked_at as "askedAt", r.fetched_at as "fetchedAt", r.answered_at as "answeredAt", r.swept_at as "sweptAt",
      (select a.agent_id is not null from sweep_answer a where a.sweep_id = ${sweep} and a.organisation_id = r.organisation_id
        order by a.received_at desc limit 1) as "byAgent",
      (select count(*)::int from sweep_answer a where a.sweep_id = ${sweep} and a.organisation_id = r.organisation_id
        and a.contradictions <> '[]' and (r.answered_at is null or a.received_at > r.answered_at)) as contradicted
    from page r order by r.rank, r.code`.execute(tx)
  return rows
}

export interface Summary extends OpenEnds {
  asked: number
  finished: number
  silent: number
  terminals: number
  isolated: number
  /** Milliseconds, over the organisations with unknown times. */
  unknownMs: number
}

export const summaryOf = async (tx: Tx, sweep: string): Promise<Summary> => {
  const { rows } = await sql<Summary>`
    with ${recipients(sweep)}
    select count(*)::int as asked, count(*) filter (where rank = 4)::int as finished, count(*) filter (where answered < live)::int as silent,
      coalesce(sum(terminals), 0)::int as terminals, coalesce(sum(isolated), 0)::int as isolated,
      coalesce(sum(unknown_ms), 0)::float8 as "unknownMs", coalesce(sum(live - answered), 0)::int as unanswered,
      coalesce(sum(sweeping), 0)::int as sweeping, coalesce(sum(loose), 0)::int as "notIsolated",
      count(*) filter (where unknown_ms > 0 or answered = live and sweeping = 0 and swept < live)::int as unknown,
      coalesce(sum(doubtful), 0)::int as doubtful
    from recipient`.execute(tx)
  return rows[0]!
}

/** Organisations that have not answered for every indicator. */
export const silentOnes = async (tx: Tx, sweep: string): Promise<string[]> => {
  const { rows } = await sql<{ organisation: string }>`with ${recipients(sweep)}
    select organisation_id as organisation from recipient where answered < live`.execute(tx)
  return rows.map(({ organisation }) => organisation)
}

export interface IndicatorTimes {
  indicator: string
  asked: number
  blocked: number
  lastBlockedAt: Date | null
  swept: number
  lastSweptAt: Date | null
  hits: number
  isolated: number
  /** Of the hits that are all isolated, the longest way there (ms). */
  longestIsolationMs: number | null
  /** Since when the oldest hit waits that is not. */
  looseSince: Date | null
}

/** What R-085 measures, per indicator over all who were asked, in one statement. */
export const timesOf = async (tx: Tx, sweep: string): Promise<IndicatorTimes[]> => {
  const { rows } = await sql<IndicatorTimes>`
    select indicator_id as indicator, asked, blocked, last_blocked_at as "lastBlockedAt", swept, last_swept_at as "lastSweptAt", hits,
      isolated, longest_isolation_ms as "longestIsolationMs", loose_since as "looseSince" from sweep_times(${sweep})`.execute(
    tx,
  )
  return rows
}

export interface OwnProgress {
  live: number
  answered: number
  loose: number
}

/** How far the actor's own organisation has come, of several sweeps: row-level security leaves its own cells alone. */
export const ownProgress = async (
  tx: Tx,
  organisation: string,
  sweeps: readonly string[],
): Promise<Map<string, OwnProgress>> => {
  const { rows } = await sql<OwnProgress & { sweep: string }>`
    select i.sweep_id as sweep, count(*)::int as live,
      count(*) filter (where c.verdict <> 'NO_ANSWER' and jsonb_array_length(c.pending) = 0 or c.accepted_at is not null)::int as answered,
      coalesce(sum(c.terminals - c.isolated) filter (where 'ISOLATE_IF_HIT' = any (i.actions)), 0)::int as loose
    from sweep_indicator i left join sweep_cell c on c.sweep_id = i.sweep_id and c.indicator_id = i.id and c.organisation_id = ${organisation}
    where i.sweep_id = any (${sweeps}::uuid[]) and (i.doubt is null or i.confirmed_at is not null) group by i.sweep_id`.execute(
    tx,
  )
  return new Map(rows.map(({ sweep, ...progress }) => [sweep, progress]))
}
