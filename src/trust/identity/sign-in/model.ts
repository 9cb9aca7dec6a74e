import type { FactorState } from '../../../kernel/actor.ts'
import { minutes } from '../../../kernel/clock.ts'
import type { ErrorCode } from '../../../kernel/error-codes.ts'
import { NoroshiError } from '../../../kernel/errors.ts'

/**
 * Failed sign-ins slow down what comes next: after the free attempts each failure doubles the wait, up to the longest.
 * An address may be the way out of a whole ministry, so it has more free attempts, and a success does not clear it:
 * otherwise one's own account would open the way to guess at others.
 */
export const signInPause = {
  account: { free: 4, firstSeconds: 30, longestSeconds: 1800 },
  address: { free: 20, firstSeconds: 30, longestSeconds: 1800 },
  windowHours: 12,
} as const

/** @returns how many seconds must pass after the last of these failures before the next attempt is looked at */
export const pauseSeconds = (of: 'account' | 'address', failures: number): number => {
  const { free, firstSeconds, longestSeconds } = signInPause[of]
  return failures < free ? 0 : Math.min(longestSeconds, firstSeconds * 2 ** Math.min(failures - free, 20))
}

const browsers = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** Browser and system, enough to recognise one's own device; the whole user agent is not kept. */
export const deviceOf = (userAgent: string): string =>
  [browsers, systems]
    .map(table => table.find(([mark]) => userAgent.includes(mark))?.[1])
    .filter(word => word !== undefined)
    .join(' / ')

/** A session ends twelve hours after it began (one shift and its handover), or after two idle hours. */
export const sessionLength = { hours: 12, idleMinutes: 120 } as const

/** A refused proof is returned by its use case, not thrown: the attempt must be committed to be counted. */
export type Refused<Code extends ErrorCode> = { refused: Code } | { refused: 'too_many_attempts'; minutes: number }

const isRefused = (result: object): result is Refused<ErrorCode> => 'refused' in result

/** Throws the refusal once its transaction is over. */
export const admitted = <Result extends object>(result: Result): Exclude<Result, { refused: ErrorCode }> => {
  if (!isRefused(result)) return result as Exclude<Result, { refused: ErrorCode }>
  if ('minutes' in result) throw new NoroshiError(result.refused, 'pause', { values: { minutes: result.minutes } })
  throw new NoroshiError(result.refused)
}

/** Length is what protects a password (NIST SP 800-63B §3.1.1.2); no rules about kinds of characters. */
export const passwordLength = { min: 12, max: 200 } as const

/** What an installation asks of second factors (README, settings). */
export interface FactorRules {
  secondFactor: 'acts' | 'everyone' | 'enrolled'
  stepUpMinutes: number
  /** The demonstration changes roles without any sign-in; asking it for a second factor would prove nothing. */
  demonstration?: boolean
}

export const factorState = (
  { factorAt, hasFactor }: { factorAt: Date | null; hasFactor: boolean },
  rules: FactorRules,
  now: Date,
): FactorState => {
  if (rules.demonstration) return 'NOT_ASKED'
  if (!hasFactor) return rules.secondFactor === 'enrolled' ? 'NOT_ASKED' : 'MISSING'
  return factorAt && now.getTime() - factorAt.getTime() <= minutes(rules.stepUpMinutes) ? 'FRESH' : 'STALE'
}
