import type { FlowRow } from './model.ts'

const ministries = ['MINISTRY', 'MINISTRY_CSIRT'] as const

/** Decisions and orders, support, contracts, publication, and what runs along every other flow. */
export const otherFlows = {
  F23: {
    message: 'HQ_REPORT',
    legs: [{ from: ['COORD'], to: ['HQ_HEAD'] }],
    trigger: { ja: '特定重大事象の候補', en: 'Candidate for a specified serious event' },
    precondition: null,
    source: 'S004 §1',
  },
  F24: {
    message: 'MATERIAL_REQUEST',
    legs: [{ from: ['HQ_HEAD'], to: ['MINISTRY'] }],
    trigger: { ja: '資料の提出と説明を求める', en: 'Documents and an explanation are demanded' },
    precondition: { ja: '法律に基づく', en: 'On a statutory basis' },
    source: 'S004 §1, 注5, 注6',
  },
  F25: {
    message: 'INSTRUCTION',
    legs: [{ from: ['CSPC'], to: ministries }],
    trigger: { ja: 'システムの点検、個人情報の管理など', en: 'System check, management of personal data and the like' },
    precondition: null,
    source: 'S004 §1',
  },
  F26: {
    message: ['SUPPORT_REQUEST', 'DISPATCH'],
    legs: [
      { from: ministries, to: ['COORD'], only: 'SUPPORT_REQUEST' },
      { from: ['COORD'], to: ['CYMAT'], only: 'DISPATCH' },
    ],
    trigger: { ja: '府省庁の要請', en: 'Request of the ministry' },
    precondition: null,
    source: 'S004 §1',
  },
  F27: {
    message: 'SUPPORT_DISPATCH',
    legs: [{ from: ['MINISTRY_CSIRT'], to: ministries }],
    trigger: { ja: '要員の不足、または大きな事案', en: 'Shortage of staff, or a large incident' },
    precondition: { ja: '調整機関の規則と調整による', en: 'Under the rules and coordination of the coordinator' },
    source: 'S002 I(v)',
  },
  F28: {
    message: ['CONTRACT_PERIODIC_REPORT', 'CONTRACT_BREACH_REPORT', 'EXTERNAL_AUDIT_REPORT'],
    legs: [{ from: ['CONTRACTOR'], to: ['MINISTRY', 'MINISTRY_CSIRT', 'SUPERVISED_BODY'] }],
    trigger: { ja: '契約に定めた報告', en: 'Report laid down in the contract' },
    precondition: { ja: '相手が発注者である', en: 'The receiver is the orderer' },
    source: 'S002 付録',
  },
  F29: {
    message: 'INVESTIGATION_INPUT',
    legs: [{ from: ['POLICE', 'NPA'], to: ['INV_TEAM'] }],
    trigger: { ja: 'サーバに関する事実', en: 'Facts about servers' },
    precondition: null,
    source: 'S004 §2.2.2, §2.2.3',
  },
  F30: {
    message: ['ANNUAL_REPORT', 'INVESTIGATION_REPORT'],
    legs: [{ from: ['HQ'], to: ['PUBLIC'] }],
    trigger: { ja: '年次の評価、事案の公表', en: 'Yearly evaluation, publication of a case' },
    precondition: { ja: '能力を明かすことになるかを比べて考える', en: 'Weighed against revealing capability' },
    source: 'S004 はじめに, §5(1)',
  },
  F31: {
    message: ['QUESTION', 'ANSWER'],
    legs: [],
    along: 'BOTH_WAYS',
    trigger: { ja: '事案、報告、情報提供についての照会', en: 'A question on a case, report or advisory' },
    precondition: { ja: 'その事項の関係者の中に限る', en: 'Inside the circle of that object' },
    source: 'S001 別添2.1, S002 I(ii)',
  },
  F35: {
    message: 'RECEIPT',
    legs: [],
    along: 'BACK',
    trigger: { ja: '到達、開封、受領確認、対応', en: 'Delivery, opening, acknowledgement, action' },
    precondition: null,
    source: 'S004 §5(1)',
  },
} as const satisfies Record<string, FlowRow>
