import { hasDuty, isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import type { Audience } from '../../kernel/audience.ts'
import { dayInJapan, minutes } from '../../kernel/clock.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { head, versionsOf } from '../reports/service.ts'
import {
  clocksOf,
  type NextClock,
  nextOf,
  type RegimeVersion,
  type Reported,
  regimesOn,
  type StageClock,
  type StageRule,
} from './model.ts'
import * as store from './store.ts'

/** Which organisations a regime names is the coordinator's own list; everyone else reads the law. */
const asSeenBy = (actor: PersonActor, version: RegimeVersion): RegimeVersion =>
  isCoordinator(actor) ? version : { ...version, applies: { ...version.applies, organisations: [] } }

export const list = async (tx: Tx, actor: PersonActor): Promise<RegimeVersion[]> =>
  (await store.readVersions(tx)).map(version => asSeenBy(actor, version))

export const holidays = store.holidaysOf

/** The working calendars, with their holidays, by code. */
export const calendars = store.calendarsOf

export interface Entry {
  code: string
  ja: string
  en: string
  validFrom: string
  validUntil: string | null
  applies: Audience
  stages: readonly StageRule[]
  calendar: string
  source: string
  verified: boolean
  example: boolean
}

/** Enters a regime, or its next version; `after` is the version that the writer saw, 0 for a new regime. */
export const enter = async (
  tx: Tx,
  actor: PersonActor,
  entry: Entry,
  after: number,
  now: Date,
): Promise<{ code: string; seq: number }> => {
  must(decide(actor, 'regime.enter', entry))
  if (!(await store.calendarsOf(tx)).has(entry.calendar)) throw new NoroshiError('not_found')
  const last = (await store.readVersions(tx, entry.code)).at(-1)?.seq ?? 0
  if (last !== after) throw new NoroshiError('changed_meanwhile')
  const regime = await store.regimeId(tx, entry.code, newId(now), now)
  const seq = after + 1
  const entered = await store.insertVersion(tx, { ...entry, regime, seq, person: actor.person, now })
  if (!entered) throw new NoroshiError('changed_meanwhile')
  await append(tx, actor, now, 'regime.entered', { kind: 'regime', id: regime }, { seq })
  return { code: entry.code, seq }
}

export const enterHoliday = async (tx: Tx, actor: PersonActor, calendar: string, holiday: store.Holiday, now: Date) => {
  must(decide(actor, 'holiday.enter', null))
  if (!(await store.calendarsOf(tx)).has(calendar)) throw new NoroshiError('not_found')
  await store.putHoliday(tx, calendar, holiday)
  await append(tx, actor, now, 'holiday.entered', { kind: 'calendar', id: null }, { calendar, day: holiday.day })
}

export const removeHoliday = async (tx: Tx, actor: PersonActor, calendar: string, day: string, now: Date) => {
  must(decide(actor, 'holiday.enter', null))
  if (!(await store.removeHoliday(tx, calendar, day))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'holiday.removed', { kind: 'calendar', id: null }, { calendar, day })
}

/** A regime that is shipped as an example names nobody, and one whose length nobody has found has no clock. */
const asksSomebody = ({ applies, stages }: RegimeVersion): boolean =>
  applies.kinds.length + applies.sectors.length + applies.organisations.length > 0 &&
  stages.some(({ amount }) => amount !== null)

const counting =
  (versions: readonly RegimeVersion[], places: Awaited<ReturnType<typeof store.calendarsOf>>, now: Date) =>
  (reported: Reported): RegimeOnReport[] =>
    regimesOn(versions, reported).flatMap(regime => {
      const calendar = places.get(regime.calendar)
      return calendar ? { regime, clocks: clocksOf(regime, reported, calendar, now) } : []
    })

export interface RegimeOnReport {
  regime: RegimeVersion
  clocks: StageClock[]
}

/**
 * Which regimes ask something of the originator of this report, and how each of their clocks stands. They count from
 * recognition as the newest version tells it, from its earliest end; where nobody has said, from the first report.
 */
export const onReport = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  now: Date,
): Promise<{ recognised: Date; assumed: boolean; regimes: RegimeOnReport[] }> => {
  const report = await head(tx, id)
  const versions = await versionsOf(tx, id)
  const [first] = versions
  const said = versions.at(-1)?.content.recognisedAt
  const known = said?.earliest ?? said?.latest ?? null
  const submittedAt = first?.submittedAt ?? report.createdAt
  const recognised = known ? new Date(known) : submittedAt
  if (report.type !== 'REPORT') return { recognised, assumed: !known, regimes: [] }
  const day = dayInJapan(recognised)
  const reported: Reported = {
    recognised,
    day,
    submittedAt,
    versions: versions.map(({ kind, submittedAt: at }) => ({ kind, at })),
    originator: await store.addresseeOn(tx, report.originatorId, day),
  }
  const regimes = counting(await store.readVersions(tx), await store.calendarsOf(tx), now)(reported)
  return {
    recognised,
    assumed: !known,
    regimes: regimes.map(({ regime, clocks }) => ({ regime: asSeenBy(actor, regime), clocks })),
  }
}

export interface ClockOnReport extends NextClock {
  report: string
  number: string
  summary: string
  recognised: Date
}

/** What is due first on each of these reports, by what regimes ask of their originators; none where nothing is. */
export const nextClocks = async (tx: Tx, ids: readonly string[], now: Date): Promise<ClockOnReport[]> => {
  const versions = (await store.readVersions(tx)).filter(asksSomebody)
  if (versions.length === 0 || ids.length === 0) return []
  const count = counting(versions, await store.calendarsOf(tx), now)
  return (await store.countedReports(tx, ids)).flatMap(({ id, number, summary, recognisedAt, ...report }) => {
    const recognised = recognisedAt ? new Date(recognisedAt) : report.submittedAt
    const told = report.versions.map(({ kind, at }) => ({ kind, at: new Date(at) }))
    const next = nextOf(count({ ...report, recognised, day: dayInJapan(recognised), versions: told }))
    return next ? [{ report: id, number, summary, recognised, ...next }] : []
  })
}

/** No regime gives longer than a few months; what is older is on the page of its report. */
const counted = { since: minutes(184 * 24 * 60), most: 500 }

/** What somebody still owes by a regime: the originator all that runs, whoever leads what is over. */
export const clocksWaiting = async (
  tx: Tx,
  actor: PersonActor,
  now: Date,
): Promise<(ClockOnReport & { own: boolean; originator: OrganisationName | null })[]> => {
  const leads = hasDuty(actor, 'TRIAGE')
  if (!leads && !hasDuty(actor, 'REPORT')) return []
  if (!(await store.readVersions(tx)).some(asksSomebody)) return []
  const since = new Date(now.getTime() - counted.since)
  const open = await store.openReports(tx, {
    organisation: actor.organisation,
    ownOnly: !leads,
    since,
    most: counted.most,
  })
  const clocks = await nextClocks(
    tx,
    open.map(({ id }) => id),
    now,
  )
  const byId = new Map(open.map(report => [report.id, report]))
  return clocks.flatMap(clock => {
    const { own = false, originator = null } = byId.get(clock.report) ?? {}
    return own || clock.state === 'OVERDUE' ? [{ ...clock, own, originator }] : []
  })
}
