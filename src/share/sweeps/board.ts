import type { PersonActor } from '../../kernel/actor.ts'
import { hasDuty } from '../../kernel/actor.ts'
import type { Missing } from '../../kernel/decision.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as answers from './answer-store.ts'
import * as boards from './board-store.ts'
import { mustBeAsked, mustOversee, objectOf, requestOf } from './finding.ts'
import { durationsOf, isHeld, sweepLacks } from './model.ts'
import * as store from './store.ts'

/** What the board says of one cell; what the parts said one by one stays inside. */
const shownCell = ({ parts: _, organisation: __, ...cell }: answers.CellRow) => cell

/**
 * The board: indicators × a page of organisations, the worst first, with what they answered, how long everything took over
 * all of them, and what keeps the case open.
 */
export const board = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  page: { after: { rank: number; code: string } | null; limit: number },
  now: Date,
) => {
  const sweep = await mustOversee(tx, id)
  const recipients = await boards.recipientPage(tx, id, page)
  const shown = recipients.slice(0, page.limit)
  const last = shown.at(-1)
  const cells = await answers.cellsOf(
    tx,
    id,
    shown.map(({ organisation }) => organisation),
  )
  const batches = await store.batchesOf(tx, id)
  const issued = new Map(batches.map(batch => [batch.id, batch.issuedAt]))
  const times = new Map((await boards.timesOf(tx, id)).map(one => [one.indicator, one]))
  const indicators = (await store.indicatorsOf(tx, id)).map(one => {
    const measured = times.get(one.id)
    const held = isHeld(one)
    return {
      ...one,
      held,
      durations:
        measured && !held ? durationsOf(measured, one.actions, issued.get(one.batch) ?? sweep.issuedAt, now) : null,
    }
  })
  const summary = await boards.summaryOf(tx, id)
  if (!page.after) await append(tx, actor, now, 'sweep.read', objectOf(id))
  return {
    ...sweep,
    at: now,
    batches,
    indicators,
    summary,
    closure: sweepLacks(summary),
    organisations: shown.map(({ rank, ...recipient }) => ({
      ...recipient,
      state: boards.recipientStates[rank] ?? 'SILENT',
      cells: cells.filter(({ organisation }) => organisation === recipient.organisation).map(shownCell),
    })),
    next: recipients.length > page.limit && last ? { rank: last.rank, code: last.code } : null,
    may: { run: decide(actor, 'sweep.run', { issuer: sweep.issuerId, recalled: sweep.recalledAt !== null }) },
  }
}

const mostAnswers = 50

/** What the actor's organisation is asked, and what it has answered so far. */
export const ownRequest = async (tx: Tx, actor: PersonActor, id: string) => {
  const sweep = await mustBeAsked(tx, id)
  const { issuer, case: ofCase, recalledAt, recallReason, endedAt, oversees } = sweep
  return {
    ...(await requestOf(tx, sweep)),
    ...{ issuer, case: ofCase, recalledAt, recallReason, endedAt, oversees },
    batches: await store.batchesOf(tx, id),
    cells: (await answers.cellsOf(tx, id, [actor.organisation])).map(shownCell),
    answers: await answers.answersOf(tx, id, actor.organisation, mostAnswers),
    may: { answer: decide(actor, 'sweep.answer', { recalled: recalledAt !== null }) },
  }
}

export interface ListedSweep extends store.SweepRow {
  sortKey: Date
  /** For whoever oversees it. */
  summary: boards.Summary | null
  /** For whoever was asked. */
  own: boards.OwnProgress | null
}

const withProgress = async (
  tx: Tx,
  actor: PersonActor,
  rows: readonly (store.SweepRow & { sortKey: Date })[],
): Promise<ListedSweep[]> => {
  const asked = rows.filter(row => row.asked).map(({ id }) => id)
  const own = await boards.ownProgress(tx, actor.organisation, asked)
  const listed: ListedSweep[] = []
  for (const row of rows)
    listed.push({
      ...row,
      summary: row.oversees ? await boards.summaryOf(tx, row.id) : null,
      own: row.asked ? (own.get(row.id) ?? null) : null,
    })
  return listed
}

/** Sweeps that I asked for, watch over or was asked, newest first. */
export const list = async (
  tx: Tx,
  actor: PersonActor,
  page: { after: { sortKey: Date; id: string } | null; limit: number; caseId?: string | null; id?: string | null },
): Promise<ListedSweep[]> => withProgress(tx, actor, await store.listSweeps(tx, actor.organisation, page))

/** What waits for this post: requests that are not answered, silence past its time, and hits that are not isolated. */
export const sweepsWaiting = async (tx: Tx, actor: PersonActor): Promise<ListedSweep[]> => {
  if (!hasDuty(actor, 'RECEIVE') && !hasDuty(actor, 'TRIAGE')) return []
  const listed = await list(tx, actor, { after: null, limit: 100 })
  return listed.filter(({ recalledAt, endedAt }) => recalledAt === null && endedAt === null)
}

/** What keeps a case open; an empty list where no sweep was asked for in it. */
export const sweepLacksOf = async (tx: Tx, caseId: string): Promise<Missing[]> => {
  const sweep = await store.sweepOfCase(tx, caseId)
  return sweep?.oversees ? sweepLacks(await boards.summaryOf(tx, sweep.id)) : []
}
