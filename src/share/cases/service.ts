import type { PersonActor } from '../../kernel/actor.ts'
import { deny, every } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { CauseDetail } from '../../kernel/taxonomy/cause-classes.ts'
import type { MeasureState } from '../../kernel/taxonomy/measures.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant, holders } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber, handle, head as reportHead, versionsOf } from '../reports/service.ts'
import type { Subject } from '../threads/service.ts'
import { type ListedEntry, ofCase, record } from '../timeline/service.ts'
import { cancel, satisfy, start } from '../timers/service.ts'
import * as measureStore from './measure-store.ts'
import { closureLacks, mayMove, mayWrite, measureLacks, pathAfter } from './model.ts'
import * as store from './store.ts'

const mustFind = async (tx: Tx, id: string): Promise<store.CaseRow> => {
  const found = await store.readCase(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** The case as it stands until the transaction ends: nothing is added to it while somebody closes it. */
const mustHold = async (tx: Tx, id: string): Promise<store.CaseRow> => {
  await store.lockCase(tx, id)
  return mustFind(tx, id)
}

export interface Opening {
  report: string
  title: string
  state: CaseState
}

/**
 * Triage makes a report a case. Those who hold the report hold the case; the coordinator's people find it on their
 * list, and the originator learns that it is being dealt with.
 */
export const open = async (
  tx: Tx,
  actor: PersonActor,
  opening: Opening,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'case.open', opening))
  const report = await reportHead(tx, opening.report)
  if (report.caseId) must(deny('already_done', 'the report belongs to a case'))
  const version = (await versionsOf(tx, report.id)).at(-1)
  if (!version) throw new NoroshiError('not_found')
  if (version.kind === 'WITHDRAWAL') must(deny('version_order', 'the originator has withdrawn it'))
  const id = newId(now)
  const number = await allotNumber(tx, 'C')
  const subject = { kind: 'case' as const, id }
  const parties = await holders(tx, report.id)
  await grant(
    tx,
    ...[actor.organisation, ...parties].map(organisation => ({
      object: subject,
      to: { organisation },
      reason: organisation === actor.organisation ? 'own' : 'party',
      from: now,
      sortKey: now,
    })),
  )
  await store.insertCase(tx, {
    id,
    number,
    title: opening.title,
    state: opening.state,
    path: 'UNDECIDED',
    originator: report.originatorId,
    owner: actor.person,
    tlp: version.content.tlp,
    causes: version.content.causes,
    at: now,
  })
  if (!(await store.linkReport(tx, id, report.id, actor.person, now))) throw new NoroshiError('already_done')
  await store.insertTransition(tx, {
    id: newId(now),
    caseId: id,
    from: null,
    to: opening.state,
    reason: '',
    person: actor.person,
    post: actor.post,
    at: now,
  })
  if (!version.handlings.some(handling => handling.state === 'ACCEPTED')) {
    await handle(tx, actor, report.id, version.seq, { state: 'ACCEPTED', eventClass: null, reason: '' }, now)
  }
  await record(tx, actor, now, {
    caseId: id,
    reportId: report.id,
    subject,
    kind: 'case.opened',
    details: { number, state: opening.state },
  })
  await append(tx, actor, now, 'case.opened', subject, { report: report.id })
  await notifyDuty(tx, {
    event: `case:${id}`,
    organisations: parties.filter(organisation => organisation !== actor.organisation),
    duty: 'REPORT',
    kind: 'case.opened',
    object: subject,
    number,
    tlp: version.content.tlp,
    now,
  })
  return { id, number }
}

/** Adds a further report of the same originator to a case. */
export const attach = async (tx: Tx, actor: PersonActor, id: string, report: string, now: Date): Promise<void> => {
  const found = await mustHold(tx, id)
  const { originatorId, caseId } = await reportHead(tx, report)
  must(
    decide(actor, 'case.attach', {
      caseOriginator: found.originatorId,
      reportOriginator: originatorId,
      reportHasCase: caseId !== null,
    }),
  )
  must(mayWrite(found))
  if (!(await store.linkReport(tx, id, report, actor.person, now))) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'case.report_attached', { kind: 'case', id }, { report })
}

/** Cause, lessons and evidence, as the coordinator writes them down. */
export const change = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  fields: Pick<
    store.CaseChange,
    'title' | 'causes' | 'causeUnknownReason' | 'lessons' | 'lessonsWaiver' | 'containmentEvidence'
  >,
  now: Date,
): Promise<number> => {
  const found = await mustFind(tx, id)
  must(decide(actor, 'case.change', fields))
  must(mayWrite(found))
  if (!(await store.updateCase(tx, id, version, fields))) throw new NoroshiError('changed_meanwhile')
  const subject = { kind: 'case', id }
  await record(tx, actor, now, { caseId: id, subject, kind: 'case.changed', details: { fields: Object.keys(fields) } })
  await append(tx, actor, now, 'case.changed', subject, { fields: Object.keys(fields) })
  return version + 1
}

const factsOf = (found: store.CaseRow) => ({ ...found, causes: found.causes as CauseDetail[] })

/** Moves the case; closing is refused with the list of what is missing. */
export const move = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  transition: { to: CaseState; reason: string },
  now: Date,
): Promise<number> => {
  const found = await mustHold(tx, id)
  must(decide(actor, 'case.move', found))
  if (transition.to === 'WITHDRAWN' && transition.reason === '') throw new NoroshiError('reason_needed')
  must(mayMove(factsOf(found), transition.to, await measureStore.measuresOf(tx, id)))
  const changed = await store.updateCase(tx, id, version, {
    state: transition.to,
    path: pathAfter(found.path, transition.to),
    closedAt: transition.to === 'CLOSED' ? now : null,
  })
  if (!changed) throw new NoroshiError('changed_meanwhile')
  const subject = { kind: 'case', id }
  await store.insertTransition(tx, {
    id: newId(now),
    caseId: id,
    from: found.state,
    ...transition,
    person: actor.person,
    post: actor.post,
    at: now,
  })
  await record(tx, actor, now, {
    caseId: id,
    subject,
    kind: 'case.moved',
    details: { from: found.state, to: transition.to },
  })
  await append(tx, actor, now, 'case.moved', subject, { from: found.state, to: transition.to })
  return version + 1
}

export const addMeasure = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  measure: {
    text: string
    ownerOrganisation: string
    ownerName: string
    dueOn: string | null
    preventsRecurrence: boolean
  },
  now: Date,
): Promise<{ id: string }> => {
  const found = await mustHold(tx, caseId)
  must(decide(actor, 'measure.add', measure))
  must(mayWrite(found))
  if (!(await holders(tx, caseId)).includes(measure.ownerOrganisation)) throw new NoroshiError('not_found')
  const id = newId(now)
  await measureStore.insertMeasure(tx, { ...measure, id, caseId, at: now })
  const subject = { kind: 'case', id: caseId }
  await record(tx, actor, now, { caseId, subject, kind: 'measure.added', details: { measure: id } })
  await append(tx, actor, now, 'measure.added', subject, { measure: id })
  if (measure.dueOn) await startMeasure(tx, found, { id, owner: measure.ownerOrganisation, dueOn: measure.dueOn }, now)
  return { id }
}

/** A measure is due at the end of its day in Japan. */
const startMeasure = (
  tx: Tx,
  { id, number, tlp }: { id: string; number: string; tlp: string },
  measure: { id: string; owner: string; dueOn: string },
  now: Date,
): Promise<void> =>
  start(tx, {
    kind: 'MEASURE_DUE',
    object: { kind: 'case', id },
    subject: measure.id,
    organisations: [measure.owner],
    number,
    tlp,
    starts: now,
    due: new Date(`${measure.dueOn}T23:59:59+09:00`),
  })

export const changeMeasure = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  id: string,
  version: number,
  next: { state: MeasureState; evidence: string; droppedReason: string; ownerName: string; dueOn: string | null },
  now: Date,
): Promise<number> => {
  const found = await mustHold(tx, caseId)
  const measure = (await measureStore.measuresOf(tx, caseId)).find(candidate => candidate.id === id)
  if (!measure) throw new NoroshiError('not_found')
  must(decide(actor, 'measure.change', { ownerOrganisation: measure.ownerOrganisationId }))
  must(mayWrite(found))
  const lacks = measureLacks(next)
  if (lacks.length > 0) must(deny('measure_incomplete', 'a measure is proved or explained', lacks))
  if (!(await measureStore.updateMeasure(tx, id, version, next))) throw new NoroshiError('changed_meanwhile')
  const subject = { kind: 'case', id: caseId }
  await record(tx, actor, now, {
    caseId,
    subject,
    kind: 'measure.changed',
    details: { measure: id, state: next.state },
  })
  await append(tx, actor, now, 'measure.changed', subject, { measure: id, state: next.state })
  const owed = { kind: 'MEASURE_DUE', subject: id, organisation: null } as const
  if (next.state === 'DONE') await satisfy(tx, owed, now)
  else if (next.state === 'DROPPED' || !next.dueOn) await cancel(tx, owed, now)
  else if (next.dueOn !== measure.dueOn || measure.state === 'DONE' || measure.state === 'DROPPED')
    await startMeasure(tx, found, { id, owner: measure.ownerOrganisationId, dueOn: next.dueOn }, now)
  return version + 1
}

/** A case with its measures, its way so far and the list that keeps it open. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const found = await mustFind(tx, id)
  const measures = await measureStore.measuresOf(tx, id)
  if (actor.organisation !== found.originatorId) await append(tx, actor, now, 'case.read', { kind: 'case', id })
  return {
    ...found,
    reports: await store.reportsOf(tx, id),
    transitions: await store.transitionsOf(tx, id),
    measures: measures.map(measure => ({
      ...measure,
      may: every(decide(actor, 'measure.change', { ownerOrganisation: measure.ownerOrganisationId }), mayWrite(found)),
    })),
    closure: found.state === 'CLOSED' ? [] : closureLacks(factsOf(found), measures),
    may: {
      change: every(decide(actor, 'case.change', found), mayWrite(found)),
      move: decide(actor, 'case.move', found),
    },
  }
}

export { openWithoutReport } from './known.ts'
export const list = store.listCases
export const head = mustFind

/** What an advisory needs to know of the case it is drafted from. */
export const caseForAdvisory = async (tx: Tx, id: string) => {
  const found = await mustFind(tx, id)
  return {
    id,
    number: found.number,
    originator: found.originatorId,
    reports: await store.reportsOf(tx, id),
    tlp: found.tlp,
  }
}

/** Measures past their day, for the home screen. */
export const overdueMeasures = measureStore.overdueMeasures

/** The case as something to speak about. */
export const subjectOf = async (tx: Tx, id: string): Promise<Subject> => {
  const { number, tlp, originatorId } = await mustFind(tx, id)
  return { kind: 'case', id, number, tlp, caseId: id, reportId: null, originatorId }
}

/** Everything of the case and its reports that the actor may know. */
export const timelineOf = async (tx: Tx, id: string): Promise<ListedEntry[]> => {
  await mustFind(tx, id)
  return ofCase(tx, id)
}
