import { type Actor, hasDuty } from '../../kernel/actor.ts'
import { allow, type Decision, deny } from '../../kernel/decision.ts'
import { mayFlow } from '../../kernel/flows.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { NoticeAct } from '../../kernel/taxonomy/notices.ts'

const watches = (actor: Actor): boolean => actor.type === 'person' && !actor.seconded && actor.kinds.includes('GSOC')

/** Sensors deliver with a key of the watch, people of the watch hand in files. */
const mayDeliver = (actor: Actor): Decision =>
  watches(actor) ? allow('watch') : deny('not_your_role', 'the government watch')

/** a detection becomes a notice, or nothing, by the judgement of a person; a program has none. */
const mayJudge = (actor: Actor): Decision =>
  watches(actor) && hasDuty(actor, 'TRIAGE')
    ? allow('triage of the watch')
    : deny('not_your_role', 'triage by the government watch')

/** F11: to the window of a ministry, whoever the terminal belongs to. */
const mayGive = (actor: Actor, { toKinds }: { toKinds: readonly ActorKind[] }): Decision => {
  const judge = mayJudge(actor)
  return judge.allowed && actor.type === 'person' ? mayFlow('DETECTION_NOTICE', actor.kinds, toKinds) : judge
}

const ofWindow: readonly NoticeAct[] = ['ACKNOWLEDGE', 'INFORM', 'CONTAIN']

interface Parties {
  act: NoticeAct
  watch: string
  to: string
  place: string | null
}

/** The watch looks and advises, the window receives and reports; the body where the terminal stands names it. */
const mayAct = (actor: Actor, { act, watch, to, place }: Parties): Decision => {
  if (actor.type !== 'person') return deny('not_your_role', 'a person')
  const answers = hasDuty(actor, 'RECEIVE') || hasDuty(actor, 'REPORT')
  if (act === 'UNDO')
    return answers || hasDuty(actor, 'TRIAGE') ? allow('own act') : deny('not_your_role', 'an active post')
  if (act === 'IDENTIFY')
    return answers && (actor.organisation === to || actor.organisation === place)
      ? allow('window_or_place')
      : deny('not_your_role', 'the window, or the body where the terminal stands')
  if (ofWindow.includes(act))
    return answers && actor.organisation === to
      ? allow('window')
      : deny('not_your_role', 'the window that was notified')
  return actor.organisation === watch && hasDuty(actor, 'TRIAGE')
    ? allow('watch')
    : deny('not_your_role', 'the watch that gave the notice')
}

export const noticePolicies = {
  'detection.deliver': mayDeliver,
  'detection.judge': mayJudge,
  'detection.see': mayDeliver,
  'notice.give': mayGive,
  'notice.act': mayAct,
}
