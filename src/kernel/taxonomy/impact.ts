import { codesOf, noAnswers, type Table } from './label.ts'

/** サービスへの影響, as the simple form asks it; a fear is reportable like an effect (R-020, SCREENS §8.2). */
export const serviceImpacts = {
  PRESENT: { ja: '出ている', en: 'There is one' },
  FEARED: { ja: '出るおそれ', en: 'May occur' },
  NONE: { ja: '出ていない', en: 'None' },
  ...noAnswers,
} as const satisfies Table

export const serviceImpactCodes = codesOf(serviceImpacts)

/** 影響の及ぶところ: parts of the effect, several at once; the words stay in the description (DOMAIN §2.3). */
export const impactParts = {
  SERVICE: { ja: 'サービスの提供', en: 'The service' },
  CONFIDENTIALITY: { ja: '情報の機密性', en: 'Confidentiality' },
  INTEGRITY: { ja: '情報の完全性', en: 'Integrity' },
  AVAILABILITY: { ja: 'システムの可用性', en: 'Availability' },
  PEOPLE: { ja: '利用者・国民生活', en: 'People' },
  OTHER_SECTORS: { ja: 'ほかの分野', en: 'Other sectors' },
} as const satisfies Table

export type ImpactPart = keyof typeof impactParts
export const impactPartCodes = codesOf(impactParts)

/** サービス障害該当: whether the fault reached the service; a system fault need not (R-025, DOMAIN §0.3). */
export const serviceDisruptions = {
  YES: { ja: '該当する', en: 'Yes' },
  NO: { ja: '該当しない', en: 'No' },
  ...noAnswers,
} as const satisfies Table

/** 手作業による代替 (DOMAIN §2.3). */
export const manualFallbacks = {
  POSSIBLE: { ja: '手作業で代替できる', en: 'Possible' },
  EXHAUSTED: { ja: '手作業も限界', en: 'Exhausted' },
  NONE: { ja: '手作業では代替できない', en: 'None' },
  ...noAnswers,
} as const satisfies Table

export const manualFallbackCodes = codesOf(manualFallbacks)

/** 公知か: whether the press or anybody else has already told of it. */
export const publiclyKnown = {
  YES: { ja: '公表・報道されている', en: 'Publicly known' },
  NO: { ja: '公表・報道されていない', en: 'Not publicly known' },
  ...noAnswers,
} as const satisfies Table
