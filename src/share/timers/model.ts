import type { Duty } from '../../kernel/actor.ts'

/**
 * How long each party has, in minutes. The papers give no numbers (DOMAIN §13 A11), so these are our defaults; an
 * installation overrides them in `setting` under the key `deadlines`.
 */
export const deadlines = {
  REPORT_RECEIPT: 30,
  REPORT_TRIAGE: 60,
  QUESTION_ANSWER: 240,
  CONSENT_ANSWER: 240,
  CONSENT_VALIDITY: 60 * 24 * 42,
  ADVISORY_APPROVAL: 120,
  ADVISORY_ACKNOWLEDGE: 240,
  ADVISORY_ASSESS: 720,
  ADVISORY_ACT: 4320,
  FOLLOW_UP_REPORT: 1440,
  REPORT_INVITATION: 4320,
  STATUS_ANSWER: 1440,
  ALERT_REQUEST: 4320,
  POLICE_TASK: 1440,
  LARGE_SCALE_REPORT: 180,
  SERIOUS_EVENT: 180,
  DIRECTIVE: 10_080,
  DIRECTIVE_RECEIPT: 1440,
  SWEEP_ANSWER: 180,
  RESPONSIBLE_INFORMED: 180,
  INCIDENT_REPORT: 180,
  /** Days without a hit before an attacked case may be closed. */
  CASE_QUIET: 60 * 24 * 14,
  NOTICE_RECEIPT: 30,
  NOTICE_RESPONSIBLE: 60,
  NOTICE_CONTAINMENT: 240,
} as const

export type Deadline = keyof typeof deadlines

/** What somebody owes and is reminded of; the duty says whose posts in the organisation that owes. */
export const timerKinds = {
  REPORT_RECEIPT: { duty: 'RECEIVE', ja: '情報連絡の受領', en: 'Receipt of a report' },
  FOLLOW_UP_REPORT: { duty: 'REPORT', ja: '続報', en: 'Follow-up report' },
  REPORT_INVITATION: { duty: 'REPORT', ja: '報告の依頼への回答', en: 'Answer to an invitation to report' },
  ALERT_REQUEST: { duty: 'RECEIVE', ja: '注意喚起の要請への回答', en: 'Answer to a request to warn operators' },
  SWEEP_ANSWER: { duty: 'RECEIVE', ja: '痕跡点検の回答', en: 'Answer to a sweep' },
  POLICE_TASK: { duty: 'REPORT', ja: '警察への相談・通報', en: 'Consulting or telling the police' },
  LARGE_SCALE_REPORT: { duty: 'REPORT', ja: '大規模サイバー攻撃事態等の報告', en: 'Large-scale situation report' },
  SERIOUS_EVENT: { duty: 'DECIDE', ja: '特定重大事象の決定', en: 'Decision on a serious event' },
  MATERIAL_REQUEST: { duty: 'RECEIVE', ja: '要求された資料の提出', en: 'Materials that were requested' },
  INSTRUCTION: { duty: 'RECEIVE', ja: '全府省庁への指示の完了', en: 'Carrying out an instruction' },
  SITUATION_REPORT: { duty: 'RECEIVE', ja: '幹部への状況報告', en: 'Situation report to executives' },
  QUESTION_ANSWER: { duty: 'RECEIVE', ja: '照会への回答', en: 'Answer to a question' },
  CONSENT_ANSWER: { duty: 'CONSENT', ja: '同意の回答', en: 'Answer about consent' },
  ADVISORY_ACKNOWLEDGE: { duty: 'RECEIVE', ja: '情報提供の受領', en: 'Receipt of an advisory' },
  ADVISORY_ASSESS: { duty: 'RECEIVE', ja: '点検の結果', en: 'Result of the check' },
  ADVISORY_ACT: { duty: 'RECEIVE', ja: '対応の結果', en: 'What was done about it' },
  STATUS_ANSWER: { duty: 'REPORT', ja: '状況の照会への回答', en: 'Answer to a status request' },
  NOTICE_RECEIPT: { duty: 'RECEIVE', ja: '検知・通知の受領', en: 'Receipt of a notice' },
  NOTICE_RESPONSIBLE: { duty: 'RECEIVE', ja: '責任者への報告', en: 'Informing the responsible person' },
  NOTICE_CONTAINMENT: { duty: 'RECEIVE', ja: '隔離の報告', en: 'Report of containment' },
  INCIDENT_REPORT: { duty: 'REPORT', ja: '認知した事案の情報連絡', en: 'Report of a recognised incident' },
  CASE_WATCH: { duty: 'RECEIVE', ja: '再攻撃の見張り', en: 'Watch for the next attack' },
  MEASURE_DUE: { duty: 'RECEIVE', ja: '対策', en: 'Measure' },
} as const satisfies Record<string, { duty: Duty; ja: string; en: string }>

export type TimerKind = keyof typeof timerKinds
