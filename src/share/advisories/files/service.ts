import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/jobs.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { bind } from '../../attachments/service.ts'
import { inputOf, mustFind, save } from '../service.ts'
import * as store from './store.ts'

/** Attaches the actor's uploads to a draft: a new revision, so whoever attached them does not approve it. */
export const attach = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  added: { version: number; attachments: readonly string[] },
  now: Date,
): Promise<void> => {
  const { content } = await mustFind(tx, id)
  await save(tx, actor, id, { version: added.version, content: inputOf(content) }, now)
  const attachments = [...new Set(added.attachments)]
  const carrier = { object: { kind: 'advisory' as const, id }, place: {}, tlp: content.others.tlp }
  await bind(tx, actor, attachments, carrier, now)
  await store.insertFiles(tx, id, attachments)
  for (const attachment of attachments) await enqueue(tx, 'advisory.read_file', { attachment })
}

/** A file that does not go out after all; its record stays with the draft. */
export const remove = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  removed: { version: number; file: string },
  now: Date,
): Promise<void> => {
  const { content } = await mustFind(tx, id)
  await save(tx, actor, id, { version: removed.version, content: inputOf(content) }, now)
  if (!(await store.markRemoved(tx, id, removed.file, actor.person, now))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'advisory.file_removed', { kind: 'advisory', id }, { attachment: removed.file })
}

/** “I have looked into it by hand”: for what no program reads. It does not answer for a name that was found. */
export const confirmLooked = async (tx: Tx, actor: PersonActor, id: string, file: string, now: Date): Promise<void> => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.save', advisory))
  if (advisory.state === 'RELEASED') throw new NoroshiError('advisory_order')
  if (!(await store.markLooked(tx, id, file, actor.person, now))) throw new NoroshiError('not_found')
  await append(tx, actor, now, 'advisory.file_looked_at', { kind: 'advisory', id }, { attachment: file })
}
