import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Assessment, assessments, mayAssessNow } from '../../../src/share/advisories/delivery/model.ts'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { refusalOf } from '../../ui/refusal.ts'
import { TextField } from '../../ui/TextField.tsx'
import { progressOf } from './progress.ts'
import type { StepProps } from './step.ts'

const answers: readonly Assessment[] = ['AFFECTED', 'NOT_AFFECTED', 'NOT_APPLICABLE', 'NOT_YET_CHECKED']

/** 該当あり（n）・該当なし・対象外・未点検: what was found after looking. */
export const AssessmentStep = ({ edition, delivery }: StepProps) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const api = useApi()
  const [assessment, setAssessment] = useState(delivery.assessment)
  const [count, setCount] = useState(delivery.affectedCount === null ? '' : String(delivery.affectedCount))
  const wrongCount = count !== '' && !/^[1-9]\d{0,6}$/.test(count)
  const refused = refusalOf(mayAssessNow(progressOf(delivery), assessment), language)
  const assess = useAct(
    () =>
      body(
        api.PUT('/api/v1/editions/{id}/assessment', {
          params: { path: { id: edition.id } },
          headers: ifMatch(`"${delivery.version}"`),
          body: { assessment, affectedCount: assessment === 'AFFECTED' && count !== '' ? Number(count) : null },
        }),
      ),
    { refreshes: [['editions'], ['home'], ['inbox']], said: t('done') },
  )
  if (!delivery.acknowledgedAt) return <p className="secondary">{refused}</p>
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (!wrongCount && !refused) assess.run(undefined)
  }
  return (
    <form onSubmit={send} className="step-form">
      <ChoiceGroup
        id="assessment"
        label={t('assess')}
        choices={answers.map(value => ({ value, label: assessments[value][language] }))}
        value={assessment}
        onChange={setAssessment}
      />
      {assessment === 'AFFECTED' && (
        <TextField
          id="affected-count"
          label={t('affected_count')}
          necessity="optional"
          value={count}
          onChange={text => setCount(text.normalize('NFKC').trim())}
          error={wrongCount ? t('affected_count_error') : undefined}
          beside
        />
      )}
      {assessment === 'NOT_YET_CHECKED' && <p className="secondary">{t('unchecked_why')}</p>}
      <Button
        look={delivery.next === 'ASSESS' ? 'primary' : 'normal'}
        type="submit"
        busy={assess.busy}
        refusedBecause={refused}
      >
        {t(delivery.assessment === 'NOT_YET_CHECKED' ? 'answer_assessment' : 'change')}
      </Button>
      {assess.problem && <ProblemNote problem={assess.problem} />}
    </form>
  )
}
