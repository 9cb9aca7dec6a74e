import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'

/** Forms are entered by the coordinator; everyone reads them. */
const mayEnter = (actor: Actor): Decision =>
  isCoordinator(actor) && (hasDuty(actor, 'TRIAGE') || hasDuty(actor, 'ADMINISTER'))
    ? allow('coordinator')
    : deny('not_your_role', 'triage or administration of the coordinator')

/** What goes to other offices is the originator's own: its reporting posts answer, export and send. */
const mayFill = (actor: Actor, report: { originator: string }): Decision =>
  actor.type === 'person' && actor.organisation === report.originator && hasDuty(actor, 'REPORT')
    ? allow('originator')
    : deny('not_your_role', 'reporting posts of the originator')

/** A sheet that was filled in becomes drafts, or reports, of the actor's own organisation. */
const mayImport = (actor: Actor): Decision =>
  hasDuty(actor, 'REPORT') ? allow('reporting_post') : deny('not_your_role', 'posts that write reports')

export const formPolicies = { 'form.enter': mayEnter, 'form.fill': mayFill, 'form.import': mayImport }
