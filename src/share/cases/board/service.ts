import type { PersonActor } from '../../../kernel/actor.ts'
import { type Decision, deny } from '../../../kernel/decision.ts'
import { errors, must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { acknowledge, followUpOwedSince, head as reportHead, versionsOf } from '../../reports/service.ts'
import type { BulkAct } from '../model.ts'
import { head, own } from '../service.ts'
import * as store from './store.ts'

const moment = async (tx: Tx, actor: PersonActor, now: Date) => ({
  organisation: actor.organisation,
  now,
  followUpOwedSince: await followUpOwedSince(tx, now),
})

/** Cases that the actor's organisation holds, newest first. */
export const list = async (
  tx: Tx,
  actor: PersonActor,
  filter: store.BoardFilter,
  page: Parameters<typeof store.listCases>[3],
  now: Date,
): Promise<store.ListedCase[]> => {
  const owner = filter.owner === 'me' ? actor.person : filter.owner
  return store.listCases(tx, { ...filter, owner }, await moment(tx, actor, now), page)
}

/** The figures over the board, and who may lead a case. */
export const overview = async (tx: Tx, actor: PersonActor, now: Date) => {
  must(decide(actor, 'triage.see', null))
  return {
    counts: await store.countBoard(tx, await moment(tx, actor, now)),
    people: await store.triagePeople(tx, actor.organisation),
  }
}

/** Reports that are in no case and that nobody has judged, oldest first. */
export const waiting = (tx: Tx, actor: PersonActor, page: Parameters<typeof store.waitingReports>[2]) => {
  must(decide(actor, 'triage.see', null))
  return store.waitingReports(tx, actor.organisation, page)
}

export interface Outcome {
  id: string
  number: string | null
  done: boolean
  /** Why not, where it was not done. */
  refused: { code: string; ja: string; en: string } | null
  /** What undoes it: who led the case before, and the version it has now. */
  before: string | null
  version: number | null
}

/**
 * Each row is decided for itself and the others go on. Every use case that is called here refuses before it writes, so
 * that a refusal leaves nothing half done in the common transaction.
 */
const each = async <Row extends { id: string }>(
  rows: readonly Row[],
  act: (row: Row) => Promise<Omit<Outcome, 'id' | 'done' | 'refused'>>,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const row of rows) {
    try {
      outcomes.push({ id: row.id, done: true, refused: null, ...(await act(row)) })
    } catch (error) {
      if (!(error instanceof NoroshiError)) throw error
      const { code } = error
      const { ja, en } = errors[code]
      outcomes.push({ id: row.id, number: null, done: false, refused: { code, ja, en }, before: null, version: null })
    }
  }
  return outcomes
}

export interface Bulk {
  act: BulkAct
  cases: readonly { id: string; version: number; owner?: string | null }[]
  /** For ASSIGN: who leads all of them; a row's own `owner` goes before it, which is how an act is undone. */
  person: string | null
}

/** Takes over, assigns, or undoes that; what ends a case is refused row by row. */
export const bulk = async (tx: Tx, actor: PersonActor, { act, cases, person }: Bulk, now: Date): Promise<Outcome[]> => {
  must(decide(actor, 'triage.see', null))
  const people = new Set((await store.triagePeople(tx, actor.organisation)).map(({ id }) => id))
  const ownerOf = (row: Bulk['cases'][number]): string | null =>
    act === 'TAKE' ? actor.person : row.owner === undefined ? person : row.owner
  const mayLead = (owner: string | null): Decision | null =>
    owner === null || people.has(owner) ? null : deny('invalid_input', 'not a person who triages')
  return each(cases, async row => {
    const found = await head(tx, row.id)
    must(decide(actor, 'case.bulk', { act }))
    const refused = mayLead(ownerOf(row))
    if (refused) must(refused)
    const version = await own(tx, actor, row.id, row.version, ownerOf(row), now)
    return { number: found.number, before: found.owner?.id ?? null, version }
  })
}

/** “I have it” for the latest version of several reports. */
export const acknowledgeAll = (
  tx: Tx,
  actor: PersonActor,
  reports: readonly string[],
  now: Date,
): Promise<Outcome[]> => {
  must(decide(actor, 'triage.see', null))
  return each(
    reports.map(id => ({ id })),
    async ({ id }) => {
      const { number } = await reportHead(tx, id)
      const seq = (await versionsOf(tx, id)).at(-1)?.seq
      if (!seq) throw new NoroshiError('not_found')
      await acknowledge(tx, actor, id, seq, now)
      return { number, before: null, version: null }
    },
  )
}
