import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, grant } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { head } from '../service.ts'
import * as store from './store.ts'

export { forgetDrafts } from './store.ts'

const object = (id: string) => ({ kind: 'report_draft' as const, id })

/** The draft, to a reporting post of its organisation; to anybody else it is not there. */
export const read = async (tx: Tx, actor: PersonActor, id: string): Promise<store.Draft> => {
  const draft = decide(actor, 'report.draft', {}).allowed ? await store.readDraft(tx, id) : undefined
  if (!draft) throw new NoroshiError('not_found')
  return draft
}

export const list = async (tx: Tx, actor: PersonActor): Promise<store.Draft[]> =>
  decide(actor, 'report.draft', {}).allowed ? store.listDrafts(tx, actor.organisation) : []

/** Begins a draft. A later version of a report has one draft in the organisation: whoever comes second joins it. */
export const begin = async (
  tx: Tx,
  actor: PersonActor,
  draft: store.Written & { kind: store.DraftKind; report: string | null },
  now: Date,
): Promise<store.Draft> => {
  must(decide(actor, 'report.draft', {}))
  if (draft.report) {
    const { originatorId } = await head(tx, draft.report)
    must(decide(actor, 'report.follow_up', { originator: originatorId }))
    const known = await store.draftOfVersion(tx, draft.report, draft.kind)
    if (known) return known
  }
  const id = newId(now)
  await grant(tx, {
    object: object(id),
    to: { organisation: actor.organisation },
    reason: 'own',
    from: now,
    sortKey: now,
  })
  const added = await store.insertDraft(tx, {
    ...draft,
    id,
    organisation: actor.organisation,
    person: actor.person,
    at: now,
  })
  if (!added) throw new NoroshiError('changed_meanwhile') // a colleague began it at the same moment; the next try joins
  await append(tx, actor, now, 'draft.begun', object(id), { kind: draft.kind })
  return read(tx, actor, id)
}

/** Saves over exactly the version that was read; saving itself is not audited, only beginning, discarding and sending. */
export const save = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  written: store.Written & { expected: number },
  now: Date,
): Promise<store.Draft> => {
  await read(tx, actor, id)
  if (!(await store.saveDraft(tx, id, { ...written, person: actor.person, at: now })))
    throw new NoroshiError('changed_meanwhile')
  return read(tx, actor, id)
}

/** Discards; for a day it can be taken back. */
export const discard = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  await read(tx, actor, id)
  if (await store.markDiscarded(tx, id, { person: actor.person, at: now, now }))
    await append(tx, actor, now, 'draft.discarded', object(id))
}

export const restore = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const draft = await read(tx, actor, id)
  if (draft.report && draft.discardedAt && (await store.draftOfVersion(tx, draft.report, draft.kind)))
    throw new NoroshiError('changed_meanwhile') // another one was begun meanwhile
  if (await store.markDiscarded(tx, id, { person: actor.person, at: null, now }))
    await append(tx, actor, now, 'draft.restored', object(id))
}

/** Sending takes the draft away in the same transaction: there is never a report and its draft, and never neither. */
export const consume = async (tx: Tx, actor: PersonActor, id: string | null, now: Date): Promise<void> => {
  if (!id) return
  must(decide(actor, 'report.draft', {}))
  if (!(await store.deleteDraft(tx, id))) throw new NoroshiError('draft_gone') // never the same report twice
  await append(tx, actor, now, 'draft.sent', object(id))
}
