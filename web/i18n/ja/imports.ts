/** 名簿の一括登録, and 法令の期限と休日. */
export const imports = {
  title: '組織の一括登録',
  support:
    'CSV ファイルの組織をまとめて登録します。先に内容を確かめます。1か所でも直すところがあれば、何も登録しません。',
  file: 'CSV ファイル',
  file_support: '1行目は列の名前です。文字コードは UTF-8 と Shift_JIS を読めます。500,000字までです。',
  file_columns: '列：',
  template: 'ひな形の CSV',
  too_long: 'ファイルが長すぎます（{{count}}字）。500,000字までに分けてください。',
  reading: '確かめています。',
  ready_other: '{{count}}組織を登録できます。',
  enter_other: '{{count}}組織を登録',
  done: '登録しました。',
  nothing: '登録する行がありません。2行目から組織を書いてください。',
  flaws_other: '直すところが {{count}}か所あります。ファイルを直して、もう一度選んでください。',
  columns: { line: '行', code: 'コード', ja: '名称', en: '英語名', column: '列', value: '値', flaw: '直すところ' },
  flaw: {
    MISSING: '必須の値がありません。',
    MISSING_COLUMN: 'この列がありません。1行目に加えてください。',
    UNKNOWN_CODE: '知らないコードです。',
    NOT_A_DAY: '日付ではありません。2026-04-01 のように書いてください。',
    NOT_YES_OR_NO: 'yes か no で書いてください。',
    BAD_CODE: 'コードに使えない文字があります。',
    TWICE: '同じコードが二度あります。',
    TAKEN: '登録済みのコードです。',
    NOT_FOUND: 'この組織は名簿にありません。',
  },
} as const
