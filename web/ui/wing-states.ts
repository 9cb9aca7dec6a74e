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
