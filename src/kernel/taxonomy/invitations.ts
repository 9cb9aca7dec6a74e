import type { Table } from './label.ts'

/** 報告の依頼: what has become of an invitation to report a publicly known case (R-026, F32). Silence is a state. */
export const invitationStates = {
  SENT: { ja: '送付', en: 'Sent' },
  OPENED: { ja: '開封', en: 'Opened' },
  REPORTED: { ja: '報告あり', en: 'Reported' },
  DECLINED: { ja: '報告しない', en: 'Declined' },
  NO_ANSWER: { ja: '応答なし', en: 'No answer' },
} as const satisfies Table

export type InvitationState = keyof typeof invitationStates
