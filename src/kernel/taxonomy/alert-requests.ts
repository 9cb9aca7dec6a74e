import type { Table } from './label.ts'

/** 注意喚起の要請: where a ministry stands with a request to warn its operators (R-040, F10). Silence is a state. */
export const alertStates = {
  SENT: { ja: '未受領', en: 'Not received' },
  RECEIVED: { ja: '受領', en: 'Received' },
  WARNED: { ja: '注意喚起済み', en: 'Operators warned' },
  REFUSED: { ja: '行わない（理由）', en: 'Refused (reason)' },
  NO_ANSWER: { ja: '期限超過', en: 'Overdue' },
} as const satisfies Table

export type AlertState = keyof typeof alertStates
