/** The columns of the file, in any order; several codes in one cell stand apart by spaces. */
export const columns = [
  'code',
  'ja',
  'en',
  'short_ja',
  'short_en',
  'valid_from',
  'public_body',
  'kinds',
  'sectors',
  'window_phone',
  'regulated_by',
  'member_of',
] as const
export type Column = (typeof columns)[number]

/** Why a cell cannot be taken; the client's catalogues say what to do. */
export const flawCodes = [
  'MISSING',
  'MISSING_COLUMN',
  'UNKNOWN_CODE',
  'NOT_A_DAY',
  'NOT_YES_OR_NO',
  'BAD_CODE',
  'TWICE',
  'TAKEN',
  'NOT_FOUND',
] as const
export type FlawCode = (typeof flawCodes)[number]

/** A cell that cannot be taken, by the line of the file as a spreadsheet counts it; 1 is the head. */
export interface Flaw {
  line: number
  column: Column
  value: string
  flaw: FlawCode
}
