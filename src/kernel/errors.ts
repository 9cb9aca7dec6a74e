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
  signed_out: {
    status: 401,
    ja: 'サインインの有効時間が過ぎました。もう一度サインインしてください。入力は画面に残っています。',
    en: 'Your session has ended. Please sign in again; what you typed is still on the screen.',
  },
  wrong_credentials: {
    status: 401,
    ja: 'メールアドレスまたはパスワードが違います。続けて間違えると、しばらくサインインできなくなります。',
    en: 'The mail address or the password is wrong. After several attempts you will have to wait.',
  },
  too_many_attempts: {
    status: 429,
    ja: '試行が続いたため、15分間はサインインできません。お急ぎの場合は、組織の管理者に連絡してください。',
    en: 'Too many attempts: signing in is closed for 15 minutes. If it is urgent, call your administrator.',
  },
  link_not_valid: {
    status: 410,
    ja: 'このリンクは、使用済みか、期限が切れています。発行した人に新しいリンクを依頼してください。',
    en: 'This link has been used or has expired. Ask whoever issued it for a new one.',
  },
  other_origin: {
    status: 403,
    ja: 'この画面以外からの書き込みは受け付けません。アドレスバーの表示を確かめて、開き直してください。',
    en: 'Writing from another page is not accepted. Check the address bar and open Noroshi again.',
  },
  too_many_requests: {
    status: 429,
    ja: '要求が多すぎます。1分ほど待ってから、もう一度操作してください。',
    en: 'Too many requests. Wait about a minute and try again.',
  },
  too_large: {
    status: 413,
    ja: '送られた内容が大きすぎます。1回に送れるのは 1 MB までです。',
    en: 'This is too large: one request may carry up to 1 MB.',
  },
  not_json: {
    status: 415,
    ja: '内容の形式が違います。application/json で送ってください。',
    en: 'The content type is not accepted. Send application/json.',
  },
  unreadable_request: {
    status: 400,
    ja: '要求を読み取れません。形式を確かめてください。',
    en: 'The request cannot be read. Check its form.',
  },
  changed_meanwhile: {
    status: 412,
    ja: 'ほかの人が先に変更しました。最新の内容を表示してから、もう一度操作してください。入力した文章は消えていません。',
    en: 'Someone else changed this first. Load the latest version and try again; your text is not lost.',
  },
  version_required: {
    status: 428,
    ja: 'どの版を変更するかの指定（If-Match）がありません。',
    en: 'The request does not say which version it changes (If-Match).',
  },
  idempotency_key_required: {
    status: 400,
    ja: '二重登録を防ぐ番号（Idempotency-Key）がありません。',
    en: 'The Idempotency-Key header is missing; it keeps a repeated request from being carried out twice.',
  },
  idempotency_key_reused: {
    status: 422,
    ja: '同じ番号（Idempotency-Key）が別の内容に使われています。新しい番号で送ってください。',
    en: 'This Idempotency-Key was used for another request. Send a new key.',
  },
  email_taken: {
    status: 409,
    ja: 'このメールアドレスは登録済みです。名簿を確かめるか、別のアドレスを入力してください。',
    en: 'This mail address is already registered. Check the directory or enter another address.',
  },
  code_taken: {
    status: 409,
    ja: 'この組織コードは使われています。別のコードを入力してください。',
    en: 'This organisation code is in use. Enter another code.',
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
