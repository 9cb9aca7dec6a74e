import type { Decision, Missing } from './decision.ts'
import type { ErrorCode } from './error-codes.ts'

export { type ErrorCode, errors } from './error-codes.ts'

/** Thrown by services; platform/http turns it into an RFC 9457 problem. */
export class NoroshiError extends Error {
  readonly code: ErrorCode
  readonly because: string
  readonly values: Readonly<Record<string, string | number>>
  readonly missing: readonly Missing[]

  constructor(
    code: ErrorCode,
    because: string = code,
    extra: { values?: Readonly<Record<string, string | number>>; missing?: readonly Missing[] } = {},
  ) {
    super(`${code}: ${because}`)
    this.name = 'NoroshiError'
    this.code = code
    this.because = because
    this.values = extra.values ?? {}
    this.missing = extra.missing ?? []
  }
}

/** Turns a refusal into an error, so that a use case reads as a list of conditions. */
export const must = (decision: Decision): void => {
  if (decision.allowed) return
  const { code, because, missing = [], values = {} } = decision
  throw new NoroshiError(code, because, { missing, values })
}
