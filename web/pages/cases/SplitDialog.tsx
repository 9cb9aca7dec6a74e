import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { type CaseFile, useCaseReports } from './queries.ts'

/** Some reports become a case of their own; at least one stays. */
export const SplitDialog = ({ file, onClose }: { file: CaseFile; onClose: () => void }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const reports = useCaseReports(file.reports).data ?? []
  const own = reports.filter(({ caseId }) => caseId === file.id)
  const [taken, setTaken] = useState<string[]>([])
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const split = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/cases/{id}/splits', {
          params: { path: { id: file.id } },
          headers: idempotent(key),
          body: { reports: taken, title, reason, state: 'SUSPECTED' },
        }),
      ),
    { refreshes: [['cases'], ['reports']], said: t('merge.split_done'), onDone: onClose },
  )
  const ready = taken.length > 0 && taken.length < own.length && title.trim() !== '' && reason.trim() !== ''
  return (
    <Dialog
      title={t('merge.split')}
      isOpen
      alert
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            busy={split.busy}
            refusedBecause={ready ? undefined : t('merge.split_incomplete')}
            onPress={() => split.run(undefined)}
          >
            {t('merge.split_confirm', { count: taken.length })}
          </Button>
          <Button onPress={onClose}>{t('moves.back')}</Button>
        </>
      }
    >
      <p>{t('merge.split_explained')}</p>
      <ManyChoiceGroup
        id="split-reports"
        label={t('merge.split_reports')}
        necessity="required"
        choices={own.map(({ id, number, versions }) => ({
          value: id,
          label: `${number}　${(versions[0]?.content.summary ?? '').slice(0, 40)}`,
        }))}
        value={taken}
        onChange={setTaken}
      />
      <TextField
        id="split-title"
        label={t('merge.split_title')}
        necessity="required"
        value={title}
        onChange={setTitle}
      />
      <TextArea id="split-reason" label={t('moves.reason')} necessity="required" value={reason} onChange={setReason} />
      {split.problem && <ProblemNote problem={split.problem} />}
    </Dialog>
  )
}
