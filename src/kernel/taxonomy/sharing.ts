import { codesOf, noAnswers, type Table } from './label.ts'

/** 共有してよい範囲: what the originator says on the simple form (SCREENS §8.2). */
export const sharingRanges = {
  MINISTRY_AND_COORD: { ja: '所管省庁と調整室まで', en: 'Sector ministry and coordinator only' },
  PEERS_IF_ANONYMISED: { ja: '匿名なら同業他社にも', en: 'Peers too, if anonymised' },
  DECIDE_LATER: { ja: 'あとで決める', en: 'Decide later' },
  NOT_GIVEN: noAnswers.NOT_GIVEN,
} as const satisfies Table

export type SharingRange = keyof typeof sharingRanges
export const sharingRangeCodes = codesOf(sharingRanges)

/** 匿名化の要否: whether anything that goes further must hide the originator, whatever the range (DOMAIN §2.3). */
export const anonymisations = {
  REQUIRED: { ja: '匿名化が必要', en: 'Must be anonymised' },
  NOT_REQUIRED: { ja: '名称を出してよい', en: 'The name may be shown' },
  ...noAnswers,
} as const satisfies Table

/** 提供元の同意: bound to one version and one audience (R-049, R-051, SCREENS §4). */
export const consentStates = {
  ASKED: { ja: '依頼中', en: 'Asked' },
  GRANTED: { ja: '同意', en: 'Granted' },
  CONDITIONAL: { ja: '条件付き同意', en: 'Granted with conditions' },
  REFUSED: { ja: '不同意', en: 'Refused' },
  WITHDRAWN: { ja: '撤回', en: 'Withdrawn' },
  EXPIRED: { ja: '期限切れ', en: 'Expired' },
} as const satisfies Table

export type ConsentState = keyof typeof consentStates
export const consentStateCodes = codesOf(consentStates)
