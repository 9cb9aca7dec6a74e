import type { FlowRow } from './model.ts'

/** The window legally notified is the ministry’s, also when the terminal stands in a body of its (DOMAIN §1.2). */
const window = ['MINISTRY_CSIRT', 'MINISTRY'] as const

export const detectionFlows = {
  F11: {
    message: 'DETECTION_NOTICE',
    legs: [{ from: ['GSOC'], to: window }],
    trigger: { ja: '速やかな分析でインシデントの疑いがある', en: 'Quick analysis suspects an incident' },
    precondition: null,
    source: 'S004 §1, §5(1)',
  },
  F12: {
    message: 'CONTAINMENT_REPORT',
    legs: [{ from: window, to: ['GSOC'] }],
    trigger: { ja: '端末を特定した、または通信を断った', en: 'The terminal was identified or unplugged' },
    precondition: null,
    source: 'S004 §1',
  },
  F13: {
    message: 'ADVICE',
    legs: [{ from: ['GSOC'], to: window }],
    trigger: { ja: '通知のあと、いつでも', en: 'Any time after the notice' },
    precondition: { ja: '通知が済んでいる', en: 'A notice was given' },
    source: 'S004 §1',
  },
  F14: {
    message: 'SAMPLE_SUBMISSION',
    legs: [{ from: ['MINISTRY', 'MINISTRY_CSIRT'], to: ['ANALYSIS'] }],
    trigger: { ja: '不審メールまたはマルウェアを得た', en: 'A suspicious mail or malware was obtained' },
    precondition: null,
    source: 'S004 §1, §5(1)',
  },
  F15: {
    message: 'ANALYSIS_RESULT',
    legs: [{ from: ['ANALYSIS'], to: ['MINISTRY', 'MINISTRY_CSIRT'] }],
    trigger: { ja: '不正と判定した', en: 'Judged malicious' },
    precondition: { ja: '相手が検体の提供元である', en: 'The receiver submitted the sample' },
    source: 'S004 §1',
  },
  F34: {
    message: 'CONFIRMATION',
    legs: [{ from: ['GSOC'], to: window }],
    trigger: { ja: '信号が見えなくなった', en: 'The signal is no longer seen' },
    precondition: { ja: '観測した期間を添える', en: 'The observed period is stated' },
    source: 'S004 §1',
  },
} as const satisfies Record<string, FlowRow>
