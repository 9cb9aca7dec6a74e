import { type Actor, hasDuty } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import { mayFlow } from '../../../kernel/flows.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'

/** F33: the coordinator, the ministry or the bureau asks whoever reported how the measures stand. */
const mayAsk = (actor: Actor, { reporterKinds }: { reporterKinds: readonly ActorKind[] }): Decision => {
  if (actor.type !== 'person' || !(hasDuty(actor, 'TRIAGE') || hasDuty(actor, 'RECEIVE')))
    return deny('not_your_role', 'a post that triages or receives')
  return mayFlow('STATUS_REQUEST', actor.kinds, reporterKinds)
}

/** Answered once, by the organisation that was asked. */
const mayAnswer = (actor: Actor, request: { toId: string; answered: boolean }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== request.toId || !hasDuty(actor, 'REPORT'))
    return deny('not_your_role', 'a reporting post of the organisation that was asked')
  return request.answered ? deny('already_done', 'answered before') : allow('asked')
}

export const statusPolicies = { 'status.ask': mayAsk, 'status.answer': mayAnswer }
