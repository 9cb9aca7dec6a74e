import { sql } from 'kysely'
import type { Addressee, Audience } from '../../kernel/audience.ts'
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
