/** 受信箱: what others gave my organisation. */
export const inbox = {
  title: '受信箱',
  support: 'ほかの組織から届いた情報連絡、情報提供、同意の依頼です。新しいものから並びます。',
  filters: '表示する範囲',
  all: 'すべて',
  unanswered: '未回答',
  list: '届いたもの',
  kinds: { consultation: '相談', report: '情報連絡', edition: '情報提供', consent_request: '同意の依頼' },
  from: '{{name}} から',
  answered: '{{at}} に回答済み',
  no_due: '回答不要',
  columns: { clock: '期限', what: '届いたもの', from: '送り元', arrived: '到着', tlp: '取扱い' },
  count_other: '{{count}}件を表示しています。',
  empty: '届いたものはまだありません。',
  empty_filter: '未回答のものはありません。見る権限のないものは件数に含まれません。',
} as const
