import type { Table } from './label.ts'

/**
 * 指定: three notions that law and action plan keep apart, and an operator may be any of them (Act No. 42 of 2025; the
 * action plan for critical infrastructure).
 */
export const designations = {
  CI_OPERATOR: { ja: '重要インフラ事業者等', en: 'Critical-infrastructure operator (action plan)' },
  SPECIFIED_ESSENTIAL: { ja: '特定社会基盤事業者', en: 'Specified essential-infrastructure operator' },
  SPECIAL_ESSENTIAL: { ja: '特別社会基盤事業者', en: 'Special essential-infrastructure operator (Act No. 42 of 2025)' },
} as const satisfies Table

export type Designation = keyof typeof designations
