import type { WorkingCalendar } from '../../../kernel/working-time.ts'
import {
  alternatesOf,
  type Called,
  conflicted,
  move,
  type Position,
  postOf,
  type Warning,
  whoIsCalled,
} from '../calling/model.ts'
import { daysUnverified, type Reachable, verifiedFor } from '../contacts/model.ts'
import { type Flaw, flawsOfForm, type Ladder, type NotifyStep, type Receiver } from '../model.ts'

export interface Moment {
  at: Date
  /** Null is the coordinator's duty desk. */
  step: number | null
  called: Called[]
}

/** “If it happened now”: who would be called when, if nobody answered, and what to mind. */
export const rehearse = (
  ladder: Ladder,
  reach: Reachable,
  calendar: WorkingCalendar,
  start: Date,
): { moments: Moment[]; warnings: Warning[] } => {
  const moments: Moment[] = []
  let position: Position = { next: 0, round: 0 }
  let now = start
  let before: string[] = []
  for (;;) {
    const made = move(ladder, position, reach, calendar, { now, before })
    moments.push({ at: now, step: made.step, called: made.called })
    if (made.step === null) break
    before = made.called.map(({ post }) => post)
    position = made.position
    now = made.at
  }
  return { moments, warnings: warningsOf(ladder, reach, moments, start) }
}

const numberWarnings = (
  step: NotifyStep,
  called: readonly Called[],
  reach: Reachable,
  at: Date,
): Omit<Warning, 'step'>[] =>
  step.channels.includes('VOICE') || step.channels.includes('SMS')
    ? called.flatMap(({ post: id }): Omit<Warning, 'step'>[] => {
        const post = postOf(reach, id)
        if (!post) return []
        if (post.phone === '') return [{ code: 'no_phone', post: id }]
        const days = daysUnverified(post, at)
        if (days !== null && days <= verifiedFor) return []
        return [{ code: 'unverified', post: id, ...(days === null ? {} : { days }) }]
      })
    : []

const warningsOf = (ladder: Ladder, reach: Reachable, moments: readonly Moment[], start: Date): Warning[] => {
  const warnings: Warning[] = []
  let before: readonly string[] = []
  for (const [index, step] of ladder.steps.entries()) {
    if (step.kind !== 'NOTIFY') continue
    const moment = moments.find(({ step: reached }) => reached === index)
    const at = moment?.at ?? start
    const found = whoIsCalled(step, reach, at, before)
    const all = [...found.warnings, ...numberWarnings(step, found.called, reach, at)]
    if (found.called.length === 0) all.push({ code: 'nobody', post: null })
    else before = found.called.map(({ post }) => post)
    warnings.push(...all.map(warning => ({ ...warning, step: index + 1 })))
  }
  if (moments.every(({ step }) => step === null)) warnings.unshift({ code: 'all_absent', step: null, post: null })
  return warnings.filter(
    (warning, index) =>
      warnings.findIndex(
        known =>
          known.code === warning.code &&
          known.post === warning.post &&
          (known.step === warning.step || known.post !== null),
      ) === index,
  )
}

/** Whether a receiver names anybody at all, today or any day: holidays are no flaw, an empty chair is. */
const isHeld = (receiver: Receiver, reach: Reachable): boolean => {
  switch (receiver.kind) {
    case 'POST':
      return postOf(reach, receiver.id) !== undefined
    case 'ROSTER':
      return reach.rosters.some(
        ({ id, turns }) => id === receiver.id && turns.some(({ place }) => place === receiver.place),
      )
    case 'POST_KIND':
      return reach.posts.some(({ kind }) => kind === receiver.post)
    case 'DUTY':
      return reach.posts.some(({ duties }) => duties.includes(receiver.duty))
    case 'DEPUTIES':
      return reach.posts.some(({ deputy }) => deputy !== null)
    case 'SUPERIORS':
      return reach.posts.some(({ superior }) => superior !== null)
  }
}

/** Why a ladder cannot be saved: its form, a step without a person, a conflict of interest without an alternate. */
export const flawsOf = (ladder: Ladder, reach: Reachable): Flaw[] => {
  const flaws = flawsOfForm(ladder)
  for (const [index, step] of ladder.steps.entries()) {
    if (step.kind !== 'NOTIFY' || step.receivers.length === 0) continue
    if (step.receivers.some(receiver => receiver.kind === 'POST' && !isHeld(receiver, reach)))
      flaws.push({ code: 'unknown_post', step: index + 1 })
    else if (!step.receivers.some(receiver => isHeld(receiver, reach)))
      flaws.push({ code: 'nobody_holds', step: index + 1 })
  }
  const heads = reach.posts.filter(conflicted)
  if (heads.some(head => alternatesOf(reach, head).length === 0)) flaws.push({ code: 'alternate_missing', step: null })
  return flaws
}
