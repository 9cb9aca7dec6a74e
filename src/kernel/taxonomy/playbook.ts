import { codesOf, type Table } from './label.ts'

/** 封じ込めの手順 (S004 §4.1.2): each step reaches further than the one before. */
export const playbookSteps = {
  ISOLATE_TERMINAL: { ja: '端末の隔離', en: 'Isolate the terminal' },
  SWEEP_FLEET: { ja: '全端末の点検', en: 'Sweep the fleet' },
  CUT_SITE: { ja: '拠点の遮断', en: 'Cut off the site' },
  CUT_ORGANISATION: { ja: '組織全体の遮断', en: 'Cut off the organisation' },
} as const satisfies Table

export type PlaybookStep = keyof typeof playbookSteps
export const playbookStepCodes = codesOf(playbookSteps)

/** 手順の状態. */
export const stepStates = {
  RECOMMENDED: { ja: '勧告', en: 'Recommended' },
  ORDERED: { ja: '指示済み', en: 'Ordered' },
  DONE: { ja: '実施済み', en: 'Done' },
  CONFIRMED: { ja: '確認済み', en: 'Confirmed' },
  UNDONE: { ja: '取消し', en: 'Taken back' },
} as const satisfies Table

export type StepState = keyof typeof stepStates
export const stepStateCodes = codesOf(stepStates)

/** 稼働・停止の権限 (S002 I(v)): a CSIRT carries out, or recommends. */
export const stopModes = {
  EXECUTE: { ja: '実施できる', en: 'May order' },
  RECOMMEND: { ja: '勧告できる', en: 'May recommend' },
} as const satisfies Table

export type StopMode = keyof typeof stopModes
export const stopModeCodes = codesOf(stopModes)
