import { type Actor, hasDuty, isCoordinator } from '../../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../../kernel/decision.ts'

/** Names, kinds, sectors, designations and relations decide who is told what: the coordinator's administrators keep them. */
const mayEdit = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'ADMINISTER')
    ? allow('coordinator_administrator')
    : deny('not_your_role', 'administrators of the coordinator only')

/** Its own telephone an organisation keeps itself. */
const mayChangeContact = (actor: Actor, subject: { organisation: string }): Decision =>
  actor.type === 'person' && actor.organisation === subject.organisation && hasDuty(actor, 'ADMINISTER')
    ? allow('own_organisation')
    : mayEdit(actor)

export const directoryEditingPolicies = {
  'organisation.edit': mayEdit,
  'organisation.contact': mayChangeContact,
  'organisation.succeed': mayEdit,
}
