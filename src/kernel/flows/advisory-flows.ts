import type { FlowRow } from './model.ts'

const ministries = ['MINISTRY', 'MINISTRY_CSIRT'] as const
const networkSide = ['NETWORK', 'NPA', 'METI', 'MIC'] as const

export const advisoryFlows = {
  F07: {
    message: 'ADVISORY',
    advisoryKind: 'COUNTERMEASURE',
    legs: [{ from: ['COORD'], to: [...ministries, 'CI_OPERATOR', 'SUPERVISED_BODY'] }],
    trigger: { ja: '被害を受けた組織に対処を伝える', en: 'Those hit need suitable handling' },
    precondition: { ja: '相手が被害を受けた組織である', en: 'The receiver is the victim' },
    source: 'S000 §1',
  },
  F08: {
    message: 'ADVISORY',
    advisoryKind: 'PREVENTION',
    legs: [{ from: ['COORD'], to: [...ministries, 'CI_OPERATOR'] }],
    trigger: { ja: '被害を受けていない組織に予防を急ぎ伝える', en: 'Those not hit need prevention, promptly' },
    precondition: { ja: '匿名化されている', en: 'Anonymised' },
    source: 'S000 §1, S004 §5(1)',
  },
  F09: {
    message: 'ADVISORY',
    legs: [
      { from: ['COORD'], to: ['SECTOR_MINISTRY'] },
      { from: ['SECTOR_MINISTRY'], to: ['CEPTOAR'] },
      { from: ['CEPTOAR'], to: ['CI_OPERATOR'] },
    ],
    trigger: { ja: '分野への配布', en: 'Distribution to a sector' },
    precondition: { ja: '必要に応じて匿名化されている', en: 'Anonymised where needed' },
    source: 'S001 別紙4-1, S003 ④c',
  },
  F10: {
    message: 'ALERT_REQUEST',
    legs: [{ from: ['COORD'], to: ['SECTOR_MINISTRY'] }],
    trigger: { ja: '所管する事業者への注意喚起を求める', en: 'The ministry is asked to warn its operators' },
    precondition: null,
    source: 'S003 ①c',
  },
  F16: {
    message: 'ANONYMISED_CASE',
    legs: [{ from: ['COORD'], to: ministries }],
    trigger: { ja: '解析結果を提供したあと', en: 'After an analysis result was provided' },
    precondition: { ja: '匿名化されている', en: 'Anonymised' },
    source: 'S004 §5(1)',
  },
  F17: {
    message: 'EXTERNAL_INFO',
    legs: [{ from: ['RESPONSE_ORG', 'JPCERT', 'IPA', 'VENDOR'], to: ['COORD'] }],
    trigger: {
      ja: '予兆、脆弱性、マルウェアの特徴、攻撃主体の動向を得た',
      en: 'An omen, vulnerability, malware trait or trend of an attacker was learned',
    },
    precondition: null,
    source: 'S000 §1, §3(3)',
  },
  F18: {
    message: 'PRE_PUBLICATION_VULN',
    legs: [{ from: ['IPA', 'JPCERT'], to: ['COORD', 'CI_OPERATOR'] }],
    trigger: { ja: '重要インフラへの影響が大きい脆弱性', en: 'A vulnerability with high impact on infrastructure' },
    precondition: { ja: '公表前である', en: 'Before publication' },
    source: 'S003 ④c',
  },
  F19: {
    message: 'NETWORK_SHARE',
    legs: [{ from: networkSide, to: ['COORD', 'MINISTRY_CSIRT', 'CSIRT_ASSOC'] }],
    trigger: { ja: 'ネットワークから共有できる情報がある', en: 'A network has something it can share' },
    precondition: { ja: '参加者の同意がある', en: 'The participants have consented' },
    source: 'S002 I(ii)',
  },
  F20: {
    message: 'NETWORK_SHARE',
    legs: [{ from: ['COORD'], to: networkSide }],
    trigger: { ja: 'ネットワークへの共有が適切と判断した', en: 'Sharing with the network is judged appropriate' },
    precondition: { ja: '提供元の政府機関の同意がある', en: 'The originating government body has consented' },
    source: 'S002 I(ii)',
  },
  F21: {
    message: 'SOC_SHARE',
    legs: [{ from: ['SOC_OPERATOR'], to: ['SOC_OPERATOR', 'COORD'] }],
    trigger: { ja: '監視で得た情報の共有', en: 'Monitoring has shown something worth sharing' },
    precondition: { ja: '契約に共有の条項がある', en: 'The contract contains the sharing clause' },
    source: 'S002 I(iii)',
  },
  F22: {
    message: 'ADVISORY',
    legs: [{ from: ['COORD'], to: ['OTHER_BRANCH'] }],
    trigger: { ja: 'オブザーバへの情報提供', en: 'Advisory to an observer' },
    precondition: { ja: 'オブザーバの地位がある', en: 'The receiver has observer status' },
    source: 'S002 I(v)',
  },
  F36: {
    message: 'ADVISORY',
    legs: [
      { from: ['CEPTOAR'], to: ['CEPTOAR_COUNCIL'] },
      { from: ['CEPTOAR_COUNCIL'], to: ['CEPTOAR'] },
    ],
    trigger: { ja: '分野を越えた共有', en: 'Sharing across sectors' },
    precondition: { ja: '取扱いの表示と同意の範囲内である', en: 'Within label and consent' },
    source: 'S003 ④c',
  },
} as const satisfies Record<string, FlowRow>
