import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** A ladder wakes people: whoever keeps the directory keeps it. */
const mayKeep = (actor: Actor): Decision =>
  actor.type === 'person' && hasDuty(actor, 'ADMINISTER')
    ? allow('administers')
    : deny('not_your_role', 'administrators of the organisation')

/** Administrators enter what is true of everyone, and everybody their own days off. */
const mayEnterAbsence = (actor: Actor, post: { person: string }): Decision =>
  actor.type === 'person' && (hasDuty(actor, 'ADMINISTER') || actor.person === post.person)
    ? allow('own_or_administers')
    : deny('not_your_role', 'the person or an administrator')

/** Whoever reports or receives may have recognised an incident. */
const mayRecognise = (actor: Actor): Decision =>
  hasDuty(actor, 'REPORT') || hasDuty(actor, 'RECEIVE')
    ? allow('recognises')
    : deny('not_your_role', 'posts that report or receive')

/** “I have it” is said by whoever was called, and for nobody else. */
const mayAcknowledge = (actor: Actor, run: { called: boolean }): Decision =>
  actor.type === 'person' && run.called ? allow('called') : deny('not_called', 'whoever was called')

/** The organisation's own people, and the coordinator's desk once the ladder is there. */
const mayHandle = (actor: Actor, run: { organisation: string; ended: boolean }): Decision => {
  if (run.ended) return deny('already_done', 'the ladder has ended')
  return mayWrite(actor, run)
}

const mayWrite = (actor: Actor, run: { organisation: string }): Decision => {
  const receives = hasDuty(actor, 'RECEIVE') || hasDuty(actor, 'REPORT')
  const own = actor.type === 'person' && actor.organisation === run.organisation
  return receives && (own || isCoordinator(actor)) ? allow('on_duty') : deny('not_your_role', 'the duty desks')
}

export const ladderPolicies = {
  'ladder.keep': mayKeep,
  'ladder.absence': mayEnterAbsence,
  'ladder.recognise': mayRecognise,
  'ladder.acknowledge': mayAcknowledge,
  'ladder.call': mayHandle,
  'ladder.record': mayWrite,
}
