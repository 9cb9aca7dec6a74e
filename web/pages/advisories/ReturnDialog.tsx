import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { Advisory } from './queries.ts'

/** Back to the author, never without a reason. */
export const ReturnDialog = ({ advisory, onClose }: { advisory: Advisory; onClose: () => void }) => {
  const { t } = useTranslation('advisories')
  const api = useApi()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const giveBack = useAct(
    (given: string) =>
      api.POST('/api/v1/advisories/{id}/return', {
        params: { path: { id: advisory.id } },
        headers: ifMatch(`"${advisory.version}"`),
        body: { reason: given },
      }),
    { refreshes: [['advisories'], ['home']], said: t('given_back'), onDone: onClose },
  )
  const send = (): void => {
    setTried(true)
    if (reason.trim() !== '') giveBack.run(reason)
  }
  return (
    <Dialog
      title={t('give_back_title')}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={giveBack.busy} onPress={send}>
            {t('give_back')}
          </Button>
          <Button onPress={onClose}>{t('back')}</Button>
        </>
      }
    >
      <TextArea
        id="return-reason"
        label={t('give_back_reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
        error={tried && reason.trim() === '' ? t('give_back_missing') : undefined}
        autoFocus
      />
      {giveBack.problem && <ProblemNote problem={giveBack.problem} />}
    </Dialog>
  )
}
