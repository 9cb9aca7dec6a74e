import type { ActorKind } from './taxonomy/actor-kinds.ts'

/** What a post may do. An organisation gives duties to posts; nobody holds the union of two posts (ARCHITECTURE). */
export const duties = {
  REPORT: { ja: '情報連絡の作成', en: 'Write reports' },
  RECEIVE: { ja: '受領・中継・回答', en: 'Acknowledge, relay and answer' },
  CONSENT: { ja: '提供元としての同意', en: 'Consent for the originator' },
  TRIAGE: { ja: '事案の判断', en: 'Triage and run cases' },
  DRAFT: { ja: '情報提供の起案', en: 'Draft advisories' },
  RELEASE: { ja: '情報提供の承認', en: 'Release advisories' },
  DECIDE: { ja: '重大事象の決定・指示', en: 'Decide serious events, request and instruct' },
  ADMINISTER: { ja: '名簿の管理', en: 'Administer the directory' },
} as const

export type Duty = keyof typeof duties

/**
 * What is known of a second factor: shown within the last minutes, shown too long ago, never enrolled, or not asked for
 * here (the demonstration; an installation that leaves it to its people).
 */
export type FactorState = 'FRESH' | 'STALE' | 'MISSING' | 'NOT_ASKED'

/** A person acting from one post of one organisation. */
export interface PersonActor {
  type: 'person'
  person: string
  post: string
  organisation: string
  kinds: readonly ActorKind[]
  duties: readonly Duty[]
  /** The session it acts in; absent in the browser, which draws what the post may do. */
  session?: { id: string; until: Date; factor: FactorState }
  /** Lent from another organisation: the post reaches named cases only, and never counts as the coordinator's. */
  seconded?: boolean
  /** The API key through which a program acts for the post. */
  key?: string
}

/** A worker with a name; its rights are grants like anybody's. */
export interface SystemActor {
  type: 'system'
  system:
    | 'relay'
    | 'mail'
    | 'sealer'
    | 'timer'
    | 'verifier'
    | 'live'
    | 'storage'
    | 'meter'
    | 'investigator'
    | 'ladder'
    | 'channels'
}

export type Actor = PersonActor | SystemActor

export const isCoordinator = (actor: Actor): boolean =>
  actor.type === 'person' && !actor.seconded && actor.kinds.includes('COORD')
export const hasDuty = (actor: Actor, duty: Duty): boolean => actor.type === 'person' && actor.duties.includes(duty)
