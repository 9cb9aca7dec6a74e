import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import type { Table } from '../../../src/kernel/taxonomy/label.ts'
import { tlpLabels } from '../../../src/kernel/tlp.ts'
import { useActor } from '../../app/use-session.ts'
import { ChoiceGroup, ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { TextField } from '../../ui/TextField.tsx'
import { ContactFields } from './ContactFields.tsx'
import { caseChoices, choicesOf } from './choices.ts'
import type { FieldControlProps } from './field-props.ts'
import { specOf } from './fields.ts'
import { IndicatorsField } from './IndicatorsField.tsx'
import { JudgementField } from './JudgementField.tsx'
import { QuantitiesField } from './QuantitiesField.tsx'
import { emptyDraft } from './report-draft.ts'

/** The control that fits the field; undefined is 未記入. */
export const FieldControl = (props: FieldControlProps) => {
  const spec = specOf(props.field)
  if (spec.as === 'contact') return <ContactFields {...props} />
  if (spec.as === 'time') return <TimeControl {...props} />
  if (spec.as === 'quantities') return <QuantitiesField {...props} />
  if (spec.as === 'indicators') return <IndicatorsField {...props} />
  if (spec.as === 'judgement') return <JudgementField {...props} />
  if (spec.as === 'choice') return <OneOf {...props} table={spec.table} />
  if (spec.as === 'choices') return <SomeOf {...props} table={spec.table} />
  if (spec.as === 'tlp') return <TlpControl {...props} />
  return <Words {...props} rows={spec.as === 'passage' ? 2 : undefined} />
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const Words = ({ field, content, onAnswer, rows }: FieldControlProps & { rows: number | undefined }) => {
  const { t } = useTranslation('reports')
  return (
    <TextField
      id={field}
      label={t(`fields.${field}`)}
      beside
      rows={rows}
      type={field === 'pressUrl' ? 'url' : 'text'}
      necessity={field === 'summary' ? 'required' : undefined}
      value={textOf(content[field])}
      onChange={onAnswer}
    />
  )
}

const TimeControl = ({ field, content, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation('reports')
  const now = useNow()
  const known =
    field === 'occurredAt' || field === 'recognisedAt' || field === 'recoveredAt' || field === 'policeAt'
      ? content[field]
      : undefined
  return (
    <KnownTimeField
      id={field}
      label={t(`fields.${field}`)}
      value={known ?? emptyDraft.occurredAt}
      onChange={onAnswer}
      read={wording => readTime(wording, now)}
    />
  )
}

const OneOf = ({ field, content, onAnswer, table }: FieldControlProps & { table: Table }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const kinds = useActor()?.kinds ?? []
  const value = textOf(content[field])
  const choices =
    field === 'reportCase'
      ? [...caseChoices(kinds, language), { value: 'UNKNOWN', label: t('new.do_not_know') }]
      : choicesOf(table, language)
  return (
    <div>
      <ChoiceGroup
        id={field}
        label={t(`fields.${field}`)}
        choices={choices}
        value={value === '' || value === 'NOT_GIVEN' ? undefined : value}
        onChange={onAnswer}
      />
      {value !== '' && value !== 'NOT_GIVEN' && (
        <button type="button" className="link-button clear-answer" onClick={() => onAnswer(undefined)}>
          {t('write.clear')}
        </button>
      )}
    </div>
  )
}

const SomeOf = ({ field, content, onAnswer, table }: FieldControlProps & { table: Table }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const value = content[field]
  return (
    <ManyChoiceGroup
      id={field}
      label={t(`fields.${field}`)}
      choices={choicesOf(table, language)}
      value={Array.isArray(value) ? value.filter(code => typeof code === 'string') : []}
      onChange={onAnswer}
      alone={['CA_OTH_UNKNOWN']}
    />
  )
}

const TlpControl = ({ field, content, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation('reports')
  return (
    <ChoiceGroup
      id={field}
      label={t(`fields.${field}`)}
      choices={tlpLabels.map(label => ({ value: label, label }))}
      value={content.tlp}
      onChange={onAnswer}
    />
  )
}
