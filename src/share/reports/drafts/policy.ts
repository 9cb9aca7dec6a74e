import { type Actor, hasDuty } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'

/** A draft is written by the reporting posts of its organisation; nobody else ever learns that there is one. */
const mayDraft = (actor: Actor): Decision =>
  hasDuty(actor, 'REPORT') ? allow('reporting_post') : deny('not_your_role', 'posts that write reports')

export const draftPolicies = { 'report.draft': mayDraft }
