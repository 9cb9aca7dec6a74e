import type { PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { ReportKind, ReportState } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { kindsOf, nameOrganisations, organisationsOfKind, related } from '../../trust/identity/directory/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { dueAt } from '../timers/service.ts'
import { form, type ReportContent } from './content.ts'
import { finalLacks, mayFollowVersion, mayHandle, versionState } from './model.ts'
import { hopsOf, mayRelay, type Recipient, type Surroundings } from './relay-route.ts'
import * as store from './store.ts'

export interface Submission {
  type: 'REPORT' | 'CONSULTATION'
  content: ReportContent
  /** Whom a consultation asks; an operator of several sectors also chooses the ministry of a report. */
  to: Recipient
  ministry: string | null
  convertedFrom: string | null
}

export const surroundings = async (tx: Tx, organisation: string, now: Date): Promise<Surroundings> => {
  const day = dayInJapan(now)
  const regulating = await related(tx, { kind: 'REGULATES', to: organisation, day })
  const supervising = await related(tx, { kind: 'SUPERVISES', to: organisation, day })
  const [coordinator] = await organisationsOfKind(tx, 'COORD', day)
  return {
    kinds: (await kindsOf(tx, organisation, day)) as ActorKind[],
    ministries: [...regulating, ...supervising] as Surroundings['ministries'][number][],
    coordinator: coordinator ?? null,
  }
}

/** Who would receive it and when their receipt is due: shown beside the button before it is pressed. */
export const preview = async (
  tx: Tx,
  actor: PersonActor,
  submission: Pick<Submission, 'type' | 'to' | 'ministry'>,
  now: Date,
) => {
  const around = await surroundings(tx, actor.organisation, now)
  const hops = hopsOf(submission.type, around, submission)
  return {
    decision: mayRelay(submission.type, around, hops, submission.ministry),
    hops,
    receiptDueAt: await dueAt(tx, 'REPORT_RECEIPT', now),
  }
}

/** The same with names instead of ids, for the screen. */
export const previewNamed = async (
  tx: Tx,
  actor: PersonActor,
  submission: Pick<Submission, 'type' | 'to' | 'ministry'>,
  now: Date,
) => {
  const { decision, hops, receiptDueAt } = await preview(tx, actor, submission, now)
  const names = await nameOrganisations(
    tx,
    hops.map(hop => hop.to),
  )
  return { decision, receiptDueAt, hops: hops.map(hop => ({ ...hop, to: names.get(hop.to) ?? null })) }
}

const addVersion = async (
  tx: Tx,
  actor: PersonActor,
  version: { report: string; number: string; seq: number; kind: ReportKind; content: ReportContent },
  previous: ReportContent | null,
  now: Date,
): Promise<void> => {
  const subject = { kind: 'report', id: version.report }
  const added = await store.insertVersion(tx, { ...version, form, person: actor.person, post: actor.post, at: now })
  if (!added) throw new NoroshiError('changed_meanwhile')
  const happened = { reportId: version.report, subject }
  await record(tx, actor, now, {
    ...happened,
    kind: 'report.submitted',
    details: { seq: version.seq, kind: version.kind },
  })
  for (const [kind, field] of [
    ['report.occurred', 'occurredAt'],
    ['report.recognised', 'recognisedAt'],
    ['report.recovered', 'recoveredAt'],
  ] as const) {
    const at = version.content[field]
    const said = at.wording !== '' && JSON.stringify(at) !== JSON.stringify(previous?.[field])
    if (said) await record(tx, actor, now, { ...happened, kind, at, details: { seq: version.seq } })
  }
  await append(tx, actor, now, 'report.submitted', subject, { seq: version.seq, kind: version.kind })
  await enqueue(tx, 'report.relay', { report: version.report, seq: version.seq })
}

/** Sends a first report or a consultation: stored and acknowledged here, relayed by the worker right after. */
export const submit = async (
  tx: Tx,
  actor: PersonActor,
  submission: Submission,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'report.submit', submission))
  const { decision } = await preview(tx, actor, submission, now)
  must(decision)
  if (submission.convertedFrom) await mustConvert(tx, actor, submission.convertedFrom)
  const id = newId(now)
  const number = await store.allotNumber(tx, submission.type === 'REPORT' ? 'R' : 'Q')
  const object = { kind: 'report' as const, id }
  await grant(
    tx,
    { object, to: { organisation: actor.organisation }, reason: 'own', from: now, sortKey: now },
    { object, to: { system: 'relay' }, reason: 'relay', from: now, sortKey: now },
  )
  await store.insertReport(tx, {
    id,
    number,
    type: submission.type,
    organisation: actor.organisation,
    addressee: submission.to,
    ministry: submission.ministry,
    convertedFrom: submission.convertedFrom,
    at: now,
  })
  const kind = submission.type === 'REPORT' ? 'FIRST' : 'CONSULTATION'
  await addVersion(tx, actor, { report: id, number, seq: 1, kind, content: submission.content }, null, now)
  return { id, number }
}

/** A consultation becomes a report of the same originator; the link stays. */
const mustConvert = async (tx: Tx, actor: PersonActor, consultation: string): Promise<void> => {
  const head = await mustFind(tx, consultation)
  if (head.type !== 'CONSULTATION') must(deny('version_order', 'only a consultation is converted'))
  must(decide(actor, 'report.follow_up', { originator: head.originatorId }))
}

const mustFind = async (tx: Tx, id: string): Promise<store.ReportHead> => {
  const head = await store.readHead(tx, id)
  if (!head) throw new NoroshiError('not_found')
  return head
}

/** A follow-up, correction, final report or withdrawal: a new version, never a change of an old one. */
export const followUp = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  next: { kind: ReportKind; content: ReportContent; after: number },
  now: Date,
): Promise<{ seq: number }> => {
  const head = await mustFind(tx, id)
  must(decide(actor, 'report.follow_up', { originator: head.originatorId }))
  const last = (await store.readVersions(tx, id)).at(-1)
  if (!last || last.seq !== next.after) throw new NoroshiError('changed_meanwhile')
  must(mayFollowVersion(last.kind, next.kind))
  const lacks = next.kind === 'FINAL' ? finalLacks(next.content) : []
  if (lacks.length > 0) must(deny('final_incomplete', 'a final report is complete', lacks))
  const seq = last.seq + 1
  await addVersion(
    tx,
    actor,
    { report: id, number: head.number, seq, kind: next.kind, content: next.content },
    last.content,
    now,
  )
  return { seq }
}

const ownHop = async (tx: Tx, actor: PersonActor, id: string, seq: number) => {
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

/** A report with its versions, hops and what this actor may do; reading another's report is itself recorded. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const head = await mustFind(tx, id)
  const versions = await store.readVersions(tx, id)
  const hops = await store.readHops(tx, id)
  const last = versions.at(-1)
  if (actor.organisation !== head.originatorId) await append(tx, actor, now, 'report.read', { kind: 'report', id })
  const hop = last ? await ownHop(tx, actor, id, last.seq) : null
  return {
    ...head,
    tlp: last?.content.tlp ?? 'TLP:AMBER+STRICT',
    versions: versions.map(version => ({ ...version, state: versionState(version.handlings) })),
    hops,
    may: {
      followUp: decide(actor, 'report.follow_up', { originator: head.originatorId }),
      acknowledge: decide(actor, 'report.acknowledge', hop),
      forward: decide(actor, 'report.forward', hop),
      handle: decide(actor, 'report.handle', { originator: head.originatorId }),
    },
  }
}

export const allotNumber = store.allotNumber
export const list = store.listReports
export const awaitingReceipt = store.awaitingReceipt
export const head = mustFind

/** The label under which the latest version stands. */
export const labelOf = async (tx: Tx, id: string): Promise<string> =>
  (await store.readVersions(tx, id)).at(-1)?.content.tlp ?? 'TLP:AMBER+STRICT'

export const versionsOf = store.readVersions

/** What waits on reports for this organisation, each list short and with its own reason (share/home puts them together). */
export const awaitingTriage = store.awaitingTriage
export const returnedToOriginator = store.returnedToOriginator
export const silentHops = store.silentHops
