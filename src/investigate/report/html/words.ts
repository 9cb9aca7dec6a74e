import type { Duty, Language, Said, Verdict } from '../model.ts'

/** Fixed words of the page, by key; both languages side by side so that neither is forgotten. */
export const words = {
  report: { ja: '調査報告', en: 'Investigation report' },
  summary: { ja: '要約', en: 'Summary' },
  cannot: { ja: '言えないこと', en: 'What the evidence cannot show' },
  grid: { ja: '端末と時間：どの端末が、いつ、どこと通信したか', en: 'Terminals by hour: who talked to whom, and when' },
  mails: { ja: '不審メール', en: 'Suspicious mails' },
  points: { ja: 'メールの共通点', en: 'What the mails have in common' },
  story: { ja: '攻撃と対応の経過', en: 'What happened' },
  movements: { ja: '端末間の操作', en: 'Acts from machine to machine' },
  counts: { ja: '端末数の推移', en: 'Number of terminals over time' },
  terminals: { ja: '感染端末と経路', en: 'Terminals and how they were entered' },
  destinations: { ja: '接続先：機械の判定と分析者の判定', en: 'Destinations: the machine’s word and the analyst’s' },
  aftermath: { ja: '接続先の提供と通信', en: 'When destinations were named, and traffic' },
  network: { ja: '外部への経路と認証サーバーの記録', en: 'Ways out, and the log of the authentication server' },
  hypotheses: { ja: '仮説：支持する事実と反する事実', en: 'Hypotheses, for and against' },
  safeguards: { ja: '組織の守りの点検', en: 'The organisation’s own safeguards' },
  contributions: { ja: '情報と調査の出所', en: 'Whose information and work this rests on' },
  duties: { ja: '組織の検証', en: 'Review of the organisation' },
  measures: { ja: '事実・教訓・講ずべき対策', en: 'Findings, lessons, measures' },
  coverage: { ja: '記録の範囲と欠け', en: 'Coverage and gaps' },
  figures: { ja: '付録1 数値と再現する問い合わせ', en: 'Appendix 1: numbers and the queries that give them again' },
  evidence: { ja: '付録2 証拠の一覧とハッシュ値', en: 'Appendix 2: evidence and hashes' },
} satisfies Record<string, Said>

export type Section = keyof typeof words

export const verdictWords: Record<Verdict | 'BELOW_LINE', Said> = {
  CONFIRMED: { ja: '確認', en: 'Confirmed' },
  LIKELY: { ja: '可能性が高い', en: 'Likely' },
  POSSIBLE: { ja: '可能性がある', en: 'Possible' },
  NOT_EXCLUDED: { ja: '否定できない', en: 'Not excluded' },
  UNLIKELY: { ja: '可能性が低い', en: 'Unlikely' },
  INSUFFICIENT_EVIDENCE: { ja: '証拠不十分で判断できない', en: 'Insufficient evidence' },
  BELOW_LINE: { ja: '線の下', en: 'Below the line' },
}
export const personWords: Record<'confirm' | 'reject' | 'hold', Said> = {
  confirm: { ja: '確定', en: 'Confirmed' },
  reject: { ja: '棄却', en: 'Rejected' },
  hold: { ja: '保留', en: 'On hold' },
}
export const leakWords: Record<'LEAK_CONFIRMED' | 'CLEARED' | 'UNDETERMINED', Said> = {
  LEAK_CONFIRMED: { ja: '漏えい確認', en: 'leak confirmed' },
  CLEARED: { ja: '漏えいなし確認', en: 'cleared' },
  UNDETERMINED: { ja: '不明', en: 'unknown' },
}
export const dutyWords: Record<Duty['state'], Said> = {
  done: { ja: '実施', en: 'Done' },
  not_done: { ja: '未実施', en: 'Not done' },
  not_stated: { ja: '記載なし', en: 'Not stated' },
}
export const addressWords: Record<'public' | 'non-public' | 'unknown', Said> = {
  public: { ja: '公開', en: 'public' },
  'non-public': { ja: '非公開', en: 'not published' },
  unknown: { ja: '不明', en: 'unknown' },
}

export const pick = (language: Language, ja: string, en: string): string => (language === 'ja' ? ja : en)
