import { hasDuty, isCoordinator, type PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { deny } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { mayFlow } from '../../../kernel/flows.ts'
import { newId } from '../../../kernel/ids.ts'
import type { KnownTime } from '../../../kernel/known-time.ts'
import { knownInstant } from '../../../kernel/known-time.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { HarmStage, LargeScaleHarm, OutwardKind, PoliceAct } from '../../../kernel/taxonomy/decisions.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, grant, holders } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { kindsOf, organisation as mustSeeOrganisation } from '../../../trust/identity/directory/service.ts'
import { putOnRecord } from '../../cases/chronicle/service.ts'
import { head as caseHead, holdWritable } from '../../cases/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { head as reportHead } from '../../reports/service.ts'
import { record as recordOnTimeline } from '../../timeline/service.ts'
import { satisfy } from '../../timers/service.ts'
import { outwardState } from '../tasks/model.ts'
import { type On, raise, scopeOf, settle } from '../tasks/service.ts'
import { daysUntilKnown, mayHaveHappened } from './model.ts'
import * as store from './store.ts'

export interface PoliceEntry {
  act: PoliceAct
  /** Who consulted; null for the actor's own organisation. */
  by: string | null
  byName: string
  office: string
  officeId: string | null
  at: KnownTime
  content: string
  tlp: Tlp
  language: 'ja' | 'en'
}

interface Subject {
  on: On
  caseId: string | null
  number: string
  tlp: string
  originatorId: string
}

const subjectOf = async (tx: Tx, on: On): Promise<Subject> => {
  if (on.kind === 'case') {
    const { number, tlp, originatorId } = await caseHead(tx, on.id)
    return { on, caseId: on.id, number, tlp, originatorId }
  }
  const { number, originatorId, caseId } = await reportHead(tx, on.id)
  return { on, caseId, number, tlp: 'TLP:AMBER+STRICT', originatorId }
}

const kinds = async (tx: Tx, organisation: string, now: Date) =>
  (await kindsOf(tx, organisation, dayInJapan(now))) as ActorKind[]

/** Of those who hold it, the ones of a kind. */
const holdersOfKind = async (tx: Tx, object: string, kind: ActorKind, now: Date): Promise<string[]> => {
  const found: string[] = []
  for (const holder of await holders(tx, object)) if ((await kinds(tx, holder, now)).includes(kind)) found.push(holder)
  return found
}

const settled = (task: store.TaskRow): boolean => task.doneAt !== null || task.refusedAt !== null

/** What is owed and what was done about the police and the large-scale report, as far as the reader may know. */
export const of = async (tx: Tx, actor: PersonActor, on: On, now: Date) => {
  await subjectOf(tx, on)
  const scope = await scopeOf(tx, on)
  const [tasks, records] = [await store.tasksOf(tx, scope), await store.recordsOf(tx, scope)]
  return {
    tasks: tasks.map(task => ({
      ...task,
      state: outwardState(task, now),
      may: decide(actor, 'outward.answer', { organisation: task.organisationId, settled: settled(task) }),
    })),
    records: records.map(row => ({ ...row, daysUntilKnown: daysUntilKnown(row.happened, row.recordedAt) })),
    may: {
      record: decide(actor, 'outward.record', null),
      largeScale: on.kind === 'case' ? decide(actor, 'outward.large_scale', null) : deny('not_your_role', 'of a case'),
    },
  }
}

/** The record with its grants: its label says who else in the circle reads the words. */
const keep = async (
  tx: Tx,
  actor: PersonActor,
  { on }: Subject,
  row: Omit<store.NewRecord, 'id' | 'on' | 'organisation' | 'person' | 'post' | 'at'>,
  coordinators: readonly string[],
  now: Date,
): Promise<string> => {
  const id = newId(now)
  const circle = row.tlp === 'TLP:RED' ? [] : await holders(tx, on.id)
  const readers = new Set([actor.organisation, row.by, ...coordinators, ...circle])
  await grant(
    tx,
    ...[...readers].map(organisation => ({
      ...{ object: { kind: 'outward_record' as const, id }, to: { organisation }, from: now, sortKey: now },
      reason: organisation === actor.organisation ? 'own' : 'party',
    })),
  )
  const { organisation, person, post } = actor
  await store.insertRecord(tx, { ...row, id, on, organisation, person, post, at: now })
  return id
}

const words = {
  ja: {
    CONSULTED: (office: string) => `警察に相談した。${office && `相手は${office}。`}`,
    REPORTED: (office: string) => `警察に通報した。${office && `相手は${office}。`}`,
    known: '警察への相談・通報を、調整機関に知らせた。',
  },
  en: {
    CONSULTED: (office: string) => `The police were consulted${office && `: ${office}`}.`,
    REPORTED: (office: string) => `The case was reported to the police${office && `: ${office}`}.`,
    known: 'The coordinator was told that the police know.',
  },
} as const

const noIndicators = { indicators: [], tells: [] } as const

/** “Who knew what when”: when the police knew, and when the coordinator did, which was ten days apart in 2015. */
const tellOfPolice = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { act, by, office, officeId, at, language }: PoliceEntry & { by: string },
  coordinators: readonly string[],
  now: Date,
): Promise<string> => {
  const sender = await kinds(tx, by, now)
  const flows = officeId !== null && mayFlow('POLICE_REPORT', sender, await kinds(tx, officeId, now)).allowed
  const said = await putOnRecord(
    tx,
    actor,
    caseId,
    {
      told: act === 'REPORTED' && flows ? 'POLICE_REPORT' : 'CONTACT',
      from: by,
      to: officeId ? [officeId] : [],
      unreached: daysUntilKnown(at, now) === 0 ? [] : coordinators,
      words: words[language][act](office),
      language,
      ...noIndicators,
      at,
    },
    now,
  )
  if (coordinators.length === 0) return said.id
  await putOnRecord(
    tx,
    actor,
    caseId,
    {
      ...{ told: 'CONTACT', from: by, to: coordinators, unreached: [], words: words[language].known, language },
      ...{ indicators: [], tells: [said.id], at: knownInstant(now) },
    },
    now,
  )
  return said.id
}

/** The coordinator knows at once, by its list and by mail; the letter carries no content. */
const tellCoordinator = (
  tx: Tx,
  actor: PersonActor,
  { on, number, tlp }: Subject,
  kind: 'outward.police' | 'outward.large_scale',
  id: string,
  coordinators: readonly string[],
  now: Date,
): Promise<void> =>
  notifyDuty(tx, {
    event: `${kind}:${id}`,
    organisations: coordinators.filter(organisation => organisation !== actor.organisation),
    duty: 'TRIAGE',
    kind,
    object: on,
    number,
    tlp,
    now,
  })

/**
 * Writes down that the police were consulted or told; what was owed is done, and the coordinator knows (R-031, R-071).
 * @returns the record, and its entry on the timeline
 */
export const recordPolice = async (
  tx: Tx,
  actor: PersonActor,
  on: On,
  given: PoliceEntry,
  now: Date,
): Promise<{ id: string; entry: string }> => {
  if (on.kind === 'case') await holdWritable(tx, on.id)
  const subject = await subjectOf(tx, on)
  must(decide(actor, 'outward.record', given))
  must(mayHaveHappened(given.at, now))
  const by = given.by ?? actor.organisation
  for (const named of [by, given.officeId]) if (named) await mustSeeOrganisation(tx, named)
  const coordinators = await holdersOfKind(tx, on.id, 'COORD', now)
  const { act, byName, office, officeId, at, content, tlp } = given
  const row = { kind: 'POLICE' as const, act, by, byName, office, officeId, happened: at, content, tlp }
  const id = await keep(tx, actor, subject, row, coordinators, now)
  await settle(tx, 'POLICE', await scopeOf(tx, on), id, now)
  const entry = await (subject.caseId === on.id
    ? tellOfPolice(tx, actor, on.id, { ...given, by }, coordinators, now)
    : recordOnTimeline(tx, actor, now, {
        ...{ reportId: on.id, subject: on, kind: 'outward.recorded', at, details: { act } },
      }))
  await append(tx, actor, now, 'outward.recorded', on, { record: id, act, by })
  await tellCoordinator(tx, actor, subject, 'outward.police', id, coordinators, now)
  return { id, entry }
}

export interface LargeScale {
  harms: readonly LargeScaleHarm[]
  stage: HarmStage
  words: string
  /** The ministry that reports; null for the one that holds the case. */
  organisation: string | null
}

/**
 * R-072: harm to people's life, body or property or to national land, occurred or feared, calls for the additional report
 * of the ministry's CSIRT (F05), with its clock. Where no ministry holds the case the coordinator's own house reports.
 */
export const setLargeScale = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { harms, stage, words: why, organisation }: LargeScale,
  now: Date,
): Promise<{ id: string }> => {
  const { originatorId, number, tlp } = await holdWritable(tx, caseId)
  must(decide(actor, 'outward.large_scale', null))
  const ministries = await holdersOfKind(tx, caseId, 'MINISTRY_CSIRT', now)
  const [coordinator] = await holdersOfKind(tx, caseId, 'COORD', now)
  const usual = [originatorId, actor.organisation].find(id => ministries.includes(id)) ?? ministries[0] ?? coordinator
  const owner = organisation ?? usual
  if (!owner || (organisation && !ministries.includes(organisation))) must(deny('no_ministry_holds', 'not a holder'))
  const owing = { on: { kind: 'case' as const, id: caseId }, number, tlp, organisation: owner ?? actor.organisation }
  const id = await raise(tx, actor, owing, { kind: 'LARGE_SCALE', why: harms, stage, words: why }, now)
  if (!id) throw new NoroshiError('already_done')
  return { id }
}

const mustOwe = async (tx: Tx, actor: PersonActor, id: string) => {
  const task = await store.readTask(tx, id)
  if (!task) throw new NoroshiError('not_found')
  must(decide(actor, 'outward.answer', { organisation: task.organisationId, settled: settled(task) }))
  const on: On = task.caseId ? { kind: 'case', id: task.caseId } : { kind: 'report', id: task.reportId ?? '' }
  return { task, on }
}

/** The additional report itself: the coordinator has it at once. */
export const reportLargeScale = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  given: { content: string; tlp: Tlp; language: 'ja' | 'en' },
  now: Date,
): Promise<{ id: string }> => {
  const { task, on } = await mustOwe(tx, actor, id)
  if (task.kind !== 'LARGE_SCALE') must(deny('not_your_role', 'of the police task, the record'))
  await holdWritable(tx, on.id)
  const subject = await subjectOf(tx, on)
  const coordinators = await holdersOfKind(tx, on.id, 'COORD', now)
  const blank = { act: null, by: actor.organisation, byName: '', office: '', officeId: null }
  const row = {
    kind: 'LARGE_SCALE' as const,
    ...blank,
    happened: knownInstant(now),
    content: given.content,
    tlp: given.tlp,
  }
  const record = await keep(tx, actor, subject, row, coordinators, now)
  await settle(tx, 'LARGE_SCALE', { cases: [on.id], reports: [] }, record, now)
  const others = coordinators.filter(organisation => organisation !== actor.organisation)
  if (others.length > 0)
    await putOnRecord(
      tx,
      actor,
      on.id,
      {
        ...{ told: 'LARGE_SCALE_REPORT', from: actor.organisation, to: others, unreached: [], ...noIndicators },
        words: { ja: '大規模サイバー攻撃事態等の報告をした。', en: 'The large-scale report was made.' }[given.language],
        ...{ language: given.language, at: knownInstant(now) },
      },
      now,
    )
  else await recordOnTimeline(tx, actor, now, { caseId: on.id, subject: on, kind: 'outward.reported' })
  await append(tx, actor, now, 'outward.reported', on, { record, task: id })
  await tellCoordinator(tx, actor, subject, 'outward.large_scale', record, coordinators, now)
  return { id: record }
}

const clockOf: Record<OutwardKind, 'POLICE_TASK' | 'LARGE_SCALE_REPORT'> = {
  POLICE: 'POLICE_TASK',
  LARGE_SCALE: 'LARGE_SCALE_REPORT',
}

/** “We do not”, with the reason: the task ends, and the reason stands where everybody who holds the case reads it. */
export const refuse = async (tx: Tx, actor: PersonActor, id: string, reason: string, now: Date): Promise<void> => {
  const { task, on } = await mustOwe(tx, actor, id)
  if (!(await store.refuseTask(tx, id, { person: actor.person, reason, at: now })))
    throw new NoroshiError('already_done')
  await satisfy(tx, { kind: clockOf[task.kind], subject: id, organisation: null }, now)
  await recordOnTimeline(tx, actor, now, {
    ...(on.kind === 'case' ? { caseId: on.id } : { reportId: on.id }),
    ...{ subject: on, kind: 'outward.refused', details: { outward: task.kind } },
  })
  await append(tx, actor, now, 'outward.refused', on, { task: id })
}

/** What this organisation owes; for whoever leads cases also what others are late with. */
export const outwardWaiting = async (tx: Tx, actor: PersonActor, now: Date): Promise<store.TaskRow[]> => {
  const leads = isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
  if (!leads && !hasDuty(actor, 'REPORT')) return []
  return store.tasksWaiting(tx, actor.organisation, leads ? now : null)
}
