import { caseStates } from '../../../src/kernel/taxonomy/case-states.ts'
import { isCodeOf, type Language, type Table } from '../../../src/kernel/taxonomy/label.ts'
import { measureStates } from '../../../src/kernel/taxonomy/measures.ts'
import { noticeActs } from '../../../src/kernel/taxonomy/notices.ts'
import { playbookSteps, stepStates } from '../../../src/kernel/taxonomy/playbook.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { consentStates } from '../../../src/kernel/taxonomy/sharing.ts'
import { type StepAct, stepActs } from '../../../src/share/cases/playbook/model.ts'

interface Entry {
  kind: string
  details: Readonly<Record<string, unknown>>
}

/** The tables whose codes an entry's details carry, by the first part of its kind. */
const tables: Readonly<Record<string, Table>> = {
  case: caseStates,
  measure: measureStates,
  report: { ...reportStates, ...reportKinds },
  consent: consentStates,
  notice: noticeActs,
}

/** What was done of a step: recommending and ordering it begin it, the others go on with it. */
const stepWord = (step: unknown, act: unknown, language: Language): string | undefined => {
  if (typeof step !== 'string' || !isCodeOf(playbookSteps, step) || typeof act !== 'string') return undefined
  const state = Object.hasOwn(stepActs, act) ? stepActs[act as StepAct] : 'RECOMMENDED'
  return `${playbookSteps[step][language]}　${stepStates[state][language]}`
}

/** What a timeline entry adds to its kind: from which state to which, which number. Codes never reach the reader. */
export const detailWords = ({ kind, details }: Entry, language: Language): string => {
  const table = tables[kind.split('.')[0] ?? ''] ?? {}
  const word = (code: unknown): string | undefined =>
    typeof code === 'string' && isCodeOf(table, code) ? table[code]?.[language] : undefined
  const [from, to] = [word(details.from), word(details.to)]
  if (from && to) return `${from} → ${to}`
  const step = stepWord(details.step, details.act, language)
  if (step) return step
  const said =
    to ??
    word(details.state) ??
    word(details.verdict) ??
    word(details.kind) ??
    word(details.reportKind) ??
    word(details.act)
  return [typeof details.number === 'string' ? details.number : undefined, said].filter(Boolean).join('　')
}
