import { codesOf, type Table } from './label.ts'

/** What a case demands towards others than the coordinator (DOMAIN §5.5): telling the police, and the large-scale report. */
export const outwardKinds = {
  POLICE: { ja: '警察への相談・通報', en: 'Consulting or telling the police' },
  LARGE_SCALE: { ja: '大規模サイバー攻撃事態等の報告', en: 'Large-scale situation report' },
} as const satisfies Table
export type OutwardKind = keyof typeof outwardKinds

/** What set an attack, or the suspicion of one. */
export const suspicions = {
  PATH_ATTACK: { ja: '事案を攻撃として扱っている', en: 'The case is handled as an attack' },
  CAUSE_INTENTIONAL: { ja: '意図的な原因が記入されている', en: 'An intentional cause is named' },
  EVENT_CLASS: { ja: '攻撃を疑う類型が記入されている', en: 'The class of the event suggests an attack' },
} as const satisfies Table
export type Suspicion = keyof typeof suspicions

/** 大規模サイバー攻撃事態等: whom or what the harm concerns (S004 付1 2.2.4(2)(f), R-072). */
export const largeScaleHarms = {
  LIFE: { ja: '国民の生命', en: 'People’s lives' },
  BODY: { ja: '国民の身体', en: 'People’s bodies' },
  PROPERTY: { ja: '国民の財産', en: 'People’s property' },
  LAND: { ja: '国土', en: 'National land' },
} as const satisfies Table
export type LargeScaleHarm = keyof typeof largeScaleHarms
export const largeScaleHarmCodes = codesOf(largeScaleHarms)

export const harmStages = {
  OCCURRED: { ja: '重大な被害が生じた', en: 'Serious harm has occurred' },
  FEARED: { ja: '重大な被害のおそれがある', en: 'Serious harm is feared' },
} as const satisfies Table
export type HarmStage = keyof typeof harmStages
export const harmStageCodes = codesOf(harmStages)

/** 警察: a consultation leaves open what follows; a report asks for an investigation. */
export const policeActs = {
  CONSULTED: { ja: '相談', en: 'Consultation' },
  REPORTED: { ja: '通報', en: 'Report' },
} as const satisfies Table
export type PoliceAct = keyof typeof policeActs
export const policeActCodes = codesOf(policeActs)

export const outwardStates = {
  OPEN: { ja: '未対応', en: 'To do' },
  LATE: { ja: '期限超過', en: 'Overdue' },
  DONE: { ja: '済み', en: 'Done' },
  REFUSED: { ja: '行わない（理由）', en: 'Refused (reason)' },
} as const satisfies Table
export type OutwardState = keyof typeof outwardStates

/** 特定重大事象: the two criteria of S004 注3, whose 等 leaves the list open (R-088, DOMAIN §13 A13). */
export const seriousCriteria = {
  GOVERNMENT_SYSTEMS: {
    ja: '① 国の行政機関のシステムの障害で、行政事務の遂行を著しく妨げる、またはそのおそれ',
    en: '① A fault on systems of national administrative organs that severely impedes administrative work, or may',
  },
  GRAVE_LEAK: {
    ja: '② 情報の漏えいで、国民生活または社会経済に重大な影響を与える、またはそのおそれ',
    en: '② A leak that gravely affects national life, society or the economy, or may',
  },
  OTHER: { ja: 'その他（理由を書く）', en: 'Other (say why)' },
} as const satisfies Table
export type SeriousCriterion = keyof typeof seriousCriteria
export const seriousCriterionCodes = codesOf(seriousCriteria)

/** What the decision sets going (DOMAIN §5.5). */
export const seriousEffects = {
  INVESTIGATION_TEAM: { ja: '原因究明調査チームの設置', en: 'Investigation team' },
  MATERIAL_REQUEST: { ja: '資料提出の要求', en: 'Request for materials' },
  INSTRUCTION: { ja: '全府省庁への指示', en: 'Instruction to all ministries' },
  CYMAT: { ja: '要請によるCYMATの派遣', en: 'CYMAT, on request' },
} as const satisfies Table
export type SeriousEffect = keyof typeof seriousEffects
export const seriousEffectCodes = codesOf(seriousEffects)

export const seriousStates = {
  PROPOSED: { ja: '決定待ち', en: 'Waits for the decision' },
  SPECIFIED: { ja: '特定重大事象', en: 'Specified serious event' },
  NOT_SPECIFIED: { ja: '該当しないと決定', en: 'Decided: not one' },
  WITHDRAWN: { ja: '決定を撤回', en: 'Decision withdrawn' },
} as const satisfies Table
export type SeriousState = keyof typeof seriousStates

export const directiveKinds = {
  MATERIAL_REQUEST: { ja: '資料提出の要求', en: 'Request for materials' },
  INSTRUCTION: { ja: '全府省庁への指示', en: 'Instruction to all ministries' },
} as const satisfies Table
export type DirectiveKind = keyof typeof directiveKinds

/** Where a ministry stands with what was demanded of it: late and silent are two things, and both are red. */
export const directiveStates = {
  SENT: { ja: '未受領', en: 'Not received' },
  RECEIVED: { ja: '受領・対応中', en: 'Received, at work' },
  PARTLY: { ja: '一部提出', en: 'Part has come' },
  DONE: { ja: '完了', en: 'Done' },
  REFUSED: { ja: '応じない（理由）', en: 'Refused (reason)' },
  LATE: { ja: '期限超過', en: 'Late' },
  SILENT: { ja: '応答なし', en: 'Silent' },
} as const satisfies Table
export type DirectiveState = keyof typeof directiveStates
