import { contradictions } from '../../formats/sweep/contradictions.ts'
import type { AnsweredIndicator, Contradiction, SignedAnswer, SweepAnswer } from '../../formats/sweep/model.ts'
import { digestOf, isSignedBy } from '../../formats/sweep/signature.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { common, type Span, substantial, united, without } from '../../kernel/spans.ts'
import { clockTolerance } from '../../kernel/taxonomy/sweeps.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { record } from '../timeline/service.ts'
import { satisfy } from '../timers/service.ts'
import { agentWithKey, markSeen } from './agent-store.ts'
import * as answers from './answer-store.ts'
import { ownProgress } from './board-store.ts'
import { mustBeAsked, objectOf, requestOf } from './finding.ts'
import { byHand, cellOf, extended, isSwept, partOf } from './model.ts'
import * as store from './store.ts'

export interface Accepted {
  /** False: it contradicts itself or what was asked, and counts as no answer. */
  counted: boolean
  /** The same answer came before. */
  repeated: boolean
  /** The sender's clock is off by more than five minutes. */
  doubtful: boolean
  contradictions: Contradiction[]
}

interface Received {
  sweep: store.SweepRow
  recipient: string
  answer: SweepAnswer
  /** Null: by hand. */
  agent: { id: string; part: string } | null
  signature: string
  clockOffsetMs: number
}

const asked = async (tx: Tx, actor: PersonActor, id: string): Promise<{ sweep: store.SweepRow; recipient: string }> => {
  const sweep = await mustBeAsked(tx, id)
  must(decide(actor, 'sweep.answer', { recalled: sweep.recalledAt !== null }))
  const recipient = await answers.lockRecipient(tx, id, actor.organisation)
  if (!recipient) throw new NoroshiError('not_found')
  return { sweep, recipient }
}

/**
 * A program's answer: signed with a key that the organisation has registered, the same answer once. One that contradicts
 * itself is kept with its reasons and counts as silence.
 */
export const answer = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  envelope: SignedAnswer,
  now: Date,
): Promise<Accepted> => {
  const { sweep, recipient } = await asked(tx, actor, id)
  const agent = await agentWithKey(tx, actor.organisation, envelope.signature.key)
  if (!agent) throw new NoroshiError('sweep_key_unknown')
  if (agent.revokedAt) throw new NoroshiError('sweep_key_revoked')
  if (!isSignedBy(envelope, agent.publicKey)) throw new NoroshiError('sweep_signature_wrong')
  const clockOffsetMs = now.getTime() - Date.parse(envelope.sent)
  await markSeen(tx, { organisation: actor.organisation, fingerprint: agent.fingerprint }, clockOffsetMs, now)
  const { value: signature } = envelope.signature
  return take(tx, actor, { sweep, recipient, answer: envelope.answer, agent, signature, clockOffsetMs }, now)
}

export interface HandAnswer {
  /** The period that somebody looked through, and what in it could not be looked at. */
  covered: Span
  gaps: readonly Span[]
  results: readonly {
    id: string
    result: 'HIT' | 'NOTHING' | 'NOT_APPLICABLE'
    terminals: number
    records: number
    first: string | null
    last: string | null
  }[]
}

/** What a person said, as an answer: “found nothing” is 該当なし only where the whole period was looked through. */
const written = ({ covered, gaps, results }: HandAnswer, sweep: store.SweepRow, now: Date): SweepAnswer => {
  const period = store.spanOf(sweep)
  const unknown = substantial(without([period], without([covered], gaps)))
  const verdictOf = (result: HandAnswer['results'][number]['result']): AnsweredIndicator['verdict'] => {
    if (result === 'NOTHING') return unknown.length > 0 ? 'UNKNOWN' : 'NO_HIT'
    return result
  }
  return {
    format: 1,
    request: sweep.number,
    revision: sweep.revision,
    asked: period,
    made: now.toISOString(),
    sources: [
      {
        kind: 'other',
        from: covered.from,
        to: covered.to,
        gaps: common(united(gaps), [covered]),
        records: 0,
        badLines: 0,
      },
    ],
    indicators: results.map(({ result, ...one }) => ({
      ...one,
      verdict: verdictOf(result),
      succeeded: 0,
      unknown: result === 'NOT_APPLICABLE' ? [] : unknown,
      pending: [],
      hostOnly: 0,
      by: result === 'NOT_APPLICABLE' ? [] : [0],
    })),
    progress: null,
  }
}

/** An organisation without a program answers by hand; what contradicts itself is refused at once, with the list. */
export const answerByHand = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  hand: HandAnswer,
  now: Date,
): Promise<Accepted> => {
  const { sweep, recipient } = await asked(tx, actor, id)
  if (hand.covered.from >= hand.covered.to) throw new NoroshiError('sweep_period')
  const made = written(hand, sweep, now)
  const wrong = await wrongIn(tx, { sweep, answer: made, clockOffsetMs: 0 }, now)
  if (wrong.length > 0)
    throw new NoroshiError('sweep_answer_contradicts', wrong.map(({ kind }) => kind).join(), {
      missing: [...new Set(wrong.map(({ kind }) => kind))].map(code => ({ code })),
    })
  return take(tx, actor, { sweep, recipient, answer: made, agent: null, signature: '', clockOffsetMs: 0 }, now)
}

const wrongIn = async (
  tx: Tx,
  { sweep, answer, clockOffsetMs }: Pick<Received, 'sweep' | 'answer' | 'clockOffsetMs'>,
  now: Date,
) => contradictions(answer, { request: await requestOf(tx, sweep), received: now, clockOffset: clockOffsetMs })

const take = async (tx: Tx, actor: PersonActor, received: Received, now: Date): Promise<Accepted> => {
  const { sweep, recipient, answer: said, agent, signature, clockOffsetMs } = received
  const doubtful = Math.abs(clockOffsetMs) > clockTolerance
  const digest = digestOf(said)
  const before = await answers.answerWithDigest(tx, sweep.id, actor.organisation, digest)
  if (before) {
    const { contradictions } = before
    return { counted: contradictions.length === 0, repeated: true, doubtful, contradictions }
  }
  const wrong = await wrongIn(tx, received, now)
  const { organisation, person, post } = actor
  await answers.insertAnswer(tx, {
    id: newId(now),
    sweep: sweep.id,
    organisation,
    agent: agent?.id ?? null,
    person,
    post,
    receivedAt: now,
    clockOffsetMs,
    digest,
    answer: said,
    signature,
    contradictions: wrong,
  })
  const act = wrong.length === 0 ? 'sweep.answered' : 'sweep.answer_contradicted'
  await append(
    tx,
    actor,
    now,
    act,
    { kind: 'sweep_recipient', id: recipient },
    {
      sweep: sweep.id,
      agent: agent?.id ?? null,
      indicators: said.indicators.length,
      ...(wrong.length > 0 ? { contradictions: wrong } : {}),
    },
  )
  if (wrong.length > 0) await tellOwn(tx, actor, sweep, digest, now)
  else await count(tx, actor, { ...received, doubtful }, now)
  return { counted: wrong.length === 0, repeated: false, doubtful, contradictions: wrong }
}

/** What the answer adds to what is known, indicator by indicator. */
const count = async (
  tx: Tx,
  actor: PersonActor,
  received: Received & { doubtful: boolean },
  now: Date,
): Promise<void> => {
  const { sweep, recipient, answer: said, agent, doubtful } = received
  const period = store.spanOf(sweep)
  const known = new Map((await answers.cellsOf(tx, sweep.id, [actor.organisation])).map(cell => [cell.indicator, cell]))
  const name = agent?.part ?? byHand
  const cells = said.indicators.map(one => {
    const before = known.get(one.id)?.parts ?? {}
    const parts = { ...before, [name]: extended(before[name], partOf(one, said, doubtful), name) }
    const cell = cellOf(parts, period)
    return { ...cell, indicator: one.id, parts, swept: isSwept(cell) }
  })
  await answers.writeCells(tx, { sweep: sweep.id, organisation: actor.organisation, at: now }, cells)
  await answers.markAnswered(tx, recipient, now)
  const hits = cells.filter(({ indicator, verdict }) => verdict === 'HIT' && known.get(indicator)?.verdict !== 'HIT')
  const own = (await ownProgress(tx, actor.organisation, [sweep.id])).get(sweep.id)
  const complete = own !== undefined && own.answered === own.live
  if (complete) await satisfy(tx, { kind: 'SWEEP_ANSWER', subject: sweep.id, organisation: actor.organisation }, now)
  if (hits.length === 0 && !complete) return
  await enterTimeline(
    tx,
    actor,
    { sweep, recipient, hits: hits.length, terminals: hits.reduce((sum, { terminals }) => sum + terminals, 0) },
    now,
  )
  if (hits.length > 0) await tellIssuer(tx, sweep, recipient, hits.length, now)
}

/** Read by the organisation and by whoever asked, never by the others who were asked. */
const enterTimeline = async (
  tx: Tx,
  actor: PersonActor,
  { sweep, recipient, hits, terminals }: { sweep: store.SweepRow; recipient: string; hits: number; terminals: number },
  now: Date,
): Promise<void> => {
  const caseId = await store.caseOfSweep(tx, sweep.id)
  if (!caseId) return
  const subject = { kind: 'sweep_recipient' as const, id: recipient }
  const to = [actor.organisation, sweep.issuerId]
  await grant(
    tx,
    ...to.map(organisation => ({ object: subject, to: { organisation }, reason: 'party', from: now, sortKey: now })),
  )
  const kind = hits > 0 ? 'sweep.hit' : 'sweep.finished'
  await record(tx, actor, now, { caseId, subject, kind, details: { number: sweep.number, hits, terminals } })
}

const tellIssuer = (tx: Tx, sweep: store.SweepRow, recipient: string, hits: number, now: Date): Promise<void> =>
  notifyDuty(tx, {
    event: `sweep:${sweep.id}:hit:${recipient}:${now.toISOString()}:${hits}`,
    organisations: [sweep.issuerId],
    duty: 'RECEIVE',
    kind: 'sweep.hit',
    object: objectOf(sweep.id),
    number: sweep.number,
    tlp: sweep.tlp,
    now,
  })

/** Whoever runs the program learns that its answer counts as none. */
const tellOwn = (tx: Tx, actor: PersonActor, sweep: store.SweepRow, digest: string, now: Date): Promise<void> =>
  notifyDuty(tx, {
    event: `sweep:${sweep.id}:contradicted:${digest}`,
    organisations: [actor.organisation],
    duty: 'RECEIVE',
    kind: 'sweep.contradicted',
    object: objectOf(sweep.id),
    number: sweep.number,
    tlp: sweep.tlp,
    now,
  })
