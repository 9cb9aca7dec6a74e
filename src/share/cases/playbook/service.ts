import type { PersonActor } from '../../../kernel/actor.ts'
import { deny, every } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { type PlaybookStep, playbookStepCodes, type StopMode } from '../../../kernel/taxonomy/playbook.ts'
import type { PostKind } from '../../../kernel/taxonomy/posts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { record } from '../../timeline/service.ts'
import { satisfy, start } from '../../timers/service.ts'
import { mayWrite } from '../model.ts'
import { head, holdWritable } from '../service.ts'
import { placesOf } from '../ties/service.ts'
import { mayStepNow, modeOf, orderersOf, type RecordedAuthority, type StepAct, stepActs } from './model.ts'
import * as store from './store.ts'

const authorityOf = async (tx: Tx, actor: PersonActor) => {
  const recorded = await store.authoritiesOf(tx, actor.organisation)
  const post = await store.postKindOf(tx, actor.post)
  return { recorded, post, mode: (step: PlaybookStep) => modeOf(step, post, recorded) }
}

/** The organisation of the case, and the bodies in which its terminals stand: only they have something to cut. */
const isWithin = async (tx: Tx, actor: PersonActor, found: { id: string; originatorId: string }): Promise<boolean> =>
  found.originatorId === actor.organisation ||
  (await placesOf(tx, found.id)).some(({ organisationId }) => organisationId === actor.organisation)

/** The four steps with what was taken of each, who may order it, and the watches that run. */
export const read = async (tx: Tx, actor: PersonActor, caseId: string) => {
  const found = await head(tx, caseId)
  const { recorded, mode } = await authorityOf(tx, actor)
  const within = await isWithin(tx, actor, found)
  const taken = await store.stepsOf(tx, caseId)
  const write = mayWrite(found)
  return {
    steps: playbookStepCodes.map(step => ({
      step,
      orderers: orderersOf(step, recorded),
      mode: mode(step) ?? null,
      mayTake: every(decide(actor, 'playbook.take', { mode: mode(step), within }), write),
      taken: taken
        .filter(row => row.step === step)
        .map(row => ({
          ...row,
          may: (Object.keys(stepActs) as StepAct[]).map(act => ({
            act,
            decision: every(
              decide(actor, 'playbook.act', { act, organisation: row.organisationId, mode: mode(step) }),
              mayStepNow({ state: row.state, doneBy: row.doneById }, act, actor.person),
              write,
            ),
          })),
        })),
    })),
    watches: await store.watchesOf(tx, caseId),
    mayWatch: every(decide(actor, 'playbook.watch', found), write),
  }
}

const tell = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  told: { act: string; step: PlaybookStep; id: string },
  now: Date,
): Promise<void> => {
  const subject = { kind: 'case', id: caseId }
  const { act, step, id } = told
  await record(tx, actor, now, { caseId, subject, kind: 'case.contained', details: { act, step, containment: id } })
  await append(tx, actor, now, 'case.contained', subject, { act, step, containment: id })
}

/** Spaces and widths apart, a target is the same however it is typed. */
const folded = (target: string): string => target.normalize('NFKC').replace(/\s+/g, ' ').trim()

const refuseTaken = (taken: store.StepRow | undefined): never => {
  const by = taken?.orderedBy ?? taken?.recommendedBy ?? null
  const values = {
    ...{ name: by?.ja ?? '', nameEn: by?.en ?? '' },
    at: (taken?.orderedAt ?? taken?.recommendedAt)?.toISOString() ?? '',
  }
  throw new NoroshiError('step_taken', 'somebody was first', { values })
}

/**
 * Takes a step on a target: an order, or where the post may only recommend, a recommendation. Of two who take the same
 * step at once the second is told who was first.
 */
export const take = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  wished: { step: PlaybookStep; target: string; words: string },
  now: Date,
): Promise<{ id: string; mode: StopMode }> => {
  const found = await holdWritable(tx, caseId)
  const { post, mode: modeFor } = await authorityOf(tx, actor)
  const mode = modeFor(wished.step)
  must(decide(actor, 'playbook.take', { mode, within: await isWithin(tx, actor, found) }))
  if (!mode) throw new NoroshiError('step_no_authority')
  const { organisation, person } = actor
  const step = {
    ...wished,
    target: folded(wished.target),
    id: newId(now),
    caseId,
    organisation,
    mode,
    post,
    person,
    at: now,
  }
  if (!(await store.insertStep(tx, step))) refuseTaken(await store.standingStep(tx, step))
  await tell(tx, actor, caseId, { act: mode === 'EXECUTE' ? 'ORDER' : 'RECOMMEND', ...step }, now)
  return { id: step.id, mode }
}

const turned = (
  tx: Tx,
  { act, reason }: { act: StepAct; reason: string },
  at: store.Turn,
  { post, doneAt }: { post: PostKind; doneAt: Date },
): Promise<boolean> => {
  if (act === 'ORDER') return store.markOrdered(tx, at, post)
  if (act === 'DO') return store.markDone(tx, at, doneAt)
  return act === 'CONFIRM' ? store.markConfirmed(tx, at) : store.markUndone(tx, at, reason)
}

/** Orders what was recommended, says that it was done, confirms that it holds, or takes it back (If-Match). */
export const act = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  turn: { step: string; version: number; act: StepAct; at: Date | null; reason: string },
  now: Date,
): Promise<{ version: number }> => {
  await holdWritable(tx, caseId)
  const found = (await store.stepsOf(tx, caseId)).find(({ id }) => id === turn.step)
  if (!found) throw new NoroshiError('not_found')
  const { post, mode } = await authorityOf(tx, actor)
  must(decide(actor, 'playbook.act', { act: turn.act, organisation: found.organisationId, mode: mode(found.step) }))
  if (found.version !== turn.version) throw new NoroshiError('changed_meanwhile')
  must(mayStepNow({ state: found.state, doneBy: found.doneById }, turn.act, actor.person))
  if (turn.act === 'UNDO' && turn.reason === '') throw new NoroshiError('reason_needed')
  const doneAt = turn.at ?? now
  if (doneAt > now) must(deny('action_in_future', 'a plan is no act'))
  const at = { id: found.id, version: turn.version, person: actor.person, at: now }
  if (!(await turned(tx, turn, at, { post, doneAt }))) throw new NoroshiError('changed_meanwhile')
  await tell(tx, actor, caseId, { act: turn.act, step: found.step, id: found.id }, now)
  return { version: turn.version + 1 }
}

/** A dated watch for the next attack, with its reminders: quiet days are when the next mail is written (DOMAIN §7.2). */
export const watch = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { words, until }: { words: string; until: Date },
  now: Date,
): Promise<{ id: string }> => {
  const found = await holdWritable(tx, caseId)
  must(decide(actor, 'playbook.watch', found))
  if (until <= now) must(deny('due_in_past', 'the day has passed'))
  const id = newId(now)
  const { organisation, person } = actor
  await store.insertWatch(tx, { id, caseId, organisation, words, until, person, at: now })
  const object = { kind: 'case', id: caseId }
  await start(tx, {
    ...{ kind: 'CASE_WATCH', object, subject: id, organisations: [organisation] },
    ...{ number: found.number, tlp: found.tlp, starts: now, due: until },
  })
  await record(tx, actor, now, {
    caseId,
    subject: object,
    kind: 'case.watched',
    details: { until: until.toISOString() },
  })
  await append(tx, actor, now, 'case.watched', object, { watch: id, until: until.toISOString() })
  return { id }
}

export const endWatch = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { id, reason }: { id: string; reason: string },
  now: Date,
): Promise<void> => {
  const found = await holdWritable(tx, caseId)
  must(decide(actor, 'playbook.watch', found))
  if (!(await store.endWatch(tx, caseId, id, { person: actor.person, at: now, reason })))
    throw new NoroshiError('not_found')
  await satisfy(tx, { kind: 'CASE_WATCH', subject: id, organisation: null }, now)
  const object = { kind: 'case', id: caseId }
  await record(tx, actor, now, { caseId, subject: object, kind: 'case.watch_ended', details: { watch: id } })
  await append(tx, actor, now, 'case.watch_ended', object, { watch: id })
}

/** Who may order what in the actor's organisation, with what it has put in writing. */
export const authorities = async (tx: Tx, actor: PersonActor) => {
  const recorded = await store.authoritiesOf(tx, actor.organisation)
  return {
    recorded,
    usual: playbookStepCodes.map(step => ({ step, orderers: orderersOf(step, recorded) })),
    mayChange: decide(actor, 'playbook.authorise', {}),
  }
}

/** Puts the authority in writing; what stood before is in the audit log. */
export const authorise = async (
  tx: Tx,
  actor: PersonActor,
  entries: readonly (RecordedAuthority & { scope: string })[],
  now: Date,
): Promise<void> => {
  must(decide(actor, 'playbook.authorise', {}))
  if (new Set(entries.map(({ step, post }) => `${step} ${post}`)).size !== entries.length)
    throw new NoroshiError('invalid_input', 'authorities')
  await store.replaceAuthorities(tx, actor.organisation, entries, { person: actor.person, at: now })
  const coded = entries.map(({ step, post, mode }) => ({ step, post, mode }))
  await append(
    tx,
    actor,
    now,
    'authority.recorded',
    { kind: 'organisation', id: actor.organisation },
    { entries: coded },
  )
}
