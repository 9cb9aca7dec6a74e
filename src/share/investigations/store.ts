import { sql } from 'kysely'
import type { Summary } from '../../investigate/process/model.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Progress, RunState, Word } from './model.ts'
import type { Kept } from './results/model.ts'

type PersonName = { id: string; ja: string; en: string } | null

export interface InvestigationRow {
  id: string
  number: string
  title: string
  case: { id: string; number: string; title: string } | null
  source: 'FOLDER' | 'UPLOAD'
  folder: string
  tlp: Tlp
  takenBy: string
  takenFrom: string
  takenAt: Date | null
  organisationId: string
  organisation: OrganisationName | null
  person: PersonName
  createdAt: Date
  /** The evidence as it was uploaded. */
  evidence: { name: string; size: number; sha256: string } | null
}

export interface RunRow {
  seq: number
  state: RunState
  askedBy: PersonName
  askedAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  attempts: number
  progress: Progress | null
  failure: string
  summary: Summary | null
  cancelAskedAt: Date | null
  words: number
}

const columns = sql`i.id, i.number, i.title, i.source, i.folder, i.tlp, i.taken_by as "takenBy", i.taken_from as "takenFrom",
  i.taken_at as "takenAt", i.organisation_id as "organisationId",
  organisation_on(i.organisation_id, tokyo_day(i.created_at)) as organisation, person_name(i.person_id) as person,
  i.created_at as "createdAt",
  (select jsonb_build_object('id', c.id, 'number', c.number, 'title', c.title) from case_file c where c.id = i.case_id) as case,
  (select jsonb_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256) from investigation_file f
    where f.investigation_id = i.id and f.seq = 0) as evidence`

const runColumns = sql`r.seq, r.state, person_name(r.asked_by) as "askedBy", r.asked_at as "askedAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.attempts, r.progress, r.failure, r.summary, r.cancel_asked_at as "cancelAskedAt",
  jsonb_array_length(r.decisions -> 'destinations') + jsonb_array_length(r.decisions -> 'terminals')
    + jsonb_array_length(r.decisions -> 'duties') as words`

export const read = async (tx: Tx, id: string): Promise<InvestigationRow | undefined> => {
  const { rows } = await sql<InvestigationRow>`select ${columns} from investigation i where i.id = ${id}`.execute(tx)
  return rows[0]
}

export interface ListedRow extends InvestigationRow {
  latest: RunRow | null
  sortKey: Date
}

/** Newest first, starting from the grants (ADR 0003). */
export const list = async (
  tx: Tx,
  organisation: string,
  { caseId, after, limit }: { caseId: string | null; after: { at: Date; id: string } | null; limit: number },
): Promise<ListedRow[]> => {
  const { rows } = await sql<ListedRow>`select ${columns}, g.sort_key as "sortKey", to_jsonb(l) as latest
    from access_grant g join investigation i on i.id = g.object_id
    left join lateral (select ${runColumns} from investigation_run r where r.investigation_id = i.id
      order by r.seq desc limit 1) l on true
    where g.organisation_id = ${organisation} and g.object_kind = 'investigation'
      and (${after?.at ?? null}::timestamptz is null or (g.sort_key, g.object_id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
      and (${caseId}::uuid is null or i.case_id in (select case_family(${caseId})))
    order by g.sort_key desc, g.object_id desc limit ${limit + 1}`.execute(tx)
  return rows.map(row => ({ ...row, latest: row.latest && withDates(row.latest) }))
}

/** Times out of to_jsonb are text. */
const withDates = (run: RunRow): RunRow => {
  const date = (at: Date | null) => (at === null ? null : new Date(at))
  return {
    ...run,
    askedAt: new Date(run.askedAt),
    startedAt: date(run.startedAt),
    finishedAt: date(run.finishedAt),
    cancelAskedAt: date(run.cancelAskedAt),
  }
}

export interface NewInvestigation {
  id: string
  number: string
  caseId: string
  title: string
  source: 'FOLDER' | 'UPLOAD'
  folder: string
  tlp: Tlp
  takenBy: string
  takenFrom: string
  takenAt: Date | null
  organisation: string
  person: string
  post: string
  at: Date
}

export const insert = async (tx: Tx, made: NewInvestigation): Promise<void> => {
  await tx
    .insertInto('investigation')
    .values({
      id: made.id,
      number: made.number,
      case_id: made.caseId,
      title: made.title,
      source: made.source,
      folder: made.folder,
      tlp: made.tlp,
      taken_by: made.takenBy,
      taken_from: made.takenFrom,
      taken_at: made.takenAt,
      organisation_id: made.organisation,
      person_id: made.person,
      post_id: made.post,
      created_at: made.at,
    })
    .execute()
}

/** Held while a run is added: two people who press at once make one run. @returns whether the actor may know of it */
export const lock = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } =
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 39)) from investigation where id = ${id}`.execute(tx)
  return rows.length === 1
}

export const runsOf = async (tx: Tx, id: string): Promise<RunRow[]> => {
  const { rows } = await sql<RunRow>`select ${runColumns} from investigation_run r
    where r.investigation_id = ${id} order by r.seq desc limit 100`.execute(tx)
  return rows
}

export const insertRun = async (
  tx: Tx,
  run: { investigation: string; seq: number; decisions: object; person: string; at: Date },
): Promise<void> => {
  await sql`insert into investigation_run (investigation_id, seq, state, decisions, asked_by, asked_at)
    values (${run.investigation}, ${run.seq}, 'WAITING', ${JSON.stringify(run.decisions)}::jsonb, ${run.person}, ${run.at})`.execute(
    tx,
  )
}

/** @returns whether it still could be cancelled */
export const askToCancel = async (tx: Tx, id: string, seq: number, person: string, at: Date): Promise<boolean> => {
  const { numAffectedRows } = await sql`update investigation_run
    set cancel_asked_at = ${at}, cancel_asked_by = ${person},
      state = case when state = 'WAITING' then 'CANCELLED' else state end,
      finished_at = case when state = 'WAITING' then ${at}::timestamptz end
    where investigation_id = ${id} and seq = ${seq} and state in ('WAITING', 'RUNNING')`.execute(tx)
  return numAffectedRows === 1n
}

export interface WordRow extends Word {
  id: string
  person: PersonName
  organisation: OrganisationName | null
}

/** Every word in the order in which it was said. */
export const wordsOf = async (tx: Tx, id: string): Promise<WordRow[]> => {
  const { rows } = await sql<WordRow>`
    select w.id, w.kind, w.subject, w.verdict, w.reason, w.at, person_name(w.person_id) as person,
      coalesce(person_name(w.person_id) ->> 'ja', '—') as by,
      organisation_on(w.organisation_id, tokyo_day(w.at)) as organisation
    from investigation_word w where w.investigation_id = ${id} order by w.nth limit 20000`.execute(tx)
  return rows
}

export const insertWord = async (
  tx: Tx,
  word: Omit<Word, 'by'> & { id: string; investigation: string; organisation: string; person: string; post: string },
): Promise<void> => {
  await sql`insert into investigation_word (id, investigation_id, kind, subject, verdict, reason, organisation_id, person_id, post_id, at)
    values (${word.id}, ${word.investigation}, ${word.kind}, ${word.subject}, ${word.verdict}, ${word.reason},
      ${word.organisation}, ${word.person}, ${word.post}, ${word.at})`.execute(tx)
}

export const insertFile = async (tx: Tx, id: string, seq: number, file: Kept): Promise<void> => {
  await sql`insert into investigation_file (investigation_id, seq, name, content_id, size, sha256)
    values (${id}, ${seq}, ${file.name}, ${file.content}, ${file.size}, ${file.sha256})`.execute(tx)
}

export const filesOf = async (tx: Tx, id: string, seq: number): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`select name, content_id as content, size::float8 as size, sha256
    from investigation_file where investigation_id = ${id} and seq = ${seq} order by name`.execute(tx)
  return rows
}

export const knownContents = async (tx: Tx, contents: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ content: string }>`
    select content_id as content from investigation_file where content_id = any (${contents}::uuid[])`.execute(tx)
  return new Set(rows.map(row => row.content))
}

export interface HandedOver {
  id: string
  number: string
  seq: number
  indicators: number
  person: PersonName
  at: Date
}

/** Drafts that took indicators from here, of those that the reader holds as well. */
export const advisoriesOf = async (tx: Tx, id: string): Promise<HandedOver[]> => {
  const { rows } = await sql<HandedOver>`
    select a.id, a.number, h.seq, h.indicators, person_name(h.person_id) as person, h.at
    from investigation_advisory h join advisory a on a.id = h.advisory_id
    where h.investigation_id = ${id} order by h.at desc, a.id limit 100`.execute(tx)
  return rows
}

export const insertAdvisory = async (
  tx: Tx,
  made: { investigation: string; seq: number; advisory: string; indicators: number; person: string; at: Date },
): Promise<void> => {
  await sql`insert into investigation_advisory (investigation_id, seq, advisory_id, indicators, person_id, at)
    values (${made.investigation}, ${made.seq}, ${made.advisory}, ${made.indicators}, ${made.person}, ${made.at})`.execute(
    tx,
  )
}

/** Organisations that hold the investigation. */
export const readersOf = async (tx: Tx, id: string): Promise<OrganisationName[]> => {
  const { rows } = await sql<{ name: OrganisationName | null }>`
    select organisation_on(organisation, actor_today()) as name from grant_holders(${id}) organisation`.execute(tx)
  return rows.flatMap(({ name }) => name ?? [])
}
