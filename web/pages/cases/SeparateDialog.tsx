import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { CaseFile } from './queries.ts'

/** Undoes a merge: nothing was moved, so nothing has to be brought back. */
export const SeparateDialog = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const [reason, setReason] = useState('')
  const separate = useAct(
    () =>
      body(
        api.PUT('/api/v1/cases/{id}/separation', {
          params: { path: { id: file.id } },
          headers: ifMatch(`"${file.version}"`),
          body: { reason },
        }),
      ),
    { refreshes: [['cases']], said: t('merge.separated'), onDone: onClose },
  )
  return (
    <Dialog
      title={t('merge.separate')}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={separate.busy}
            refusedBecause={reason.trim() === '' ? t('moves.reason_missing') : undefined}
            onPress={() => separate.run(undefined)}
          >
            {t('merge.separate')}
          </Button>
          <Button onPress={onClose}>{t('moves.back')}</Button>
        </>
      }
    >
      <p>{t('merge.separate_explained')}</p>
      <TextArea
        id="separate-reason"
        label={t('moves.reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {separate.problem && <ProblemNote problem={separate.problem} />}
    </Dialog>
  )
}
