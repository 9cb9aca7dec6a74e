import type { Table } from '../../src/kernel/taxonomy/label.ts'

/** Words of the wings that find out and prepare, exactly as SCREENS §4 gives them. */
export const verdicts = {
  CONFIRMED: { ja: '確認', en: 'Confirmed' },
  LIKELY: { ja: '可能性が高い', en: 'Likely' },
  POSSIBLE: { ja: '可能性がある', en: 'Possible' },
  NOT_EXCLUDED: { ja: '否定できない', en: 'Not excluded' },
  UNLIKELY: { ja: '可能性は低い', en: 'Unlikely' },
  INSUFFICIENT_EVIDENCE: { ja: '証拠不足で判断できない', en: 'Insufficient evidence' },
} as const satisfies Table

/** “該当なし” is allowed only if the covered period equals the asked period. */
export const sweepCells = {
  NO_ANSWER: { ja: '回答なし', en: 'No answer' },
  SWEEPING: { ja: '点検中', en: 'Sweeping' },
  HIT: { ja: '該当 n台', en: 'Hit (n)' },
  NO_HIT: { ja: '該当なし', en: 'No hit' },
  UNKNOWN_PERIOD: { ja: '不明あり', en: 'Unknown period' },
  NOT_APPLICABLE: { ja: '対象外', en: 'Not applicable' },
  HELD_BACK: { ja: '保留', en: 'Held back' },
} as const satisfies Table

export const ladderSteps = {
  SCHEDULED: { ja: '予定', en: 'Scheduled' },
  CALLING: { ja: '呼び出し中', en: 'Calling' },
  RECEIVED: { ja: '受け取りました', en: 'Received' },
  RECEIVED_BY_DEPUTY: { ja: '代行者が受領', en: 'Received by deputy' },
  NO_ANSWER: { ja: '応答なし', en: 'No answer' },
  UNDELIVERABLE: { ja: '不達', en: 'Undeliverable' },
} as const satisfies Table

/** The codes of the detection loop (DOMAIN §6.1). */
export const noticeStates = {
  DETECTED: { ja: '検知', en: 'Detected' },
  NOTIFIED: { ja: '通知済み', en: 'Notified' },
  ACKED: { ja: '受領', en: 'Received' },
  TERMINAL_IDENTIFIED: { ja: '端末特定', en: 'Terminal identified' },
  CONTAINED_REPORTED: { ja: '隔離報告', en: 'Isolation reported' },
  SIGNAL_GONE: { ja: '再検知なし', en: 'Not seen again' },
  SWEEP_DONE: { ja: '点検完了', en: 'Sweep done' },
  VERIFIED: { ja: '確認', en: 'Verified' },
  CLOSED: { ja: '完了', en: 'Finished' },
} as const satisfies Table
