import type { PersonActor } from '../../../kernel/actor.ts'
import { deny } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import type { Certainty } from '../../../kernel/taxonomy/certainty.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Told } from '../../cases/chronicle/model.ts'
import { timelineOf } from '../../cases/service.ts'
import { mustFind as mustFindInvestigation } from '../../investigations/service.ts'
import { head, versionsOf } from '../../reports/service.ts'
import { scopeOf } from '../tasks/service.ts'
import type { Fact, FactRef } from './model.ts'

const missing = (): never => {
  must(deny('fact_not_in_case', 'not of this case'))
  throw new NoroshiError('fact_not_in_case')
}

/** Writes the words of each fact down as they stand now: the decision rests on them, whatever their source becomes. */
export const freeze = async (tx: Tx, actor: PersonActor, caseId: string, refs: readonly FactRef[]): Promise<Fact[]> => {
  const scope = await scopeOf(tx, { kind: 'case', id: caseId })
  const entries = refs.some(({ kind }) => kind === 'ENTRY') ? await timelineOf(tx, caseId) : []
  const facts: Fact[] = []
  for (const ref of refs) {
    const blank = { ref, number: null, at: null, wording: '', certainty: 'CONFIRMED' as Certainty }
    if (ref.kind === 'WORDS') facts.push({ ...blank, words: ref.words, certainty: 'NOT_GIVEN' })
    if (ref.kind === 'ENTRY') {
      const entry = entries.find(({ id, kind }) => id === ref.id && kind === 'case.told') ?? missing()
      const { earliest, wording, certainty, details } = entry
      const at = earliest?.toISOString() ?? null
      facts.push({
        ...blank,
        words: (details as unknown as Told).words,
        at,
        wording,
        certainty: certainty as Certainty,
      })
    }
    if (ref.kind === 'VERSION') {
      if (!scope.reports.includes(ref.report)) missing()
      const version = (await versionsOf(tx, ref.report)).find(({ seq }) => seq === ref.seq) ?? missing()
      const { number } = await head(tx, ref.report)
      const { summary, certainty } = version.content
      const at = version.submittedAt.toISOString()
      facts.push({ ...blank, words: summary, number: `${number} v${ref.seq}`, at, certainty })
    }
    if (ref.kind === 'INVESTIGATION') {
      const found = await mustFindInvestigation(tx, actor, ref.id)
      if (!found.case || !scope.cases.includes(found.case.id)) missing()
      facts.push({ ...blank, words: found.title, number: found.number, at: found.createdAt.toISOString() })
    }
  }
  return facts
}
