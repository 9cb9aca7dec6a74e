import { randomUUID } from 'node:crypto'
import { isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import type { Audience } from '../../kernel/audience.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { readIndicators } from '../../kernel/indicators.ts'
import { type IndicatorKind, indicatorKinds, type SweptKind } from '../../kernel/taxonomy/indicator-kinds.ts'
import { isCodeOf } from '../../kernel/taxonomy/label.ts'
import type { ExpectedAction } from '../../kernel/taxonomy/sweeps.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { organisationsOfKind } from '../../trust/identity/directory/service.ts'
import { mayWrite } from '../cases/model.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber } from '../reports/service.ts'
import { record } from '../timeline/service.ts'
import { cancel, dueAt, start } from '../timers/service.ts'
import { silentOnes } from './board-store.ts'
import { mustRun, objectOf } from './finding.ts'
import * as store from './store.ts'

export interface AskedFor {
  /** Null: as `value` is read. What only a mail shows is named by its kind, because prose does not tell it. */
  kind: SweptKind | null
  value: string
  actions: readonly ExpectedAction[]
  note: string
}

/** Indicators as they were pasted or chosen; one line may hold several. Doubtful ones are held back, not refused. */
export const readAsked = (asked: readonly AskedFor[]): Omit<store.NewIndicator, 'id'>[] => {
  const found = new Map<string, Omit<store.NewIndicator, 'id'>>()
  const add = (one: Omit<store.NewIndicator, 'id'>) => {
    const key = `${one.kind} ${one.value}`
    const known = found.get(key)
    found.set(key, { ...one, actions: [...new Set([...(known?.actions ?? []), ...one.actions])] })
  }
  for (const { kind, value, actions, note } of asked) {
    if (kind && !isCodeOf(indicatorKinds, kind)) {
      add({ kind, value: value.normalize('NFKC').trim(), actions, note, doubt: null })
      continue
    }
    for (const one of readIndicators(value).indicators)
      if (!kind || one.kind === (kind as IndicatorKind)) add({ ...one, actions, note })
  }
  return [...found.values()].filter(({ value }) => value !== '')
}

export interface NewSweepRequest {
  caseId: string | null
  title: string
  /** What these indicators come from: 解析結果B. */
  batch: string
  tlp: Tlp
  asked: { from: Date; to: Date }
  /** Null: by the installation's own deadline. */
  due: Date | null
  indicators: readonly AskedFor[]
  audience: Audience
}

interface Batch {
  sweep: string
  number: string
  tlp: Tlp
  revision: number
  title: string
  due: Date
  indicators: readonly Omit<store.NewIndicator, 'id'>[]
}

const addBatch = async (tx: Tx, batch: Batch, now: Date): Promise<{ id: string; held: number }> => {
  const id = newId(now)
  await store.insertBatch(tx, {
    id,
    sweep: batch.sweep,
    revision: batch.revision,
    title: batch.title,
    at: now,
    due: batch.due,
  })
  const indicators = batch.indicators.map(one => ({ ...one, id: randomUUID() }))
  const { added, held } = await store.insertIndicators(tx, { sweep: batch.sweep, batch: id }, indicators)
  if (added === 0) throw new NoroshiError('sweep_no_indicator')
  return { id, held }
}

const startClocks = (tx: Tx, batch: Batch & { organisations: readonly string[] }, now: Date): Promise<void> =>
  start(tx, {
    kind: 'SWEEP_ANSWER',
    object: objectOf(batch.sweep),
    subject: batch.sweep,
    organisations: batch.organisations,
    number: batch.number,
    tlp: batch.tlp,
    starts: now,
    due: batch.due,
  })

const tell = (
  tx: Tx,
  sweep: Pick<store.SweepRow, 'id' | 'number' | 'tlp'>,
  organisations: readonly string[],
  kind: 'sweep.asked' | 'sweep.extended' | 'sweep.reminder' | 'sweep.recalled',
  turn: string,
  now: Date,
): Promise<void> =>
  notifyDuty(tx, {
    event: `sweep:${sweep.id}:${turn}`,
    organisations,
    duty: 'RECEIVE',
    kind,
    object: objectOf(sweep.id),
    number: sweep.number,
    tlp: sweep.tlp,
    now,
  })

const mustBeWritable = async (tx: Tx, caseId: string): Promise<void> => {
  const stands = await store.lockCase(tx, caseId)
  if (!stands) throw new NoroshiError('not_found')
  must(mayWrite({ state: stands as Parameters<typeof mayWrite>[0]['state'] }))
}

const dueOf = async (tx: Tx, due: Date | null, now: Date): Promise<Date> => {
  const at = due ?? (await dueAt(tx, 'SWEEP_ANSWER', now))
  if (at <= now) must(deny('due_in_past', 'the time has passed'))
  return at
}

/**
 * Asks organisations to search their logs: request, indicators, grants, clocks and letters in one transaction. What
 * a ministry asks in a case is the coordinator's to watch as well.
 */
export const request = async (
  tx: Tx,
  actor: PersonActor,
  asked: NewSweepRequest,
  now: Date,
): Promise<{ id: string; number: string; held: number; organisations: number }> => {
  must(decide(actor, 'sweep.request', asked))
  if (asked.caseId) await mustBeWritable(tx, asked.caseId)
  if (asked.asked.from >= asked.asked.to || asked.asked.to > now) throw new NoroshiError('sweep_period')
  const due = await dueOf(tx, asked.due, now)
  const id = newId(now)
  const number = await allotNumber(tx, 'S')
  const { organisation, person, post } = actor
  await grant(tx, { object: objectOf(id), to: { organisation }, reason: 'own', from: now, sortKey: now })
  const { caseId, title, tlp } = asked
  if (
    !(await store.insertSweep(tx, {
      id,
      number,
      caseId,
      title,
      tlp,
      asked: asked.asked,
      issuer: organisation,
      person,
      post,
      at: now,
    }))
  )
    throw new NoroshiError('sweep_exists')
  const coordinators =
    asked.caseId && !isCoordinator(actor) ? await organisationsOfKind(tx, 'COORD', dayInJapan(now)) : []
  await grant(
    tx,
    ...coordinators.map(coordinator => ({
      object: objectOf(id),
      to: { organisation: coordinator },
      reason: 'oversees',
      from: now,
      sortKey: now,
    })),
  )
  const batch = {
    sweep: id,
    number,
    tlp,
    revision: 1,
    title: asked.batch,
    due,
    indicators: readAsked(asked.indicators),
  }
  const { held } = await addBatch(tx, batch, now)
  const organisations = await store.insertRecipients(tx, {
    sweep: id,
    issuer: organisation,
    anybody: isCoordinator(actor),
    audience: asked.audience,
    at: now,
  })
  if (organisations.length === 0) throw new NoroshiError('sweep_no_recipient')
  await startClocks(tx, { ...batch, organisations }, now)
  await recordFor(
    tx,
    actor,
    { id, caseId },
    'sweep.asked',
    { number, batch: asked.batch, indicators: batch.indicators.length },
    now,
  )
  await append(tx, actor, now, 'sweep.requested', objectOf(id), {
    case: caseId,
    organisations,
    indicators: batch.indicators.map(({ kind, value }) => ({ kind, value })),
    due: due.toISOString(),
  })
  await tell(tx, { id, number, tlp }, organisations, 'sweep.asked', '1', now)
  return { id, number, held, organisations: organisations.length }
}

/** On the timeline of its case, for those who hold the sweep: when indicators were provided. */
const recordFor = async (
  tx: Tx,
  actor: PersonActor,
  sweep: { id: string; caseId: string | null },
  kind: 'sweep.asked' | 'sweep.extended',
  details: object,
  now: Date,
): Promise<void> => {
  if (sweep.caseId) await record(tx, actor, now, { caseId: sweep.caseId, subject: objectOf(sweep.id), kind, details })
}

/** Further indicators: a new revision with a clock of its own; everybody who was asked is asked again. */
export const extend = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  more: { batch: string; due: Date | null; indicators: readonly AskedFor[] },
  now: Date,
): Promise<{ revision: number; held: number }> => {
  const sweep = await mustRun(tx, actor, id)
  if (sweep.case) await mustBeWritable(tx, sweep.case.id)
  const revision = sweep.revision + 1
  const due = await dueOf(tx, more.due, now)
  const batch = {
    sweep: id,
    number: sweep.number,
    tlp: sweep.tlp,
    revision,
    title: more.batch,
    due,
    indicators: readAsked(more.indicators),
  }
  const { held } = await addBatch(tx, batch, now)
  await store.markRevised(tx, id, revision)
  const organisations = await store.recipientsOf(tx, id)
  await startClocks(tx, { ...batch, organisations }, now)
  const details = { number: sweep.number, batch: more.batch, indicators: batch.indicators.length }
  await recordFor(tx, actor, { id, caseId: sweep.case?.id ?? null }, 'sweep.extended', details, now)
  await append(tx, actor, now, 'sweep.extended', objectOf(id), {
    revision,
    indicators: batch.indicators.map(({ kind, value }) => ({ kind, value })),
  })
  await tell(tx, sweep, organisations, 'sweep.extended', String(revision), now)
  return { revision, held }
}

/** Further organisations; those asked before are not asked twice. */
export const askMore = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  audience: Audience,
  now: Date,
): Promise<number> => {
  const sweep = await mustRun(tx, actor, id)
  const organisations = await store.insertRecipients(tx, {
    sweep: id,
    issuer: sweep.issuerId,
    anybody: isCoordinator(actor),
    audience,
    at: now,
  })
  if (organisations.length === 0) throw new NoroshiError('sweep_no_recipient')
  const due = await dueOf(tx, sweep.dueAt > now ? sweep.dueAt : null, now)
  const { number, tlp, revision } = sweep
  await startClocks(tx, { sweep: id, number, tlp, revision, title: '', due, indicators: [], organisations }, now)
  await append(tx, actor, now, 'sweep.addressed', objectOf(id), { organisations })
  await tell(tx, sweep, organisations, 'sweep.asked', `more:${now.toISOString()}`, now)
  return organisations.length
}

/** An indicator that was held back for its doubt is swept all the same, with the reason: a new revision. */
export const confirm = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  indicator: string,
  reason: string,
  now: Date,
): Promise<void> => {
  const sweep = await mustRun(tx, actor, id)
  if (!(await store.indicatorsOf(tx, id)).some(one => one.id === indicator)) throw new NoroshiError('not_found')
  if (!(await store.markConfirmed(tx, id, indicator, { person: actor.person, reason, at: now })))
    throw new NoroshiError('sweep_not_held')
  const due = await dueOf(tx, sweep.dueAt > now ? sweep.dueAt : null, now)
  const organisations = await store.recipientsOf(tx, id)
  const { number, tlp, revision } = sweep
  await startClocks(tx, { sweep: id, number, tlp, revision, title: '', due, indicators: [], organisations }, now)
  await append(tx, actor, now, 'sweep.indicator_confirmed', objectOf(id), { indicator, reason })
  await tell(tx, sweep, organisations, 'sweep.extended', `confirmed:${indicator}`, now)
}

/** A word out of turn to those who have not answered for everything. @returns how many */
export const remind = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<number> => {
  const sweep = await mustRun(tx, actor, id)
  const organisations = await silentOnes(tx, id)
  if (organisations.length === 0) throw new NoroshiError('already_done')
  const turn = await store.markReminded(tx, id, now)
  await append(tx, actor, now, 'sweep.reminded', objectOf(id), { turn, organisations })
  await tell(tx, sweep, organisations, 'sweep.reminder', `reminder:${turn}`, now)
  return organisations.length
}

/** Nobody is asked any more; what was answered stays on record. */
export const recall = async (tx: Tx, actor: PersonActor, id: string, reason: string, now: Date): Promise<void> => {
  const sweep = await mustRun(tx, actor, id)
  await store.markRecalled(tx, id, reason, now)
  await cancel(tx, { kind: 'SWEEP_ANSWER', subject: id, organisation: null }, now)
  await append(tx, actor, now, 'sweep.recalled', objectOf(id), { reason })
  await tell(tx, sweep, await store.recipientsOf(tx, id), 'sweep.recalled', 'recalled', now)
}
