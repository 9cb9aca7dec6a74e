import { codesOf, type Table } from './label.ts'

/** What a version of a report is (DOMAIN §2.3, SCREENS §4). */
export const reportKinds = {
  FIRST: { ja: '速報', en: 'First report' },
  FOLLOW_UP: { ja: '続報', en: 'Follow-up' },
  FINAL: { ja: '最終報', en: 'Final report' },
  CORRECTION: { ja: '訂正', en: 'Correction' },
  WITHDRAWAL: { ja: '取下げ', en: 'Withdrawal' },
  CONSULTATION: { ja: '相談', en: 'Consultation' },
} as const satisfies Table

export type ReportKind = keyof typeof reportKinds
export const reportKindCodes = codesOf(reportKinds)

/** Where a version stands with those who received it (DOMAIN §2.5, SCREENS §4). */
export const reportStates = {
  DRAFT: { ja: '下書き', en: 'Draft' },
  SUBMITTED: { ja: '送信済み', en: 'Sent' },
  RECEIVED: { ja: '受領', en: 'Received' },
  ACCEPTED: { ja: '受理', en: 'Accepted' },
  RETURNED: { ja: '差し戻し', en: 'Returned' },
  RECLASSIFIED: { ja: '区分変更', en: 'Reclassified' },
} as const satisfies Table

export type ReportState = keyof typeof reportStates
export const reportStateCodes = codesOf(reportStates)
