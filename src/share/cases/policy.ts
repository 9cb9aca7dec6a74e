import { type Actor, hasDuty, isCoordinator } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import { type BulkAct, restingStates } from './model.ts'

interface CaseEnd {
  id: string
  originatorId: string
  state: CaseState
}

/** Cases are opened and led by the coordinator's triage. */
const mayRun = (actor: Actor): Decision =>
  isCoordinator(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage')
    : deny('not_your_role', 'triage by the coordinator')

/** One case, one originator: a report of somebody else would show each of them to the other. */
const mayAttach = (
  actor: Actor,
  subject: { caseOriginator: string; reportOriginator: string; reportHasCase: boolean },
): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  if (subject.reportHasCase) return deny('already_done', 'the report belongs to a case')
  return subject.caseOriginator === subject.reportOriginator
    ? allow('same_originator')
    : deny('other_originator', 'the report comes from another organisation')
}

/**
 * Two cases of one originator go on as one, both of them open. What several originators have in common is a relation
 * between cases (ADR 0024): merged, each would see the other.
 */
const mayMerge = (actor: Actor, pair: { from: CaseEnd; into: CaseEnd }): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  const { from, into } = pair
  if (from.id === into.id) return deny('invalid_input', 'a case is not merged into itself')
  if (from.originatorId !== into.originatorId) return deny('merge_other_originator', 'two originators')
  if (into.state === 'MERGED') return deny('case_merged', 'the target goes on in another case')
  return restingStates.includes(from.state) || restingStates.includes(into.state)
    ? deny('merge_not_open', `${from.state} into ${into.state}`)
    : allow('same_originator')
}

/** Some of the reports get a case of their own; some stay. */
const maySplit = (actor: Actor, from: { state: CaseState; reports: number; taken: number }): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  if (restingStates.includes(from.state)) return deny('merge_not_open', from.state)
  return from.taken < from.reports ? allow('triage') : deny('split_leaves_nothing', 'no report would stay')
}

/** A merge is undone while the case that it goes on in is open: a closure rested on all of it. */
const maySeparate = (actor: Actor, part: { state: CaseState; stands: CaseState | null }): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  if (part.state !== 'MERGED') return deny('case_order', 'it is not merged')
  return part.stands === 'CLOSED' ? deny('case_closed', 'reopen the target first') : allow('triage')
}

/** Owners and receipts are set for many at once; what ends a case is decided one case at a time. */
const mayInBulk = (actor: Actor, { act }: { act: BulkAct }): Decision => {
  const run = mayRun(actor)
  if (!run.allowed) return run
  return act === 'CLOSE_AS_OMEN' ? deny('one_by_one', act) : allow('triage')
}

/** Measures are kept by the coordinator, and by the organisation that carries them out. */
const mayChangeMeasure = (actor: Actor, measure: { ownerOrganisation: string }): Decision => {
  if (mayRun(actor).allowed) return allow('triage')
  return actor.type === 'person' && actor.organisation === measure.ownerOrganisation && hasDuty(actor, 'REPORT')
    ? allow('own_measure')
    : deny('not_your_role', 'the coordinator, or the organisation that carries it out')
}

export const casePolicies = {
  'case.open': mayRun,
  'case.change': mayRun,
  'case.move': mayRun,
  'case.attach': mayAttach,
  'case.merge': mayMerge,
  'case.split': maySplit,
  'case.separate': maySeparate,
  'case.bulk': mayInBulk,
  'case.relate': mayRun,
  'triage.see': mayRun,
  'measure.add': mayRun,
  'measure.change': mayChangeMeasure,
}
