/** Every code is shown in both languages; a reader may switch while it stands on the screen. */
export interface Labelled {
  ja: string
  en: string
}

export type Language = keyof Labelled
export type Table = Readonly<Record<string, Labelled>>

export const label = <Code extends string>(
  table: Readonly<Record<Code, Labelled>>,
  code: Code,
  language: Language,
): string => table[code][language]

/** The codes of a table in the order they are offered. */
export const codesOf = <Of extends object>(table: Of): (keyof Of & string)[] =>
  Object.keys(table) as (keyof Of & string)[]

export const isCodeOf = <Of extends Table>(table: Of, code: string): code is keyof Of & string =>
  Object.hasOwn(table, code)

/** From which day to which day, both included, a code may be chosen; `null` is open, or not known for certain. */
export interface Validity {
  validFrom: string | null
  validUntil: string | null
}

export const isValidOn = ({ validFrom, validUntil }: Validity, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validUntil === null || day <= validUntil)

/** “I do not know” is an answer, and it is a different one from having been asked nothing (SCREENS §1.4, R-013). */
export const noAnswers = {
  UNKNOWN: { ja: '不明', en: 'Unknown' },
  NOT_GIVEN: { ja: '未記入', en: 'Not given' },
} as const satisfies Table
