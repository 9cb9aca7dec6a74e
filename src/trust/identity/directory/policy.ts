import { type Actor, type Duty, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** Organisations are entered by the coordinator's administrators; there is one coordinator, and it is there already. */
const mayAddOrganisation = (actor: Actor, subject?: { kinds: readonly string[] }): Decision =>
  subject?.kinds.includes('COORD')
    ? deny('one_coordinator', 'its people would hold the coordinator’s rights')
    : isCoordinator(actor) && hasDuty(actor, 'ADMINISTER')
      ? allow('coordinator_administrator')
      : deny('not_your_role', 'administrators of the coordinator only')

/**
 * People are invited by administrators of their own organisation; the coordinator invites the first of another.
 * Nobody gives a duty that belongs to the coordinator alone to somebody outside it.
 */
const mayInvite = (
  actor: Actor,
  subject: {
    organisation: string
    duties: readonly Duty[]
    organisationIsCoordinator: boolean
    hasAdministrator: boolean
  },
): Decision => {
  if (actor.type !== 'person' || !hasDuty(actor, 'ADMINISTER')) return deny('not_your_role', 'administrators only')
  const coordinatorDuties: readonly Duty[] = ['TRIAGE', 'DRAFT', 'RELEASE']
  if (!subject.organisationIsCoordinator && subject.duties.some(duty => coordinatorDuties.includes(duty))) {
    return deny('not_your_role', 'a duty of the coordinator cannot be given elsewhere')
  }
  if (actor.organisation === subject.organisation) return allow('own_organisation')
  return isCoordinator(actor) && !subject.hasAdministrator
    ? allow('first_administrator')
    : deny('not_your_role', 'the organisation has its own administrator')
}

/** What would give an organisation away is entered by itself. */
const mayAddIdentifier = (actor: Actor, subject: { organisation: string }): Decision =>
  actor.type === 'person' &&
  actor.organisation === subject.organisation &&
  (hasDuty(actor, 'ADMINISTER') || hasDuty(actor, 'REPORT'))
    ? allow('own_organisation')
    : deny('not_your_role', 'own organisation only')

/** The list is itself confidential: it names people, hosts and places. */
const mayReadIdentifiers = (actor: Actor, subject: { organisation: string }): Decision =>
  isCoordinator(actor) || (actor.type === 'person' && actor.organisation === subject.organisation)
    ? allow('own_organisation_or_coordinator')
    : deny('not_your_role', 'the organisation itself and the coordinator')

export const identityPolicies = {
  'identifier.read': mayReadIdentifiers,
  'organisation.add': mayAddOrganisation,
  'person.invite': mayInvite,
  'identifier.add': mayAddIdentifier,
}
