import { localTime } from '../../../kernel/known-time/calendar.ts'
import { isWorkingDay, type WorkingCalendar } from '../../../kernel/working-time.ts'
import { isAbsent, type Reachable, type ReachablePost } from '../contacts/model.ts'
import type { Ladder, NotifyStep, Receiver, WaitStep } from '../model.ts'

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

export const postOf = ({ posts }: Reachable, id: string | null): ReachablePost | undefined =>
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

export const conflicted = (post: ReachablePost): boolean => post.kind === 'CSIRT_HEAD' && post.ownsSystems

export const alternatesOf = ({ posts }: Reachable, head: ReachablePost): ReachablePost[] =>
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

/**
 * Who is called by a step at a moment: every person once. A duty is what an organisation falls back on where nobody holds
 * the posts that the step names.
 */
export const whoIsCalled = (step: NotifyStep, reach: Reachable, at: Date, before: readonly string[]): Found => {
  const found: Found = { called: [], warnings: [] }
  const inOrder = step.receivers.toSorted((a, b) => Number(a.kind === 'DUTY') - Number(b.kind === 'DUTY'))
  for (const receiver of inOrder) {
    if (receiver.kind === 'DUTY' && found.called.length > 0) continue
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

/** Whether this person is one whom a responsible step of the ladder would call: then the matter is known where it must be. */
export const isResponsible = (
  ladder: Ladder,
  person: string,
  reach: Reachable,
  { at, before }: { at: Date; before: readonly string[] },
): boolean =>
  ladder.steps.some(
    step =>
      step.kind === 'NOTIFY' &&
      step.responsible &&
      whoIsCalled(step, reach, at, before).called.some(one => one.person === person && one.as !== 'DEPUTY'),
  )

/** the report to the CISO comes from somebody else than the head who owns the system. */
export const mayReportToCiso = (post: string, reach: Reachable): boolean => {
  const own = postOf(reach, post)
  return own === undefined || !conflicted(own)
}
