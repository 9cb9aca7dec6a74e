import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { Verdict } from './model.ts'

/** F23: the coordinator reports to the head of the headquarters. */
const mayPropose = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

const decides = (actor: Actor): boolean =>
  actor.type === 'person' && !actor.seconded && actor.kinds.includes('HQ_HEAD') && hasDuty(actor, 'DECIDE')

/** The head decides, on the proposal of somebody else. */
const mayDecide = (actor: Actor, event: { proposedBy: string; verdict: Verdict | null }): Decision => {
  if (!decides(actor)) return deny('not_your_role', 'the head of the headquarters')
  if (event.verdict) return deny('already_done', 'decided')
  return actor.type === 'person' && actor.person !== event.proposedBy
    ? allow('second person')
    : deny('serious_same_person', 'whoever proposed it')
}

const mayWithdraw = (actor: Actor, event: { verdict: Verdict | null; withdrawnAt: Date | null }): Decision => {
  if (!decides(actor)) return deny('not_your_role', 'the head of the headquarters')
  if (event.withdrawnAt) return deny('already_done', 'withdrawn')
  return event.verdict === 'SPECIFIED' ? allow('stands') : deny('case_order', 'nothing stands to withdraw')
}

/** That a team was set up, or CYMAT sent on request, is written down by the head's office or the coordinator. */
const maySayEffect = (actor: Actor, event: { verdict: Verdict | null; withdrawnAt: Date | null }): Decision => {
  const run = decides(actor) ? allow('head') : mayPropose(actor)
  if (!run.allowed) return run
  return event.verdict === 'SPECIFIED' && !event.withdrawnAt ? run : deny('case_order', 'no decision stands')
}

export const seriousPolicies = {
  'serious.propose': mayPropose,
  'serious.decide': mayDecide,
  'serious.withdraw': mayWithdraw,
  'serious.effect': maySayEffect,
}
