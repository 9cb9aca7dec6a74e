import type { Duty } from '../actor.ts'
import type { Labelled } from './label.ts'

/**
 * What an API key may be used for. A key acts as its post with no more than the duties of its scopes: none of them
 * administers, triages, consents or releases.
 */
export const keyScopes = {
  READ_REPORTS: { ja: '情報連絡の閲覧', en: 'Read reports', duties: [] },
  SUBMIT_REPORTS: { ja: '情報連絡の作成', en: 'Submit reports and follow-ups', duties: ['REPORT'] },
  RECEIVE_REPORTS: { ja: '情報連絡の受領・中継', en: 'Acknowledge and forward reports', duties: ['RECEIVE'] },
  READ_ADVISORIES: { ja: '情報提供の閲覧', en: 'Read advisories', duties: [] },
  ANSWER_ADVISORIES: { ja: '情報提供の受領・回答', en: 'Acknowledge and answer advisories', duties: ['RECEIVE'] },
  READ_CASES: { ja: '事案の閲覧', en: 'Read cases', duties: [] },
  DELIVER_DETECTIONS: { ja: '検知の送信', en: 'Deliver detections', duties: [] },
  ANSWER_SWEEPS: { ja: '痕跡点検の受け取り・回答', en: 'Fetch and answer sweeps', duties: ['RECEIVE'] },
  READ_DIRECTORY: { ja: '名簿の閲覧', en: 'Read the directory', duties: [] },
} as const satisfies Record<string, Labelled & { duties: readonly Duty[] }>

export type KeyScope = keyof typeof keyScopes

/** The duties that these scopes carry, in the order of the table. */
export const dutiesOfScopes = (scopes: readonly KeyScope[]): Duty[] => [
  ...new Set<Duty>(scopes.flatMap(scope => keyScopes[scope].duties)),
]
