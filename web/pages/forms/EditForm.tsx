import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { keepLanguage } from '../../app/language-address.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { FormSection as Part } from '../../ui/layout.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { EditOffices } from './EditOffices.tsx'
import { EditSections } from './EditSections.tsx'
import type { Written } from './written.ts'

interface EditFormProps {
  /** Empty for a new form. */
  code: string
  /** The version that the writer saw. */
  after: number
  begun: Written
  onClose?: () => void
  onDone?: (seq: number) => void
}

/** The next version of a form. The versions before it stay as they are, and so does what was exported under them. */
export const EditForm = ({ code, after, begun, onClose, onDone }: EditFormProps) => {
  const { t } = useTranslation('forms')
  const api = useApi()
  const router = useRouter()
  const [written, setWritten] = useState(begun)
  const [newCode, setNewCode] = useState('')
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Written>): void => setWritten({ ...written, ...part })
  const wanted = code || newCode.trim().toUpperCase()
  const enter = useAct(
    (definition: Written) =>
      body(
        api.PUT('/api/v1/forms/{code}', {
          params: { path: { code: wanted } },
          headers: ifMatch(`"${after}"`),
          body: definition as never, // lists are read-only in what was read, and the same otherwise
        }),
      ),
    {
      refreshes: [['forms'], ['reports'], ['cases']],
      said: t('edit.done'),
      onDone: ({ seq }) => {
        onDone?.(seq)
        onClose?.()
        if (!code) router.history.push(keepLanguage(`/forms/${wanted}`, router.latestLocation.href))
      },
    },
  )
  const named = written.ja.trim() !== '' && written.en.trim() !== '' && /^[A-Z0-9][A-Z0-9-]{1,39}$/.test(wanted)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (named) enter.run(written)
  }
  const words = (name: 'ja' | 'en') => ({
    id: `form-${name}`,
    label: t(`edit.${name}`),
    necessity: 'required' as const,
    value: written[name],
    onChange: (text: string) => change({ [name]: text }),
    error: tried && written[name].trim() === '' ? t('edit.missing') : undefined,
  })
  const day = (name: 'validFrom' | 'validUntil') => ({
    id: `form-${name}`,
    label: t(`edit.${name}`),
    type: 'date' as const,
    value: written[name] ?? '',
    onChange: (text: string) => change({ [name]: text === '' ? null : text }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Part title={t('edit.head')} support={t('edit.head_support')}>
        {!code && (
          <TextField
            id="form-code"
            label={t('edit.code')}
            support={t('edit.code_support')}
            necessity="required"
            value={newCode}
            onChange={setNewCode}
            error={tried && !/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(wanted) ? t('edit.code_unfit') : undefined}
          />
        )}
        <TextField {...words('ja')} />
        <TextField {...words('en')} />
        <TextField {...day('validFrom')} support={t('edit.day_support')} />
        <TextField {...day('validUntil')} support={t('edit.day_support')} />
        <TextArea
          id="form-source"
          label={t('edit.source')}
          support={t('edit.source_support')}
          rows={2}
          value={written.source}
          onChange={source => change({ source })}
        />
        <ChoiceGroup
          id="form-verified"
          label={t('edit.checked')}
          support={t('edit.checked_support')}
          choices={[
            { value: 'no', label: t('unverified.label') },
            { value: 'yes', label: t('verified') },
          ]}
          value={written.verified ? 'yes' : 'no'}
          onChange={chosen => change({ verified: chosen === 'yes' })}
        />
      </Part>
      <EditSections sections={written.sections} onChange={sections => change({ sections })} />
      <EditOffices offices={written.offices} onChange={offices => change({ offices })} />
      {enter.problem && <ProblemNote problem={enter.problem} />}
      <ButtonRow>
        <Button type="submit" look="primary" busy={enter.busy}>
          {t('edit.save', { seq: after + 1 })}
        </Button>
        {onClose && <Button onPress={onClose}>{t('edit.back')}</Button>}
      </ButtonRow>
    </form>
  )
}
