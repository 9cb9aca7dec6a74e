import type { Duty } from '../../../kernel/actor.ts'
import type { PostKind } from '../../../kernel/taxonomy/posts.ts'

/** A post of one organisation as a ladder sees it: who holds it today, how to reach them, and who stands in. */
export interface ReachablePost {
  id: string
  person: { id: string; ja: string; en: string }
  title: { ja: string; en: string }
  kind: PostKind
  duties: readonly Duty[]
  /** The number that rings at night; empty where nobody has entered one. */
  phone: string
  /** When somebody last tried the number; null if never. */
  phoneVerifiedAt: Date | null
  deputy: string | null
  superior: string | null
  /** Owns or manages systems, and so may not be the only one who reports to the CISO. */
  ownsSystems: boolean
  absences: readonly { from: Date; until: Date }[]
}

/** 当番表: whose turn it is. Place 1 is called first, 2 is the second of the same turn. */
export interface Roster {
  id: string
  ja: string
  en: string
  turns: readonly { post: string; place: number; from: Date; until: Date }[]
}

export interface Reachable {
  posts: readonly ReachablePost[]
  rosters: readonly Roster[]
}

/** After this many days a number that nobody has tried counts as unverified (days). */
export const verifiedFor = 90

export const isAbsent = ({ absences }: Pick<ReachablePost, 'absences'>, at: Date): boolean =>
  absences.some(({ from, until }) => from <= at && at < until)

/** Days since the number was tried; null where it never was. */
export const daysUnverified = ({ phoneVerifiedAt }: Pick<ReachablePost, 'phoneVerifiedAt'>, at: Date): number | null =>
  phoneVerifiedAt === null ? null : Math.floor((at.getTime() - phoneVerifiedAt.getTime()) / 86_400_000)
