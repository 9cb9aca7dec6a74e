import { codesOf, noAnswers, type Table } from './label.ts'

/** 原因の類型: four classes, 22 details; several causes per report are allowed (R-023, DOMAIN §2.4, 別紙3). */
export const causeClasses = {
  CA_INT: { ja: '意図的な原因', en: 'Intentional' },
  CA_ACC: { ja: '偶発的な原因', en: 'Accidental' },
  CA_ENV: { ja: '環境的な原因', en: 'Environmental' },
  CA_OTH: { ja: 'その他の原因', en: 'Other' },
} as const satisfies Table

export type CauseClass = keyof typeof causeClasses
export const causeClassCodes = codesOf(causeClasses)

interface CauseRow {
  ja: string
  en: string
  of: CauseClass
  /** 等: everything else in the class. */
  catchAll?: true
}

export const causeDetails = {
  CA_INT_MAIL: { of: 'CA_INT', ja: '不審メール等の受信', en: 'Suspicious mail received' },
  CA_INT_SPOOF: { of: 'CA_INT', ja: 'ユーザID等の偽り', en: 'Use of a false identity' },
  CA_INT_FLOOD: { of: 'CA_INT', ja: 'DDoS攻撃等の大量アクセス', en: 'Flood of requests (DDoS)' },
  CA_INT_STEAL: { of: 'CA_INT', ja: '情報の不正取得', en: 'Wrongful acquisition of information' },
  CA_INT_INSIDER: { of: 'CA_INT', ja: '内部不正', en: 'Insider wrongdoing' },
  CA_INT_NEGLECT: { of: 'CA_INT', ja: '適切なシステム等運用の未実施', en: 'Proper operation not carried out' },
  CA_INT_OTHER: { of: 'CA_INT', ja: 'その他の意図的な原因', en: 'Other intentional cause', catchAll: true },
  CA_ACC_OPER: { of: 'CA_ACC', ja: 'ユーザの操作ミス', en: 'User’s operating error' },
  CA_ACC_MGMT: { of: 'CA_ACC', ja: 'ユーザの管理ミス', en: 'User’s administration error' },
  CA_ACC_FILE: { of: 'CA_ACC', ja: '不審なファイルの実行', en: 'Suspicious file opened' },
  CA_ACC_SITE: { of: 'CA_ACC', ja: '不審なサイトの閲覧', en: 'Suspicious site visited' },
  CA_ACC_OUTSRC: { of: 'CA_ACC', ja: '外部委託先の管理ミス', en: 'Contractor’s administration error' },
  CA_ACC_HW: { of: 'CA_ACC', ja: '機器等の故障', en: 'Equipment failure' },
  CA_ACC_VULN: { of: 'CA_ACC', ja: 'システムの脆弱性', en: 'Vulnerability of a system' },
  CA_ACC_SPILL: { of: 'CA_ACC', ja: '他分野の障害からの波及', en: 'Spill-over from another sector' },
  CA_ACC_OTHER: { of: 'CA_ACC', ja: 'その他の偶発的な原因', en: 'Other accidental cause', catchAll: true },
  CA_ENV_DISASTER: { of: 'CA_ENV', ja: '災害', en: 'Disaster' },
  CA_ENV_ILLNESS: { of: 'CA_ENV', ja: '疾病', en: 'Illness' },
  CA_ENV_OTHER: { of: 'CA_ENV', ja: 'その他の環境的な原因', en: 'Other environmental cause', catchAll: true },
  CA_OTH_THREAT: { of: 'CA_OTH', ja: '上記以外の脅威や脆弱性', en: 'Threat or vulnerability not listed above' },
  CA_OTH_UNKNOWN: { of: 'CA_OTH', ja: '原因不明', en: 'Cause unknown' },
  CA_OTH_OTHER: { of: 'CA_OTH', ja: 'その他', en: 'Other', catchAll: true },
} as const satisfies Record<string, CauseRow>

export type CauseDetail = keyof typeof causeDetails
export const causeDetailCodes = codesOf(causeDetails)

/** What each entry of the cause field holds; “unknown” proper is 別紙3’s own CA_OTH_UNKNOWN. */
export const causeAnswers = { ...causeDetails, NOT_GIVEN: noAnswers.NOT_GIVEN } as const

export const causeClassOf = (detail: CauseDetail): CauseClass => causeDetails[detail].of
export const detailsOf = (of: CauseClass): CauseDetail[] => causeDetailCodes.filter(code => causeClassOf(code) === of)

/** Closing asks for more than a silent sensor where an attacker is set, or cannot be excluded (DOMAIN §2.5 (e)). */
export const attackerNotExcluded = (details: readonly CauseDetail[]): boolean =>
  details.length === 0 || details.some(code => causeClassOf(code) === 'CA_INT' || causeClassOf(code) === 'CA_OTH')
