import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { SeriousCriterion, SeriousEffect } from '../../../kernel/taxonomy/decisions.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Fact, Verdict } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface NewEvent {
  id: string
  number: string
  caseId: string
  tlp: string
  criteria: readonly SeriousCriterion[]
  other: string
  reason: string
  facts: readonly Fact[]
  effects: readonly SeriousEffect[]
  organisation: string
  person: string
  post: string
  at: Date
}

export const insertEvent = async (tx: Tx, e: NewEvent): Promise<void> => {
  await sql`insert into serious_event (id, number, case_id, tlp, criteria, other, reason, facts, effects,
      proposed_organisation, proposed_by, proposed_post, proposed_at)
    values (${e.id}, ${e.number}, ${e.caseId}, ${e.tlp}, ${[...e.criteria]}::text[], ${e.other}, ${e.reason},
      ${JSON.stringify(e.facts)}::jsonb, ${[...e.effects]}::text[], ${e.organisation}, ${e.person}, ${e.post}, ${e.at})`.execute(
    tx,
  )
}

export interface EventRow {
  id: string
  number: string
  caseId: string
  caseNumber: string | null
  caseTitle: string | null
  tlp: Tlp
  criteria: SeriousCriterion[]
  other: string
  reason: string
  facts: Fact[]
  effects: SeriousEffect[]
  proposedBy: string
  proposer: PersonName
  proposing: OrganisationName | null
  proposingId: string
  proposedAt: Date
  verdict: Verdict | null
  decidedCriteria: SeriousCriterion[]
  decidedEffects: SeriousEffect[]
  decidedReason: string
  decider: PersonName
  deciding: OrganisationName | null
  decidedPost: { ja: string; en: string } | null
  decidedAt: Date | null
  withdrawnReason: string
  withdrawnBy: PersonName
  withdrawnAt: Date | null
}

const columns = sql`e.id, e.number, e.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle", e.tlp, e.criteria, e.other,
  e.reason, e.facts, e.effects, e.proposed_by as "proposedBy", person_name(e.proposed_by) as proposer,
  organisation_on(e.proposed_organisation, tokyo_day(e.proposed_at)) as proposing, e.proposed_organisation as "proposingId",
  e.proposed_at as "proposedAt", e.verdict, e.decided_criteria as "decidedCriteria", e.decided_effects as "decidedEffects",
  e.decided_reason as "decidedReason", person_name(e.decided_by) as decider,
  organisation_on(e.decided_organisation, tokyo_day(e.decided_at)) as deciding,
  (select jsonb_build_object('ja', p.title_ja, 'en', p.title_en) from post p where p.id = e.decided_post) as "decidedPost",
  e.decided_at as "decidedAt", e.withdrawn_reason as "withdrawnReason", person_name(e.withdrawn_by) as "withdrawnBy",
  e.withdrawn_at as "withdrawnAt"`
const source = sql`from serious_event e left join case_file c on c.id = e.case_id`

export const readEvent = async (tx: Tx, id: string): Promise<EventRow | undefined> => {
  const { rows } = await sql<EventRow>`select ${columns} ${source} where e.id = ${id}`.execute(tx)
  return rows[0]
}

export const eventsOfCase = async (tx: Tx, caseId: string): Promise<EventRow[]> => {
  const { rows } = await sql<EventRow>`select ${columns} ${source}
    where e.case_id in (select case_family(${caseId})) order by e.proposed_at desc, e.id desc limit 50`.execute(tx)
  return rows
}

/** Whether a decision on the case waits or stands. */
export const openEvent = async (tx: Tx, caseId: string): Promise<boolean> => {
  const { rows } = await sql<{ open: boolean }>`select exists (select from serious_event
    where case_id = ${caseId} and withdrawn_at is null and verdict is distinct from 'NOT_SPECIFIED') as open`.execute(
    tx,
  )
  return rows[0]?.open ?? false
}

/** Undecided, or decided with effects, newest first, beginning at the grants of the organisation. */
export const eventsWaiting = async (tx: Tx, organisation: string): Promise<EventRow[]> => {
  const { rows } = await sql<EventRow>`select ${columns} from access_grant g
    join serious_event e on e.id = g.object_id left join case_file c on c.id = e.case_id
    where g.organisation_id = ${organisation} and g.object_kind = 'serious_event'
      and e.withdrawn_at is null and (e.verdict is null or (e.verdict = 'SPECIFIED' and cardinality(e.decided_effects) > 0))
    order by g.sort_key desc, g.object_id desc limit 100`.execute(tx)
  return rows
}

export interface Deciding {
  verdict: Verdict
  criteria: readonly SeriousCriterion[]
  effects: readonly SeriousEffect[]
  reason: string
  organisation: string
  person: string
  post: string
  at: Date
}

/** @returns false where somebody else has decided */
export const decideEvent = async (tx: Tx, id: string, d: Deciding): Promise<boolean> => {
  const { numAffectedRows } = await sql`update serious_event set verdict = ${d.verdict},
      decided_criteria = ${[...d.criteria]}::text[], decided_effects = ${[...d.effects]}::text[], decided_reason = ${d.reason},
      decided_organisation = ${d.organisation}, decided_by = ${d.person}, decided_post = ${d.post}, decided_at = ${d.at}
    where id = ${id} and verdict is null`.execute(tx)
  return numAffectedRows === 1n
}

export const withdrawEvent = async (
  tx: Tx,
  id: string,
  { person, reason, at }: { person: string; reason: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`update serious_event
    set withdrawn_at = ${at}, withdrawn_by = ${person}, withdrawn_reason = ${reason}
    where id = ${id} and withdrawn_at is null and verdict = 'SPECIFIED'`.execute(tx)
  return numAffectedRows === 1n
}

export const sayEffect = async (
  tx: Tx,
  id: string,
  line: { effect: SeriousEffect; note: string; person: string; post: string; at: Date },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`insert into serious_effect (event_id, effect, note, done_at, person_id, post_id)
    values (${id}, ${line.effect}, ${line.note}, ${line.at}, ${line.person}, ${line.post}) on conflict do nothing`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export interface Followed {
  said: { effect: SeriousEffect; note: string; at: Date }[]
  sent: { kind: string; id: string; number: string; at: Date }[]
}

/** What came of the effects of events, each event's by its id. */
export const effectsOf = async (tx: Tx, events: readonly string[]): Promise<Map<string, Followed>> => {
  const found = new Map<string, Followed>(events.map(id => [id, { said: [], sent: [] }]))
  const { rows: said } = await sql<Followed['said'][number] & { event: string }>`
    select event_id as event, effect, note, done_at as at from serious_effect where event_id = any (${[...events]}::uuid[])`.execute(
    tx,
  )
  for (const { event, ...line } of said) found.get(event)?.said.push(line)
  const { rows: sent } = await sql<Followed['sent'][number] & { event: string }>`
    select event_id as event, kind, id, number, sent_at as at from directive
    where event_id = any (${[...events]}::uuid[]) order by sent_at`.execute(tx)
  for (const { event, ...line } of sent) found.get(event)?.sent.push(line)
  return found
}

/** Those of these organisations that the actor sees in the directory: an operator is nobody's to name but its circle's. */
export const seenOf = async (tx: Tx, organisations: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from organisation where id = any (${[...organisations]}::uuid[]) order by code`.execute(tx)
  return rows.map(({ id }) => id)
}
