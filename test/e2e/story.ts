import type { Language } from '../../src/kernel/taxonomy/label.ts'

export interface Party {
  code: string
  ja: string
  en: string
}

/** Invented organisations; the first of the two operators is the one that is hit. */
export const parties = {
  coordinator: { code: 'COORD', ja: '国家調整室', en: 'National Coordination Office' },
  ministry: { code: 'TRANSPORT', ja: '運輸監督省', en: 'Ministry of Carriage' },
  ceptoar: { code: 'RAIL-CEPTOAR', ja: '鉄路セプター', en: 'Railroad CEPTOAR' },
  victim: { code: 'HAYASE', ja: '早瀬急行電鉄', en: 'Hayase Express Railway' },
  peer: { code: 'MIDORINO', ja: 'みどり野鉄道', en: 'Midorino Railway' },
} as const satisfies Record<string, Party>

export const password = '狼煙をあげて 山から山へ知らせる'

/** What people write. Nothing of it may ever stand in a mail. */
export const wordsOf = {
  ja: {
    report: '早瀬急行電鉄の改札管理サーバーが再起動を繰り返し、始発の改札に影響するおそれがある。',
    question: '直近に更新した部品はありますか。',
    answer: '昨夜、遠隔保守の部品を更新しました。',
    caseTitle: '改札管理サーバーの再起動',
    subject: '改札の管理サーバーの再起動にご注意ください',
    request: '遠隔保守の接続元を点検する',
    purpose: '同じ構成での再発を防ぐため',
    conditions: '鉄道の事業者に限ります。',
    action: '接続元を限定し、2台を隔離した。',
    measure: '遠隔保守の接続元を限定する',
    proof: '設定を確かめ、拒否の記録を見た。',
    lessons: '保守の接続元は、あらかじめ限定しておく。',
    contained: '外向きの通信が止まり、隔離した装置を写しで調べた。',
  },
  en: {
    report: 'The gate server of Hayase Express Railway keeps restarting and may stop the first trains.',
    question: 'Which parts were updated lately?',
    answer: 'The remote maintenance part was updated last night.',
    caseTitle: 'Gate server restarts',
    subject: 'Watch for restarting gate servers',
    request: 'Check where remote maintenance connects from',
    purpose: 'So that it does not happen again on the same set-up',
    conditions: 'Railways only, please.',
    action: 'Narrowed the sources and isolated two machines.',
    measure: 'Narrow the sources of remote maintenance',
    proof: 'Checked the settings and read the refusals in the log.',
    lessons: 'Maintenance sources are to be narrowed beforehand.',
    contained: 'Outgoing traffic stopped, and images of the isolated machines were examined.',
  },
} as const satisfies Record<Language, Record<string, string>>
