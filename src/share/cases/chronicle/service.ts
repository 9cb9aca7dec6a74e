import type { PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { mayFlow } from '../../../kernel/flows.ts'
import type { KnownTime } from '../../../kernel/known-time.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { kindsOf, organisation as mustSeeOrganisation } from '../../../trust/identity/directory/service.ts'
import { record } from '../../timeline/service.ts'
import { holdWritable, timelineOf } from '../service.ts'
import { isMessage, type Told } from './model.ts'

export interface ToldEntry extends Told {
  /** When it happened, as people know it. */
  at: KnownTime
}

/** What cannot have been sent is not put on record as sent: the matrix holds for the past as well. */
const mustHaveFlowed = async (tx: Tx, { told, from, to, unreached }: Told, day: string): Promise<void> => {
  if (!isMessage(told)) return
  if (!from) throw new NoroshiError('invalid_input', 'from')
  const kinds = async (organisation: string) => (await kindsOf(tx, organisation, day)) as ActorKind[]
  const sender = await kinds(from)
  for (const receiver of [...to, ...unreached]) must(mayFlow(told, sender, await kinds(receiver)))
}

/**
 * Puts on record what went another way than through this system, or has no form of its own here: who told whom when,
 * whom it did not reach, and of which earlier entries it tells. Whoever holds the case reads it.
 */
export const tell = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { at, ...told }: ToldEntry,
  now: Date,
): Promise<{ id: string }> => {
  await holdWritable(tx, caseId)
  must(decide(actor, 'case.tell', told))
  return putOnRecord(tx, actor, caseId, { at, ...told }, now)
}

/** The same for a message that went through this system: the slice that sent it has decided that it may go. */
export const putOnRecord = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  { at, ...told }: ToldEntry,
  now: Date,
): Promise<{ id: string }> => {
  await holdWritable(tx, caseId)
  const named = [told.from, ...told.to, ...told.unreached].filter(id => id !== null)
  for (const organisation of new Set(named)) await mustSeeOrganisation(tx, organisation)
  if (at.earliest && new Date(at.earliest) > now) throw new NoroshiError('invalid_input', 'at')
  await mustHaveFlowed(tx, told, dayInJapan(at.earliest ? new Date(at.earliest) : now))
  const known = new Set((await timelineOf(tx, caseId)).map(({ id }) => id))
  if (told.tells.some(id => !known.has(id))) throw new NoroshiError('not_found')
  const object = { kind: 'case', id: caseId }
  const id = await record(tx, actor, now, { caseId, subject: object, kind: 'case.told', at, details: told })
  await append(tx, actor, now, 'case.told', object, { entry: id, told: told.told })
  return { id }
}
