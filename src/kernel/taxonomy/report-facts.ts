import { codesOf, type Table } from './label.ts'

/** 報告先を決める事実: what decides which offices ask for a report of the same matter (TODAY §5, §6). */
export const reportFacts = {
  PERSONAL_DATA: { ja: '個人データの漏えい等、またはそのおそれがある', en: 'Personal data leaked, or may have' },
  ATTACK: { ja: 'サイバー攻撃による', en: 'Caused by a cyber attack' },
  DDOS: { ja: 'DDoS攻撃である', en: 'It is a DDoS attack' },
  RANSOMWARE: { ja: 'ランサムウェアの被害である', en: 'It is ransomware' },
  OTHER_ATTACK: { ja: 'DDoSとランサムウェア以外のサイバー攻撃である', en: 'An attack of another kind' },
  SPECIFIED_INTRUSION: {
    ja: '特定侵害事象等にあたる（サイバー対処能力強化法）',
    en: 'A specified intrusion event (Act No. 42 of 2025)',
  },
  MINISTRY_ASKED: {
    ja: '所管省庁から様式での報告を求められた',
    en: 'The sector ministry asked for a report on a form',
  },
  CI_OPERATOR: { ja: '重要インフラ事業者等である', en: 'A critical-infrastructure operator' },
  SPECIFIED_ESSENTIAL: { ja: '特定社会基盤事業者である', en: 'A specified essential-infrastructure operator' },
  SPECIAL_ESSENTIAL: { ja: '特別社会基盤事業者である', en: 'A special essential-infrastructure operator' },
} as const satisfies Table

export type ReportFact = keyof typeof reportFacts
export const reportFactCodes = codesOf(reportFacts)

/** Those that only the originator can answer; the others follow from the report and the directory. */
export const askedFacts = ['PERSONAL_DATA', 'DDOS', 'RANSOMWARE', 'SPECIFIED_INTRUSION', 'MINISTRY_ASKED'] as const
export type AskedFact = (typeof askedFacts)[number]

/** 第三者との共有の同意: whether the office that takes a form may share it with the coordinator (TODAY §6). */
export const shareConsents = {
  GIVEN: { ja: '共有に同意する', en: 'Agreed to' },
  REFUSED: { ja: '共有に同意しない', en: 'Not agreed to' },
  NOT_ASKED: { ja: 'まだ決めていない', en: 'Not decided' },
} as const satisfies Table

export type ShareConsent = keyof typeof shareConsents
export const shareConsentCodes = codesOf(shareConsents)

/** 出力の形: how an export leaves. */
export const exportMedia = {
  EXCEL: { ja: 'Excel', en: 'Excel' },
  CSV: { ja: 'CSV', en: 'CSV' },
  PRINT: { ja: '印刷', en: 'Print' },
} as const satisfies Table

export type ExportMedium = keyof typeof exportMedia
export const exportMediumCodes = codesOf(exportMedia)
