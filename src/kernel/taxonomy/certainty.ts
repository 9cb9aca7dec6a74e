import { codesOf, noAnswers, type Table } from './label.ts'

/** 確度: carried by each field that is not certain (R-014, SCREENS §4). */
export const certainties = {
  CONFIRMED: { ja: '確認済み', en: 'Confirmed' },
  PROBABLE: { ja: 'ほぼ確か', en: 'Probable' },
  SUSPECTED: { ja: '疑い', en: 'Suspected' },
  ...noAnswers,
} as const satisfies Table

export type Certainty = keyof typeof certainties
export const certaintyCodes = codesOf(certainties)
