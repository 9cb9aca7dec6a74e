import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** A report is written from a post of the originator whose duty it is. */
const maySubmit = (actor: Actor): Decision =>
  hasDuty(actor, 'REPORT') ? allow('reporting_post') : deny('not_your_role', 'posts that write reports')

/** Only the originator adds versions; everybody else has handlings of their own. */
const mayFollowUp = (actor: Actor, report: { originator: string }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== report.originator) {
    return deny('not_your_role', 'only the originator adds a version')
  }
  return maySubmit(actor)
}

/** A receipt is given by the organisation that the hop leads to, once. */
const mayAcknowledge = (actor: Actor, hop: { to: string; acknowledged: boolean } | null): Decision => {
  if (!hop || actor.type !== 'person' || hop.to !== actor.organisation)
    return deny('not_your_role', 'no hop leads to this organisation')
  if (!hasDuty(actor, 'RECEIVE')) return deny('not_your_role', 'posts that receive')
  return hop.acknowledged ? deny('already_done', 'already acknowledged') : allow('hop_leads_here')
}

/** A ministry forwards what it has acknowledged; the coordinator is the end of the way. */
const mayForward = (actor: Actor, hop: { to: string; acknowledged: boolean; forwarded: boolean } | null): Decision => {
  if (!hop || actor.type !== 'person' || hop.to !== actor.organisation)
    return deny('not_your_role', 'no hop leads to this organisation')
  if (!hasDuty(actor, 'RECEIVE') || isCoordinator(actor)) return deny('not_your_role', 'ministries forward')
  if (!hop.acknowledged) return deny('acknowledge_first', 'not acknowledged yet')
  return hop.forwarded ? deny('already_done', 'already forwarded') : allow('hop_leads_here')
}

/** Accepting, returning and reclassifying is the coordinator's triage. */
const mayHandle = (actor: Actor, report: { originator: string }): Decision =>
  isCoordinator(actor) &&
  hasDuty(actor, 'TRIAGE') &&
  actor.type === 'person' &&
  actor.organisation !== report.originator
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

export const reportPolicies = {
  'report.submit': maySubmit,
  'report.follow_up': mayFollowUp,
  'report.acknowledge': mayAcknowledge,
  'report.forward': mayForward,
  'report.handle': mayHandle,
}
