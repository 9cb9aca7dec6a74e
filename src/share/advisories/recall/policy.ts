import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

const mayAsk = (actor: Actor): Decision =>
  isCoordinator(actor) && (hasDuty(actor, 'DRAFT') || hasDuty(actor, 'RELEASE'))
    ? allow('coordinator')
    : deny('not_your_role', 'posts of the coordinator that draft or release')

/** As a release needs two persons, so does taking it back. */
const mayConfirm = (actor: Actor, recall: { askedBy: string }): Decision => {
  if (!isCoordinator(actor) || !hasDuty(actor, 'RELEASE')) return deny('not_your_role', 'posts that release')
  return actor.type === 'person' && actor.person !== recall.askedBy
    ? allow('second_person')
    : deny('second_person', 'whoever asked for the recall does not confirm it')
}

export const recallPolicies = { 'edition.recall': mayAsk, 'edition.confirm_recall': mayConfirm }
