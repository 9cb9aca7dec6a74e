import { causeDetails } from '../../kernel/taxonomy/cause-classes.ts'
import { certainties } from '../../kernel/taxonomy/certainty.ts'
import { eventAnswers } from '../../kernel/taxonomy/event-classes.ts'
import {
  impactParts,
  manualFallbacks,
  publiclyKnown,
  serviceDisruptions,
  serviceImpacts,
} from '../../kernel/taxonomy/impact.ts'
import { indicatorKinds } from '../../kernel/taxonomy/indicator-kinds.ts'
import { noAnswers, type Table } from '../../kernel/taxonomy/label.ts'
import { policeStatuses } from '../../kernel/taxonomy/police.ts'
import { reportCaseAnswers } from '../../kernel/taxonomy/report-cases.ts'
import { reportKinds } from '../../kernel/taxonomy/report-versions.ts'
import { sectors } from '../../kernel/taxonomy/sectors.ts'
import { anonymisations, sharingRanges } from '../../kernel/taxonomy/sharing.ts'
import { tlpLabels } from '../../kernel/tlp.ts'
import type { FormChoice, FormField } from './model.ts'

/** Code tables that a field may choose from, by the name that stands in a definition. */
export const tables = {
  reportCases: reportCaseAnswers,
  reportKinds,
  sectors: { ...sectors, ...noAnswers },
  eventClasses: eventAnswers,
  causeDetails,
  serviceImpacts,
  serviceDisruptions,
  impactParts,
  manualFallbacks,
  policeStatuses,
  publiclyKnown,
  sharingRanges,
  anonymisations,
  certainties,
  indicatorKinds,
  tlp: Object.fromEntries(tlpLabels.map(code => [code, { ja: code, en: code }])),
  yesNo: { YES: { ja: 'はい', en: 'Yes' }, NO: { ja: 'いいえ', en: 'No' }, UNKNOWN: noAnswers.UNKNOWN },
} as const satisfies Record<string, Table>

export const tableNames = Object.keys(tables) as (keyof typeof tables)[]

const choicesOfTable = (name: string): FormChoice[] =>
  name in tables
    ? Object.entries(tables[name as keyof typeof tables] as Table)
        .filter(([code]) => code !== 'NOT_GIVEN')
        .map(([code, { ja, en }]) => ({ code, ja, en }))
    : []

/** What may be chosen; “not given” is what stands when nothing is. */
export const choicesOf = ({ table, choices }: Pick<FormField, 'table' | 'choices'>): readonly FormChoice[] =>
  choices ?? (table ? choicesOfTable(table) : [])

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/** A choice by its code or its words in either language; undefined where no choice, or more than one, is called so. */
export const chosenBy = (choices: readonly FormChoice[], words: string): string | undefined => {
  const exact = choices.find(({ code }) => code === words.trim())
  if (exact) return exact.code
  const called = choices.filter(choice =>
    [choice.code, choice.ja, choice.en].some(name => folded(name) === folded(words)),
  )
  return called.length === 1 ? called[0]?.code : undefined
}
