import { type Actor, type Duty, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

const ofCoordinator =
  (duty: Duty) =>
  (actor: Actor): Decision =>
    isCoordinator(actor) && hasDuty(actor, duty)
      ? allow('coordinator')
      : deny('not_your_role', `posts of the coordinator with the duty ${duty}`)

const mayDraft = ofCoordinator('DRAFT')
const mayApprove = ofCoordinator('RELEASE')

/** Approvers read drafts and may correct them; whoever does needs another approver (SCREENS §8.4). */
const maySave = (actor: Actor): Decision => {
  const drafting = mayDraft(actor)
  return drafting.allowed ? drafting : mayApprove(actor)
}

/** the second person wrote no revision of it. */
const mayRelease = (actor: Actor, advisory: { editors: readonly string[] }): Decision => {
  const approving = mayApprove(actor)
  if (!approving.allowed) return approving
  return actor.type === 'person' && !advisory.editors.includes(actor.person)
    ? allow('second_person')
    : deny('second_person', 'the approver wrote a revision')
}

export const advisoryPolicies = {
  'advisory.draft': mayDraft,
  'advisory.save': maySave,
  'advisory.request_review': mayDraft,
  'advisory.return': mayApprove,
  'advisory.release': mayRelease,
}
