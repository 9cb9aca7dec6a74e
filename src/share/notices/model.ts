import { allow, type Decision, deny, type Missing } from '../../kernel/decision.ts'
import type { ContainmentAction, NoticeAct, NoticeState } from '../../kernel/taxonomy/notices.ts'
import type { PostKind } from '../../kernel/taxonomy/posts.ts'
import { mayFollow, type Transitions } from '../../kernel/transitions.ts'

/**
 * The detection loop (DOMAIN §6.1). A ministry that has already pulled the cable says so at once: receipt and terminal
 * may be passed over. Silence without a report of containment ends nothing.
 */
export const noticeTransitions = {
  DETECTED: ['NOTIFIED'],
  NOTIFIED: ['ACKED', 'TERMINAL_IDENTIFIED', 'CONTAINED_REPORTED'],
  ACKED: ['TERMINAL_IDENTIFIED', 'CONTAINED_REPORTED'],
  TERMINAL_IDENTIFIED: ['CONTAINED_REPORTED', 'TERMINAL_IDENTIFIED'],
  CONTAINED_REPORTED: ['SIGNAL_GONE', 'CONTAINED_REPORTED', 'ACKED'],
  SIGNAL_GONE: ['SWEEP_DONE', 'ACKED'],
  SWEEP_DONE: ['VERIFIED', 'ACKED'],
  VERIFIED: ['CLOSED', 'ACKED'],
  CLOSED: ['ACKED'],
} as const satisfies Transitions<NoticeState>

/** To which state an act leads; the others leave it where it is. */
const leadsTo: Partial<Record<NoticeAct, NoticeState>> = {
  GIVE: 'NOTIFIED',
  ACKNOWLEDGE: 'ACKED',
  IDENTIFY: 'TERMINAL_IDENTIFIED',
  CONTAIN: 'CONTAINED_REPORTED',
  CONFIRM: 'SIGNAL_GONE',
  SEEN_AGAIN: 'ACKED',
  SWEEP: 'SWEEP_DONE',
  VERIFY: 'VERIFIED',
  FINISH: 'CLOSED',
}

/** From “signal gone” on a notice is closed: nobody owes it anything. What is left is the case's. */
export const restingNoticeStates: readonly NoticeState[] = ['SIGNAL_GONE', 'SWEEP_DONE', 'VERIFIED', 'CLOSED']
export const isResting = (state: NoticeState): boolean => restingNoticeStates.includes(state)

export interface Terminal {
  name: string
  address: string
  /** Whose it is, as far as known; an account or a post, never more than is needed. */
  user: string
}

export interface ActDetails {
  words: string
  /** who was told, which is somebody else than the window. */
  responsible?: { name: string; post: (typeof responsiblePosts)[number] } | undefined
  terminals?: readonly Terminal[] | undefined
  action?: ContainmentAction | undefined
  /** Who did it or reported it, as they said. */
  reportedBy?: string | undefined
  /** the period that the sensor was watched. */
  watched?: { from: string; until: string } | undefined
  /** Of UNDO: the act that is taken back. */
  undoes?: string | undefined
}

export interface PastAct {
  id: string
  act: NoticeAct
  details: ActDetails
  organisationId: string
  personId: string
}

/** Acts that stand: what was taken back, and the taking back, count no more. */
export const standingActs = <Act extends Pick<PastAct, 'id' | 'act' | 'details'>>(acts: readonly Act[]): Act[] => {
  const undone = new Set(acts.flatMap(({ details }) => details.undoes ?? []))
  return acts.filter(({ id, act }) => act !== 'UNDO' && !undone.has(id))
}

/** The state is what the standing acts lead to, in their order. */
export const stateOf = (acts: readonly Pick<PastAct, 'id' | 'act' | 'details'>[]): NoticeState =>
  standingActs(acts).reduce<NoticeState>((state, { act }) => leadsTo[act] ?? state, 'DETECTED')

export const isInformed = (acts: readonly Pick<PastAct, 'id' | 'act' | 'details'>[]): boolean =>
  standingActs(acts).some(({ act }) => act === 'INFORM')

/** Posts that answer for a notice; the window and those who work there are not among them (DOMAIN §5.4, V9). */
export const responsiblePosts = [
  'CHIEF_SEC_OFFICER',
  'CSIRT_HEAD',
  'CISO',
  'SYS_SEC_OFFICER',
  'SUPERVISION_LINE',
  'ALT_REPORTER_TO_CISO',
] as const satisfies readonly PostKind[]

/** What an act has to say; each line names what is missing. */
export const actLacks = (act: NoticeAct, details: ActDetails): Missing[] => {
  const { responsible, terminals = [], action, reportedBy = '', watched, words } = details
  const lacks: (Missing | false)[] = [
    act === 'INFORM' && !responsible?.name && { code: 'notice_responsible' },
    act === 'IDENTIFY' && terminals.length === 0 && { code: 'notice_terminals' },
    act === 'CONTAIN' && !action && { code: 'notice_action' },
    act === 'CONTAIN' && action !== 'NOT_FOUND' && terminals.length === 0 && { code: 'notice_terminals' },
    act === 'CONTAIN' && reportedBy === '' && { code: 'notice_reported_by' },
    (act === 'CONFIRM' || act === 'VERIFY') && !watched && { code: 'notice_watched' },
    (act === 'ADVISE' || act === 'SEEN_AGAIN' || act === 'UNDO') && words === '' && { code: 'notice_words' },
    act === 'CONTAIN' && action === 'OTHER' && words === '' && { code: 'notice_words' },
  ]
  return lacks.filter(line => line !== false)
}

/** Whether an act may follow what stands; who may do it is the policy's question. */
export const mayActNow = (acts: readonly PastAct[], act: NoticeAct): Decision => {
  const state = stateOf(acts)
  if (act === 'ADVISE') return allow('advice at any time')
  if (act === 'INFORM') return isInformed(acts) ? deny('already_done', 'informed before') : allow('not informed yet')
  if (act === 'ACKNOWLEDGE' && state !== 'NOTIFIED') return deny('already_done', 'received before')
  if (act === 'CONFIRM' && state !== 'CONTAINED_REPORTED')
    return isResting(state) ? deny('already_done', state) : deny('notice_not_contained', state)
  if (act === 'SEEN_AGAIN' && state !== 'CONTAINED_REPORTED' && !isResting(state))
    return deny('notice_order', 'it has not been contained')
  const to = leadsTo[act]
  return to && mayFollow(noticeTransitions, state, to) ? allow(state) : deny('notice_order', `${act} in ${state}`)
}

/** Only one's own last word is taken back; what others have built on it stays. The notice itself went out. */
export const mayUndo = (acts: readonly PastAct[], id: string, organisation: string): Decision => {
  const standing = standingActs(acts)
  const wanted = standing.find(act => act.id === id)
  if (!wanted) return deny('already_done', 'taken back before')
  if (wanted.act === 'GIVE') return deny('notice_was_sent', 'it is answered, not taken back')
  if (wanted.organisationId !== organisation) return deny('not_your_role', 'an act of another organisation')
  const later = standing.slice(standing.indexOf(wanted) + 1)
  const built = later.find(({ act }) => leadsTo[act] !== undefined)
  return leadsTo[wanted.act] && built ? deny('notice_built_on', built.act) : allow('last word')
}

/** The watched period lies behind us, and not before the signal that it is about. */
export const mayWatch = (watched: { from: Date; until: Date }, last: Date | null, now: Date): Decision => {
  if (watched.until > now || watched.from >= watched.until) return deny('notice_watched_wrong', 'not a past period')
  return last && watched.from < last && watched.until <= last
    ? deny('notice_watched_wrong', 'it ended before the signal')
    : allow('watched')
}
