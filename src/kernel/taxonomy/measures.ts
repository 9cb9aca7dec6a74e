import { codesOf, type Labelled } from './label.ts'

/** 対策の状態 (R-029, SCREENS §4). A measure is dropped only with a reason. */
export const measureStates = {
  PLANNED: { ja: '計画', en: 'Planned', needsReason: false },
  DOING: { ja: '実施中', en: 'In progress', needsReason: false },
  DONE: { ja: '完了', en: 'Done', needsReason: false },
  DROPPED: { ja: '中止', en: 'Dropped', needsReason: true },
} as const satisfies Record<string, Labelled & { needsReason: boolean }>

export type MeasureState = keyof typeof measureStates
export const measureStateCodes = codesOf(measureStates)
