import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Whoever may write something that carries files may upload; what carries them asks its own policy. */
const mayUpload = (actor: Actor): Decision =>
  (['REPORT', 'RECEIVE', 'TRIAGE', 'DRAFT'] as const).some(duty => hasDuty(actor, duty))
    ? allow('writing_post')
    : deny('not_your_role', 'posts that report, receive, triage or draft')

/** A case’s own files are the coordinator’s; a report’s come with its versions, a message’s with the message. */
const mayAttachToCase = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

/** What others were given is withdrawn by the organisation that gave it, and stays. */
const mayWithdraw = (actor: Actor, attachment: { organisation: string; withdrawn: boolean }): Decision => {
  if (actor.type !== 'person' || actor.organisation !== attachment.organisation || !mayUpload(actor).allowed)
    return deny('not_your_role', 'only the organisation that attached it')
  return attachment.withdrawn ? deny('already_done', 'withdrawn before') : allow('own_attachment')
}

export const attachmentPolicies = {
  'attachment.upload': mayUpload,
  'attachment.attach_to_case': mayAttachToCase,
  'attachment.withdraw': mayWithdraw,
}
