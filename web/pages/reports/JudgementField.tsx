import { useTranslation } from 'react-i18next'
import { readTime } from '../../../src/kernel/known-time.ts'
import { KnownTimeField } from '../../ui/KnownTimeField.tsx'
import { useNow } from '../../ui/now.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { FieldControlProps } from './field-props.ts'
import { emptyDraft } from './report-draft.ts'

/** Who judged it and when: the second case rests on two such judgements. */
export const JudgementField = ({ field, content, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation('reports')
  const now = useNow()
  const given = field === 'effectJudgement' || field === 'sharingJudgement' ? content[field] : undefined
  const { by, at } = given ?? { by: '', at: emptyDraft.occurredAt }
  return (
    <fieldset className="judgement">
      <legend className="field-label">{t(`fields.${field}`)}</legend>
      <TextField
        id={field}
        label={t('write.judged_by')}
        beside
        value={by}
        onChange={name => onAnswer({ by: name, at })}
      />
      <KnownTimeField
        id={`${field}-at`}
        label={t('write.judged_at')}
        value={at}
        onChange={time => onAnswer({ by, at: time })}
        read={wording => readTime(wording, now)}
      />
    </fieldset>
  )
}
