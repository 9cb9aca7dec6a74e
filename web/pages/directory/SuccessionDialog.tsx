import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { EditDialog } from './EditDialog.tsx'
import { OrganisationChoice } from './OrganisationChoice.tsx'

/** Everything open goes over at once, and cannot be taken back here: what will happen stands above the button. */
export const SuccessionDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('directory')
  const toast = useToast()
  const api = useApi()
  const [successor, setSuccessor] = useState('')
  const [effectiveOn, setEffectiveOn] = useState('')
  const [reason, setReason] = useState('')
  const succeed = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/organisations/{id}/succession', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { successor, effectiveOn, reason },
        }),
      ),
    {
      refreshes: [['organisations']],
      onDone: ({ reports, cases, deliveries }) => {
        toast(t('succession.done', { reports, cases, deliveries }))
        onClose()
      },
    },
  )
  return (
    <EditDialog
      title={t('succession.title')}
      support={t('succession.support')}
      act={t('succession.act')}
      complete={successor !== '' && effectiveOn !== '' && reason.trim() !== ''}
      doing={succeed}
      onSend={() => succeed.run(undefined)}
      onClose={onClose}
    >
      <OrganisationChoice
        id="successor"
        label={t('succession.successor')}
        value={successor}
        onChange={setSuccessor}
        except={id}
      />
      <TextField
        id="effective-on"
        label={t('succession.on')}
        type="date"
        necessity="required"
        value={effectiveOn}
        onChange={setEffectiveOn}
      />
      <TextField
        id="succession-reason"
        label={t('succession.reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
      />
    </EditDialog>
  )
}
