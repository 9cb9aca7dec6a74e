import { type Actor, hasDuty, isCoordinator } from '../../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../../kernel/decision.ts'
import type { DirectiveKind } from '../../../kernel/taxonomy/decisions.ts'
import { finishedBy } from './model.ts'

/** F24: the head of the headquarters asks for materials. F25: the council of CISOs instructs. */
const sender = { MATERIAL_REQUEST: 'HQ_HEAD', INSTRUCTION: 'CSPC' } as const

const maySend = (actor: Actor, { kind }: { kind: DirectiveKind }): Decision =>
  actor.type === 'person' && !actor.seconded && actor.kinds.includes(sender[kind]) && hasDuty(actor, 'DECIDE')
    ? allow(sender[kind])
    : deny('not_your_role', sender[kind])

interface Sent {
  kind: DirectiveKind
  issuerId: string
}

/** Followed by whoever sent it, and by the coordinator, who is its office. */
const mayFollow = (actor: Actor, { issuerId }: Sent): Decision => {
  if (isCoordinator(actor) && hasDuty(actor, 'TRIAGE')) return allow('coordinator')
  return actor.type === 'person' && actor.organisation === issuerId && hasDuty(actor, 'RECEIVE')
    ? allow('issuer')
    : deny('not_your_role', 'the issuer, or the coordinator')
}

/** Who may read whose answers is the issuer's to say. */
const mayOpen = (actor: Actor, { issuerId }: Sent): Decision =>
  actor.type === 'person' && actor.organisation === issuerId && hasDuty(actor, 'DECIDE')
    ? allow('issuer')
    : deny('not_your_role', 'the issuer')

/** A ministry answers for itself alone. */
const mayAnswer = (actor: Actor, task: { organisation: string }): Decision =>
  actor.type === 'person' && actor.organisation === task.organisation && hasDuty(actor, 'RECEIVE')
    ? allow('asked')
    : deny('not_your_role', 'the ministry that was asked')

/** What came is written down at either end: the one sends, the other finds it arrived. */
const mayRecordReturn = (actor: Actor, task: Sent & { organisation: string }): Decision => {
  const own = mayAnswer(actor, task)
  if (own.allowed) return own
  return task.kind === 'MATERIAL_REQUEST' ? mayFollow(actor, task) : own
}

const mayFinishTask = (actor: Actor, task: Sent & { organisation: string }): Decision =>
  finishedBy(task.kind) === 'MINISTRY' ? mayAnswer(actor, task) : mayFollow(actor, task)

export const directivePolicies = {
  'directive.send': maySend,
  'directive.follow': mayFollow,
  'directive.open': mayOpen,
  'directive.answer': mayAnswer,
  'directive.return': mayRecordReturn,
  'directive.finish': mayFinishTask,
}
