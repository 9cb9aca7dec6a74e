import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { DeliveryState } from '../../../kernel/taxonomy/deliveries.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { organisationsOfKind } from '../../../trust/identity/directory/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import type { Subject } from '../../threads/service.ts'
import { cancel, dueAt, satisfy, start } from '../../timers/service.ts'
import { boardOf, bounded, rowsOf, withRows } from './board.ts'
import * as lists from './list-store.ts'
import { type Assessment, deliveryState, mayAcknowledgeNow, mayActNow, mayAssessNow } from './model.ts'
import * as store from './store.ts'

export { csv } from './csv.ts'
export type { Delivery, EditionHead, NewEdition } from './store.ts'
export const addEdition = store.insertEdition
export const editionsOf = store.editionsOfAdvisory
export const listOf = lists.listReceived
/** The tiers through which an edition went to an organisation; null where it was no recipient. */
export const deliveryPath = async (tx: Tx, edition: string, organisation: string): Promise<string[] | null> =>
  (await store.readDelivery(tx, edition, organisation))?.path ?? null

/** An edition as what carries files. */
export const editionSubject = (tx: Tx, id: string): Promise<{ id: string; tlp: string }> => mustFind(tx, id)

export const countRecipients = store.countRecipients

const mustFind = async (tx: Tx, id: string): Promise<store.Edition> => {
  const edition = await store.readEdition(tx, id)
  if (!edition) throw new NoroshiError('not_found')
  return edition
}

/** The edition as its reader sees it; null for `delivery` when the reader issued it. */
export const read = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
): Promise<store.Edition & { delivery: store.Delivery | null }> => ({
  ...(await mustFind(tx, id)),
  delivery: (await store.readDelivery(tx, id, actor.organisation)) ?? null,
})

/** A recipient opens its edition; the first opening is kept, and no reading of what was recalled. Reading what names a victim is logged (DOMAIN §14). */
export const open = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const edition = await read(tx, actor, id)
  const first =
    edition.delivery !== null &&
    edition.fate !== 'RECALLED' &&
    (await store.markOpened(tx, { edition: id, organisation: actor.organisation }, actor.person, now))
  if (first || edition.face === 'VICTIM') {
    await append(tx, actor, now, first ? 'edition.opened' : 'edition.read', { kind: 'edition', id })
  }
  return first ? read(tx, actor, id) : edition
}

/** The actor's own delivery, held still until the transaction ends. */
const own = async (tx: Tx, actor: PersonActor, edition: string, action: string): Promise<store.Delivery> => {
  await store.lockDelivery(tx, edition, actor.organisation)
  const delivery = await store.readDelivery(tx, edition, actor.organisation)
  if (!delivery?.sentAt) throw new NoroshiError('not_found')
  must(decide(actor, action, delivery))
  return delivery
}

/** “I have it.” Whoever passes on to others does so with it: one act, one transaction. */
export const acknowledge = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const edition = await mustFind(tx, id)
  const delivery = await own(tx, actor, id, 'edition.acknowledge')
  must(mayAcknowledgeNow(delivery))
  await store.markAcknowledged(tx, delivery, actor, now)
  await satisfy(tx, { kind: 'ADVISORY_ACKNOWLEDGE', subject: id, organisation: actor.organisation }, now)
  if (delivery.assessment === 'NOT_YET_CHECKED')
    await clock(tx, edition, 'ADVISORY_ASSESS', [actor.organisation], now, delivery.assessBy)
  const passedOn = await passOn(tx, actor, edition, now)
  await append(tx, actor, now, 'edition.acknowledged', { kind: 'edition', id }, { passedOn })
}

/** Puts a later edition in the place of an earlier one, for exactly those whom that one reached. */
export const correct = async (
  tx: Tx,
  earlier: string,
  later: Announced & Pick<store.Edition, 'acknowledgeBy' | 'assessBy'>,
  now: Date,
): Promise<number> => {
  const { acknowledgeBy, assessBy } = later
  await store.insertCorrection(tx, earlier, later.id, now)
  const to = { earlier, later: later.id, now, acknowledgeBy, assessBy }
  const { sent, recipients } = await store.deliverAsBefore(tx, to)
  for (const kind of ['ADVISORY_ACKNOWLEDGE', 'ADVISORY_ASSESS', 'ADVISORY_ACT'] as const)
    await cancel(tx, { kind, subject: earlier, organisation: null }, now)
  await announce(tx, later, sent, now)
  return recipients
}

/** Sends to those below a tier what was held for them, on behalf of the issuer. @returns how many got it */
export const sendPast = async (tx: Tx, tier: string, edition: string, now: Date): Promise<number> =>
  passOn(tx, { organisation: tier }, await mustFind(tx, edition), now)

/** Sends to the tier below what was held for it, unless the originator has withdrawn its consent. */
const passOn = async (tx: Tx, actor: { organisation: string }, edition: store.Edition, now: Date): Promise<number> => {
  if (!(await store.mayPassOn(tx, edition.id))) return 0
  const acknowledgeBy = await dueAt(tx, 'ADVISORY_ACKNOWLEDGE', now)
  const sent = await store.sendBelow(tx, {
    edition: edition.id,
    organisation: actor.organisation,
    now,
    acknowledgeBy,
    assessBy: await dueAt(tx, 'ADVISORY_ASSESS', now),
  })
  await announce(tx, { ...edition, acknowledgeBy }, sent, now)
  return sent.length
}

type Announced = Pick<store.Edition, 'id' | 'number' | 'tlp'>

/** What recipients owe on an edition, from now until `due`; observers owe nothing and are not reminded. */
const clock = async (
  tx: Tx,
  { id, number, tlp }: Announced,
  kind: 'ADVISORY_ACKNOWLEDGE' | 'ADVISORY_ASSESS' | 'ADVISORY_ACT',
  organisations: readonly string[],
  starts: Date,
  due: Date,
): Promise<void> => {
  const observers = await organisationsOfKind(tx, 'OTHER_BRANCH', dayInJapan(starts))
  const owing = organisations.filter(organisation => !observers.includes(organisation))
  await start(tx, {
    kind,
    object: { kind: 'edition', id },
    subject: id,
    organisations: owing,
    number,
    tlp,
    starts,
    due,
  })
}

/** Tells the people on duty of the recipients; no mail says more than that something has arrived. */
export const announce = async (
  tx: Tx,
  edition: Announced & Pick<store.Edition, 'acknowledgeBy'>,
  organisations: readonly string[],
  now: Date,
): Promise<void> => {
  await clock(tx, edition, 'ADVISORY_ACKNOWLEDGE', organisations, now, edition.acknowledgeBy)
  await notifyDuty(tx, {
    event: `edition:${edition.id}`,
    organisations,
    duty: 'RECEIVE',
    kind: 'edition.received',
    object: { kind: 'edition', id: edition.id },
    number: edition.number,
    tlp: edition.tlp,
    now,
  })
}

/** Two people of one organisation do not overwrite each other's answer: each says which one it saw (If-Match). */
export const mustBeAt = async (tx: Tx, actor: PersonActor, id: string, version: number): Promise<void> => {
  await store.lockDelivery(tx, id, actor.organisation)
  const delivery = await store.readDelivery(tx, id, actor.organisation)
  if (!delivery?.sentAt) throw new NoroshiError('not_found')
  if (delivery.version !== version) throw new NoroshiError('changed_meanwhile')
}

export const assess = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  answer: { assessment: Assessment; affectedCount: number | null },
  now: Date,
): Promise<void> => {
  const delivery = await own(tx, actor, id, 'edition.assess')
  must(mayAssessNow(delivery, answer.assessment))
  await store.markAssessed(tx, delivery, { ...answer, person: actor.person }, now)
  const { organisation } = actor
  if (answer.assessment !== 'NOT_YET_CHECKED')
    await satisfy(tx, { kind: 'ADVISORY_ASSESS', subject: id, organisation }, now)
  if (answer.assessment !== 'AFFECTED') await cancel(tx, { kind: 'ADVISORY_ACT', subject: id, organisation }, now)
  else if (delivery.assessment !== 'AFFECTED')
    await clock(tx, await mustFind(tx, id), 'ADVISORY_ACT', [organisation], now, await dueAt(tx, 'ADVISORY_ACT', now))
  await append(tx, actor, now, 'edition.assessed', { kind: 'edition', id }, answer)
}

export const act = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  done: { action: string; actedAt: Date },
  now: Date,
): Promise<void> => {
  const delivery = await own(tx, actor, id, 'edition.act')
  must(mayActNow(delivery, done.actedAt, now))
  await store.markActed(tx, delivery, { ...done, person: actor.person })
  await satisfy(tx, { kind: 'ADVISORY_ACT', subject: id, organisation: actor.organisation }, now)
  await append(tx, actor, now, 'edition.acted', { kind: 'edition', id }, { actedAt: done.actedAt.toISOString() })
}

type Shown = store.CountedDelivery & { state: DeliveryState }

/** Rows in full, in the order of those that were counted. */
const inFull = async (tx: Tx, rows: readonly Shown[]): Promise<(row: Shown) => store.BoardRow & Shown> => {
  const full = new Map(
    (await store.deliveriesBy(tx, [...new Set(rows.map(row => row.thread))])).map(row => [row.thread, row]),
  )
  return row => {
    const found = full.get(row.thread)
    if (!found) throw new Error(`delivery ${row.thread} was counted and cannot be read`)
    return { ...row, ...found }
  }
}

/** Who has answered what, tier by tier, as far as the reader may see: all counted, the worst shown. */
export const board = async (tx: Tx, id: string, now: Date) => {
  const edition = await mustFind(tx, id)
  const shown = bounded(boardOf(await store.countedDeliveries(tx, id), now))
  return { edition, ...withRows(shown, await inFull(tx, rowsOf(shown))) }
}

/** One line of the board to its end, the worst first; `relay` null for those whose tier above the reader does not see. */
export const lineOf = async (
  tx: Tx,
  id: string,
  line: { relay: string | null; after: string | null; limit: number },
  now: Date,
) => {
  await mustFind(tx, id)
  const { groups } = boardOf(await store.countedDeliveries(tx, id), now)
  const rows = groups.find(({ relay }) => (relay?.organisation ?? null) === line.relay)?.recipients ?? []
  const from = line.after === null ? 0 : rows.findIndex(({ thread }) => thread === line.after) + 1
  const page = rows.slice(from, from + line.limit)
  const next = from + page.length < rows.length ? (page.at(-1)?.thread ?? null) : null
  return { items: page.map(await inFull(tx, page)), next }
}

/** The same, one row after another. */
export const boardRows = async (tx: Tx, id: string, now: Date) => ({
  edition: await mustFind(tx, id),
  rows: (await store.deliveriesOf(tx, id)).map(row => ({ ...row, state: deliveryState(row, now) })),
})

/** What the actor's organisation has to acknowledge, assess or act upon; an observer may, and need not. */
export const deliveriesWaiting = async (tx: Tx, actor: PersonActor): Promise<lists.ListedDelivery[]> =>
  actor.duties.includes('RECEIVE') && !actor.kinds.includes('OTHER_BRANCH')
    ? lists.waitingFor(tx, actor.organisation)
    : []

/** Recipients past their time, of the actor's own editions or in the tiers below it. */
export const silentRecipients = (tx: Tx, actor: PersonActor, now: Date): Promise<store.SilentRow[]> =>
  store.silentRows(tx, actor.organisation, now)

/** Editions of which somebody below the actor is silent, each with how many; counted, not listed. */
export const silentEditions = (tx: Tx, actor: PersonActor): Promise<lists.SilentEdition[]> =>
  lists.silentEditions(tx, actor.organisation)

/** One conversation per recipient with the issuer, never shared between recipients nor with the tiers above them. */
export const subjectOf = async (tx: Tx, id: string): Promise<Subject> => {
  const found = await store.readThread(tx, id)
  if (!found) throw new NoroshiError('not_found')
  const { number, tlp, recipient, issuer, edition } = found
  const opens = { kind: 'edition' as const, id: edition }
  return {
    kind: 'delivery',
    id,
    number,
    tlp,
    caseId: null,
    reportId: null,
    originatorId: recipient,
    opens,
    parties: [recipient, issuer],
  }
}

export const threads = async (tx: Tx, edition: string): Promise<store.ListedThread[]> => {
  await mustFind(tx, edition)
  return store.threadsOf(tx, edition)
}
