import type { PersonActor } from '../../../kernel/actor.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import { current, type Template } from './model.ts'
import { shipped } from './shipped.ts'
import * as store from './store.ts'

export const list = async (tx: Tx, actor: PersonActor): Promise<Template[]> => {
  must(decide(actor, 'advisory_template.read', {}))
  return current(shipped, await store.newest(tx))
}

/**
 * Writes the next version of a template, or a new one; a retired one is offered no more.
 * @param after the version that the writer saw: 0 for a shipped or a new template
 */
export const write = async (
  tx: Tx,
  actor: PersonActor,
  template: Omit<Template, 'seq'>,
  after: number,
  now: Date,
): Promise<{ code: string; seq: number }> => {
  must(decide(actor, 'advisory_template.write', {}))
  const own = (await store.newest(tx)).find(({ code }) => code === template.code)
  if ((own?.seq ?? 0) !== after) throw new NoroshiError('changed_meanwhile')
  const seq = after + 1
  if (!(await store.insert(tx, { ...template, seq }, actor.person, now))) throw new NoroshiError('changed_meanwhile')
  const { code, retired } = template
  await append(
    tx,
    actor,
    now,
    'advisory_template.written',
    { kind: 'advisory_template', id: null },
    { code, seq, retired },
  )
  return { code, seq }
}
