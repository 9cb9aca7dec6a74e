import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { ifMatch } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { CaseFile } from './queries.ts'

/** Open cases of the same originator: no other can be chosen, since each would see the other (ADR 0024). */
const useTargets = (file: CaseFile) => {
  const api = useApi()
  return useQuery({
    queryKey: ['cases', 'targets', file.id],
    queryFn: () => body(api.GET('/api/v1/cases', { params: { query: { open: 'true', limit: 200 } } })),
    select: ({ items }) => items.filter(({ id, originator }) => id !== file.id && originator?.id === file.originatorId),
  }).data
}

export const MergeDialog = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const targets = useTargets(file)
  const [into, setInto] = useState('')
  const [reason, setReason] = useState('')
  const merge = useAct(
    () =>
      body(
        api.PUT('/api/v1/cases/{id}/merge', {
          params: { path: { id: file.id } },
          headers: ifMatch(`"${file.version}"`),
          body: { into, reason },
        }),
      ),
    { refreshes: [['cases']], said: t('merge.done'), onDone: onClose },
  )
  const target = targets?.find(({ id }) => id === into)
  const ready = target !== undefined && reason.trim() !== ''
  return (
    <Dialog
      title={t('merge.dialog', { number: file.number })}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={merge.busy}
            refusedBecause={ready ? undefined : t('merge.incomplete')}
            onPress={() => merge.run(undefined)}
          >
            {target ? t('merge.confirm', { number: target.number }) : t('merge.merge')}
          </Button>
          <Button onPress={onClose}>{t('moves.back')}</Button>
        </>
      }
    >
      <p>{t('merge.explained')}</p>
      {targets?.length === 0 && <p className="strong">{t('merge.no_target')}</p>}
      <SelectField
        id="merge-into"
        label={t('merge.into')}
        necessity="required"
        none="—"
        choices={(targets ?? []).map(({ id, number, title }) => ({ value: id, label: `${number}　${title}` }))}
        value={into}
        onChange={setInto}
      />
      <TextArea id="merge-reason" label={t('moves.reason')} necessity="required" value={reason} onChange={setReason} />
      {merge.problem && <ProblemNote problem={merge.problem} />}
    </Dialog>
  )
}
