import { fingerprintOf } from '../../formats/sweep/signature.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as store from './agent-store.ts'

const objectOf = (id: string) => ({ kind: 'sweep_agent', id })

export const agents = (tx: Tx, actor: PersonActor): Promise<store.AgentRow[]> => store.agentsOf(tx, actor.organisation)

/**
 * Registers the key of a program. One that takes another's place goes on where that one ended: what its logs once covered
 * stays covered, and the old key ends.
 */
export const register = async (
  tx: Tx,
  actor: PersonActor,
  agent: { name: string; publicKey: string; replaces: string | null },
  now: Date,
): Promise<{ id: string; fingerprint: string }> => {
  must(decide(actor, 'sweep_agent.keep', null))
  const fingerprint = fingerprintOf(agent.publicKey)
  if (!fingerprint) throw new NoroshiError('sweep_key_wrong')
  const former = agent.replaces
    ? (await store.agentsOf(tx, actor.organisation)).find(({ id }) => id === agent.replaces)
    : null
  if (former === undefined) throw new NoroshiError('not_found')
  const id = newId(now)
  const { organisation, person } = actor
  const made = { ...agent, id, organisation, fingerprint, part: former?.part ?? id, person, at: now }
  if (!(await store.insertAgent(tx, made))) throw new NoroshiError('sweep_key_known')
  await append(tx, actor, now, 'sweep_agent.registered', objectOf(id), {
    name: agent.name,
    fingerprint,
    replaces: agent.replaces,
  })
  if (former && !former.revokedAt) await revoke(tx, actor, former.id, now)
  return { id, fingerprint }
}

/** Ending a key must be easy; what it has signed stays. */
export const revoke = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  must(decide(actor, 'sweep_agent.keep', null))
  const { organisation, person } = actor
  if (!(await store.agentsOf(tx, organisation)).some(agent => agent.id === id)) throw new NoroshiError('not_found')
  if (!(await store.markRevoked(tx, { id, organisation }, { person, at: now }))) throw new NoroshiError('already_done')
  await append(tx, actor, now, 'sweep_agent.revoked', objectOf(id))
}
