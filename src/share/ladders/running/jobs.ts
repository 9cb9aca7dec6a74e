import type { SystemActor } from '../../../kernel/actor.ts'
import type { LadderOccasion } from '../../../kernel/taxonomy/ladders.ts'
import { type World, withActor } from '../../../platform/db/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { grant } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { move } from '../calling/model.ts'
import { reachOf, workingCalendar } from '../contacts/service.ts'
import { defaultLadder, occasionRules } from '../model.ts'
import { call } from './calls.ts'
import { endsLadder, everyChannel } from './model.ts'
import * as reporting from './report-store.ts'
import * as store from './store.ts'

const ladder: SystemActor = { type: 'system', system: 'ladder' }

/** Deadlines whose silence sets a ladder going. A kind that nobody starts yet costs one look into an index. */
const fromTimers: readonly { kind: string; occasion: LadderOccasion }[] = [
  { kind: 'ADVISORY_ACKNOWLEDGE', occasion: 'ADVISORY_UNANSWERED' },
  { kind: 'SWEEP_ANSWER', occasion: 'SWEEP_OVERDUE' },
]

const atOnce = 2000
const runsAtOnce = 200
const day = 86_400_000

/** Opens a run to the coordinator: from here on its duty desk answers for it. */
const openToDesk = async (tx: Tx, run: store.Run, organisations: readonly string[], now: Date): Promise<void> =>
  grant(
    tx,
    ...[...new Set(organisations)].map(organisation => ({
      object: { kind: 'ladder_run' as const, id: run.id },
      to: { organisation },
      reason: 'desk',
      from: now,
      sortKey: now,
    })),
  )

const callDesk = async (
  tx: Tx,
  run: store.Run,
  kind: 'ladder.desk' | 'ladder.unreported',
  round: number,
  { now, pause }: { now: Date; pause: number },
): Promise<void> => {
  const desk = await store.deskAt(tx, now)
  await openToDesk(
    tx,
    run,
    desk.map(({ organisation }) => organisation),
    now,
  )
  const called = desk.map(one => ({ ...one, as: 'DESK' as const }))
  // One event for all ladders on one thing: 500 silent recipients of an advisory wake the desk once.
  const event = `ladder:${run.objectId}:${kind}:${Math.floor(now.getTime() / pause)}`
  await call(tx, run, { step: run.steps.length, round, called, channels: everyChannel, kind, event }, now)
}

/** Calls those once more who have to know and have not said that they do. */
const callAgain = async (
  tx: Tx,
  run: store.Run,
  calls: readonly store.Call[],
  round: number,
  now: Date,
): Promise<void> => {
  for (const [index, step] of run.steps.entries()) {
    if (step.kind !== 'NOTIFY' || !endsLadder(run.steps, index)) continue
    const silent = calls.filter(known => known.step === index && known.acknowledgedAt === null)
    const people = new Map(silent.map(one => [one.person, one]))
    const { channels } = step
    await call(tx, run, { step: index, round, called: [...people.values()], channels, kind: 'ladder.called' }, now)
  }
}

const atTheDesk = async (tx: Tx, run: store.Run, round: number, now: Date, next: Date): Promise<Date> => {
  const place = run.steps.length
  await store.reachStep(tx, run.id, place, false, now)
  const taken = (await store.stepsOf(tx, run.id)).some(({ step, acknowledgedAt }) => step === place && acknowledgedAt)
  if (!taken) await callDesk(tx, run, 'ladder.desk', round, { now, pause: next.getTime() - now.getTime() })
  if (occasionRules[run.occasion].callsAgain) await callAgain(tx, run, await store.callsOf(tx, run.id), round, now)
  else if (taken) return new Date(now.getTime() + day)
  return next
}

/** The posts that the last step called, whose deputies and superiors come next. */
const lastCalled = (run: store.Run, calls: readonly store.Call[]): string[] => {
  const steps = calls.map(({ step }) => step).filter(step => step >= 0 && step < run.nextStep)
  const last = Math.max(-1, ...steps)
  return calls.filter(({ step }) => step === last).map(({ post }) => post)
}

/** One move of one run; nothing where another worker has it or it has ended meanwhile. */
const advance = async (tx: Tx, id: string, now: Date): Promise<boolean> => {
  const run = await store.claimDue(tx, id, now)
  if (!run) return false
  const reach = await reachOf(tx, run.organisation, now)
  const before = lastCalled(run, await store.callsOf(tx, id))
  const position = { next: run.nextStep, round: run.round }
  const made = move(run, position, reach, await workingCalendar(tx), { now, before })
  for (const step of made.skipped) await store.reachStep(tx, id, step, true, now)
  if (made.step === null) {
    if (run.test) {
      await store.endRun(tx, id, { at: now, because: 'TESTED', informedAt: null })
      return true
    }
    const at = await atTheDesk(tx, run, run.round, now, made.at)
    await store.setPosition(tx, id, { ...made.position, at, deskAt: now })
    if (!run.deskAt) await append(tx, ladder, now, 'ladder.at_desk', { kind: 'ladder_run', id })
    return true
  }
  const step = run.steps[made.step]
  await store.reachStep(tx, id, made.step, false, now)
  const called = made.called.map(one => ({ ...one, organisation: run.organisation }))
  const channels = step?.kind === 'NOTIFY' ? step.channels : everyChannel
  const kind = run.test ? 'ladder.test' : 'ladder.called'
  await call(tx, run, { step: made.step, round: 0, called, channels, kind }, now)
  await store.setPosition(tx, id, { ...made.position, at: run.test ? now : made.at, deskAt: null })
  await append(tx, ladder, now, 'ladder.step', { kind: 'ladder_run', id }, { step: made.step, called: called.length })
  return true
}

/** an incident that was recognised and not reported is the coordinator's to ask about. */
const alarm = async (tx: Tx, id: string, now: Date): Promise<void> => {
  const run = await store.lockRun(tx, id)
  if (!run || !(await reporting.markAlarmed(tx, id, now))) return
  await store.reachStep(tx, id, run.steps.length, false, now)
  await callDesk(tx, run, 'ladder.unreported', -1, { now, pause: day })
  await append(tx, ladder, now, 'ladder.unreported', { kind: 'ladder_run', id })
}

export interface Turn {
  begun: number
  moved: number
  alarmed: number
}

/**
 * Run every second: begins the ladders of what is overdue, and moves each ladder whose moment has come, one transaction
 * each, so that one that cannot move holds up no other. `onError` hears of it.
 */
export const moveLadders = async (world: World, onError: (error: unknown) => void): Promise<Turn> => {
  const now = world.clock.now()
  const turn: Turn = { begun: 0, moved: 0, alarmed: 0 }
  for (const { kind, occasion } of fromTimers)
    turn.begun += await withActor(world, ladder, tx =>
      store.startFromTimers(tx, kind, occasion, defaultLadder(occasion), { at: now, most: atOnce }),
    )
  for (const id of await withActor(world, ladder, tx => store.dueRuns(tx, now, runsAtOnce)))
    await withActor(world, ladder, tx => advance(tx, id, now)).then(moved => {
      turn.moved += moved ? 1 : 0
    }, onError)
  for (const id of await withActor(world, ladder, tx => reporting.unreported(tx, now, runsAtOnce)))
    await withActor(world, ladder, tx => alarm(tx, id, now)).then(() => {
      turn.alarmed++
    }, onError)
  return turn
}
