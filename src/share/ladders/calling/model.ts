import { localTime } from '../../../kernel/known-time/calendar.ts'
import { isWorkingDay, type WorkingCalendar } from '../../../kernel/working-time.ts'
import { daysUnverified, isAbsent, type Reachable, type ReachablePost, verifiedFor } from '../contacts/model.ts'
import { type Flaw, flawsOfForm, type Ladder, type NotifyStep, type Receiver, type WaitStep } from '../model.ts'

/** One person who is called, and in whose place. */
export interface Called {
  post: string
  person: string
  as: 'RECEIVER' | 'DEPUTY' | 'ALTERNATE'
}

/** What somebody should know before it happens at night. */
export interface Warning {
  code:
    | 'absent'
    | 'absent_without_deputy'
    | 'nobody'
    | 'unverified'
    | 'no_phone'
    | 'conflict'
    | 'alternate_missing'
    | 'all_absent'
  /** Counts from 1; null where it is said of the whole ladder. */
  step: number | null
  post: string | null
  days?: number
}

const postOf = ({ posts }: Reachable, id: string | null): ReachablePost | undefined =>
  posts.find(post => post.id === id)

/** Whom a receiver means at a moment, before anybody asks whether they are there. */
const meant = (receiver: Receiver, reach: Reachable, at: Date, before: readonly string[]): ReachablePost[] => {
  const { posts } = reach
  const held = (ids: readonly (string | null | undefined)[]): ReachablePost[] =>
    ids.flatMap(id => postOf(reach, id ?? null) ?? [])
  switch (receiver.kind) {
    case 'POST_KIND':
      return posts.filter(({ kind }) => kind === receiver.post)
    case 'DUTY':
      return posts.filter(({ duties }) => duties.includes(receiver.duty))
    case 'POST':
      return held([receiver.id])
    case 'ROSTER': {
      const roster = reach.rosters.find(({ id }) => id === receiver.id)
      const turns = roster?.turns.filter(
        ({ place, from, until }) => place === receiver.place && from <= at && at < until,
      )
      return held(turns?.map(({ post }) => post) ?? [])
    }
    case 'DEPUTIES':
      return held(before.map(id => postOf(reach, id)?.deputy))
    case 'SUPERIORS':
      return held(before.map(id => postOf(reach, id)?.superior))
  }
}

const conflicted = (post: ReachablePost): boolean => post.kind === 'CSIRT_HEAD' && post.ownsSystems

const alternatesOf = ({ posts }: Reachable, head: ReachablePost): ReachablePost[] =>
  posts.filter(({ kind, person }) => kind === 'ALT_REPORTER_TO_CISO' && person.id !== head.person.id)

interface Found {
  called: Called[]
  warnings: Omit<Warning, 'step'>[]
}

/** The post itself, its deputy where it is absent, and nobody where that one is absent as well. */
const present = (
  post: ReachablePost,
  as: Called['as'],
  reach: Reachable,
  { at, withDeputies }: { at: Date; withDeputies: boolean },
): Found => {
  const one = (who: ReachablePost, role: Called['as']): Called => ({ post: who.id, person: who.person.id, as: role })
  const deputy = postOf(reach, post.deputy)
  const deputyIsThere = deputy !== undefined && !isAbsent(deputy, at)
  if (!isAbsent(post, at))
    return { called: [one(post, as), ...(withDeputies && deputyIsThere ? [one(deputy, 'DEPUTY')] : [])], warnings: [] }
  return deputyIsThere
    ? { called: [one(deputy, 'DEPUTY')], warnings: [{ code: 'absent', post: post.id }] }
    : { called: [], warnings: [{ code: 'absent_without_deputy', post: post.id }] }
}

/** the head who owns the system is not the one who tells the CISO of it. */
const standingIn = (
  post: ReachablePost,
  reach: Reachable,
): { posts: ReachablePost[]; as: Called['as']; warnings: Found['warnings'] } => {
  if (!conflicted(post)) return { posts: [post], as: 'RECEIVER', warnings: [] }
  const alternates = alternatesOf(reach, post)
  return alternates.length > 0
    ? { posts: alternates, as: 'ALTERNATE', warnings: [{ code: 'conflict', post: post.id }] }
    : { posts: [post], as: 'RECEIVER', warnings: [{ code: 'alternate_missing', post: post.id }] }
}

/** Who is called by a step at a moment: every person once. */
export const whoIsCalled = (step: NotifyStep, reach: Reachable, at: Date, before: readonly string[]): Found => {
  const found: Found = { called: [], warnings: [] }
  for (const receiver of step.receivers)
    for (const post of meant(receiver, reach, at, before)) {
      const { posts, as, warnings } = standingIn(post, reach)
      found.warnings.push(...warnings)
      for (const standing of posts) {
        const there = present(standing, as, reach, { at, withDeputies: step.withDeputies })
        found.warnings.push(...there.warnings)
        for (const one of there.called)
          if (!found.called.some(known => known.person === one.person)) found.called.push(one)
      }
    }
  return found
}

export type DayPart = 'business' | 'night' | 'holiday'

export const dayPartOf = (calendar: WorkingCalendar, at: Date): DayPart => {
  const local = localTime(at, calendar.zone)
  if (!isWorkingDay(calendar, local)) return 'holiday'
  return local.minute >= calendar.opens && local.minute < calendar.closes ? 'business' : 'night'
}

export const waitMinutes = (wait: WaitStep, calendar: WorkingCalendar, at: Date): number =>
  wait[dayPartOf(calendar, at)]

/** Where a ladder stands: the step that comes next (`steps.length` is the desk), and how often the desk was called. */
export interface Position {
  next: number
  round: number
}

export interface Move {
  /** Steps that are passed over because nobody is there for them. */
  skipped: number[]
  /** The step that is reached now; null when it is the desk's turn. */
  step: number | null
  called: Called[]
  /** Where it stands afterwards, and when it moves again. */
  position: Position
  at: Date
}

/** For two hours of ten minutes each, then ever an hour: whoever sleeps through twelve calls is not woken by the 90th. */
const rounds = { often: 12, slower: 6 }

const firstFrom = (ladder: Ladder, from: number): number => {
  const found = ladder.steps.findIndex((step, index) => index >= from && step.kind === 'NOTIFY')
  return found === -1 ? ladder.steps.length : found
}

/** The wait behind a step is over so many minutes after it was reached, whenever that was. */
const over = (ladder: Ladder, step: number, until: number, calendar: WorkingCalendar, at: Date): Date => {
  let end = at
  for (const wait of ladder.steps.slice(step + 1, until))
    if (wait.kind === 'WAIT') end = new Date(end.getTime() + waitMinutes(wait, calendar, end) * 60_000)
  return end
}

/**
 * One move of a ladder, now. A step for which nobody is there is passed over at once. The wait counts from now and not
 * from when the step was due: a server that was away calls the next person, gives that one the whole wait, and neither
 * skips anybody nor wakes all of them together.
 */
export const move = (
  ladder: Ladder,
  { next, round }: Position,
  reach: Reachable,
  calendar: WorkingCalendar,
  { now, before }: { now: Date; before: readonly string[] },
): Move => {
  const skipped: number[] = []
  for (let index = firstFrom(ladder, next); index < ladder.steps.length; index = firstFrom(ladder, index + 1)) {
    const step = ladder.steps[index]
    const { called } = step?.kind === 'NOTIFY' ? whoIsCalled(step, reach, now, before) : { called: [] }
    if (called.length === 0) {
      skipped.push(index)
      continue
    }
    const following = firstFrom(ladder, index + 1)
    return {
      skipped,
      step: index,
      called,
      position: { next: following, round },
      at: over(ladder, index, following, calendar, now),
    }
  }
  const pause = ladder.deskEvery * (round < rounds.often ? 1 : rounds.slower)
  return {
    skipped,
    step: null,
    called: [],
    position: { next: ladder.steps.length, round: round + 1 },
    at: new Date(now.getTime() + pause * 60_000),
  }
}

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

/** the report to the CISO comes from somebody else than the head who owns the system. */
export const mayReportToCiso = (post: string, reach: Reachable): boolean => {
  const own = postOf(reach, post)
  return own === undefined || !conflicted(own)
}
