import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { useRecognise } from './queries.ts'

/** One sentence begins the chain inside the house; the report to the coordinator is owed from then on. */
export const RecogniseDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('ladders')
  const toast = useToast()
  const navigate = useNavigate()
  const [summary, setSummary] = useState('')
  const recognise = useRecognise(({ id, number }) => {
    toast(t('recognise.done', { number }))
    void navigate({ to: '/ladder-runs/$id', params: { id } })
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (summary.trim() !== '') recognise.run(summary.trim())
  }
  return (
    <Dialog title={t('recognise.title')} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t('recognise.support')}</p>
        <TextArea
          id="recognised"
          label={t('recognise.summary')}
          support={t('recognise.summary_support')}
          necessity="required"
          value={summary}
          onChange={setSummary}
          autoFocus
        />
        {recognise.problem && <ProblemNote problem={recognise.problem} />}
        <p className="dialog-act">
          <Button look="primary" type="submit" busy={recognise.busy}>
            {t('recognise.go')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}
