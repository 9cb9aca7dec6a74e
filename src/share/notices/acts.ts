import type { PersonActor } from '../../kernel/actor.ts'
import { allow, type Decision, deny, every } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Message } from '../../kernel/flows/messages.ts'
import { newId } from '../../kernel/ids.ts'
import { type KnownTime, knownInstant } from '../../kernel/known-time.ts'
import { type NoticeAct, noticeActCodes } from '../../kernel/taxonomy/notices.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { putOnRecord } from '../cases/chronicle/service.ts'
import { holdWritable, unsweptIn } from '../cases/service.ts'
import { stop as stopLadders } from '../ladders/service.ts'
import type { NotificationKind } from '../notifications/model.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { followClocks } from './clocks.ts'
import { detectionsOf } from './detections/service.ts'
import { mustFind } from './finding.ts'
import { type ActDetails, actLacks, isResting, mayActNow, mayUndo, mayWatch, standingActs, stateOf } from './model.ts'
import * as store from './store.ts'

export interface NewAct {
  act: Exclude<NoticeAct, 'GIVE'>
  details: ActDetails
  /** When it happened, as people know it; null for now. */
  happened: KnownTime | null
  language: 'ja' | 'en'
}

const partiesOf = (notice: store.NoticeRow, act: NoticeAct) => ({
  ...{ act, watch: notice.watchId, to: notice.toId, place: notice.placeId },
})

const may = (actor: PersonActor, notice: store.NoticeRow, acts: readonly store.ActRow[], act: NoticeAct): Decision =>
  every(decide(actor, 'notice.act', partiesOf(notice, act)), act === 'UNDO' ? allow('own act') : mayActNow(acts, act))

/** A notice with everything that was done on it, what it rests on, and what the reader may do next. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const notice = await mustFind(tx, id)
  const acts = await store.actsOf(tx, id)
  const standing = new Set(standingActs(acts).map(act => act.id))
  if (![notice.watchId, notice.toId].includes(actor.organisation))
    await append(tx, actor, now, 'notice.read', { kind: 'notice', id })
  const next = noticeActCodes.filter(act => act !== 'GIVE' && act !== 'UNDO')
  return {
    ...notice,
    acts: acts.map(act => ({
      ...act,
      standing: act.act === 'UNDO' || standing.has(act.id),
      mayUndo: every(
        decide(actor, 'notice.act', partiesOf(notice, 'UNDO')),
        act.act === 'UNDO' ? deny('already_done', 'a taking back stands') : mayUndo(acts, act.id, actor.organisation),
      ),
    })),
    evidence: await detectionsOf(tx, id),
    may: next.map(act => ({ act, decision: may(actor, notice, acts, act) })),
  }
}

const folded = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** the window that received it has not told anybody by telling itself. */
const mustBeSomebodyElse = (acts: readonly store.ActRow[], name: string): void => {
  const receivers = standingActs(acts).filter(({ act }) => act === 'ACKNOWLEDGE')
  const same = receivers.some(({ person }) => person && [person.ja, person.en].map(folded).includes(folded(name)))
  if (same) must(deny('notice_same_person', 'the responsible person is somebody else'))
}

/** a period that was watched, and in which our own counts show nothing. */
const mustBeGone = async (tx: Tx, notice: store.NoticeRow, details: ActDetails, now: Date): Promise<void> => {
  if (!details.watched) return
  const watched = { from: new Date(details.watched.from), until: new Date(details.watched.until) }
  must(mayWatch(watched, notice.lastSeen, now))
  const again = await store.seenAgain(tx, notice.id, watched.from, watched.until)
  if (again) must(deny('notice_seen_again', 'the sensors saw it', undefined, { at: again.toISOString() }))
}

/** what the notice named has been searched for in old records, not only watched from now on. */
const mustBeSwept = async (tx: Tx, caseId: string): Promise<void> => {
  const unswept = await unsweptIn(tx, caseId)
  const [first] = unswept
  if (first)
    must(deny('notice_unswept', 'traces are left', [{ code: 'sweep', values: { count: unswept.length, first } }]))
}

const mustHold = async (
  tx: Tx,
  caseId: string,
  notice: store.NoticeRow,
  acts: readonly store.ActRow[],
  { act, details }: NewAct,
  now: Date,
) => {
  if (act === 'INFORM') mustBeSomebodyElse(acts, details.responsible?.name ?? '')
  if (act === 'CONFIRM' || act === 'VERIFY') await mustBeGone(tx, notice, details, now)
  if (act === 'SWEEP') await mustBeSwept(tx, caseId)
}

const messages: Partial<Record<NoticeAct, { message: Message; letter: NotificationKind }>> = {
  CONTAIN: { message: 'CONTAINMENT_REPORT', letter: 'notice.answered' },
  CONFIRM: { message: 'CONFIRMATION', letter: 'notice.confirmed' },
  VERIFY: { message: 'CONFIRMATION', letter: 'notice.confirmed' },
  ADVISE: { message: 'ADVICE', letter: 'notice.advice' },
}

const letterOf = (act: NoticeAct): NotificationKind | undefined =>
  messages[act]?.letter ??
  (act === 'SEEN_AGAIN' ? 'notice.seen_again' : act === 'ACKNOWLEDGE' ? 'notice.answered' : undefined)

/** Puts the act where everybody who holds the case reads it: as a message of the matrix, or as an act on the notice. */
const tellCase = async (
  tx: Tx,
  actor: PersonActor,
  { caseId, notice }: { caseId: string; notice: store.NoticeRow },
  { act, details, happened, language }: NewAct,
  now: Date,
): Promise<string> => {
  const at = happened ?? knownInstant(now)
  const message = messages[act]?.message
  if (!message) {
    const told = { number: notice.number, act, words: details.words }
    const subject = { kind: 'notice', id: notice.id }
    return record(tx, actor, now, { caseId, subject, kind: 'notice.acted', at, details: told })
  }
  const to = message === 'CONTAINMENT_REPORT' ? notice.watchId : notice.toId
  const { id } = await putOnRecord(
    tx,
    actor,
    caseId,
    {
      ...{ told: message, from: actor.organisation, to: [to], unreached: [], indicators: [], tells: [notice.entry] },
      ...{ words: details.words, language, at, notice: { id: notice.id, number: notice.number } },
    },
    now,
  )
  return id
}

const tellParties = async (
  tx: Tx,
  actor: PersonActor,
  notice: store.NoticeRow,
  { act, id }: { act: NoticeAct; id: string },
  now: Date,
): Promise<void> => {
  const kind = letterOf(act)
  if (!kind) return
  const others = [notice.watchId, notice.toId, notice.placeId].filter(party => party !== null)
  await notifyDuty(tx, {
    ...{ event: `notice-act:${id}`, duty: 'RECEIVE', kind, object: { kind: 'notice', id: notice.id } },
    organisations: others.filter(party => party !== actor.organisation),
    ...{ number: notice.number, tlp: notice.tlp, now },
  })
}

/**
 * Does something on a notice (If-Match): two who act at once do not overwrite each other.
 * @returns its new version, and the entry on the timeline of the case
 */
export const act = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  done: NewAct,
  now: Date,
): Promise<{ id: string; version: number; entry: string }> => {
  const notice = await mustFind(tx, id)
  must(decide(actor, 'notice.act', partiesOf(notice, done.act)))
  const caseId = (await store.caseOf(tx, id)) ?? ''
  await holdWritable(tx, caseId)
  const lacks = actLacks(done.act, done.details)
  if (lacks.length > 0) must(deny('notice_act_lacks', done.act, lacks))
  if (done.happened?.earliest && new Date(done.happened.earliest) > now)
    throw new NoroshiError('invalid_input', 'happened')
  const acts = await store.actsOf(tx, id)
  if (notice.version !== version) throw new NoroshiError('changed_meanwhile')
  must(done.act === 'UNDO' ? mayUndo(acts, done.details.undoes ?? '', actor.organisation) : mayActNow(acts, done.act))
  await mustHold(tx, caseId, notice, acts, done, now)
  const { organisation, person, post } = actor
  const made = { id: newId(now), act: done.act, details: done.details, organisationId: organisation, personId: person }
  const state = stateOf([...acts, made])
  const closedAt = isResting(state) ? (notice.closedAt ?? now) : null
  if (!(await store.updateNotice(tx, id, version, { state, closedAt }))) throw new NoroshiError('changed_meanwhile')
  const happened = done.happened ?? knownInstant(now)
  await store.insertAct(tx, { ...made, notice: id, happened, organisation, person, post, at: now })
  if (done.act === 'INFORM') await stopLadders(tx, actor, { object: id, organisation: notice.toId }, now)
  await followClocks(tx, notice, done, acts.find(past => past.id === done.details.undoes)?.act, now)
  const entry = await tellCase(tx, actor, { caseId, notice }, done, now)
  await append(tx, actor, now, 'notice.acted', { kind: 'notice', id }, { act: done.act, state })
  await tellParties(tx, actor, notice, made, now)
  return { id: made.id, version: version + 1, entry }
}
