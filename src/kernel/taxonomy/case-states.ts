import { codesOf, type Table } from './label.ts'

/** 事案の状態 (DOMAIN §2.5, SCREENS §4). In MERGED the screens put the case’s number in place of `C-…`. */
export const caseStates = {
  OMEN: { ja: '予兆', en: 'Omen' },
  SUSPECTED: { ja: '疑い', en: 'Suspected' },
  CONFIRMED: { ja: '確認', en: 'Confirmed' },
  CONTAINING: { ja: '封じ込め中', en: 'Containing' },
  CONTAINED: { ja: '封じ込め済み', en: 'Contained' },
  ERADICATED: { ja: '根絶済み', en: 'Eradicated' },
  RESTORING: { ja: '復旧中', en: 'Restoring' },
  RECOVERED: { ja: '復旧済み', en: 'Recovered' },
  FOLLOW_UP: { ja: 'フォローアップ', en: 'Follow-up' },
  CLOSED: { ja: '閉鎖', en: 'Closed' },
  CONSULTING: { ja: '相談中', en: 'In consultation' },
  WITHDRAWN: { ja: '取下げ', en: 'Withdrawn' },
  MERGED: { ja: 'C-… に統合', en: 'Merged into C-…' },
  REOPENED: { ja: '再開', en: 'Reopened' },
} as const satisfies Table

export type CaseState = keyof typeof caseStates
export const caseStateCodes = codesOf(caseStates)

/** A case follows the attack path, or the fault path where no attacker is set or suspected (DOMAIN §2.5). */
export const casePaths = {
  UNDECIDED: { ja: '未定', en: 'Undecided' },
  ATTACK: { ja: '攻撃への対応', en: 'Attack path' },
  FAULT: { ja: '障害への対応', en: 'Fault path' },
} as const satisfies Table

export type CasePath = keyof typeof casePaths
