import { type ScenarioKind, scenarioKinds } from '../../kernel/clock.ts'
import { mayStandInMail, type Tlp } from '../../kernel/tlp.ts'

/** What a mail says: that something waits, its number and label, and where to look. Its text stays behind the sign-in. */
export const notificationKinds = {
  'report.received': { ja: '情報連絡が届きました', en: 'An incident report has arrived' },
  'report.follow_up': { ja: '続報が届きました', en: 'A follow-up report has arrived' },
  'report.returned': { ja: '情報連絡が差し戻されました', en: 'Your report was returned' },
  'case.opened': { ja: '事案として扱うことになりました', en: 'Your report is now handled as a case' },
  'case.placed': {
    ja: '貴組織の端末に関する事案が共有されました',
    en: 'A case about a terminal in your organisation is shared with you',
  },
  'invitation.received': {
    ja: '公知の事案について報告を依頼されています',
    en: 'You are invited to report a publicly known case',
  },
  'invitation.copied': { ja: '報告の依頼の写しが届きました', en: 'A copy of an invitation to report has arrived' },
  'invitation.reminder': {
    ja: '報告の依頼への回答がまだです',
    en: 'An invitation to report still waits for your answer',
  },
  'alert_request.received': { ja: '注意喚起の要請が届きました', en: 'A request to warn your operators has arrived' },
  'alert_request.reminder': {
    ja: '注意喚起の要請への回答がまだです',
    en: 'A request to warn your operators still waits for your answer',
  },
  'alert_request.answered': { ja: '注意喚起の要請に回答がありました', en: 'A request to warn operators was answered' },
  'investigation.done': { ja: '調査が終わりました', en: 'An investigation has finished' },
  'investigation.failed': { ja: '調査を完了できませんでした', en: 'An investigation could not be finished' },
  'message.question': { ja: '照会が届きました', en: 'A question has arrived' },
  'message.answer': { ja: '回答が届きました', en: 'An answer has arrived' },
  'status.asked': { ja: '対策の状況を照会されています', en: 'You are asked how your measures stand' },
  'status.answered': { ja: '状況の照会に回答がありました', en: 'Your status request was answered' },
  'consent.asked': { ja: '情報提供への同意を求められています', en: 'You are asked for consent to an advisory' },
  'consent.answered': { ja: '同意の依頼に回答がありました', en: 'Your request for consent was answered' },
  'advisory.review_requested': { ja: '情報提供が承認を待っています', en: 'An advisory waits for approval' },
  'advisory.returned': { ja: '情報提供が差し戻されました', en: 'Your advisory was returned' },
  'edition.received': { ja: '情報提供が届きました', en: 'An advisory has arrived' },
  'edition.recall_asked': {
    ja: '情報提供の回収が承認を待っています',
    en: 'The recall of an advisory waits for approval',
  },
  'edition.sent_directly': {
    ja: '応答がないため、情報提供を先の組織へ直接送りました',
    en: 'As you have not answered, an advisory was sent past you',
  },
  'edition.recalled': { ja: '情報提供が回収されました', en: 'An advisory was recalled' },
  digest: { ja: 'お知らせのまとめ', en: 'Digest of notices' },
  'due.REPORT_RECEIPT': { ja: '情報連絡の受領確認がまだです', en: 'A report still waits for your receipt' },
  'due.FOLLOW_UP_REPORT': { ja: '続報がまだです', en: 'A follow-up report is still missing' },
  'due.REPORT_INVITATION': {
    ja: '報告の依頼への回答がまだです',
    en: 'An invitation to report still waits for your answer',
  },
  'due.ALERT_REQUEST': {
    ja: '注意喚起の要請への回答がまだです',
    en: 'A request to warn your operators still waits for your answer',
  },
  'due.QUESTION_ANSWER': { ja: '照会への回答がまだです', en: 'A question still waits for your answer' },
  'due.CONSENT_ANSWER': { ja: '同意の回答がまだです', en: 'A request for consent still waits for your answer' },
  'due.ADVISORY_ACKNOWLEDGE': { ja: '情報提供の受領確認がまだです', en: 'An advisory still waits for your receipt' },
  'due.ADVISORY_ASSESS': {
    ja: '情報提供の点検結果がまだです',
    en: 'An advisory still waits for the result of your check',
  },
  'due.ADVISORY_ACT': {
    ja: '情報提供への対応の記録がまだです',
    en: 'An advisory still waits for what you did about it',
  },
  'due.STATUS_ANSWER': {
    ja: '状況の照会への回答がまだです',
    en: 'A status request still waits for your answer',
  },
  'due.MEASURE_DUE': { ja: '対策の記録がまだです', en: 'A measure is not finished yet' },
} as const satisfies Record<string, { ja: string; en: string }>

export type NotificationKind = keyof typeof notificationKinds

/**
 * What is known of a mail. SETTLED: a person made sure in another way; DIGEST waits for the next digest, DIGESTED went into
 * one, SILENT is not mailed at all.
 */
export const mailStates = [
  'QUEUED',
  'SENDING',
  'SENT',
  'FAILED',
  'UNCONFIRMED',
  'SETTLED',
  'DIGEST',
  'DIGESTED',
  'SILENT',
] as const

export type MailState = (typeof mailStates)[number]

export interface Letter {
  kind: NotificationKind
  language: 'ja' | 'en'
  number: string
  tlp: Tlp
  /** Address of the thing in the client. */
  url: string
  /** Set where nothing of it is real. */
  scenario?: ScenarioKind | undefined
}

const waiting = { ja: 'Noroshi に確認が必要なものがあります', en: 'Something waits for you in Noroshi' }

export const notReal: Readonly<Record<ScenarioKind, { ja: string; en: string }>> = {
  REPLAY: {
    ja: 'これは過去の事案の再現です。実際の連絡ではありません。',
    en: 'This is a replay of a past case. It is not a real notice.',
  },
  DRILL: { ja: 'これは演習です。実際の連絡ではありません。', en: 'This is an exercise. It is not a real notice.' },
}

/**
 * Subject and body by label alone (kernel/tlp): what kind of thing it is and its number stand in a mail only where the
 * label lets them; a title or a text never does, because mails cross networks in the clear.
 */
export const compose = (letter: Letter): { subject: string; text: string } => {
  const { language, tlp } = letter
  const what = (mayStandInMail(tlp, 'KIND') ? notificationKinds[letter.kind] : waiting)[language]
  const number = mayStandInMail(tlp, 'NUMBER') ? letter.number : ''
  const subject =
    `${letter.scenario ? `[${scenarioKinds[letter.scenario][language]}] ` : ''}[${tlp}] ${what} ${number}`.trim()
  const unreal = letter.scenario ? `${notReal[letter.scenario][language]}\n\n` : ''
  return language === 'ja'
    ? {
        subject,
        text: `${unreal}${what}${number && `（${number}）`}。\n内容はサインインして確認してください。\n${letter.url}\n\nこのメールに内容は記載していません。取扱い：${tlp}\n`,
      }
    : {
        subject,
        text: `${unreal}${what}${number && ` (${number})`}.\nSign in to read it.\n${letter.url}\n\nThis mail carries no content. Handling: ${tlp}\n`,
      }
}

const pages: Readonly<Record<string, string>> = {
  report: 'reports',
  case: 'cases',
  advisory: 'advisories',
  edition: 'inbox',
  consent_request: 'consents',
  report_invitation: 'report-invitations',

  alert_request: 'alert-requests',
  investigation: 'investigations',
}

const receipts: readonly NotificationKind[] = ['edition.received', 'due.ADVISORY_ACKNOWLEDGE']

/** Where a notice leads: a digest to the list of notices, what waits for “I have it” to that one button. */
export const pageOf = (kind: NotificationKind, objectKind: string, id: string): string =>
  kind === 'digest' ? '/notices' : `/${pages[objectKind] ?? 'inbox'}/${id}${receipts.includes(kind) ? '/receive' : ''}`
