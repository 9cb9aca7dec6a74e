import { codesOf, type Table } from '../taxonomy/label.ts'

/** Everything that may be sent from one organisation to another (DOMAIN §1.3). */
export const messages = {
  INCIDENT_REPORT: { ja: '情報連絡', en: 'incident report' },
  CONSULTATION: { ja: '相談', en: 'consultation' },
  POLICE_REPORT: { ja: '警察への通報', en: 'report to the police' },
  LARGE_SCALE_REPORT: { ja: '大規模サイバー攻撃事態等の報告', en: 'large-scale situation report' },
  ADVISORY: { ja: '情報提供', en: 'advisory' },
  ALERT_REQUEST: { ja: '注意喚起の要請', en: 'request to alert' },
  DETECTION_NOTICE: { ja: '検知の通知', en: 'detection notice' },
  CONTAINMENT_REPORT: { ja: '隔離の報告', en: 'containment report' },
  ADVICE: { ja: '助言', en: 'advice' },
  SAMPLE_SUBMISSION: { ja: '検体の提供', en: 'sample submission' },
  ANALYSIS_RESULT: { ja: '解析結果', en: 'analysis result' },
  ANONYMISED_CASE: { ja: '匿名化した事例', en: 'anonymised case' },
  EXTERNAL_INFO: { ja: '外部からの情報', en: 'outside information' },
  PRE_PUBLICATION_VULN: { ja: '公表前の脆弱性情報', en: 'vulnerability before publication' },
  NETWORK_SHARE: { ja: 'ネットワーク間の共有', en: 'network share' },
  SOC_SHARE: { ja: 'SOC事業者からの共有', en: 'SOC share' },
  HQ_REPORT: { ja: '本部長への報告', en: 'report to the head of the headquarters' },
  MATERIAL_REQUEST: { ja: '資料提出の要求', en: 'request for materials' },
  INSTRUCTION: { ja: '全府省庁への指示', en: 'instruction to all ministries' },
  SUPPORT_REQUEST: { ja: '支援の要請', en: 'support request' },
  DISPATCH: { ja: '派遣', en: 'dispatch' },
  SUPPORT_DISPATCH: { ja: '府省庁間の応援', en: 'dispatch between ministries' },
  CONTRACT_PERIODIC_REPORT: { ja: '契約に基づく定期報告', en: 'periodic contract report' },
  CONTRACT_BREACH_REPORT: { ja: '契約に基づく侵害報告', en: 'contract breach report' },
  EXTERNAL_AUDIT_REPORT: { ja: '外部監査の報告', en: 'external audit report' },
  INVESTIGATION_INPUT: { ja: '調査への情報', en: 'input to the investigation' },
  ANNUAL_REPORT: { ja: '年次報告', en: 'annual report' },
  INVESTIGATION_REPORT: { ja: '調査報告', en: 'investigation report' },
  QUESTION: { ja: '照会', en: 'question' },
  ANSWER: { ja: '回答', en: 'answer' },
  INVITATION: { ja: '報告の依頼', en: 'invitation to report' },
  STATUS_REQUEST: { ja: '状況の照会', en: 'status request' },
  CONFIRMATION: { ja: '再検知なしの確認', en: 'confirmation that the signal is gone' },
  RECEIPT: { ja: '受領確認', en: 'receipt' },
} as const satisfies Table

export type Message = keyof typeof messages
export const messageCodes = codesOf(messages)
