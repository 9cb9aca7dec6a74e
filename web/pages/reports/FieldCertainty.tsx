import { useTranslation } from 'react-i18next'
import { type Certainty, certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { useLanguage } from '../../ui/language.ts'
import { choicesOf } from './choices.ts'
import type { Field } from './fields.ts'

interface FieldCertaintyProps {
  field: Field
  value: Certainty | undefined
  onChange: (certainty: Certainty | '') => void
}

/** How sure the originator is of this one field; without a choice, as sure as of the whole. */
export const FieldCertainty = ({ field, value, onChange }: FieldCertaintyProps) => {
  const { t } = useTranslation('reports')
  const choices = choicesOf(certainties, useLanguage())
  return (
    <select
      className="input field-certainty"
      aria-label={t('write.field_certainty', { field: t(`fields.${field}`) })}
      value={value ?? ''}
      onChange={event => onChange(choices.find(choice => choice.value === event.target.value)?.value ?? '')}
    >
      <option value="">{t('write.as_whole')}</option>
      {choices.map(choice => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
