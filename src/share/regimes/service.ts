import { isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import type { Audience } from '../../kernel/audience.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { head, versionsOf } from '../reports/service.ts'
import { clocksOf, type RegimeVersion, type Reported, regimesOn, type StageClock, type StageRule } from './model.ts'
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
  const places = await store.calendarsOf(tx)
  const regimes = regimesOn(await store.readVersions(tx), reported).flatMap(regime => {
    const calendar = places.get(regime.calendar)
    return calendar ? { regime: asSeenBy(actor, regime), clocks: clocksOf(regime, reported, calendar, now) } : []
  })
  return { recognised, assumed: !known, regimes }
}
