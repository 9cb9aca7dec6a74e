import { hasDuty, type PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { ChainStep, LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { allotNumber, head as reportHead } from '../../reports/service.ts'
import { dueAt, satisfy, start as startTimer } from '../../timers/service.ts'
import { mayReportToCiso, whoIsCalled } from '../calling/model.ts'
import { reachOf } from '../contacts/service.ts'
import { call, tellTheOthers } from './calls.ts'
import * as lists from './list-store.ts'
import { endsLadder, everyChannel, immediateStep, stepState } from './model.ts'
import { take, whoHas } from './receipts.ts'
import * as reporting from './report-store.ts'
import { start } from './start.ts'
import * as store from './store.ts'

export { acknowledgeByGateway } from './gateway.ts'

const mustFind = async (tx: Tx, id: string): Promise<store.Run> => {
  const run = await store.readRun(tx, id)
  if (!run) throw new NoroshiError('not_found')
  return run
}

const mustHold = async (tx: Tx, id: string): Promise<store.Run> => {
  const run = await store.lockRun(tx, id)
  if (!run) throw new NoroshiError('not_found')
  return run
}

const object = (id: string) => ({ kind: 'ladder_run', id })

export const list = (tx: Tx, actor: PersonActor, page: Omit<lists.RunPage, 'organisation'>): Promise<store.Run[]> =>
  lists.listRuns(tx, { ...page, organisation: actor.organisation })

/** A run with every step, call and duty of the chain, each with its state in a word. */
export const read = async (tx: Tx, actor: PersonActor, id: string) => {
  const run = await mustFind(tx, id)
  const [reached, calls, chain] = [
    await store.stepsOf(tx, id),
    await store.callsOf(tx, id),
    await store.chainOf(tx, id),
  ]
  const places = [
    ...(reached.some(({ step }) => step === immediateStep) ? [immediateStep] : []),
    ...run.steps.flatMap(({ kind }, index) => (kind === 'NOTIFY' ? [index] : [])),
    run.steps.length,
  ]
  const last = Math.max(-1, ...reached.filter(({ skipped }) => !skipped).map(({ step }) => step))
  return {
    ...run,
    calls,
    chain,
    mine: calls.some(({ person }) => person === actor.person),
    waitsForMe: calls.some(({ person, acknowledgedAt }) => person === actor.person && acknowledgedAt === null),
    places: places.map(step => ({
      step,
      responsible: endsLadder(run.steps, step),
      state: stepState(step, reached, calls, run.endedAt !== null || last > step),
      reached: reached.find(known => known.step === step) ?? null,
    })),
  }
}

/**
 * “I have it.” The first receipt of a step takes it, and both learn of each other: the one who came second by the answer,
 * the others by a notice. Said again, it changes nothing.
 */
export const acknowledge = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const run = await mustHold(tx, id)
  const mine = (await store.callsOf(tx, id)).filter(({ person }) => person === actor.person)
  must(decide(actor, 'ladder.acknowledge', { called: mine.length > 0 }))
  const taken: number[] = []
  for (const { step, as, post } of mine) {
    const receipt = { step, person: actor.person, post, as, via: 'SCREEN' as const, recordedBy: null }
    if (await take(tx, await mustFind(tx, id), receipt, now, now)) taken.push(step)
  }
  await store.acknowledgeCalls(tx, id, actor.person, now)
  for (const step of taken) await tellTheOthers(tx, run, { step, person: actor.person }, now)
  if (mine.some(({ acknowledgedAt }) => acknowledgedAt === null))
    await append(tx, actor, now, 'ladder.acknowledged', object(id), { taken })
  return {
    taken: taken.length > 0,
    has: await whoHas(
      tx,
      id,
      mine.map(({ step }) => step),
    ),
  }
}

const subjectOf = ({ organisation, endedAt }: store.Run) => ({ organisation, ended: endedAt !== null })

export interface ToldByTelephone {
  step: number
  person: string
  at: Date
}

/** A person of the duty desks has told somebody who was called, by telephone, and says so. */
export const toldByTelephone = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { step, person, at }: ToldByTelephone,
  now: Date,
): Promise<void> => {
  const run = await mustHold(tx, id)
  must(decide(actor, 'ladder.call', subjectOf(run)))
  const called = (await store.callsOf(tx, id)).find(known => known.step === step && known.person === person)
  if (!called) throw new NoroshiError('not_found')
  if (at > now || at < run.startedAt) throw new NoroshiError('invalid_input', 'at')
  const receipt = {
    step,
    person,
    post: called.post,
    as: called.as,
    via: 'TELEPHONE' as const,
    recordedBy: actor.person,
  }
  if (!(await take(tx, run, receipt, at, now))) throw new NoroshiError('already_done')
  await store.acknowledgeCalls(tx, id, person, at)
  await tellTheOthers(tx, run, { step, person }, now)
  await append(tx, actor, now, 'ladder.told', object(id), { step, person })
}

/** Calls somebody now, before it is their turn, by a step that the ladder would reach later or has passed. */
const callNow = async (
  tx: Tx,
  actor: PersonActor,
  run: store.Run,
  step: number,
  found: readonly { post: string; person: string; as: 'RECEIVER' | 'DEPUTY' | 'ALTERNATE' }[],
  now: Date,
): Promise<number> => {
  if (found.length === 0) throw new NoroshiError('nobody_to_call')
  await store.reachStep(tx, run.id, step, false, now)
  const called = found.map(one => ({ ...one, organisation: run.organisation }))
  const own = run.steps[step]
  const channels = own?.kind === 'NOTIFY' ? own.channels : everyChannel
  await call(tx, run, { step, round: run.round, called, channels, kind: 'ladder.called' }, now)
  await append(tx, actor, now, 'ladder.called', object(run.id), { step, called: called.length })
  return called.length
}

const asIfResponsible = (post: 'CISO') =>
  ({
    kind: 'NOTIFY',
    receivers: [{ kind: 'POST_KIND', post }],
    withDeputies: true,
    channels: everyChannel,
    duties: [],
    responsible: true,
  }) as const

/** The line to the CISO past every step, with the time of its use. */
export const callCiso = async (tx: Tx, actor: PersonActor, id: string, words: string, now: Date): Promise<void> => {
  const run = await mustHold(tx, id)
  must(decide(actor, 'ladder.call', subjectOf(run)))
  if ((await store.stepsOf(tx, id)).some(({ step }) => step === immediateStep)) throw new NoroshiError('already_done')
  const reach = await reachOf(tx, run.organisation, now)
  const { called } = whoIsCalled(asIfResponsible('CISO'), reach, now, [])
  await callNow(tx, actor, run, immediateStep, called, now)
  await store.insertChain(tx, {
    ...{ id: newId(now), run: id, step: 'IMMEDIATE_TO_CISO', at: now, person: actor.person, post: actor.post, words },
    recordedBy: actor.person,
    recordedAt: now,
  })
}

/** The deputies of those who were called by a responsible step and have not answered. */
export const callDeputies = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<{ called: number }> => {
  const run = await mustHold(tx, id)
  must(decide(actor, 'ladder.call', subjectOf(run)))
  const calls = await store.callsOf(tx, id)
  const silent = calls.filter(({ step, acknowledgedAt }) => acknowledgedAt === null && endsLadder(run.steps, step))
  const reach = await reachOf(tx, run.organisation, now)
  const deputies = new Set(silent.map(({ post }) => reach.posts.find(({ id: own }) => own === post)?.deputy ?? null))
  const found = reach.posts
    .filter(({ id: own, person }) => deputies.has(own) && !calls.some(known => known.person === person.id))
    .map(({ id: post, person }) => ({ post, person: person.id, as: 'DEPUTY' as const }))
  const step = silent.at(-1)?.step ?? immediateStep
  return { called: await callNow(tx, actor, run, step, found, now) }
}

export interface ChainTold {
  step: ChainStep
  at: Date
  words: string
}

/** What somebody did in the reporting chain, told by that person. */
export const recordChain = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  told: ChainTold,
  now: Date,
): Promise<{ id: string }> => {
  const run = await mustFind(tx, id)
  must(decide(actor, 'ladder.record', subjectOf(run)))
  if (told.at > now) throw new NoroshiError('invalid_input', 'at')
  if (actor.organisation !== run.organisation) throw new NoroshiError('not_your_role', 'the organisation of the ladder')
  const reach = await reachOf(tx, run.organisation, now)
  if (told.step === 'VERIFIED' && reach.posts.find(post => post.id === actor.post)?.kind !== 'CSIRT_HEAD')
    throw new NoroshiError('only_csirt_head')
  if (told.step === 'HEAD_TO_CISO' && !mayReportToCiso(actor.post, reach)) throw new NoroshiError('alternate_reporter')
  const entry = newId(now)
  const { person, post } = actor
  await store.insertChain(tx, { ...told, id: entry, run: id, person, post, recordedBy: person, recordedAt: now })
  await append(tx, actor, now, 'ladder.chain', object(id), { step: told.step })
  return { id: entry }
}

/**
 * Somebody of the house has recognised an incident: the chain begins at once, and a report to the coordinator is owed
 * from now. What was recognised stays in the house until the report is sent or the ladder reaches the coordinator.
 */
export const recognise = async (
  tx: Tx,
  actor: PersonActor,
  { summary, tlp }: { summary: string; tlp: Tlp },
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'ladder.recognise', null))
  const run = newId(now)
  const number = await allotNumber(tx, 'L')
  const { organisation } = actor
  const beginning = {
    run,
    occasion: 'INCIDENT_RECOGNISED' as const,
    organisation,
    object: object(run),
    number,
    tlp,
    summary,
  }
  await start(tx, actor, beginning, now)
  const due = await dueAt(tx, 'INCIDENT_REPORT', now)
  await reporting.oweReport(tx, run, due)
  const owed = { kind: 'INCIDENT_REPORT' as const, object: object(run), subject: run, organisations: [organisation] }
  await startTimer(tx, { ...owed, number, tlp, starts: now, due })
  return { id: run, number }
}

/** The report to the coordinator that came of a recognised incident. */
export const tieReport = async (tx: Tx, actor: PersonActor, id: string, report: string, now: Date): Promise<void> => {
  const run = await mustHold(tx, id)
  must(decide(actor, 'ladder.record', subjectOf(run)))
  const { originatorId } = await reportHead(tx, report)
  if (run.reportBy === null || originatorId !== run.organisation) throw new NoroshiError('not_found')
  if (run.reportId) throw new NoroshiError('already_done')
  await reporting.setReport(tx, id, report)
  await satisfy(tx, { kind: 'INCIDENT_REPORT', subject: id, organisation: run.organisation }, now)
  await append(tx, actor, now, 'ladder.reported', object(id), { report })
}

/** A test: every step at once, announced as a test on every channel, the coordinator's desk left out. */
export const test = async (
  tx: Tx,
  actor: PersonActor,
  occasion: LadderOccasion,
  now: Date,
): Promise<{ id: string }> => {
  must(decide(actor, 'ladder.keep', null))
  const run = newId(now)
  const { organisation } = actor
  return start(
    tx,
    actor,
    { run, occasion, organisation, object: object(run), number: '', tlp: 'TLP:CLEAR', test: true },
    now,
  )
}

/** Of what a responsible person has not heard in time; notices say it of themselves, and silent recipients their board. */
export const uninformed = (tx: Tx, actor: PersonActor, now: Date): Promise<store.Run[]> =>
  lists.uninformedRuns(tx, actor.organisation, ['INCIDENT_RECOGNISED'], now)

/** What was recognised and not reported yet: for whoever reports, and for the coordinator's triage once it was alarmed. */
export const unreported = async (tx: Tx, actor: PersonActor): Promise<store.Run[]> =>
  hasDuty(actor, 'REPORT') || hasDuty(actor, 'TRIAGE') ? lists.unreportedRuns(tx, actor.organisation) : []

const remembered = 3 * 86_400_000

/** Calls that wait for this person's “I have it”. */
export const callsWaiting = (tx: Tx, actor: PersonActor, now: Date) =>
  lists.callsWaiting(tx, actor.person, new Date(now.getTime() - remembered))
