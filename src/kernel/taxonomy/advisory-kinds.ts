import { codesOf, type Labelled } from './label.ts'

/** 情報提供の種類 (DOMAIN §3.1). `toVictim`: goes back to the one who was hit, in full. */
export const advisoryKinds = {
  COUNTERMEASURE: { ja: '対処', en: 'Countermeasure', toVictim: true },
  PREVENTION: { ja: '予防', en: 'Prevention', toVictim: false },
  ALERT: { ja: '注意喚起', en: 'Alert', toVictim: false },
  ANALYSIS_RESULT: { ja: '解析結果', en: 'Analysis result', toVictim: true },
  ANONYMISED_CASE: { ja: '匿名化した事例', en: 'Anonymised case', toVictim: false },
  VULN_EARLY: { ja: '公表前の脆弱性', en: 'Vulnerability before publication', toVictim: false },
  LESSON: { ja: '教訓', en: 'Lesson', toVictim: false },
  INSTRUCTION: { ja: '指示', en: 'Instruction', toVictim: false },
  TREND: { ja: '攻撃主体・手口の動向', en: 'Trends of attackers and methods', toVictim: false },
} as const satisfies Record<string, Labelled & { toVictim: boolean }>

export type AdvisoryKind = keyof typeof advisoryKinds
export const advisoryKindCodes = codesOf(advisoryKinds)
