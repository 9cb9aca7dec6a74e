import { sql } from 'kysely'
import type { OrganisationName } from '../../../kernel/organisation.ts'
import type { PlaybookStep, StepState, StopMode } from '../../../kernel/taxonomy/playbook.ts'
import type { PostKind } from '../../../kernel/taxonomy/posts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { OpenEnds, RecordedAuthority } from './model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface StepRow {
  id: string
  step: PlaybookStep
  target: string
  organisationId: string
  organisation: OrganisationName | null
  state: StepState
  words: string
  recommendedAt: Date | null
  recommendedBy: PersonName
  orderedAt: Date | null
  orderedBy: PersonName
  orderedAs: PostKind | null
  doneAt: Date | null
  doneBy: PersonName
  doneById: string | null
  confirmedAt: Date | null
  confirmedBy: PersonName
  undoneAt: Date | null
  undoneBy: PersonName
  undoneReason: string
  version: number
}

const columns = sql`s.id, s.step, s.target, s.organisation_id as "organisationId",
  organisation_on(s.organisation_id, actor_today()) as organisation, s.state, s.words,
  s.recommended_at as "recommendedAt", person_name(s.recommended_by) as "recommendedBy", s.ordered_at as "orderedAt",
  person_name(s.ordered_by) as "orderedBy", s.ordered_as as "orderedAs", s.done_at as "doneAt", person_name(s.done_by) as "doneBy",
  s.done_by as "doneById", s.confirmed_at as "confirmedAt", person_name(s.confirmed_by) as "confirmedBy", s.undone_at as "undoneAt",
  person_name(s.undone_by) as "undoneBy", s.undone_reason as "undoneReason", s.version`

export const stepsOf = async (tx: Tx, caseId: string): Promise<StepRow[]> => {
  const { rows } = await sql<StepRow>`select ${columns} from containment_step s
    where s.case_id in (select case_family(${caseId})) order by coalesce(s.ordered_at, s.recommended_at), s.id limit 500`.execute(
    tx,
  )
  return rows
}

export interface NewStep {
  id: string
  caseId: string
  step: PlaybookStep
  target: string
  organisation: string
  mode: StopMode
  post: PostKind
  words: string
  person: string
  at: Date
}

/** @returns false where somebody has taken the same step on the same target */
export const insertStep = async (tx: Tx, step: NewStep): Promise<boolean> => {
  const orders = step.mode === 'EXECUTE'
  const { numAffectedRows } =
    await sql`insert into containment_step (id, case_id, step, target, organisation_id, state, words,
      recommended_at, recommended_by, ordered_at, ordered_by, ordered_as)
    values (${step.id}, ${step.caseId}, ${step.step}, ${step.target}, ${step.organisation},
      ${orders ? 'ORDERED' : 'RECOMMENDED'}, ${step.words}, ${orders ? null : step.at}, ${orders ? null : step.person},
      ${orders ? step.at : null}, ${orders ? step.person : null}, ${orders ? step.post : null})
    on conflict (case_id, organisation_id, step, target) where undone_at is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** The step that stands in the way of taking it again. */
export const standingStep = async (
  tx: Tx,
  { caseId, organisation, step, target }: Pick<NewStep, 'caseId' | 'organisation' | 'step' | 'target'>,
): Promise<StepRow | undefined> => {
  const { rows } = await sql<StepRow>`select ${columns} from containment_step s where s.case_id = ${caseId}
    and s.organisation_id = ${organisation} and s.step = ${step} and s.target = ${target} and s.undone_at is null`.execute(
    tx,
  )
  return rows[0]
}

export interface Turn {
  id: string
  version: number
  person: string
  at: Date
}

const turned = (change: ReturnType<typeof sql>, { id, version }: Turn) =>
  sql`update containment_step set ${change}, version = version + 1 where id = ${id} and version = ${version}`

/** Each returns whether the step still was the one that the person saw. */
export const markOrdered = async (tx: Tx, turn: Turn, post: PostKind): Promise<boolean> => {
  const change = sql`state = 'ORDERED', ordered_at = ${turn.at}, ordered_by = ${turn.person}, ordered_as = ${post}`
  return (await turned(change, turn).execute(tx)).numAffectedRows === 1n
}

export const markDone = async (tx: Tx, turn: Turn, doneAt: Date): Promise<boolean> => {
  const change = sql`state = 'DONE', done_at = ${doneAt}, done_recorded = ${turn.at}, done_by = ${turn.person}`
  return (await turned(change, turn).execute(tx)).numAffectedRows === 1n
}

export const markConfirmed = async (tx: Tx, turn: Turn): Promise<boolean> => {
  const change = sql`state = 'CONFIRMED', confirmed_at = ${turn.at}, confirmed_by = ${turn.person}`
  return (await turned(change, turn).execute(tx)).numAffectedRows === 1n
}

export const markUndone = async (tx: Tx, turn: Turn, reason: string): Promise<boolean> => {
  const change = sql`state = 'UNDONE', undone_at = ${turn.at}, undone_by = ${turn.person}, undone_reason = ${reason}`
  return (await turned(change, turn).execute(tx)).numAffectedRows === 1n
}

/** As which post somebody acts; an act without a post of the directory is nobody's. */
export const postKindOf = async (tx: Tx, post: string): Promise<PostKind> => {
  const { rows } = await sql<{ kind: PostKind }>`select kind from post where id = ${post}`.execute(tx)
  return rows[0]?.kind ?? 'OTHER'
}

export interface AuthorityRow extends RecordedAuthority {
  scope: string
  person: PersonName
  at: Date
}

export const authoritiesOf = async (tx: Tx, organisation: string): Promise<AuthorityRow[]> => {
  const { rows } =
    await sql<AuthorityRow>`select step, post_kind as post, mode, scope, person_name(person_id) as person, at
    from stop_authority where organisation_id = ${organisation} order by step, post_kind`.execute(tx)
  return rows
}

export const replaceAuthorities = async (
  tx: Tx,
  organisation: string,
  entries: readonly (RecordedAuthority & { scope: string })[],
  { person, at }: { person: string; at: Date },
): Promise<void> => {
  await sql`delete from stop_authority where organisation_id = ${organisation}`.execute(tx)
  for (const { step, post, mode, scope } of entries)
    await sql`insert into stop_authority (organisation_id, step, post_kind, mode, scope, person_id, at)
      values (${organisation}, ${step}, ${post}, ${mode}, ${scope}, ${person}, ${at})`.execute(tx)
}

export interface WatchRow {
  id: string
  organisationId: string
  organisation: OrganisationName | null
  words: string
  startedAt: Date
  until: Date
  person: PersonName
  endedAt: Date | null
  endedBy: PersonName
  endedReason: string
}

export const watchesOf = async (tx: Tx, caseId: string): Promise<WatchRow[]> => {
  const { rows } = await sql<WatchRow>`select w.id, w.organisation_id as "organisationId",
      organisation_on(w.organisation_id, actor_today()) as organisation, w.words, w.started_at as "startedAt", w.until,
      person_name(w.person_id) as person, w.ended_at as "endedAt", person_name(w.ended_by) as "endedBy", w.ended_reason as "endedReason"
    from case_watch w where w.case_id in (select case_family(${caseId})) order by w.until, w.id limit 100`.execute(tx)
  return rows
}

export const insertWatch = async (
  tx: Tx,
  watch: { id: string; caseId: string; organisation: string; words: string; until: Date; person: string; at: Date },
): Promise<void> => {
  await sql`insert into case_watch (id, case_id, organisation_id, words, started_at, until, person_id)
    values (${watch.id}, ${watch.caseId}, ${watch.organisation}, ${watch.words}, ${watch.at}, ${watch.until}, ${watch.person})`.execute(
    tx,
  )
}

/** @returns whether it was running */
export const endWatch = async (
  tx: Tx,
  caseId: string,
  id: string,
  { person, at, reason }: { person: string; at: Date; reason: string },
): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update case_watch set ended_at = ${at}, ended_by = ${person}, ended_reason = ${reason}
    where id = ${id} and case_id in (select case_family(${caseId})) and ended_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** What is open besides the case, as far as the reader holds it; the coordinator, who closes, holds all of it. */
export const openEnds = async (
  tx: Tx,
  caseId: string,
): Promise<Omit<OpenEnds, 'quietUntil'> & { lastSeen: Date | null }> => {
  const { rows } = await sql<Omit<OpenEnds, 'quietUntil'> & { lastSeen: Date | null }>`
    select notices, steps, isolated, swept, watched_until as "watchedUntil", last_seen as "lastSeen"
    from case_open_ends(${caseId})`.execute(tx)
  return rows[0] ?? { notices: 0, steps: 0, isolated: false, swept: false, watchedUntil: null, lastSeen: null }
}
