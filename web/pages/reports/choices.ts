import { codesOf, type Labelled, type Language } from '../../../src/kernel/taxonomy/label.ts'
import { reportCases } from '../../../src/kernel/taxonomy/report-cases.ts'
import type { Choice } from '../../ui/ChoiceGroup.tsx'

/** Everything of a table that can be chosen: 未記入 is what stands when nothing is. */
export const choicesOf = <Code extends string>(
  table: Readonly<Record<Code, Labelled>>,
  language: Language,
): Choice<Exclude<Code, 'NOT_GIVEN'>>[] =>
  codesOf(table)
    .filter((code): code is Exclude<Code, 'NOT_GIVEN'> & string => code !== 'NOT_GIVEN')
    .map(value => ({ value, label: (table as Readonly<Record<string, Labelled>>)[value]?.[language] ?? value }))

/** The short words that fit on the buttons of the simple form. */
export const shortChoices = <Code extends string>(
  table: Readonly<Record<Code, { short: Labelled }>>,
  language: Language,
): Choice<Code>[] =>
  codesOf(table).map(value => ({ value: value as Code, label: table[value as Code].short[language] }))

/** Why this is reported: an operator and a ministry have different cases (DOMAIN §2.2). Consulting has its own button. */
export const caseChoices = (kinds: readonly string[], language: Language) => {
  const government = kinds.some(kind => kind === 'MINISTRY' || kind === 'MINISTRY_CSIRT')
  return codesOf(reportCases)
    .filter(code => code !== 'RC0_CONSULT' && (reportCases[code].of === 'GOVERNMENT') === government)
    .map(value => ({ value, label: reportCases[value].short[language] }))
}
