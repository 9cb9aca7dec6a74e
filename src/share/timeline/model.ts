/** Kinds of timeline entries with the sentence that introduces them; details fill the {placeholders}. */
export const timelineKinds = {
  'report.submitted': { ja: '情報連絡を送信', en: 'Report sent' },
  'report.occurred': { ja: '事象の発生', en: 'Event occurred' },
  'report.recognised': { ja: '事象を認知', en: 'Event recognised' },
  'report.recovered': { ja: '復旧', en: 'Recovered' },
  'report.relayed': { ja: '中継', en: 'Relayed' },
  'report.acknowledged': { ja: '受領確認', en: 'Receipt acknowledged' },
  'report.forwarded': { ja: '次へ送達', en: 'Forwarded' },
  'report.accepted': { ja: '受理', en: 'Accepted' },
  'report.returned': { ja: '差し戻し', en: 'Returned' },
  'report.reclassified': { ja: '区分変更', en: 'Reclassified' },
  'case.opened': { ja: '事案として扱う', en: 'Opened as a case' },
  'case.moved': { ja: '状態の変更', en: 'State changed' },
  'case.changed': { ja: '記載の更新', en: 'Record updated' },
  'measure.added': { ja: '対策を追加', en: 'Measure added' },
  'measure.changed': { ja: '対策の進捗', en: 'Measure updated' },
  'message.question': { ja: '照会', en: 'Question' },
  'message.answer': { ja: '回答', en: 'Answer' },
  'consent.asked': { ja: '同意を依頼', en: 'Consent asked' },
  'consent.answered': { ja: '同意への回答', en: 'Consent answered' },
  'consent.withdrawn': { ja: '同意の撤回', en: 'Consent withdrawn' },
  'advisory.drafted': { ja: '情報提供を起案', en: 'Advisory drafted' },
  'advisory.review_requested': { ja: '承認を依頼', en: 'Approval requested' },
  'advisory.returned': { ja: '起案者へ差し戻し', en: 'Returned to the author' },
  'advisory.released': { ja: '情報提供を公開', en: 'Advisory released' },
} as const satisfies Record<string, { ja: string; en: string }>

export type TimelineKind = keyof typeof timelineKinds
