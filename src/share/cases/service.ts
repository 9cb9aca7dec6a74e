import type { PersonActor } from '../../kernel/actor.ts'
import { allow, deny, every, type Missing } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import { closest, type Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant, holders } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber, handle, head as reportHead, versionsOf } from '../reports/service.ts'
import { endWithCase, sweepLacksOf, valuesAsked } from '../sweeps/service.ts'
import type { Subject } from '../threads/service.ts'
import { type ListedEntry, ofCase, ofKind, record } from '../timeline/service.ts'
import { dueAt } from '../timers/service.ts'
import { type Told, unsweptOf } from './chronicle/model.ts'
import { mustFind, mustHold, mustHoldWritable } from './finding.ts'
import * as measureStore from './measure-store.ts'
import { closureLacks, mayMove, mayWrite, needsReason, pathAfter, restingStates, wholeOf } from './model.ts'
import type { OpenEnds } from './playbook/model.ts'
import { openEnds } from './playbook/store.ts'
import * as store from './store.ts'
import { thinkOfPolice } from './suspicion.ts'

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
  await thinkOfPolice(tx, actor, { id, number, originatorId: report.originatorId, ...version.content }, now)
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
  if (fields.causes) await thinkOfPolice(tx, actor, { ...found, causes: fields.causes }, now)
  return version + 1
}

/** Traces that the chronicle names and that no sweep of it looked for. */
export const unsweptIn = async (tx: Tx, id: string): Promise<string[]> =>
  (await asked(tx, id))(unsweptOf(await ofKind<Told>(tx, id, 'case.told')))

/** What a sweep of the case asks about is told by that sweep, organisation by organisation. */
const asked = async (tx: Tx, id: string): Promise<(values: string[]) => string[]> => {
  const values = new Set(await valuesAsked(tx, id))
  return named => named.filter(value => !values.has(value))
}

/** What keeps it open of the sweeps that were asked for in the case and its parts. */
const sweepLacksIn = async (tx: Tx, ids: readonly string[]): Promise<Missing[]> => {
  const lacks: Missing[] = []
  for (const id of ids) lacks.push(...(await sweepLacksOf(tx, id)))
  return lacks
}

/** What is open beside the case, with the quiet that the installation asks for since the last time anything was seen. */
const endsOf = async (tx: Tx, id: string): Promise<OpenEnds> => {
  const { lastSeen, ...ends } = await openEnds(tx, id)
  return { ...ends, quietUntil: lastSeen ? await dueAt(tx, 'CASE_QUIET', lastSeen) : null }
}

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
  if (found.version !== version) throw new NoroshiError('changed_meanwhile') // before the guards: they judge what is there now
  if (needsReason(transition.to) && transition.reason === '') throw new NoroshiError('reason_needed')
  const parts = await store.partsOf(tx, id)
  const sweepLacks = await sweepLacksIn(tx, [id, ...parts.map(part => part.id)])
  const facts = wholeOf(
    { ...found, unswept: await unsweptIn(tx, id), sweepLacks, ends: await endsOf(tx, id), now },
    parts,
  )
  must(mayMove(facts, transition.to, await measureStore.measuresOf(tx, id)))
  const changed = await store.updateCase(tx, id, version, {
    state: transition.to,
    path: pathAfter(found.path, transition.to),
    closedAt: transition.to === 'CLOSED' ? now : null,
  })
  if (!changed) throw new NoroshiError('changed_meanwhile')
  if (transition.to === 'CLOSED') await endWithCase(tx, id, now)
  if (transition.to === 'REOPENED') await endWithCase(tx, id, null)
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
  await thinkOfPolice(tx, actor, { ...found, path: pathAfter(found.path, transition.to) }, now)
  return version + 1
}

/** A case with its measures, its way so far and the list that keeps it open. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const found = await mustFind(tx, id)
  const measures = await measureStore.measuresOf(tx, id)
  const parts = await store.partsOf(tx, id)
  if (actor.organisation !== found.originatorId) await append(tx, actor, now, 'case.read', { kind: 'case', id })
  const rests = restingStates.includes(found.state)
  const unswept = await unsweptIn(tx, id)
  const ends = await endsOf(tx, id)
  const sweepLacks = rests ? [] : await sweepLacksIn(tx, [id, ...parts.map(part => part.id)])
  return {
    ...found,
    tlp: closest([found, ...parts].map(({ tlp }) => tlp as Tlp)),
    parts,
    reports: await store.reportsOf(tx, id),
    transitions: await store.transitionsOf(tx, id),
    measures: measures.map(measure => ({
      ...measure,
      may: every(
        decide(actor, 'measure.change', { ownerOrganisation: measure.ownerOrganisationId }),
        found.state === 'MERGED' ? allow('judged where it goes on') : mayWrite(found),
      ),
    })),
    unswept,
    closure: rests ? [] : closureLacks(wholeOf({ ...found, unswept, sweepLacks, ends, now }, parts), measures),
    may: {
      change: every(decide(actor, 'case.change', found), mayWrite(found)),
      move: decide(actor, 'case.move', found),
    },
  }
}

export { openWithoutReport } from './known.ts'
export { addMeasure, changeMeasure } from './measures.ts'
export { joinings, merge, separate, splitOff } from './merging.ts'
export { openNoticed } from './noticed.ts'
/** Who leads the case; null for nobody. */
export const own = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  owner: string | null,
  now: Date,
): Promise<number> => {
  const found = await mustFind(tx, id)
  must(decide(actor, 'case.change', { owner }))
  must(mayWrite(found))
  if (found.owner?.id === (owner ?? undefined)) must(deny('already_done', 'leads it already'))
  if (!(await store.updateCase(tx, id, version, { owner }))) throw new NoroshiError('changed_meanwhile')
  const subject = { kind: 'case', id }
  await record(tx, actor, now, { caseId: id, subject, kind: 'case.owned' })
  await append(tx, actor, now, 'case.owned', subject, { owner })
  return version + 1
}

export const head = mustFind
/** For what is written on a case by others than its own service. */
export const holdWritable = mustHoldWritable

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

export const measuresOf = measureStore.measuresOf
/** Measures past their day, for the home screen. */
export const overdueMeasures = measureStore.overdueMeasures

/** The case as something to speak about. */
export const subjectOf = async (tx: Tx, id: string): Promise<Subject> => {
  const { number, originatorId, ...found } = await mustFind(tx, id)
  const tlp = closest([found, ...(await store.partsOf(tx, id))].map(part => part.tlp as Tlp))
  return { kind: 'case', id, number, tlp, caseId: id, reportId: null, originatorId }
}

/** Everything of the case and its reports that the actor may know. */
export const timelineOf = async (tx: Tx, id: string): Promise<ListedEntry[]> => {
  await mustFind(tx, id)
  return ofCase(tx, id)
}
