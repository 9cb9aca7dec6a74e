import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'

/** Not warning is an answer as well, with its reason. */
export const RefusalForm = ({ id, version }: { id: string; version: number }) => {
  const { t } = useTranslation('alertRequests')
  const api = useApi()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const refuse = useAct(
    (_: undefined) =>
      body(
        api.PUT('/api/v1/alert-requests/{id}/refusal', {
          params: { path: { id } },
          headers: ifMatch(`"${version}"`),
          body: { reason },
        }),
      ),
    { refreshes: [['alert-requests'], ['home']], said: t('refuse_done') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') refuse.run(undefined)
  }
  return (
    <form onSubmit={send} className="step-form" noValidate>
      <TextArea
        id="refusal-reason"
        label={t('reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('reason_missing') : undefined}
      />
      {refuse.problem && <ProblemNote problem={refuse.problem} />}
      <Button type="submit" busy={refuse.busy}>
        {t('refuse')}
      </Button>
    </form>
  )
}
