import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { isOffered, refusalOf } from '../../ui/refusal.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { Report } from './queries.ts'

const lastSeq = (report: Report): number => report.versions.at(-1)?.seq ?? 1
const touched = (report: Report) => [['reports'], ['home'], ['inbox'], ['cases', report.caseId ?? '']]

/** 受け取りました: the one act that everybody who is given a report owes. */
export const ReceiptButton = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const api = useApi()
  const acknowledge = useAct(
    () =>
      api.PUT('/api/v1/reports/{id}/versions/{seq}/receipt', {
        params: { path: { id: report.id, seq: lastSeq(report) } },
      }),
    { refreshes: touched(report), said: t('acts.acknowledged') },
  )
  if (acknowledge.problem) return <ProblemNote problem={acknowledge.problem} />
  return (
    <Button look="primary" shortcut="a" busy={acknowledge.busy} onPress={() => acknowledge.run(undefined)}>
      {t('acts.acknowledge')}
    </Button>
  )
}

/** A ministry passes its judgement on; the text went on at once as a copy. */
export const ForwardAct = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const decision = report.may.forward
  if (!isOffered(decision)) return null
  return (
    <>
      <Button onPress={() => setOpen(true)} refusedBecause={refusalOf(decision, language)}>
        {t('acts.forward')}
      </Button>
      <ForwardDialog report={report} isOpen={open} onClose={() => setOpen(false)} />
    </>
  )
}

interface ForwardDialogProps {
  report: Report
  isOpen: boolean
  onClose: () => void
}

const ForwardDialog = ({ report, isOpen, onClose }: ForwardDialogProps) => {
  const { t } = useTranslation('reports')
  const api = useApi()
  const [note, setNote] = useState('')
  const forward = useAct(
    () =>
      api.PUT('/api/v1/reports/{id}/versions/{seq}/forwarding', {
        params: { path: { id: report.id, seq: lastSeq(report) } },
        body: { note },
      }),
    { refreshes: touched(report), said: t('acts.forwarded'), onDone: onClose },
  )
  return (
    <Dialog
      title={t('acts.forward_title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" busy={forward.busy} onPress={() => forward.run(undefined)}>
            {t('acts.forward')}
          </Button>
          <Button onPress={onClose}>{t('acts.back')}</Button>
        </>
      }
    >
      {forward.problem && <ProblemNote problem={forward.problem} />}
      <TextArea
        id="forward-note"
        label={t('acts.forward_note')}
        support={t('acts.forward_note_support')}
        necessity="optional"
        value={note}
        onChange={setNote}
      />
    </Dialog>
  )
}
