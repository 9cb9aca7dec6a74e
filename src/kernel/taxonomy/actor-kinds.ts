import { codesOf, type Table } from './label.ts'

/**
 * 主体の種別 (R-002, DOMAIN §1.1). A kind is a role: what an organisation is called on a given day is data of the
 * directory, so that the coordinator of a case of 2015 carries its name of 2015.
 */
export const actorKinds = {
  COORD: { ja: '調整機関', en: 'Coordinator' },
  GSOC: { ja: '政府横断監視チーム（GSOC）', en: 'Government SOC' },
  ANALYSIS: { ja: '解析担当', en: 'Analysis cell' },
  HQ: { ja: 'サイバーセキュリティ戦略本部', en: 'Strategic headquarters' },
  HQ_HEAD: { ja: 'サイバーセキュリティ戦略本部長', en: 'Head of the strategic headquarters' },
  GOV_CISO: { ja: '政府CISO', en: 'Government CISO' },
  CSPC: { ja: 'サイバーセキュリティ対策推進会議', en: 'CISO council' },
  EXPERT_COMMITTEE: { ja: '重要インフラ専門調査会', en: 'Critical-infrastructure expert committee' },
  INV_TEAM: { ja: '原因究明調査チーム', en: 'Investigation team' },
  EST: { ja: '緊急対応支援チーム', en: 'Emergency response support team' },
  CYMAT: { ja: '情報セキュリティ緊急支援チーム（CYMAT）', en: 'Mobile assistance team (CYMAT)' },
  MINISTRY: { ja: '府省庁', en: 'Ministry or agency' },
  MINISTRY_CSIRT: { ja: '府省庁CSIRT', en: 'Ministry CSIRT' },
  SECTOR_MINISTRY: { ja: '重要インフラ所管省庁', en: 'Sector ministry' },
  RESPONSE_MINISTRY: { ja: '事案対処省庁', en: 'Incident-response ministry' },
  SUPERVISED_BODY: { ja: '独立行政法人・特殊法人等', en: 'Supervised body' },
  SUPERVISING_BUREAU: { ja: '監督部局', en: 'Supervising bureau' },
  OTHER_BRANCH: { ja: '立法府・司法府', en: 'Legislature or judiciary' },
  CI_OPERATOR: { ja: '重要インフラ事業者等', en: 'Critical-infrastructure operator' },
  CEPTOAR: { ja: 'セプター', en: 'CEPTOAR' },
  CEPTOAR_COUNCIL: { ja: 'セプターカウンシル', en: 'CEPTOAR Council' },
  NPA: { ja: '警察庁', en: 'National Police Agency' },
  POLICE: { ja: '警察', en: 'Police' },
  METI: { ja: '経済産業省', en: 'METI' },
  MIC: { ja: '総務省', en: 'MIC' },
  NETWORK: { ja: '情報共有ネットワーク', en: 'Sharing network' },
  JPCERT: { ja: 'JPCERT/CC', en: 'JPCERT/CC' },
  IPA: { ja: '情報処理推進機構（IPA）', en: 'IPA' },
  CSIRT_ASSOC: { ja: '日本シーサート協議会', en: 'Nippon CSIRT Association' },
  RESPONSE_ORG: { ja: '情報セキュリティ関係事案対応機関', en: 'Private response organisation' },
  SOC_OPERATOR: { ja: 'SOC事業者', en: 'SOC operator' },
  VENDOR: { ja: 'ベンダー', en: 'Vendor' },
  SYSTEM_OPERATOR: { ja: 'システム運用業者', en: 'System operation contractor' },
  THIRD_PARTY_RESPONDER: { ja: '第三者の専門事業者', en: 'Independent responder' },
  CONTRACTOR: { ja: '受注者', en: 'Contractor' },
  SUBCONTRACTOR: { ja: '再委託先', en: 'Subcontractor' },
  AUDITOR: { ja: '監査実施者', en: 'Auditor' },
  PUBLIC: { ja: '国民', en: 'Public' },
} as const satisfies Table

export type ActorKind = keyof typeof actorKinds
export const actorKindCodes = codesOf(actorKinds)
