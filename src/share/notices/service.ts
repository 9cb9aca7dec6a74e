import { hasDuty, isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { type KnownTime, knownInstant } from '../../kernel/known-time.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { IndicatorKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import {
  kindsOf,
  organisation as mustSeeOrganisation,
  organisationsOfKind,
} from '../../trust/identity/directory/service.ts'
import { putOnRecord } from '../cases/chronicle/service.ts'
import { holdWritable, openNoticed } from '../cases/service.ts'
import { bodiesOf, namePlace, placesOf } from '../cases/ties/service.ts'
import { start as startLadder } from '../ladders/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber } from '../reports/service.ts'
import { deadlinesSet } from '../timers/service.ts'
import { startClocks } from './clocks.ts'
import { markJudged, mustWait } from './detections/service.ts'
import { mustFind } from './finding.ts'
import * as store from './store.ts'

export interface NewNotice {
  detections: readonly string[]
  /** The ministry whose network was seen. */
  to: string
  /** The body in which the terminal stands, where it is known. */
  place: string | null
  /** Null opens a new case under `title`. */
  case: string | null
  title: string
  words: string
  language: 'ja' | 'en'
  tlp: Exclude<Tlp, 'TLP:RED'>
  /** Traces that the case has to be swept for; the destinations, unless the triage left some out. */
  traces: readonly { kind: IndicatorKind; value: string }[]
  /** When it was told by another way, such as by telephone; null for now. */
  told: KnownTime | null
}

export interface GivenNotice {
  id: string
  number: string
  case: string
  /** Its message on the timeline of the case. */
  entry: string
}

const mustBeBelow = async (tx: Tx, to: string, place: string, day: string): Promise<void> => {
  await mustSeeOrganisation(tx, place)
  if (!(await bodiesOf(tx, to, day)).includes(place))
    must(deny('not_below_originator', 'the ministry neither supervises nor connects it'))
}

const caseFor = async (tx: Tx, actor: PersonActor, notice: NewNotice, coordinators: readonly string[], now: Date) => {
  if (!notice.case) {
    const { title, tlp, to } = notice
    return { ...(await openNoticed(tx, actor, { title, tlp, originator: to, coordinators }, now)), tlp }
  }
  const found = await holdWritable(tx, notice.case)
  if (found.originatorId !== notice.to) must(deny('notice_other_originator', 'one case, one originator'))
  return found
}

/**
 * Gives a notice (F11): number, case, grants, the message on the case, clocks and letters in one transaction, and
 * the ladder of the ministry that calls until a responsible person has it.
 */
export const give = async (tx: Tx, actor: PersonActor, notice: NewNotice, now: Date): Promise<GivenNotice> => {
  const day = dayInJapan(now)
  const { to, place, words, language, tlp, traces } = notice
  await mustSeeOrganisation(tx, to)
  must(decide(actor, 'notice.give', { toKinds: (await kindsOf(tx, to, day)) as ActorKind[] }))
  const detections = await mustWait(tx, actor, notice.detections)
  if (detections.length === 0) throw new NoroshiError('invalid_input', 'detections')
  if (place) await mustBeBelow(tx, to, place, day)
  const coordinators = (await organisationsOfKind(tx, 'COORD', day)).filter(id => id !== actor.organisation)
  const stands = await caseFor(tx, actor, notice, coordinators, now)
  if (place && !(await placesOf(tx, stands.id)).some(({ organisationId }) => organisationId === place))
    await namePlace(tx, actor, stands, place, now)
  const id = newId(now)
  const number = await allotNumber(tx, 'N')
  const object = { kind: 'notice' as const, id }
  const hold = (organisation: string, reason: string) => ({
    ...{ object, to: { organisation }, reason, from: now, sortKey: now },
  })
  const readers = coordinators.map(coordinator => hold(coordinator, 'coordinator'))
  await grant(
    tx,
    ...[hold(actor.organisation, 'own'), hold(to, 'routed'), ...readers, ...(place ? [hold(place, 'place')] : [])],
  )
  const at = notice.told ?? knownInstant(now)
  const told = { told: 'DETECTION_NOTICE' as const, from: actor.organisation, to: [to], unreached: [], tells: [] }
  const message = { ...told, words, language, indicators: traces, at, notice: { id, number } }
  const { id: entry } = await putOnRecord(tx, actor, stands.id, message, now)
  const due = await deadlinesSet(tx)
  await store.insertNotice(tx, {
    ...{ id, number, watch: actor.organisation, to, place, caseId: stands.id, entry, words, tlp, givenAt: now },
    receiptDue: due('NOTICE_RECEIPT', now),
    responsibleDue: due('NOTICE_RESPONSIBLE', now),
    containmentDue: due('NOTICE_CONTAINMENT', now),
  })
  await store.insertAct(tx, {
    ...{ id: newId(now), notice: id, act: 'GIVE', happened: at, details: { words }, at: now },
    ...{ organisation: actor.organisation, person: actor.person, post: actor.post },
  })
  const ids = detections.map(detection => detection.id)
  await markJudged(tx, ids, { state: 'NOTICED', notice: id, reason: '', person: actor.person, at: now })
  await startClocks(tx, await mustFind(tx, id), ['NOTICE_RECEIPT', 'NOTICE_RESPONSIBLE', 'NOTICE_CONTAINMENT'])
  await append(tx, actor, now, 'notice.given', object, { to, place, case: stands.id, detections: ids })
  await notifyDuty(tx, {
    event: `notice:${id}`,
    organisations: [to, ...(place ? [place] : []), ...coordinators],
    duty: 'RECEIVE',
    kind: 'notice.received',
    ...{ object, number, tlp, now },
  })
  const ladder = { occasion: 'NOTICE_RECEIVED' as const, organisation: to, object, number, tlp }
  await startLadder(tx, actor, ladder, now)
  return { id, number, case: stands.id, entry }
}

/** The notices that my organisation holds. */
export const list = (
  tx: Tx,
  actor: PersonActor,
  filter: store.NoticeFilter,
  page: Parameters<typeof store.listNotices>[3],
): Promise<store.NoticeRow[]> => store.listNotices(tx, actor.organisation, filter, page)

/** Whom the watch may notify, with the bodies below. */
export const windowsFor = async (tx: Tx, actor: PersonActor): Promise<store.Window[]> => {
  must(decide(actor, 'detection.see', {}))
  return store.windows(tx)
}

/** What a notice waits for, as the home screen says it. */
export type Waits = 'RECEIPT' | 'RESPONSIBLE' | 'CONTAINMENT' | 'CONFIRMATION'

export interface WaitingNotice {
  notice: store.NoticeRow
  waits: Waits
  due: Date | null
  /** Whether the reader's own organisation moves next. */
  own: boolean
}

const waitsOf = (notice: store.NoticeRow): { waits: Waits; due: Date | null }[] => [
  ...(notice.state === 'NOTIFIED' ? [{ waits: 'RECEIPT' as const, due: notice.receiptDue }] : []),
  ...(notice.informedAt === null ? [{ waits: 'RESPONSIBLE' as const, due: notice.responsibleDue }] : []),
  ...(notice.state === 'ACKED' || notice.state === 'TERMINAL_IDENTIFIED'
    ? [{ waits: 'CONTAINMENT' as const, due: notice.containmentDue }]
    : []),
  ...(notice.state === 'CONTAINED_REPORTED' ? [{ waits: 'CONFIRMATION' as const, due: null }] : []),
]

/**
 * Open notices with what each waits for: all of it for the window, the watch and the coordinator. A responsible person
 * who was not told stays on the list when the signal has gone.
 */
export const noticesWaiting = async (tx: Tx, actor: PersonActor): Promise<WaitingNotice[]> => {
  if (!['RECEIVE', 'TRIAGE'].some(duty => hasDuty(actor, duty as 'RECEIVE'))) return []
  const rows = await list(tx, actor, { owed: true, open: null, state: null, case: null }, { after: null, limit: 100 })
  return rows
    .filter(
      ({ watchId, toId, placeId }) =>
        [watchId, toId, placeId].includes(actor.organisation) || (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')),
    )
    .flatMap(notice =>
      waitsOf(notice).map(({ waits, due }) => ({
        ...{ notice, waits, due },
        own: actor.organisation === (waits === 'CONFIRMATION' ? notice.watchId : notice.toId),
      })),
    )
}

export { act, type NewAct, read } from './acts.ts'
export type { ActDetails } from './model.ts'
