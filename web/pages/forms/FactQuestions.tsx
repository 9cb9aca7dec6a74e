import { useTranslation } from 'react-i18next'
import { type AskedFact, askedFacts, reportFacts } from '../../../src/kernel/taxonomy/report-facts.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import type { FormsOfReport } from './queries.ts'

type Truth = 'YES' | 'NO' | 'UNKNOWN'
const truths: readonly Truth[] = ['YES', 'NO', 'UNKNOWN']

/** A few questions decide who asks; each answer is kept, and what the report or the directory says stands until then. */
export const FactQuestions = ({ forms }: { forms: FormsOfReport }) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const api = useApi()
  const answer = useAct(
    ({ fact, said }: { fact: AskedFact; said: Truth }) =>
      api.PUT('/api/v1/reports/{id}/facts/{fact}', {
        params: { path: { id: forms.report, fact } },
        body: { answer: said },
      }),
    { refreshes: [['reports', forms.report, 'forms'], ['cases']], said: t('facts.saved') },
  )
  const words = (truth: Truth) => t(`facts.${truth}`)
  return (
    <section>
      <SectionHead title={t('facts.title')} support={t('facts.support')} />
      {answer.problem && <ProblemNote problem={answer.problem} />}
      {askedFacts.map(fact => {
        const known = forms.facts[fact] ?? { truth: 'UNKNOWN', from: 'NOBODY' }
        const support = known.from === 'NOBODY' ? undefined : t(`facts.from_${known.from}`)
        if (!forms.may.fill.allowed)
          return (
            <p key={fact}>
              {reportFacts[fact][language]}
              {'　'}
              <strong>{words(known.truth)}</strong>
              {support && <span className="secondary">　{support}</span>}
            </p>
          )
        return (
          <ChoiceGroup
            key={fact}
            id={`fact-${fact}`}
            label={reportFacts[fact][language]}
            support={support}
            choices={truths.map(value => ({ value, label: words(value) }))}
            value={known.from === 'NOBODY' && fact !== 'MINISTRY_ASKED' ? undefined : known.truth}
            onChange={said => answer.run({ fact, said })}
          />
        )
      })}
    </section>
  )
}
