import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FormSection } from '../../ui/layout.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { AnswerField } from './AnswerField.tsx'
import type { FilledForm, FormField } from './queries.ts'

interface OwnFieldsProps {
  report: string
  found: FilledForm
  fields: readonly FormField[]
  onClose: () => void
}

/** What only this form asks; what the report says is changed by a follow-up. */
export const OwnFields = ({ report, found, fields, onClose }: OwnFieldsProps) => {
  const { t } = useTranslation('forms')
  const api = useApi()
  const [answers, setAnswers] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(
      fields.flatMap(({ code }) =>
        found.filled.answers[code] === undefined ? [] : [[code, found.filled.answers[code]]],
      ),
    ),
  )
  const path = { id: report, code: found.form.code }
  const save = useAct(
    (given: Record<string, unknown>) =>
      body(
        api.PUT('/api/v1/reports/{id}/forms/{code}', {
          params: { path },
          headers: ifMatch(`"${found.version}"`),
          body: { answers: given },
        }),
      ),
    { refreshes: [['reports', report, 'forms']], said: t('fill.saved'), onDone: onClose },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.run(answers)
  }
  return (
    <form onSubmit={submit} noValidate>
      <FormSection title={t('fill.own')} support={t('fill.own_support')}>
        {save.problem && <ProblemNote problem={save.problem} />}
        {fields.map(field => (
          <div key={field.code}>
            <AnswerField
              field={field}
              value={answers[field.code]}
              onChange={value => setAnswers({ ...answers, [field.code]: value })}
            />
            {field.source && (
              <p className="tertiary field-source">
                {field.verified
                  ? t('verified_source', { source: field.source })
                  : t('unverified.source', { source: field.source })}
              </p>
            )}
          </div>
        ))}
      </FormSection>
      <ButtonRow>
        <Button type="submit" look="primary" busy={save.busy}>
          {t('fill.save')}
        </Button>
        <Button onPress={onClose}>{t('fill.back')}</Button>
      </ButtonRow>
    </form>
  )
}
