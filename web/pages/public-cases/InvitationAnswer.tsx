import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Invitation } from './queries.ts'

/** A report that is linked to the case from its first minute, or the reason why there is none. */
export const InvitationAnswer = ({ invitation: { id } }: { invitation: Invitation }) => {
  const { t } = useTranslation('publicCases')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const api = useApi()
  const decline = useAct(
    (_: undefined) =>
      body(api.PUT('/api/v1/report-invitations/{id}/refusal', { params: { path: { id } }, body: { reason } })),
    { refreshes: [['invitations'], ['home']], said: t('asked.declined') },
  )
  const send = (): void => {
    setTried(true)
    if (reason.trim() !== '') decline.run(undefined)
  }
  return (
    <div className="act-list">
      <ButtonLink look="primary" href={`/reports/new?invitation=${id}`}>
        {t('asked.report')}
      </ButtonLink>
      <TextArea
        id="decline-reason"
        label={t('asked.reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('asked.reason_missing') : undefined}
      />
      {decline.problem && <ProblemNote problem={decline.problem} />}
      <Button busy={decline.busy} onPress={send}>
        {t('asked.decline')}
      </Button>
    </div>
  )
}

/** The timer reminds by itself; this is a word out of turn. */
export const RemindAct = ({ id }: { id: string }) => {
  const { t } = useTranslation('publicCases')
  const api = useApi()
  const remind = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/report-invitations/{id}/reminders', {
          params: { path: { id } },
          headers: idempotent(key),
        }),
      ),
    { refreshes: [['invitations']], said: t('asked.reminded') },
  )
  return (
    <>
      {remind.problem && <ProblemNote problem={remind.problem} />}
      <Button size="small" busy={remind.busy} onPress={() => remind.run(undefined)}>
        {t('asked.remind')}
      </Button>
    </>
  )
}
