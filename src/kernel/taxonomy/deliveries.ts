import { codesOf, type Labelled } from './label.ts'

/** 配布状況 of one recipient (R-042, SCREENS §4). `mark` fills a square of the board; the first three have none. */
export const deliveryStates = {
  SENT: { ja: '送信', en: 'Sent', mark: null },
  DELIVERED: { ja: '到達', en: 'Delivered', mark: null },
  OPENED: { ja: '開封', en: 'Opened', mark: null },
  NO_ANSWER: { ja: '応答なし', en: 'No answer', mark: { ja: '応', en: '!' } },
  HELD_UPSTREAM: { ja: '未到達（上位で停止）', en: 'Held upstream', mark: { ja: '止', en: '||' } },
  UNDELIVERABLE: { ja: '不達', en: 'Undeliverable', mark: { ja: '応', en: '!' } },
  UNCHECKED: { ja: '受領・未点検', en: 'Received, not yet checked', mark: { ja: '未', en: '?' } },
  HIT: { ja: '該当あり', en: 'Affected', mark: { ja: '該', en: 'H' } },
  NO_HIT: { ja: '該当なし', en: 'Not affected', mark: { ja: '無', en: '–' } },
  NOT_APPLICABLE: { ja: '対象外', en: 'Not applicable', mark: { ja: '外', en: '/' } },
  ACTED: { ja: '対応済み', en: 'Acted', mark: { ja: '済', en: '✓' } },
  VERIFIED: { ja: '確認済み', en: 'Verified', mark: { ja: '済', en: '✓' } },
  RECALLED: { ja: '回収', en: 'Recalled', mark: { ja: '回', en: 'R' } },
  CORRECTED: { ja: '訂正', en: 'Corrected', mark: { ja: '訂', en: 'C' } },
} as const satisfies Record<string, Labelled & { mark: Labelled | null }>

export type DeliveryState = keyof typeof deliveryStates
export const deliveryStateCodes = codesOf(deliveryStates)
