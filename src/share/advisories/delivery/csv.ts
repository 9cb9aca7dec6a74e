import type { DeliveryState } from '../../../kernel/taxonomy/deliveries.ts'
import { deliveryStates } from '../../../kernel/taxonomy/deliveries.ts'
import type { Language } from '../../../kernel/taxonomy/label.ts'
import { assessments } from './model.ts'
import type { BoardRow } from './store.ts'

/** A spreadsheet runs a cell that begins like a formula, in either width of the sign; an apostrophe makes it text (OWASP). */
const dangerous = /^[=+\-@＝＋－＠\t\r\n]/

export const cell = (value: string | number | null): string => {
  const text = String(value ?? '')
  return `"${(dangerous.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

/** RFC 4180 with a byte-order mark, without which a spreadsheet reads Japanese as noise. */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\u{feff}${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`

const headings = {
  ja: [
    '段',
    '組織',
    '状態',
    '送信',
    '到達',
    '開封',
    '受領',
    '受領者',
    '受領の期限',
    '点検の結果',
    '該当数',
    '対応',
    '対応日時',
  ],
  en: [
    'Tier',
    'Organisation',
    'State',
    'Sent',
    'Delivered',
    'Opened',
    'Acknowledged',
    'By',
    'Due',
    'Assessment',
    'Affected',
    'Action',
    'Acted',
  ],
} as const

const restricted = { ja: '（表示できません）', en: '(restricted)' } as const
const time = (at: Date | null): string | null => at?.toISOString() ?? null

/** The board as a table. @param head the edition's number, label and title, which repeat on every export (SCREENS §3) */
export const boardCsv = (
  head: readonly string[],
  rows: readonly (BoardRow & { state: DeliveryState })[],
  language: Language,
): string =>
  csv([
    head,
    headings[language],
    ...rows.map(row => [
      row.tier,
      row.name?.[language] ?? restricted[language],
      deliveryStates[row.state][language],
      time(row.sentAt),
      time(row.deliveredAt),
      time(row.openedAt),
      time(row.acknowledgedAt),
      row.acknowledgedBy?.[language] ?? null,
      time(row.acknowledgeBy),
      assessments[row.assessment][language],
      row.affectedCount,
      row.action,
      time(row.actedAt),
    ]),
  ])
