import { codesOf, type Table } from './label.ts'

/** 検知・通知の状態 (DOMAIN §6.1, SCREENS §4). A detection is DETECTED; the notice begins at NOTIFIED. */
export const noticeStates = {
  DETECTED: { ja: '検知', en: 'Detected' },
  NOTIFIED: { ja: '通知済み', en: 'Notified' },
  ACKED: { ja: '受領', en: 'Received' },
  TERMINAL_IDENTIFIED: { ja: '端末特定', en: 'Terminal identified' },
  CONTAINED_REPORTED: { ja: '隔離報告', en: 'Isolation reported' },
  SIGNAL_GONE: { ja: '再検知なし', en: 'Not seen again' },
  SWEEP_DONE: { ja: '点検完了', en: 'Sweep done' },
  VERIFIED: { ja: '確認', en: 'Verified' },
  CLOSED: { ja: '完了', en: 'Finished' },
} as const satisfies Table

export type NoticeState = keyof typeof noticeStates
export const noticeStateCodes = codesOf(noticeStates)

/** What is done on a notice; only UNDO takes anything back, and it is itself on record. */
export const noticeActs = {
  GIVE: { ja: '通知', en: 'Notice given' },
  ACKNOWLEDGE: { ja: '受領', en: 'Received' },
  INFORM: { ja: '責任者に報告', en: 'Responsible person informed' },
  IDENTIFY: { ja: '端末を特定', en: 'Terminal identified' },
  CONTAIN: { ja: '隔離を報告', en: 'Isolation reported' },
  CONFIRM: { ja: '再検知なしを確認', en: 'Signal gone confirmed' },
  SEEN_AGAIN: { ja: '再び検知', en: 'Seen again' },
  SWEEP: { ja: '点検完了を確認', en: 'Sweep confirmed done' },
  VERIFY: { ja: '再度の確認', en: 'Verified' },
  FINISH: { ja: '完了', en: 'Finished' },
  ADVISE: { ja: '助言', en: 'Advice' },
  UNDO: { ja: '取消し', en: 'Taken back' },
} as const satisfies Table

export type NoticeAct = keyof typeof noticeActs
export const noticeActCodes = codesOf(noticeActs)

/** 端末への処置. That none was found is an answer as well. */
export const containmentActions = {
  UNPLUGGED: { ja: 'LANケーブルを抜いた', en: 'Network cable unplugged' },
  ISOLATED: { ja: '管理の仕組みで隔離した', en: 'Isolated by management software' },
  POWERED_OFF: { ja: '電源を切った', en: 'Powered off' },
  BLOCKED: { ja: '出口で通信を止めた', en: 'Blocked at the gateway' },
  NOT_FOUND: { ja: '該当する端末がない', en: 'No such terminal found' },
  OTHER: { ja: 'その他の処置', en: 'Other' },
} as const satisfies Table

export type ContainmentAction = keyof typeof containmentActions
export const containmentActionCodes = codesOf(containmentActions)

/** 検知の判断: what a person made of a detection. */
export const detectionStates = {
  WAITING: { ja: '未判断', en: 'Not judged yet' },
  NOTICED: { ja: '通知した', en: 'Made a notice' },
  DISMISSED: { ja: '対応不要', en: 'Dismissed' },
} as const satisfies Table

export type DetectionState = keyof typeof detectionStates
export const detectionStateCodes = codesOf(detectionStates)

/** 検知の入り方: by which way a detection came in. */
export const detectionWays = {
  API: { ja: 'API', en: 'API' },
  FILE: { ja: 'ファイル', en: 'File' },
  SYSLOG_UDP: { ja: 'syslog（UDP）', en: 'syslog (UDP)' },
  SYSLOG_TCP: { ja: 'syslog（TCP）', en: 'syslog (TCP)' },
} as const satisfies Table

export type DetectionWay = keyof typeof detectionWays

/** 検知の欠け: why something did not come in. */
export const detectionGapReasons = {
  FULL: { ja: '受け口がいっぱいで捨てた', en: 'Dropped: the listener was full' },
  UNREADABLE: { ja: '読めない形式', en: 'Could not be read' },
  TOO_LONG: { ja: '長すぎる行', en: 'Line too long' },
} as const satisfies Table

export type DetectionGapReason = keyof typeof detectionGapReasons
