import type { FormField, FormVersion } from './queries.ts'

export type FormOffice = FormVersion['offices'][number]
export type FormSection = FormVersion['sections'][number]

/** What a person writes of a form; code and number of version are given when it is stored. */
export type Written = Omit<FormVersion, 'code' | 'seq' | 'enteredAt' | 'enteredBy'>

export const writtenOf = ({ code: _, seq: __, enteredAt: ___, enteredBy: ____, ...written }: FormVersion): Written =>
  written

export const emptyForm: Written = {
  ja: '',
  en: '',
  validFrom: null,
  validUntil: null,
  verified: false,
  source: '',
  sections: [{ code: 'section1', ja: '', en: '', fields: [] }],
  offices: [],
}

export const emptyField = (code: string): FormField => ({
  code,
  ja: '',
  en: '',
  kind: 'LINE',
  required: 'NEVER',
  help: { ja: '', en: '' },
  verified: false,
  source: '',
})

export const emptyOffice = (code: string): FormOffice => ({
  code,
  ja: '',
  en: '',
  need: 'ASKED',
  when: [],
  verified: false,
  source: '',
})

/** The first code of its kind that the form does not use yet. */
export const freeCode = (prefix: string, used: readonly string[]): string => {
  let number = 1
  while (used.includes(`${prefix}${number}`)) number++
  return `${prefix}${number}`
}

export const replaced = <Item>(list: readonly Item[], place: number, item: Item): Item[] =>
  list.map((each, at) => (at === place ? item : each))
export const without = <Item>(list: readonly Item[], place: number): Item[] => list.filter((_, at) => at !== place)

/** One place up; the first stays where it is. */
export const raised = <Item>(list: readonly Item[], place: number): Item[] => {
  const [item] = list.slice(place, place + 1)
  if (place === 0 || item === undefined) return [...list]
  const rest = without(list, place)
  return [...rest.slice(0, place - 1), item, ...rest.slice(place - 1)]
}

/** Own choices, one on a line: code, Japanese, English, apart by bars. */
export const choicesText = (choices: FormField['choices']): string =>
  (choices ?? []).map(({ code, ja, en }) => `${code} | ${ja} | ${en}`).join('\n')

export const readChoices = (text: string): { code: string; ja: string; en: string }[] =>
  text
    .split('\n')
    .map(line => line.split(/[|｜]/).map(part => part.trim()))
    .filter(([code]) => code)
    .map(([code = '', ja = '', en = '']) => ({ code, ja: ja || code, en: en || ja || code }))
