import { Checkbox } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type DurationUnit, durationUnits } from '../../../src/kernel/working-time.ts'
import { type Stage, stages } from '../../../src/share/regimes/model.ts'
import { useLanguage } from '../../ui/language.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { TypedStage } from './entry.ts'

interface StageFieldsProps {
  code: Stage
  typed: TypedStage
  wrong: boolean
  onChange: (stage: TypedStage) => void
}

const units = Object.keys(durationUnits) as DurationUnit[]

/** One thing that a regime asks for, within which time, from when. */
export const StageFields = ({ code, typed, wrong, onChange }: StageFieldsProps) => {
  const { t } = useTranslation('regimes')
  const language = useLanguage()
  const stage = stages[code][language]
  return (
    <div className="stage-fields">
      <Checkbox className="chip" isSelected={typed.asked} onChange={asked => onChange({ ...typed, asked })}>
        <span className="chip-box" aria-hidden="true" />
        {t('form.asks', { stage })}
      </Checkbox>
      {typed.asked && (
        <div className="stage-length">
          <TextField
            id={`stage-amount-${code}`}
            label={t('form.amount', { stage })}
            support={t('form.amount_support')}
            error={wrong ? t('form.bad_amount') : undefined}
            value={typed.amount}
            onChange={amount => onChange({ ...typed, amount })}
          />
          <SelectField<DurationUnit>
            id={`stage-unit-${code}`}
            label={t('form.unit', { stage })}
            choices={units.map(value => ({ value, label: durationUnits[value][language] }))}
            value={typed.unit}
            onChange={unit => onChange({ ...typed, unit })}
          />
          <SelectField<TypedStage['from']>
            id={`stage-from-${code}`}
            label={t('form.from', { stage })}
            choices={(['RECOGNITION', 'PREVIOUS'] as const).map(value => ({ value, label: t(`from.${value}`) }))}
            value={typed.from}
            onChange={from => onChange({ ...typed, from })}
          />
        </div>
      )}
    </div>
  )
}
