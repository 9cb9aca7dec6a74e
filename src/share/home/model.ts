import type { OrganisationName } from '../../kernel/organisation.ts'

/** What can be unfinished, in the order of weight: a tier that does not answer outranks everything (SCREENS §8.1). */
export const loopKinds = {
  NOTICE_RESPONSIBLE: { ja: '責任者に伝わっていません', en: 'Responsible person not informed' },
  NOTICE_RECEIPT: { ja: '検知・通知の受領', en: 'Receive a notice' },
  NOTICE_CONTAINMENT: { ja: '隔離の報告', en: 'Report containment' },
  NOTICE_CONFIRMATION: { ja: '再検知なしの確認', en: 'Confirm the signal is gone' },
  LADDER_CALL: { ja: '呼び出し', en: 'You are called' },
  LADDER_UNINFORMED: { ja: '責任者に伝わっていません', en: 'Responsible person not informed' },
  INCIDENT_UNREPORTED: { ja: '認知した事案の情報連絡', en: 'Report of a recognised incident' },
  DETECTIONS: { ja: '検知の判断', en: 'Judge detections' },
  TIER_SILENT: { ja: '受領確認がありません', en: 'No receipt yet' },
  RECEIPT: { ja: '受領', en: 'Acknowledge' },
  INVITATION: { ja: '報告の依頼', en: 'Invitation to report' },
  INVITATION_SILENT: { ja: '報告の依頼に応答なし', en: 'No answer to an invitation' },
  ALERT_REQUEST: { ja: '注意喚起の要請', en: 'Request to warn operators' },
  ALERT_REQUEST_SILENT: { ja: '注意喚起の要請に応答なし', en: 'No answer to a request to warn' },
  POLICE_TASK: { ja: '警察への相談・通報', en: 'Tell the police' },
  POLICE_TASK_LATE: { ja: '警察への相談・通報の期限超過', en: 'Police not told in time' },
  LARGE_SCALE_TASK: { ja: '大規模サイバー攻撃事態等の報告', en: 'Large-scale report' },
  LARGE_SCALE_LATE: { ja: '大規模サイバー攻撃事態等の報告の期限超過', en: 'Large-scale report late' },
  SERIOUS_EVENT: { ja: '特定重大事象の決定', en: 'Decide a serious event' },
  SERIOUS_EVENT_SILENT: { ja: '特定重大事象の決定待ち', en: 'Serious event undecided' },
  SERIOUS_EFFECT: { ja: '決定の効果の未着手', en: 'Effect of a decision not begun' },
  DIRECTIVE: { ja: '要求・指示', en: 'Request or instruction' },
  DIRECTIVE_SILENT: { ja: '要求・指示の期限超過', en: 'Request or instruction late' },
  SITUATION_DUE: { ja: '状況報告', en: 'Situation report' },
  SITUATION_MISSED: { ja: '状況報告の欠落', en: 'Situation report missed' },
  SWEEP: { ja: '痕跡点検の回答', en: 'Answer a sweep' },
  SWEEP_SILENT: { ja: '痕跡点検に応答なし', en: 'No answer to a sweep' },
  SWEEP_HIT: { ja: '該当した端末が未隔離', en: 'Hit and not isolated' },
  REGIME_LATE: { ja: '制度の報告の期限超過', en: 'Report required by law late' },
  REGIME_DUE: { ja: '制度の報告', en: 'Report required by law' },
  FOLLOW_UP_MISSING: { ja: '続報なし', en: 'No follow-up' },
  CONSENT: { ja: '同意', en: 'Consent' },
  APPROVAL: { ja: '承認', en: 'Approve' },
  DELIVERY_ACKNOWLEDGE: { ja: '受領', en: 'Acknowledge' },
  DELIVERY_ASSESS: { ja: '点検', en: 'Check' },
  DELIVERY_ACT: { ja: '対応', en: 'Act' },
  RECIPIENTS_SILENT: { ja: '応答のない提供先', en: 'Silent recipients' },
  TRIAGE: { ja: '事案の判断', en: 'Triage' },
  QUESTION: { ja: '回答', en: 'Answer' },
  STATUS_REQUEST: { ja: '状況の回答', en: 'Status' },
  STATUS_SILENT: { ja: '状況の照会に応答なし', en: 'No answer to a status request' },
  REPORT_RETURNED: { ja: '差し戻し', en: 'Returned' },
  ADVISORY_RETURNED: { ja: '差し戻し', en: 'Returned' },
  MEASURE_OVERDUE: { ja: '対策', en: 'Measure' },
} as const satisfies Record<string, { ja: string; en: string }>

export type LoopKind = keyof typeof loopKinds

/** One thing that is not finished: who moves next, by when, and where. */
export interface OpenLoop {
  kind: LoopKind
  subject: {
    kind:
      | 'report'
      | 'case'
      | 'advisory'
      | 'edition'
      | 'board'
      | 'consent_request'
      | 'report_invitation'
      | 'alert_request'
      | 'sweep'
      | 'ladder_run'
      | 'serious_event'
      | 'directive'
      | 'notice'
      | 'detection'
    id: string
    number: string
  }
  title: string
  due: Date | null
  since: Date
  /** The organisation that moves next; null for the reader's own. */
  next: OrganisationName | null
  /** Who asks, where somebody waits for an answer. */
  asker: OrganisationName | null
  /** How many, where one line stands for several. */
  count: number
}

/** An open notice stands before everything else: in 2015 it lay at the window, and nobody who decides was told. */
const rank = ({ kind }: OpenLoop): number => (/^(NOTICE|LADDER)_/.test(kind) ? 0 : kind === 'TIER_SILENT' ? 1 : 2)

/** Worst first: what somebody must know and does not; then by due time; what has none stands after, oldest first. */
export const byUrgency = (a: OpenLoop, b: OpenLoop): number =>
  rank(a) - rank(b) ||
  (a.due?.getTime() ?? Number.POSITIVE_INFINITY) - (b.due?.getTime() ?? Number.POSITIVE_INFINITY) ||
  a.since.getTime() - b.since.getTime() ||
  0

export interface LoopCounts {
  overdue: number
  open: number
  unowned: number
  fresh: number
  silent: number
}

/** The five figures of the strip; `fresh` is what arrived and nobody of mine has touched. */
export const countLoops = (loops: readonly OpenLoop[], now: Date): LoopCounts => ({
  overdue: loops.filter(loop => loop.due !== null && loop.due < now).length,
  open: loops.length,
  unowned: loops.filter(loop => loop.kind === 'TRIAGE').length,
  fresh: loops.filter(
    loop => loop.kind === 'RECEIPT' || loop.kind === 'DELIVERY_ACKNOWLEDGE' || loop.kind === 'CONSENT',
  ).length,
  silent: loops
    .filter(loop => loop.kind === 'RECIPIENTS_SILENT' || loop.kind === 'TIER_SILENT')
    .reduce((sum, loop) => sum + loop.count, 0),
})
