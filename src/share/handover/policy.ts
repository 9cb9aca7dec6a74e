import { type Actor, hasDuty } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

interface Given {
  /** Who gave it. */
  by: string
  acceptedAt: Date | null
}

/** The duty desk: whoever receives. */
const onDuty = (actor: Actor): Decision =>
  actor.type === 'person' && hasDuty(actor, 'RECEIVE') ? allow('on_duty') : deny('not_your_role', 'the duty desk')

const mayChange = (actor: Actor, given: Given): Decision => {
  if (actor.type !== 'person' || given.by !== actor.person) return deny('not_your_role', 'whoever gave it')
  return given.acceptedAt ? deny('already_done', 'accepted') : allow('own')
}

/** Taking over is a second person's act: it says that somebody else has read it. */
const mayAccept = (actor: Actor, given: Given): Decision => {
  const duty = onDuty(actor)
  if (!duty.allowed) return duty
  if (given.acceptedAt) return deny('already_done', 'accepted')
  return actor.type === 'person' && given.by !== actor.person ? allow('next') : deny('handover_own', 'another person')
}

export const handoverPolicies = {
  'handover.read': onDuty,
  'handover.give': onDuty,
  'handover.change': mayChange,
  'handover.accept': mayAccept,
}
