import { codesOf, type Table } from './label.ts'

/** 職 (DOMAIN §5.2), the alternate reporter of §5.3 V3, and a catch-all for organisations that divide work otherwise. */
export const postKinds = {
  CISO: { ja: '最高情報セキュリティ責任者', en: 'CISO' },
  CSIRT_HEAD: { ja: 'CSIRT責任者', en: 'CSIRT head' },
  CHIEF_SEC_OFFICER: { ja: '統括情報セキュリティ責任者', en: 'Chief information security officer of the bureau' },
  SYS_SEC_OFFICER: { ja: '情報システムセキュリティ責任者', en: 'System security officer' },
  ADVISER: { ja: 'CISOアドバイザ', en: 'Adviser to the CISO' },
  SECONDED: { ja: '派遣', en: 'On secondment' },
  WINDOW: { ja: '報告窓口', en: 'Reporting window' },
  POC: { ja: 'PoC', en: 'Point of contact' },
  WORKING_STAFF: { ja: '実働要員', en: 'Working-level staff' },
  INFORMATION_DESK: { ja: '庶務', en: 'Secretariat' },
  SUPERVISION_LINE: { ja: '監督部局担当', en: 'Supervision line' },
  ALT_REPORTER_TO_CISO: { ja: 'CISOへの代替報告者', en: 'Alternate reporter to the CISO' },
  OTHER: { ja: 'その他の職', en: 'Other post' },
} as const satisfies Table

export type PostKind = keyof typeof postKinds
export const postKindCodes = codesOf(postKinds)
