import type { PersonActor } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, grant } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { organisation as mustSeeOrganisation } from '../../../trust/identity/directory/service.ts'
import { head as caseHead, holdWritable } from '../../cases/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { record } from '../../timeline/service.ts'
import { cancel, start } from '../../timers/service.ts'
import { beginFrom } from './beginning.ts'
import { cadenceState, dueAfter, newLines, type Parts } from './model.ts'
import * as store from './store.ts'

const ofCase = (id: string) => ({ kind: 'case' as const, id })

/** The clock of the next report: a missed one reminds whoever owes it, and stays on its home until it is written. */
const startClock = (
  tx: Tx,
  actor: PersonActor,
  { id, number, tlp }: { id: string; number: string; tlp: string },
  due: Date,
  now: Date,
): Promise<void> =>
  start(tx, {
    ...{ kind: 'SITUATION_REPORT', object: ofCase(id), subject: id, organisations: [actor.organisation] },
    ...{ number, tlp, starts: now, due },
  })

/** From now on a report is owed at this pace, to these executives. Set anew, it counts from now. */
export const setCadence = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { everyMinutes, recipients }: { everyMinutes: number; recipients: readonly string[] },
  now: Date,
): Promise<void> => {
  const found = await holdWritable(tx, caseId)
  must(decide(actor, 'situation.report', null))
  for (const recipient of recipients) await mustSeeOrganisation(tx, recipient)
  const due = dueAfter(now, everyMinutes)
  const { organisation, person } = actor
  await store.writeCadence(tx, { caseId, organisation, every: everyMinutes, recipients, person, at: now, due })
  await startClock(tx, actor, { ...found, id: caseId }, due, now)
  const details = { everyMinutes }
  await record(tx, actor, now, { caseId, subject: ofCase(caseId), kind: 'situation.paced', details })
  await append(tx, actor, now, 'situation.paced', ofCase(caseId), { everyMinutes, recipients })
}

export const endCadence = async (tx: Tx, actor: PersonActor, caseId: string, now: Date): Promise<void> => {
  await caseHead(tx, caseId)
  must(decide(actor, 'situation.report', null))
  if (!(await store.endCadence(tx, caseId, actor.organisation, now))) throw new NoroshiError('cadence_ended')
  await cancel(tx, { kind: 'SITUATION_REPORT', subject: caseId, organisation: actor.organisation }, now)
  await append(tx, actor, now, 'situation.ended', ofCase(caseId))
}

export interface NewReport extends Parts {
  headline: string
  tlp: Tlp
  recipients: readonly string[]
}

/** A report is a version of its own, never a change of the last one; the next is due its pace later. */
export const write = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  written: NewReport,
  now: Date,
): Promise<{ id: string; seq: number }> => {
  const found = await holdWritable(tx, caseId)
  must(decide(actor, 'situation.report', null))
  for (const recipient of written.recipients) await mustSeeOrganisation(tx, recipient)
  const { organisation, person, post } = actor
  const cadence = await store.readCadence(tx, caseId, organisation)
  const nextDue = cadence ? dueAfter(now, cadence.everyMinutes) : null
  const id = newId(now)
  const object = { kind: 'situation_report' as const, id }
  const give = (to: string, reason: string) => ({
    ...{ object, to: { organisation: to }, reason, from: now, sortKey: now },
  })
  const others = written.recipients.filter(recipient => recipient !== organisation)
  await grant(tx, give(organisation, 'own'), ...others.map(to => give(to, 'asked')))
  const seq = await store.insertReport(tx, { ...written, id, caseId, organisation, nextDue, person, post, at: now })
  if (nextDue) {
    await store.moveDue(tx, caseId, organisation, nextDue)
    await startClock(tx, actor, { ...found, id: caseId }, nextDue, now)
  }
  await record(tx, actor, now, {
    ...{
      caseId,
      subject: object,
      kind: 'situation.reported',
      details: { seq, late: cadence ? cadence.dueAt < now : false },
    },
  })
  await append(tx, actor, now, 'situation.reported', object, { case: caseId, seq })
  await notifyDuty(tx, {
    ...{ event: `situation:${id}`, organisations: others, duty: 'RECEIVE', kind: 'situation.reported', object },
    ...{ number: found.number, tlp: written.tlp, now },
  })
  return { id, seq }
}

/** The pace that the reader's organisation keeps, and the reports that it may read. */
export const ofCaseFor = async (tx: Tx, actor: PersonActor, caseId: string, now: Date) => {
  await caseHead(tx, caseId)
  const cadence = await store.readCadence(tx, caseId, actor.organisation)
  return {
    cadence: cadence ? { ...cadence, state: cadenceState(cadence.dueAt, cadence.everyMinutes, now) } : null,
    reports: await store.reportsOf(tx, caseId),
    may: { report: decide(actor, 'situation.report', null) },
  }
}

/** What a report could begin with, drawn from the case as it stands. */
export const draft = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  language: 'ja' | 'en',
  now: Date,
): Promise<Parts> => {
  await caseHead(tx, caseId)
  must(decide(actor, 'situation.report', null))
  return beginFrom(tx, actor, caseId, language, now)
}

/** One report, with what is new in it since the one before, as far as the reader holds that one. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const found = await store.readReport(tx, id)
  if (!found) throw new NoroshiError('not_found')
  if (found.organisationId !== actor.organisation)
    await append(tx, actor, now, 'situation.read', { kind: 'situation_report', id })
  return { ...found, fresh: newLines((await store.reportBefore(tx, found)) ?? null, found) }
}

const horizon = minutes(60)

/** Reports of this organisation that are missed, or due within the hour. */
export const situationsWaiting = async (tx: Tx, actor: PersonActor, now: Date) => {
  if (!decide(actor, 'situation.report', null).allowed) return []
  const waiting = await store.cadencesWaiting(tx, actor.organisation, new Date(now.getTime() + horizon))
  return waiting.map(cadence => ({ ...cadence, missed: cadence.dueAt <= now }))
}
