import type { Decision, Missing } from './decision.ts'

/**
 * The one union of error codes. `status` is the HTTP status (RFC 9110), the two sentences tell the person what to
 * do next (SCREENS §5). `{name}` is filled from the error's values. A hidden thing and a missing one read the same.
 */
export const errors = {
  not_found: {
    status: 404,
    ja: '見つかりません。番号を確かめてください。閲覧できないものも同じ表示になります。',
    en: 'Not found. Check the number. Things you may not see are answered in the same way.',
  },
  not_signed_in: {
    status: 401,
    ja: 'サインインしてください。',
    en: 'Please sign in.',
  },
  not_your_role: {
    status: 403,
    ja: 'この操作は、あなたの職務では行えません。担当の職務にある方に依頼してください。',
    en: 'Your post does not include this action. Ask a colleague whose post does.',
  },
  invalid_input: {
    status: 422,
    ja: '入力を確かめてください。問題のある項目を下に示します。',
    en: 'Please check what you entered. The fields concerned are listed below.',
  },
  unexpected: {
    status: 500,
    ja: '処理できませんでした。入力は画面に残っています。番号 {reference} を管理者に伝えてください。',
    en: 'This could not be processed. What you typed is still on the screen. Quote {reference} to your administrator.',
  },
} as const satisfies Record<string, { status: number; ja: string; en: string }>

export type ErrorCode = keyof typeof errors

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
  if (!decision.allowed) throw new NoroshiError(decision.code, decision.because, { missing: decision.missing ?? [] })
}
