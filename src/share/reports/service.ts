import type { PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { ReportKind } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append, fingerprintOf } from '../../trust/audit/service.ts'
import { around, nameOrganisations } from '../../trust/identity/directory/service.ts'
import { bind } from '../attachments/service.ts'
import type { Subject } from '../threads/service.ts'
import { type ListedEntry, ofReport, record } from '../timeline/service.ts'
import { dueAt, satisfy, start } from '../timers/service.ts'
import { form, type ReportContent } from './content.ts'
import { mustFind, ownHop } from './handling.ts'
import * as lists from './list-store.ts'
import { finalLacks, mayFollowVersion, openBeforeFinal, versionState } from './model.ts'
import { hopsOf, mayRelay, type Recipient, type Surroundings } from './relay-route.ts'
import * as store from './store.ts'
import { thinkOfPolice } from './suspicion.ts'

export interface Submission {
  type: 'REPORT' | 'CONSULTATION'
  content: ReportContent
  /** Whom a consultation asks; an operator of several sectors also chooses the ministry of a report. */
  to: Recipient
  ministry: string | null
  convertedFrom: string | null
  /** The invitation to report that it answers: the case takes it in at once. */
  invitation?: string | null
  /** Uploads of the actor’s that this version carries. */
  attachments?: readonly string[]
}

export const surroundings = async (tx: Tx, organisation: string, now: Date): Promise<Surroundings> => {
  const { kinds, above, coordinator } = await around(tx, organisation, dayInJapan(now))
  return {
    kinds: kinds as ActorKind[],
    ministries: above as Surroundings['ministries'][number][],
    coordinator,
  }
}

type Addressed = Pick<Submission, 'type' | 'to' | 'ministry'>

/** Whom it goes to, and whether it may. */
const wayOf = async (tx: Tx, actor: PersonActor, submission: Addressed, now: Date) => {
  const found = await surroundings(tx, actor.organisation, now)
  const hops = hopsOf(submission.type, found, submission)
  return { decision: mayRelay(submission.type, found, hops, submission.ministry), hops }
}

/** Who would receive it and when their receipt is due: shown beside the button before it is pressed. */
export const preview = async (tx: Tx, actor: PersonActor, submission: Addressed, now: Date) => ({
  ...(await wayOf(tx, actor, submission, now)),
  receiptDueAt: await dueAt(tx, 'REPORT_RECEIPT', now),
})

/** The same with names instead of ids, for the screen. */
export const previewNamed = async (tx: Tx, actor: PersonActor, submission: Addressed, now: Date) => {
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
  version: {
    report: string
    number: string
    seq: number
    kind: ReportKind
    content: ReportContent
    attachments: readonly string[]
  },
  previous: ReportContent | null,
  now: Date,
): Promise<void> => {
  const subject = { kind: 'report', id: version.report }
  const added = await store.insertVersion(tx, { ...version, form, person: actor.person, post: actor.post, at: now })
  if (!added) throw new NoroshiError('changed_meanwhile')
  const carrier = { object: { kind: 'report' as const, id: version.report }, place: { seq: version.seq } }
  await bind(tx, actor, version.attachments, { ...carrier, tlp: version.content.tlp }, now)
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
  const { seq, kind, content } = version
  await append(tx, actor, now, 'report.submitted', subject, { seq, kind, content: fingerprintOf(content) })
  await enqueue(tx, 'report.relay', { report: version.report, seq: version.seq })
  await thinkOfPolice(tx, actor, version, now)
}

/** Sends a first report or a consultation: stored and acknowledged here, relayed by the worker right after. */
export const submit = async (
  tx: Tx,
  actor: PersonActor,
  submission: Submission,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'report.submit', submission))
  must((await wayOf(tx, actor, submission, now)).decision)
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
  await addVersion(
    tx,
    actor,
    { report: id, number, seq: 1, kind, content: submission.content, attachments: submission.attachments ?? [] },
    null,
    now,
  )
  if (submission.invitation) await answerInvitation(tx, submission.invitation, id, now)
  if (kind === 'FIRST') {
    await start(tx, {
      kind: 'FOLLOW_UP_REPORT',
      object,
      subject: id,
      organisations: [actor.organisation],
      number,
      tlp: submission.content.tlp,
      starts: now,
      due: await dueAt(tx, 'FOLLOW_UP_REPORT', now),
    })
  }
  return { id, number }
}

const answerInvitation = async (tx: Tx, invitation: string, report: string, now: Date): Promise<void> => {
  if (!(await store.answerInvitation(tx, invitation, report, now))) throw new NoroshiError('not_found')
  await satisfy(tx, { kind: 'REPORT_INVITATION', subject: invitation, organisation: null }, now)
}

/** A consultation becomes a report of the same originator; the link stays. */
const mustConvert = async (tx: Tx, actor: PersonActor, consultation: string): Promise<void> => {
  const head = await mustFind(tx, consultation)
  if (head.type !== 'CONSULTATION') must(deny('version_order', 'only a consultation is converted'))
  must(decide(actor, 'report.follow_up', { originator: head.originatorId }))
}

/** A follow-up, correction, final report or withdrawal: a new version, never a change of an old one. */
export const followUp = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  next: { kind: ReportKind; content: ReportContent; after: number; attachments?: readonly string[] },
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
    {
      report: id,
      number: head.number,
      seq,
      kind: next.kind,
      content: next.content,
      attachments: next.attachments ?? [],
    },
    last.content,
    now,
  )
  await satisfy(tx, { kind: 'FOLLOW_UP_REPORT', subject: id, organisation: null }, now)
  return { seq }
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
    openBeforeFinal: openBeforeFinal(last),
    may: {
      followUp: decide(actor, 'report.follow_up', { originator: head.originatorId }),
      acknowledge: decide(actor, 'report.acknowledge', hop),
      forward: decide(actor, 'report.forward', hop),
      handle: decide(actor, 'report.handle', { originator: head.originatorId }),
    },
  }
}

/** A first report that is older than this and still alone counts as having had no follow-up. */
export const followUpOwedSince = async (tx: Tx, now: Date): Promise<Date> =>
  new Date(2 * now.getTime() - (await dueAt(tx, 'FOLLOW_UP_REPORT', now)).getTime())

export const allotNumber = store.allotNumber
export const list = lists.listReports
export const awaitingReceipt = lists.awaitingReceipt
/** What others do with a version: receipt, forwarding, triage. */
export { acknowledge, forward, handle } from './handling.ts'

export const head = mustFind
export { complete, contentInput, knownTime } from './content.ts'
export { type DraftContent, draftContent } from './draft-content.ts'
export type { Recipient } from './relay-route.ts'

/** The label under which the latest version stands. */
export const labelOf = async (tx: Tx, id: string): Promise<string> =>
  (await store.readVersions(tx, id)).at(-1)?.content.tlp ?? 'TLP:AMBER+STRICT'

export const versionsOf = store.readVersions

/** What waits on reports for this organisation, each list short and with its own reason (share/home puts them together). */
export const awaitingTriage = lists.awaitingTriage
export const returnedToOriginator = lists.returnedToOriginator
export const silentHops = lists.silentHops
export const quietReports = lists.quietReports

/** The report as something to speak about. */
export const subjectOf = async (tx: Tx, id: string): Promise<Subject> => {
  const { number, caseId, originatorId } = await mustFind(tx, id)
  return { kind: 'report', id, number, tlp: await labelOf(tx, id), caseId, reportId: id, originatorId }
}

/** What happened to it, as far as the actor may know. */
export const timelineOf = async (tx: Tx, id: string): Promise<ListedEntry[]> => {
  await mustFind(tx, id)
  return ofReport(tx, id)
}

/** Names of the contacts that the versions of these reports give: people of the originator like any other. */
export const contactsOf = async (tx: Tx, ids: readonly string[]): Promise<{ name: string; phone: string }[]> => {
  const contacts = new Map<string, { name: string; phone: string }>()
  for (const id of ids) {
    for (const { content } of await store.readVersions(tx, id)) {
      const { name, phone } = content.contact
      contacts.set(`${name} ${phone}`, { name, phone })
    }
  }
  return [...contacts.values()]
}
