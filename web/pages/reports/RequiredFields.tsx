import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { LabelWords } from '../../ui/FieldWords.tsx'
import { errorAt, fieldProblems } from '../../ui/field-problems.ts'
import { useLanguage } from '../../ui/language.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useFormFields } from './FirstReportProblems.tsx'
import type { Lack, ReportDraft } from './report-draft.ts'

export interface DraftFieldsProps {
  draft: ReportDraft
  onChange: (draft: ReportDraft) => void
}

interface RequiredFieldsProps extends DraftFieldsProps {
  lacks: readonly Lack[]
  problem: Problem | undefined
}

/** The sentence and the contact: all that is required. */
export const RequiredFields = ({ draft, onChange, lacks, problem }: RequiredFieldsProps) => {
  const { t } = useTranslation('reports')
  const pointed = fieldProblems(problem, useFormFields(), useLanguage())
  const error = (id: 'summary' | 'name' | 'phone'): string | undefined => {
    if (id === 'phone' && lacks.includes('phone_letter')) return t('lacks.phone_letter')
    return lacks.includes(id) ? t(`lacks.${id}`) : errorAt(pointed, id)
  }
  return (
    <>
      <TextArea
        id="summary"
        label={t('new.what')}
        support={t('new.what_support')}
        necessity="required"
        rows={2}
        autoFocus
        value={draft.summary}
        onChange={summary => onChange({ ...draft, summary })}
        error={error('summary')}
      />
      <fieldset className="contact-fields">
        <legend className="field-label">
          <LabelWords label={t('new.contact')} necessity="required" />
        </legend>
        <div className="field-pair">
          <TextField
            id="name"
            label={t('new.name')}
            labelHidden
            autoComplete="name"
            value={draft.name}
            onChange={name => onChange({ ...draft, name })}
            error={error('name')}
          />
          <TextField
            id="phone"
            label={t('new.phone')}
            labelHidden
            type="tel"
            autoComplete="tel"
            value={draft.phone}
            onChange={phone => onChange({ ...draft, phone })}
            error={error('phone')}
          />
        </div>
      </fieldset>
    </>
  )
}
