import { sql } from 'kysely'
import type { Addressee, Audience } from '../../kernel/audience.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { ReportKind } from '../../kernel/taxonomy/report-versions.ts'
import type { WorkingCalendar } from '../../kernel/working-time.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { RegimeVersion, StageRule } from './model.ts'

/** Every version of every regime, or of one; regimes are few and are read whole. */
export const readVersions = async (tx: Tx, code: string | null = null): Promise<RegimeVersion[]> => {
  const { rows } = await sql<RegimeVersion>`
    select r.code, v.seq, v.ja, v.en, v.valid_from as "validFrom", v.valid_until as "validUntil", v.applies, v.stages, v.calendar,
      v.source, v.verified, v.example, v.entered_at as "enteredAt"
    from regime r join regime_version v on v.regime_id = r.id
    where ${code}::text is null or r.code = ${code} order by r.code, v.seq`.execute(tx)
  return rows
}

/** The regime of a code, made where there is none. */
export const regimeId = async (tx: Tx, code: string, id: string, now: Date): Promise<string> => {
  await sql`insert into regime (id, code, created_at) values (${id}, ${code}, ${now}) on conflict (code) do nothing`.execute(
    tx,
  )
  const { rows } = await sql<{ id: string }>`select id from regime where code = ${code}`.execute(tx)
  return rows[0]?.id ?? id
}

export interface NewRegimeVersion extends Omit<RegimeVersion, 'enteredAt' | 'applies' | 'stages'> {
  regime: string
  applies: Audience
  stages: readonly StageRule[]
  person: string
  now: Date
}

/** @returns false where somebody else entered this version first */
export const insertVersion = async (tx: Tx, v: NewRegimeVersion): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into regime_version (regime_id, seq, ja, en, valid_from, valid_until, applies, stages, calendar, source, verified, example,
      person_id, entered_at)
    values (${v.regime}, ${v.seq}, ${v.ja}, ${v.en}, ${v.validFrom}, ${v.validUntil}, ${JSON.stringify(v.applies)},
      ${JSON.stringify(v.stages)}, ${v.calendar}, ${v.source}, ${v.verified}, ${v.example}, ${v.person}, ${v.now})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export interface Holiday {
  day: string
  ja: string
  en: string
}

export const holidaysOf = async (tx: Tx, calendar: string): Promise<Holiday[]> => {
  const { rows } =
    await sql<Holiday>`select day, ja, en from holiday where calendar = ${calendar} order by day`.execute(tx)
  return rows
}

export const putHoliday = async (tx: Tx, calendar: string, { day, ja, en }: Holiday): Promise<void> => {
  await removeHoliday(tx, calendar, day)
  await sql`insert into holiday (calendar, day, ja, en) values (${calendar}, ${day}, ${ja}, ${en})`.execute(tx)
}

export const removeHoliday = async (tx: Tx, calendar: string, day: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`delete from holiday where calendar = ${calendar} and day = ${day}`.execute(tx)
  return numAffectedRows === 1n
}

export const calendarsOf = async (tx: Tx): Promise<Map<string, WorkingCalendar & { ja: string; en: string }>> => {
  const { rows } = await sql<{
    code: string
    ja: string
    en: string
    zone: string
    opens: number
    closes: number
    weekdays: number[]
  }>`
    select code, ja, en, zone, opens, closes, weekdays from working_calendar order by code`.execute(tx)
  const calendars = new Map<string, WorkingCalendar & { ja: string; en: string }>()
  for (const { code, opens, closes, ...rest } of rows) {
    const holidays = new Set((await holidaysOf(tx, code)).map(({ day }) => day))
    calendars.set(code, { ...rest, opens: opens, closes: closes, holidays })
  }
  return calendars
}

/** What the directory said of an organisation on a day, for “who does it apply to”. */
export const addresseeOn = async (tx: Tx, organisation: string, day: string): Promise<Addressee> => {
  const { rows } = await sql<Addressee>`
    select ${organisation} as id,
      array(select kind from organisation_kind k where k.organisation_id = ${organisation}
        and valid_on(k.valid_from, k.valid_until, ${day}::date)) as kinds,
      array(select sector from organisation_sector s where s.organisation_id = ${organisation}
        and valid_on(s.valid_from, s.valid_until, ${day}::date)) as sectors`.execute(tx)
  return rows[0] ?? { id: organisation, kinds: [], sectors: [] }
}

/** What the clocks of a report count from, and who its originator was on that day. */
export interface CountedReport {
  id: string
  number: string
  summary: string
  submittedAt: Date
  /** Instant in ISO 8601, where the newest version tells it. */
  recognisedAt: string | null
  versions: { kind: ReportKind; at: string }[]
  originator: Addressee
}

/** Those of these reports that the reader may read; consultations and what was withdrawn have no clock. */
export const countedReports = async (tx: Tx, ids: readonly string[]): Promise<CountedReport[]> => {
  const { rows } = await sql<CountedReport>`
    select r.id, r.number, newest.summary, first.submitted_at as "submittedAt", newest.recognised as "recognisedAt", newest.versions,
      jsonb_build_object('id', r.organisation_id,
        'kinds', array(select k.kind from organisation_kind k where k.organisation_id = r.organisation_id
          and valid_on(k.valid_from, k.valid_until, s.day)),
        'sectors', array(select k.sector from organisation_sector k where k.organisation_id = r.organisation_id
          and valid_on(k.valid_from, k.valid_until, s.day))) as originator
    from report r
    join report_version first on first.report_id = r.id and first.seq = 1
    cross join lateral (
      select (array_agg(v.summary order by v.seq desc))[1] as summary, (array_agg(v.kind order by v.seq desc))[1] as kind,
        (array_agg(coalesce(v.content -> 'recognisedAt' ->> 'earliest', v.content -> 'recognisedAt' ->> 'latest')
          order by v.seq desc))[1] as recognised,
        jsonb_agg(jsonb_build_object('kind', v.kind, 'at', v.submitted_at) order by v.seq) as versions
      from report_version v where v.report_id = r.id) newest
    cross join lateral (select tokyo_day(coalesce(newest.recognised::timestamptz, first.submitted_at)) as day) s
    where r.id = any (${ids}::uuid[]) and r.type = 'REPORT' and newest.kind <> 'WITHDRAWAL'`.execute(tx)
  return rows
}

export interface OpenReport {
  id: string
  own: boolean
  originator: OrganisationName | null
}

/** The newest reports of that time that are not final yet: all that the organisation holds, or its own. */
export const openReports = async (
  tx: Tx,
  open: { organisation: string; ownOnly: boolean; since: Date; most: number },
): Promise<OpenReport[]> => {
  const { organisation, ownOnly, since, most } = open
  const { rows } = await sql<OpenReport>`
    select l.object_id as id, l.organisation_id = l.holder_id as own, l.originator from listed_report l
    where l.holder_id = ${organisation} and l.sort_key >= ${since} and l.type = 'REPORT' and l.kind not in ('FINAL', 'WITHDRAWAL')
      ${ownOnly ? sql`and l.organisation_id = ${organisation}` : sql``}
    order by l.sort_key desc, l.object_id desc limit ${most}`.execute(tx)
  return rows
}
