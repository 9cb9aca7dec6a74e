import type { PersonActor } from '../../../kernel/actor.ts'
import { causeClassOf } from '../../../kernel/taxonomy/cause-classes.ts'
import type { Certainty } from '../../../kernel/taxonomy/certainty.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Told } from '../../cases/chronicle/model.ts'
import { read as readCase, timelineOf } from '../../cases/service.ts'
import { versionsOf } from '../../reports/service.ts'
import { beginning, type Parts } from './model.ts'

/** Questions of the report's form whose open answer an executive asks for. */
const questions = {
  eventClass: { ja: '事象の類型', en: 'Class of the event' },
  serviceImpact: { ja: 'サービスへの影響', en: 'Effect on the service' },
  occurredAt: { ja: '発生した時刻', en: 'When it occurred' },
  publiclyKnown: { ja: '公になっているか', en: 'Whether it is publicly known' },
  policeStatus: { ja: '警察への相談・通報', en: 'Whether the police know' },
} as const

const isOpen = (value: unknown): boolean =>
  value === 'UNKNOWN' ||
  value === '' ||
  (typeof value === 'object' && value !== null && 'wording' in value && value.wording === '')

const cause = { ja: '原因', en: 'The cause' }
const factKinds: readonly string[] = ['FINDING', 'ANALYSIS_RESULT', 'ISOLATION']

/** What the case says of itself now: the first draft of a report, which a person judges line by line. */
export const beginFrom = async (
  tx: Tx,
  actor: PersonActor,
  caseId: string,
  language: 'ja' | 'en',
  now: Date,
): Promise<Parts> => {
  const found = await readCase(tx, actor, caseId, now)
  const versions: Awaited<ReturnType<typeof versionsOf>>[number]['content'][] = []
  for (const report of found.reports) {
    const last = (await versionsOf(tx, report)).at(-1)
    if (last) versions.push(last.content)
  }
  const entries = (await timelineOf(tx, caseId)).filter(({ kind }) => kind === 'case.told')
  const findings = entries.flatMap(({ details, certainty }) => {
    const told = details as unknown as Told
    return factKinds.includes(told.told) ? [{ text: told.words, certainty: certainty as Certainty }] : []
  })
  const open = Object.entries(questions).filter(([field]) =>
    versions.every(content => isOpen(content[field as keyof typeof content])),
  )
  const unknownCause = !found.causes.some(code => code !== 'CA_OTH_UNKNOWN' && causeClassOf(code))
  return beginning(
    {
      summaries: versions.map(({ summary, certainty }) => ({ text: summary, certainty })),
      findings,
      unanswered: [...(unknownCause ? [cause[language]] : []), ...open.map(([, label]) => label[language])],
      unswept: found.unswept,
      lacks: [],
      measures: found.measures
        .filter(({ state }) => state === 'PLANNED' || state === 'DOING')
        .map(({ text, ownerName, dueOn }) => ({ text, who: ownerName, when: dueOn ?? '' })),
    },
    language,
  )
}
