import type { PersonActor } from '../../../kernel/actor.ts'
import { deny } from '../../../kernel/decision.ts'
import { must } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { head } from '../service.ts'
import { weight } from './model.ts'
import * as store from './store.ts'

/** What somebody confirmed stands first, what somebody rejected last. */
const standing = ({ verdict }: store.RelatedCase): number =>
  verdict === 'CONFIRMED' ? 0 : verdict === 'REJECTED' ? 2 : 1

/** Cases that resemble this one, with what they share; only among those that the actor holds (ADR 0024). */
export const related = async (tx: Tx, actor: PersonActor, id: string) => {
  await head(tx, id)
  const found = (await store.relatedTo(tx, id)).map(other => ({ ...other, weight: weight(other) }))
  return {
    mayJudge: decide(actor, 'case.relate', null),
    cases: found.sort((a, b) => standing(a) - standing(b) || b.weight - a.weight || a.id.localeCompare(b.id)),
  }
}

/** A person's word on two cases; the last one counts and the earlier ones stay. The timeline of neither tells of it. */
export const judge = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  other: string,
  given: { verdict: store.Verdict; reason: string },
  now: Date,
): Promise<void> => {
  await head(tx, id)
  must(decide(actor, 'case.relate', null))
  await head(tx, other)
  if (id === other) must(deny('invalid_input', 'a case is not related to itself'))
  const { person, post } = actor
  await store.insertVerdict(tx, { id: newId(now), one: id, other, ...given, person, post, at: now })
  await append(tx, actor, now, 'case.related', { kind: 'case', id }, { other, verdict: given.verdict })
}
