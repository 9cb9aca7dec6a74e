import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AnswerKind, answerKinds } from '../../../src/formats/forms/model.ts'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { FormField } from './queries.ts'
import { choicesText, readChoices } from './written.ts'

interface FieldDialogProps {
  begun: FormField
  onKeep: (field: FormField) => void
  onClose: () => void
}

const chooses = (kind: AnswerKind): boolean => kind === 'CHOICE' || kind === 'CHOICES'

/** One field: its words, how it is answered, and whether somebody compared it with the office's own form. */
export const FieldDialog = ({ begun, onKeep, onClose }: FieldDialogProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const [field, setField] = useState(begun)
  const [choices, setChoices] = useState(choicesText(begun.choices))
  const [tried, setTried] = useState(false)
  const change = (part: Partial<FormField>): void => setField({ ...field, ...part })
  const own = chooses(field.kind) && !field.table
  const complete = field.ja.trim() !== '' && field.en.trim() !== '' && (!own || readChoices(choices).length > 0)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    const { choices: _, table, ...rest } = field
    if (complete)
      onKeep({
        ...rest,
        ...(table && chooses(field.kind) ? { table } : {}),
        ...(own ? { choices: readChoices(choices) } : {}),
      })
  }
  const missing = (empty: boolean) => (tried && empty ? t('edit.missing') : undefined)
  return (
    <Dialog title={field[language] || t('edit.add_field')} isOpen onClose={onClose} wide>
      <form onSubmit={submit} noValidate>
        <TextField
          id="field-ja"
          label={t('edit.ja')}
          necessity="required"
          value={field.ja}
          onChange={ja => change({ ja })}
          error={missing(field.ja.trim() === '')}
          autoFocus
        />
        <TextField
          id="field-en"
          label={t('edit.en')}
          necessity="required"
          value={field.en}
          onChange={en => change({ en })}
          error={missing(field.en.trim() === '')}
        />
        {field.from ? (
          <p className="secondary">{t('edit.bound', { field: field.from })}</p>
        ) : (
          <SelectField
            id="field-kind"
            label={t('edit.kind')}
            choices={codesOf(answerKinds).map(value => ({ value, label: answerKinds[value][language] }))}
            value={field.kind}
            onChange={kind => change({ kind })}
          />
        )}
        {own && (
          <TextArea
            id="field-choices"
            label={t('edit.choices')}
            support={t('edit.choices_support')}
            necessity="required"
            rows={4}
            value={choices}
            onChange={setChoices}
            error={missing(readChoices(choices).length === 0)}
          />
        )}
        {typeof field.required === 'string' && (
          <ChoiceGroup
            id="field-required"
            label={t('edit.required')}
            choices={(['NEVER', 'ALWAYS'] as const).map(value => ({ value, label: t(`edit.required_${value}`) }))}
            value={field.required}
            onChange={required => change({ required })}
          />
        )}
        <TextField
          id="field-help"
          label={t('edit.help')}
          value={field.help[language]}
          onChange={text => change({ help: { ...field.help, [language]: text } })}
        />
        <TextField
          id="field-source"
          label={t('edit.source')}
          value={field.source}
          onChange={source => change({ source })}
        />
        <ChoiceGroup
          id="field-verified"
          label={t('edit.checked')}
          choices={[
            { value: 'no', label: t('unverified.label') },
            { value: 'yes', label: t('verified') },
          ]}
          value={field.verified ? 'yes' : 'no'}
          onChange={chosen => change({ verified: chosen === 'yes' })}
        />
        <Button type="submit" look="primary">
          {t('edit.keep')}
        </Button>
      </form>
    </Dialog>
  )
}
