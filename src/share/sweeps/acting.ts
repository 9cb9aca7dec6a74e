import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as answers from './answer-store.ts'
import { mustBeAsked, mustRun, objectOf } from './finding.ts'
import { mayHaveDone, mayIsolate } from './model.ts'
import * as store from './store.ts'

const mustAct = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
): Promise<{ sweep: store.SweepRow; recipient: string }> => {
  const sweep = await mustBeAsked(tx, id)
  must(decide(actor, 'sweep.answer', { recalled: sweep.recalledAt !== null }))
  const recipient = await answers.lockRecipient(tx, id, actor.organisation)
  if (!recipient) throw new NoroshiError('not_found')
  return { sweep, recipient }
}

/** “Blocked at this time”; the first time of each indicator counts. @returns how many were not blocked before */
export const block = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  done: { indicators: readonly string[]; at: Date },
  now: Date,
): Promise<number> => {
  const { sweep, recipient } = await mustAct(tx, actor, id)
  const asked = (await store.indicatorsOf(tx, id)).filter(one => done.indicators.includes(one.id))
  if (asked.length < new Set(done.indicators).size) throw new NoroshiError('not_found')
  const batches = new Map((await store.batchesOf(tx, id)).map(batch => [batch.id, batch.issuedAt]))
  for (const { batch } of asked) must(mayHaveDone(done.at, batches.get(batch) ?? sweep.issuedAt, now))
  const { organisation, person } = actor
  const blocked = await answers.markBlocked(tx, { sweep: id, organisation, person }, done.indicators, done.at)
  await append(
    tx,
    actor,
    now,
    'sweep.blocked',
    { kind: 'sweep_recipient', id: recipient },
    {
      sweep: id,
      indicators: done.indicators,
      at: done.at.toISOString(),
    },
  )
  return blocked
}

const hitOf = async (tx: Tx, actor: PersonActor, id: string, indicator: string) => {
  const cell = (await answers.cellsOf(tx, id, [actor.organisation])).find(one => one.indicator === indicator)
  if (cell?.verdict !== 'HIT') throw new NoroshiError('not_found')
  return cell
}

/** How many terminals of a hit are isolated by now; a number alone leaves the house. */
export const isolate = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  isolation: { indicator: string; count: number; at: Date },
  now: Date,
): Promise<void> => {
  const { sweep, recipient } = await mustAct(tx, actor, id)
  must(mayIsolate(await hitOf(tx, actor, id, isolation.indicator), isolation.count))
  must(mayHaveDone(isolation.at, sweep.issuedAt, now))
  await answers.markIsolated(tx, { sweep: id, organisation: actor.organisation }, isolation)
  await append(
    tx,
    actor,
    now,
    'sweep.isolated',
    { kind: 'sweep_recipient', id: recipient },
    { sweep: id, ...isolation },
  )
}

/** Names of terminals leave the house only where the organisation chooses to give them, here. */
export const releaseTerminals = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  release: { indicator: string; words: string },
  now: Date,
): Promise<void> => {
  const { recipient } = await mustAct(tx, actor, id)
  await hitOf(tx, actor, id, release.indicator)
  await answers.markReleased(tx, { sweep: id, organisation: actor.organisation }, release.indicator, release.words)
  await append(
    tx,
    actor,
    now,
    'sweep.terminals_released',
    { kind: 'sweep_recipient', id: recipient },
    {
      sweep: id,
      indicator: release.indicator,
    },
  )
}

/**
 * What stays unknown, unanswered or doubtful in one organisation is answered for by somebody responsible, by name and with
 * the reason; the board says so for ever.
 * @returns how many cells were accepted
 */
export const accept = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  acceptance: { organisation: string; indicators: readonly string[]; responsible: string; reason: string },
  now: Date,
): Promise<number> => {
  await mustRun(tx, actor, id)
  const { organisation, responsible, reason } = acceptance
  const by = { person: actor.person, responsible, reason, at: now }
  const accepted = await answers.markAccepted(tx, { sweep: id, organisation, indicators: acceptance.indicators }, by)
  if (accepted === 0) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'sweep.accepted', objectOf(id), {
    organisation,
    indicators: acceptance.indicators,
    responsible,
    reason,
  })
  return accepted
}
