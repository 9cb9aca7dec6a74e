import { codesOf, type Table } from './label.ts'

/** What whoever sent an indicator expects to be done about it. */
export const expectedActions = {
  BLOCK: { ja: '遮断', en: 'Block' },
  SWEEP_LOGS: { ja: '点検', en: 'Sweep the logs' },
  ISOLATE_IF_HIT: { ja: '該当すれば隔離', en: 'Isolate what was hit' },
} as const satisfies Table

export type ExpectedAction = keyof typeof expectedActions

/**
 * 痕跡点検の結果, per indicator. NO_HIT is said only where the logs cover the whole period that was asked about:
 * silence in a log that was not running proves nothing.
 */
export const sweepVerdicts = {
  HIT: { ja: '該当', en: 'Hit' },
  NO_HIT: { ja: '該当なし', en: 'No hit' },
  UNKNOWN: { ja: '不明あり', en: 'Unknown period' },
  NOT_APPLICABLE: { ja: '対象外', en: 'Not applicable' },
  HELD_BACK: { ja: '保留', en: 'Held back' },
} as const satisfies Table

export type SweepVerdict = keyof typeof sweepVerdicts

/** A cell of the board: a verdict, or that there is none yet; silence is a state, and it is red (SCREENS §4). */
export const sweepCells = {
  NO_ANSWER: { ja: '回答なし', en: 'No answer' },
  SWEEPING: { ja: '点検中', en: 'Sweeping' },
  ...sweepVerdicts,
  HIT: { ja: '該当 n台', en: 'Hit (n)' },
} as const satisfies Table

export type SweepCell = keyof typeof sweepCells

/** What kind of log was read; a mail store and an inventory of files are logs too. */
export const sourceKinds = {
  web: { ja: 'プロキシの記録', en: 'Proxy log' },
  connection: { ja: '通信の記録', en: 'Connection log' },
  tls: { ja: 'TLS の記録', en: 'TLS log' },
  dns: { ja: 'DNS の記録', en: 'DNS log' },
  event: { ja: '端末・サーバーのイベントログ', en: 'Event log of machines' },
  mail: { ja: 'メールの記録', en: 'Mails' },
  file: { ja: 'ファイルの一覧', en: 'Inventory of files' },
  other: { ja: '人が確かめた記録', en: 'Records that a person looked through' },
} as const satisfies Table

export type SourceKind = keyof typeof sourceKinds

/** Why an answer cannot be believed. Such an answer is kept with its reasons and counts as none. */
export const contradictionKinds = {
  WRONG_REQUEST: { ja: '別の点検への回答です。', en: 'It answers another request.' },
  UNKNOWN_REVISION: {
    ja: 'まだ出していない改訂への回答です。',
    en: 'It answers a revision that was never issued.',
  },
  MADE_IN_FUTURE: {
    ja: '作成時刻が、受け取った時刻より後です。点検した機器の時計を確かめてください。',
    en: 'It was made after it was received. Check the clock of the machine that swept.',
  },
  MADE_BEFORE_ISSUED: {
    ja: '作成時刻が、依頼より前です。点検した機器の時計を確かめてください。',
    en: 'It was made before it was asked for. Check the clock of the machine that swept.',
  },
  OTHER_PERIOD: {
    ja: '依頼した期間より狭い期間を点検しています。',
    en: 'It covers a narrower period than was asked about.',
  },
  NEVER_ASKED: { ja: '依頼していない痕跡情報への回答です。', en: 'An indicator that was never asked about.' },
  ANSWERED_TWICE: { ja: '同じ痕跡情報に二つの回答があります。', en: 'The same indicator is answered twice.' },
  SPAN_BACKWARDS: { ja: '終わりが始まりより前の期間があります。', en: 'A period ends before it begins.' },
  COVERED_IN_FUTURE: {
    ja: '作成時刻より後の記録まで点検したことになっています。',
    en: 'Logs are said to reach beyond the time at which the answer was made.',
  },
  HIT_WITHOUT_RECORD: { ja: '該当とありますが、件数が0です。', en: 'A hit with no record.' },
  RECORDS_WITHOUT_HIT: { ja: '件数があるのに、該当となっていません。', en: 'Records, and yet no hit.' },
  MORE_TERMINALS_THAN_RECORDS: { ja: '台数が件数より多くなっています。', en: 'More terminals than records.' },
  MORE_SUCCEEDED_THAN_RECORDS: {
    ja: '成立した件数が、全体の件数より多くなっています。',
    en: 'More answered records than records.',
  },
  HIT_WITHOUT_TIME: { ja: '該当の最初か最後の時刻がありません。', en: 'A hit without its first or last time.' },
  LAST_BEFORE_FIRST: { ja: '最後の時刻が最初の時刻より前です。', en: 'The last time is before the first.' },
  HIT_OUTSIDE_LOGS: { ja: '該当した時刻が、記録のない時間です。', en: 'A hit at a time that no log covers.' },
  NO_HIT_WITH_GAP: {
    ja: '該当なしとありますが、期間内に記録のない時間があります。',
    en: 'No hit, although times of the period are not covered.',
  },
  NO_HIT_BEYOND_LOGS: {
    ja: '該当なしとありますが、記録の残っていない時間まで点検したことになっています。',
    en: 'No hit, although the logs that were kept do not reach over the whole period.',
  },
  UNKNOWN_WITHOUT_GAP: {
    ja: '不明ありとありますが、不明の時間がありません。',
    en: 'Unknown, although no time is unknown.',
  },
  NO_LOG: { ja: '点検した記録が示されていません。', en: 'No log was named that was swept.' },
  HELD_BACK_AFTER_CONFIRMATION: {
    ja: '確認済みの痕跡情報を保留しています。',
    en: 'An indicator is held back although it was confirmed.',
  },
} as const satisfies Table

export type ContradictionKind = keyof typeof contradictionKinds

export const expectedActionCodes = codesOf(expectedActions)
export const sweepVerdictCodes = codesOf(sweepVerdicts)
export const sourceKindCodes = codesOf(sourceKinds)

/** Edges of two minutes and less are no gap: a log that begins forty seconds after midnight was not late (ms). */
export const coverageSlack = 120_000

/** A clock that is further off than this makes an answer doubtful: its times may lie outside what was asked (ms). */
export const clockTolerance = 300_000
