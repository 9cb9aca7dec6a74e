import type { Labelled } from '../../kernel/taxonomy/label.ts'

/** What is wrong with a file or a cell, and what to write instead. `{name}` is filled from the flaw's values. */
export const flawWords = {
  NO_FORM: {
    ja: '様式コードのある、表示されたシートがありません。このシステムから出力した様式に記入してください。',
    en: 'No visible sheet carries a form code. Please fill in a form that was exported from here.',
  },
  UNKNOWN_FORM: {
    ja: 'この様式コードと版は登録されていません。様式の一覧から出力し直してください。',
    en: 'No form of this code and version is known. Please export it again from the list of forms.',
  },
  NOT_A_WORKBOOK: {
    ja: 'ExcelのファイルかCSVとして読めません。.xlsx か .csv で保存し直してください。パスワードは外してください。',
    en: 'This reads neither as an Excel file nor as CSV. Save it as .xlsx or .csv, without a password.',
  },
  TOO_LARGE: {
    ja: 'ファイルか表が大きすぎます。10 MB、5,000行、256列までにしてください。',
    en: 'The file or its table is too large. Up to 10 MB, 5,000 rows and 256 columns can be read.',
  },
  MACRO: {
    ja: 'マクロが含まれています。マクロのない .xlsx で保存し直してください。',
    en: 'The file holds macros. Save it as .xlsx without macros.',
  },
  FORMULA: {
    ja: '数式が入っています。数式を消し、文字か数で書いてください。',
    en: 'There is a formula here. Remove it and write the text or number itself.',
  },
  MERGED: {
    ja: '{range} のセルが結合されています。結合を解除し、行ごとに書いてください。',
    en: 'The cells {range} are merged. Unmerge them and write each row by itself.',
  },
  HIDDEN: {
    ja: '隠れた行か列に記入があります。表示してから、内容を確かめてください。',
    en: 'There is something in a hidden row or column. Show it and check what it says.',
  },
  UNKNOWN_FIELD: {
    ja: 'この項目コードは、この様式にありません。行を消すか、コードを元に戻してください。',
    en: 'The form has no field of this code. Remove the row, or put the code back.',
  },
  TWICE: {
    ja: '同じ項目が2行にあります。1行だけにしてください。',
    en: 'This field stands in two rows. Keep one of them.',
  },
  NO_SUCH_CHOICE: {
    ja: '選べる言葉ではありません。次のどれかを書いてください：{choices}',
    en: 'This cannot be chosen. Write one of these: {choices}',
  },
  NOT_A_TIME: {
    ja: '日時として読めません。2026-11-20 03:07 のように書いてください。',
    en: 'This does not read as a time. Write it like 2026-11-20 03:07.',
  },
  TIMES_TURNED: {
    ja: 'いちばん早い時刻が、いちばん遅い時刻より後です。二つを確かめてください。',
    en: 'The earliest time is after the latest. Check the two.',
  },
  NOT_A_DAY: {
    ja: '日付として読めません。2026-11-20 のように書いてください。',
    en: 'This does not read as a day. Write it like 2026-11-20.',
  },
  NOT_A_NUMBER: {
    ja: '数として読めません。0以上の数だけを書いてください。単位は隣の列に書きます。',
    en: 'This does not read as a number. Write a number from 0 up; the unit has a column of its own.',
  },
  ZERO_LOST: {
    ja: '数値のセルのため、先頭の0が失われたおそれがあります。セルの書式を「文字列」にして書き直してください。',
    en: 'The cell holds a number, so a leading zero may be lost. Format it as text and write it again.',
  },
  MISSING_PART: {
    ja: 'この行の、ほかの欄には記入があります。ここも書いてください。',
    en: 'Other cells of this row are filled in. Fill in this one too.',
  },
  TOO_LONG: {
    ja: '{limit}文字までで書いてください。',
    en: 'Write at most {limit} characters.',
  },
  NOT_ACCEPTED: {
    ja: 'この項目の決まりに合いません。「書き方」の列を確かめてください。',
    en: 'This does not fit the field. Check the column “How to write”.',
  },
  MISSING: {
    ja: '必要な項目です。記入してください。',
    en: 'This is needed. Please fill it in.',
  },
  MISSING_COLUMN: {
    ja: '1行目に「{field}」の列がありません。配布した一括用の表を使ってください。',
    en: 'The first row has no column “{field}”. Please use the table for several reports.',
  },
} as const satisfies Record<string, Labelled>

export type FlawCode = keyof typeof flawWords

/** A flaw where a spreadsheet would show it; row 0 stands for the whole file or sheet. */
export interface Flaw {
  sheet: string
  row: number
  /** A, B, C …; empty for a whole row. */
  column: string
  field: string
  value: string
  flaw: FlawCode
  ja: string
  en: string
}

const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

const longestShown = 100

export const flawOf = (
  flaw: FlawCode,
  place: Partial<Pick<Flaw, 'sheet' | 'row' | 'column' | 'field' | 'value'>>,
  values: { ja?: Readonly<Record<string, string>>; en?: Readonly<Record<string, string>> } = {},
): Flaw => ({
  sheet: '',
  row: 0,
  column: '',
  field: '',
  ...place,
  value: (place.value ?? '').slice(0, longestShown),
  flaw,
  ja: fill(flawWords[flaw].ja, values.ja ?? {}),
  en: fill(flawWords[flaw].en, values.en ?? values.ja ?? {}),
})

/** A, B … Z, AA: the name of a column, counted from 0. */
export const columnName = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : `${columnName(Math.floor(place / 26) - 1)}${columnName(place % 26)}`
