import type { FlowRow } from './model.ts'

/** The ministry’s window is its CSIRT; a ministry that has not registered one is reached as itself. */
const window = ['MINISTRY_CSIRT', 'MINISTRY'] as const

export const reportFlows = {
  F01: {
    message: 'INCIDENT_REPORT',
    legs: [
      // Ministry first and the coordinator at once in copy: the text leaves the order open (DOMAIN §13 A10).
      { from: ['CI_OPERATOR'], to: ['SECTOR_MINISTRY'], copy: ['COORD'] },
      { from: ['SECTOR_MINISTRY'], to: ['COORD'] },
    ],
    trigger: { ja: '連絡の3つの場合のいずれかにあたる', en: 'Any of the three cases for reporting applies' },
    precondition: null,
    source: 'S001 別添2.1, §3(1)',
  },
  F02: {
    message: 'CONSULTATION',
    legs: [{ from: ['CI_OPERATOR'], to: ['SECTOR_MINISTRY', 'COORD'] }],
    trigger: { ja: '報告にあたるか分からない', en: 'It is unclear whether a case applies' },
    precondition: null,
    source: 'S001 別添2.1',
  },
  F03: {
    message: 'INCIDENT_REPORT',
    legs: [{ from: ['MINISTRY_CSIRT'], to: ['COORD'] }],
    trigger: {
      ja: '自組織のシステムでインシデントを認知した。原因の判明は待たない',
      en: 'An incident was recognised on own systems, whether or not its cause is known',
    },
    precondition: null,
    source: 'S000 §3(2), S002 I(v)(5), S004 付1 2.2.4(2)(f)',
  },
  F04: {
    message: 'POLICE_REPORT',
    legs: [{ from: ['MINISTRY_CSIRT'], to: ['POLICE'] }],
    trigger: { ja: '攻撃またはその疑いがある', en: 'There is an attack or the suspicion of one' },
    precondition: { ja: '内容に応じて判断する', en: 'Judged according to the content' },
    source: 'S004 付1 2.2.4(2)(f)',
  },
  F05: {
    message: 'LARGE_SCALE_REPORT',
    // The crisis-management line is the coordinator’s own house, the Cabinet Secretariat.
    legs: [{ from: ['MINISTRY_CSIRT'], to: ['COORD'] }],
    trigger: {
      ja: '大規模サイバー攻撃事態等またはそのおそれがある',
      en: 'There is a large-scale situation or the fear of one',
    },
    precondition: null,
    source: 'S004 付1 2.2.4(2)(f)',
  },
  F06: {
    message: 'INCIDENT_REPORT',
    legs: [
      { from: ['SUPERVISED_BODY'], to: ['SUPERVISING_BUREAU'] },
      { from: ['SUPERVISING_BUREAU'], to: window },
    ],
    trigger: { ja: '法人でインシデントを認知した', en: 'An incident was recognised in the body' },
    precondition: null,
    source: 'S004 §3.1',
  },
  F32: {
    message: 'INVITATION',
    legs: [{ from: ['COORD'], to: ['CI_OPERATOR'], copy: ['SECTOR_MINISTRY'] }],
    trigger: { ja: '公知の事案について報告がない', en: 'A publicly known case has not been reported' },
    precondition: null,
    source: 'S001 §2',
  },
  F33: {
    message: 'STATUS_REQUEST',
    legs: [
      {
        from: ['COORD', 'SECTOR_MINISTRY', 'SUPERVISING_BUREAU'],
        to: ['CI_OPERATOR', 'SUPERVISED_BODY', 'MINISTRY_CSIRT'],
      },
    ],
    trigger: { ja: '対策のフォローアップ', en: 'Follow-up of measures' },
    precondition: { ja: '相手がその事案の連絡元である', en: 'The receiver reported the case' },
    source: 'S000 §3(2)ウ',
  },
} as const satisfies Record<string, FlowRow>
