import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { AttachFiles } from './AttachFiles.tsx'
import { useUploads } from './use-uploads.ts'

interface AttachEvidenceProps {
  caseId: string
  measure: string
}

/** Files that prove a measure: by whoever carries it out, or by the coordinator. */
export const AttachEvidence = ({ caseId, measure }: AttachEvidenceProps) => {
  const { t } = useTranslation('attachments')
  const api = useApi()
  const uploads = useUploads()
  const attach = useAct(
    (attachments: string[], key) =>
      body(
        api.POST('/api/v1/cases/{id}/attachments', {
          params: { path: { id: caseId } },
          headers: idempotent(key),
          body: { attachments, measure },
        }),
      ),
    { refreshes: [['cases']], said: t('attached'), onDone: uploads.clear },
  )
  return (
    <div>
      <AttachFiles uploads={uploads} />
      {uploads.ids.length > 0 && (
        <>
          <p className="secondary">{t('visible')}</p>
          <Button size="small" busy={attach.busy || uploads.busy} onPress={() => attach.run(uploads.ids)}>
            {t('attach')}
          </Button>
        </>
      )}
      {attach.problem && <ProblemNote problem={attach.problem} />}
    </div>
  )
}
