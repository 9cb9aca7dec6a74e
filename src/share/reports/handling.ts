import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { ReportState } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { satisfy } from '../timers/service.ts'
import { mayHandle, versionState } from './model.ts'
import * as store from './store.ts'

/** A report that the actor holds a grant on; one that is hidden reads like one that does not exist. */
export const mustFind = async (tx: Tx, id: string): Promise<store.ReportHead> => {
  const head = await store.readHead(tx, id)
  if (!head) throw new NoroshiError('not_found')
  return head
}

/** The hop by which a version reached the actor's organisation. */
export const ownHop = async (tx: Tx, actor: PersonActor, id: string, seq: number) => {
  const hop = (await store.readHops(tx, id)).find(
    candidate => candidate.seq === seq && candidate.toId === actor.organisation,
  )
  return hop
    ? { id: hop.id, to: hop.toId, acknowledged: hop.acknowledgedAt !== null, forwarded: hop.forwardedAt !== null }
    : null
}

/** “I have it”: the receipt of one organisation for one version, with person and time. */
export const acknowledge = async (tx: Tx, actor: PersonActor, id: string, seq: number, now: Date): Promise<void> => {
  await mustFind(tx, id)
  const hop = await ownHop(tx, actor, id, seq)
  must(decide(actor, 'report.acknowledge', hop))
  if (!hop || !(await store.markAcknowledged(tx, hop.id, { person: actor.person, post: actor.post, at: now }))) {
    throw new NoroshiError('already_done')
  }
  await satisfy(tx, { kind: 'REPORT_RECEIPT', subject: hop.id, organisation: actor.organisation }, now)
  const subject = { kind: 'report', id }
  await store.insertHandling(
    tx,
    handlingOf(actor, { id, seq }, { state: 'RECEIVED', eventClass: null, reason: '' }, now),
  )
  await record(tx, actor, now, { reportId: id, subject, kind: 'report.acknowledged', details: { seq } })
  await append(tx, actor, now, 'report.acknowledged', subject, { seq })
}

/** The ministry passes its judgement on to the next hop; the text went there at once as a copy. */
export const forward = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  seq: number,
  note: string,
  now: Date,
): Promise<void> => {
  await mustFind(tx, id)
  const hop = await ownHop(tx, actor, id, seq)
  must(decide(actor, 'report.forward', hop))
  if (!hop || !(await store.markForwarded(tx, hop.id, { person: actor.person, post: actor.post, at: now, note }))) {
    throw new NoroshiError('already_done')
  }
  const subject = { kind: 'report', id }
  await record(tx, actor, now, { reportId: id, subject, kind: 'report.forwarded', details: { seq } })
  await append(tx, actor, now, 'report.forwarded', subject, { seq })
}

const handlingOf = (
  actor: PersonActor,
  version: { id: string; seq: number },
  outcome: { state: ReportState; eventClass: string | null; reason: string },
  now: Date,
) => ({
  id: newId(now),
  report: version.id,
  seq: version.seq,
  organisation: actor.organisation,
  ...outcome,
  person: actor.person,
  post: actor.post,
  at: now,
})

const handlingEvents = {
  ACCEPTED: 'report.accepted',
  RETURNED: 'report.returned',
  RECLASSIFIED: 'report.reclassified',
} as const

/** Triage of one version: accepted, returned with a reason, or reclassified; the originator's own words stay. */
export const handle = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  seq: number,
  outcome: { state: 'ACCEPTED' | 'RETURNED' | 'RECLASSIFIED'; eventClass: string | null; reason: string },
  now: Date,
): Promise<void> => {
  const head = await mustFind(tx, id)
  must(decide(actor, 'report.handle', { originator: head.originatorId }))
  await store.lockTriage(tx, id)
  const hop = await ownHop(tx, actor, id, seq)
  if (hop && !hop.acknowledged) await acknowledge(tx, actor, id, seq, now)
  const version = (await store.readVersions(tx, id)).find(candidate => candidate.seq === seq)
  if (!version) throw new NoroshiError('not_found')
  must(mayHandle(versionState(version.handlings), outcome.state))
  await store.insertHandling(tx, handlingOf(actor, { id, seq }, outcome, now))
  const subject = { kind: 'report', id }
  await record(tx, actor, now, {
    reportId: id,
    subject,
    kind: handlingEvents[outcome.state],
    details: { seq, eventClass: outcome.eventClass },
  })
  await append(tx, actor, now, handlingEvents[outcome.state], subject, { seq })
  if (outcome.state === 'RETURNED') {
    await notifyDuty(tx, {
      event: `returned:${id}:${seq}`,
      organisations: [head.originatorId],
      duty: 'REPORT',
      kind: 'report.returned',
      object: { kind: 'report', id },
      number: head.number,
      tlp: version.content.tlp,
      now,
    })
  }
}
