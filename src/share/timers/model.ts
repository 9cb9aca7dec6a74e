/**
 * How long each party has, in minutes. The papers give no numbers (DOMAIN §13 A11), so these are our defaults; an
 * installation overrides them in `setting` under the key `deadlines`.
 */
export const deadlines = {
  REPORT_RECEIPT: 30,
  REPORT_TRIAGE: 60,
  QUESTION_ANSWER: 240,
  CONSENT_ANSWER: 240,
  CONSENT_VALIDITY: 60 * 24 * 42,
  ADVISORY_APPROVAL: 120,
  ADVISORY_ACKNOWLEDGE: 240,
  ADVISORY_ASSESS: 720,
  ADVISORY_ACT: 4320,
  FOLLOW_UP_REPORT: 1440,
} as const

export type Deadline = keyof typeof deadlines
