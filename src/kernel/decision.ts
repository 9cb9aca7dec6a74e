import type { ErrorCode } from './error-codes.ts'

/**
 * A decision is data: why something is allowed, or which rule forbids it.
 * The browser evaluates the same policies to draw disabled buttons with their reason.
 */
export type Decision =
  | { allowed: true; because: string }
  | { allowed: false; code: ErrorCode; because: string; missing?: readonly Missing[]; values?: Values }

/** What fills the `{placeholders}` of a sentence. */
export type Values = Readonly<Record<string, string | number>>

/** One line of a refusal list: what is missing and where it is mended. */
export interface Missing {
  code: string
  /** Values for the sentence in the catalogue, e.g. `{ count: 2 }`. */
  values?: Values
}

export const allow = (because: string): Decision => ({ allowed: true, because })
export const deny = (code: ErrorCode, because: string, missing?: readonly Missing[], values?: Values): Decision => ({
  allowed: false,
  code,
  because,
  ...(missing ? { missing } : {}),
  ...(values ? { values } : {}),
})

/** The first refusal wins; with none, the last reason to allow stands. */
export const every = (first: Decision, ...rest: readonly Decision[]): Decision =>
  [first, ...rest].find(decision => !decision.allowed) ?? rest.at(-1) ?? first
