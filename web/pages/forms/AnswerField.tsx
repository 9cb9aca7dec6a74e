import { useTranslation } from 'react-i18next'
import { defaultZone, type KnownTime, readTime } from '../../../src/kernel/known-time.ts'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { FormField } from './queries.ts'

interface AnswerFieldProps {
  field: FormField
  value: unknown
  onChange: (value: unknown) => void
}

const noTime: KnownTime = { earliest: null, latest: null, zone: defaultZone, certainty: 'NOT_GIVEN', wording: '' }
const isTime = (value: unknown): value is KnownTime => typeof value === 'object' && value !== null && 'wording' in value

/** The control that fits a field; tables of quantities and indicators are filled in a spreadsheet. */
export const AnswerField = ({ field, value, onChange }: AnswerFieldProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const now = useNow()
  const shared = {
    id: `answer-${field.code}`,
    label: field[language],
    support: field.help[language] || undefined,
    necessity: field.required === 'ALWAYS' ? ('required' as const) : undefined,
  }
  const choices = (field.choices ?? []).map(choice => ({ value: choice.code, label: choice[language] }))
  const words = typeof value === 'string' ? value : ''
  if (field.kind === 'CHOICE')
    return (
      <div>
        <ChoiceGroup {...shared} choices={choices} value={words || undefined} onChange={onChange} />
        {words !== '' && (
          <button type="button" className="link-button clear-answer" onClick={() => onChange(undefined)}>
            {t('fill.clear')}
          </button>
        )}
      </div>
    )
  if (field.kind === 'CHOICES')
    return (
      <ManyChoiceGroup
        {...shared}
        choices={choices}
        value={Array.isArray(value) ? value.filter(code => typeof code === 'string') : []}
        onChange={onChange}
      />
    )
  if (field.kind === 'TIME')
    return (
      <KnownTimeField
        {...shared}
        value={isTime(value) ? value : noTime}
        onChange={time => onChange(time.wording.trim() === '' ? undefined : time)}
        read={wording => readTime(wording, now)}
      />
    )
  if (field.kind === 'QUANTITIES' || field.kind === 'INDICATORS')
    return (
      <p>
        <strong>{field[language]}</strong>　{t('fill.by_sheet')}
      </p>
    )
  return (
    <TextField
      {...shared}
      beside
      rows={field.kind === 'PASSAGE' ? 4 : undefined}
      type={field.kind === 'DAY' ? 'date' : 'text'}
      value={words}
      onChange={onChange}
    />
  )
}
