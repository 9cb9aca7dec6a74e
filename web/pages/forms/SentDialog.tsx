import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { type ShareConsent, shareConsents } from '../../../src/kernel/taxonomy/report-facts.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { fromLocalField, toLocalField } from '../../ui/time.ts'
import type { FormExport } from './queries.ts'

interface SentDialogProps {
  report: string
  made: FormExport
  /** The office that the export was made for. */
  office: string
  onClose: () => void
}

/** Sent on a channel of the office's own: when, where, with which receipt, and whether it may be shared. */
export const SentDialog = ({ report, made, office, onClose }: SentDialogProps) => {
  const { t } = useTranslation('forms')
  const language = useLanguage()
  const api = useApi()
  const now = useNow()
  const [at, setAt] = useState(made.sentAt ? toLocalField(new Date(made.sentAt)) : '')
  const [to, setTo] = useState(made.sentTo || office)
  const [receipt, setReceipt] = useState(made.receiptNumber)
  const [consent, setConsent] = useState<ShareConsent>(made.consent)
  const [tried, setTried] = useState(false)
  const sentAt = at === '' ? now : fromLocalField(at)
  const mark = useAct(
    (when: Date) =>
      api.PUT('/api/v1/form-exports/{id}/sending', {
        params: { path: { id: made.id } },
        body: { sentAt: when.toISOString(), sentTo: to.trim(), receiptNumber: receipt.trim(), consent },
      }),
    { refreshes: [['reports', report, 'forms'], ['cases']], said: t('sent.done'), onDone: onClose },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (sentAt && to.trim() !== '') mark.run(sentAt)
  }
  return (
    <Dialog title={t('sent.title')} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <p>{t('sent.support')}</p>
        {mark.problem && <ProblemNote problem={mark.problem} />}
        <TextField
          id="sent-to"
          label={t('sent.to')}
          necessity="required"
          value={to}
          onChange={setTo}
          error={tried && to.trim() === '' ? t('sent.to_missing') : undefined}
          autoFocus
        />
        <TextField
          id="sent-at"
          label={t('sent.at')}
          support={t('sent.at_support')}
          type="datetime-local"
          value={at}
          onChange={setAt}
        />
        <TextField
          id="sent-receipt"
          label={t('sent.receipt')}
          necessity="optional"
          value={receipt}
          onChange={setReceipt}
        />
        <ChoiceGroup
          id="sent-consent"
          label={t('sent.consent')}
          support={t('sent.consent_support')}
          choices={codesOf(shareConsents).map(value => ({ value, label: shareConsents[value][language] }))}
          value={consent}
          onChange={setConsent}
        />
        <Button type="submit" look="primary" busy={mark.busy}>
          {t('sent.save')}
        </Button>
      </form>
    </Dialog>
  )
}
