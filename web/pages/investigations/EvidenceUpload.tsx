import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { sizeWords } from '../attachments/size-words.ts'
import type { Investigation } from './queries.ts'
import { uploadEvidence } from './upload-evidence.ts'

/** The evidence of an investigation that waits for it; gigabytes go with a bar. */
export const EvidenceUpload = ({ investigation }: { investigation: Investigation }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const [file, setFile] = useState<File>()
  const [sent, setSent] = useState(0)
  const send = useAct(
    (chosen: File) => uploadEvidence({ id: investigation.id, file: chosen, language, onProgress: setSent }),
    { refreshes: [['investigations']], said: t('upload.done') },
  )
  if (!investigation.may.bring.allowed) return <p>{t('evidence_awaited')}</p>
  return (
    <Panel title={t('upload.title')}>
      <div className="stacked">
        <p>{t('upload.support')}</p>
        {send.problem && <ProblemNote problem={send.problem} />}
        <div className="field">
          <label className="field-label" htmlFor="evidence-file">
            {t('upload.file')}
          </label>
          <input
            id="evidence-file"
            className="input"
            type="file"
            accept=".zip,.tar,.gz,.tgz,.zst"
            onChange={event => setFile(event.target.files?.[0])}
          />
        </div>
        {send.busy && file && (
          <p>
            <label htmlFor="evidence-progress">{t('upload.sending')}</label>{' '}
            <progress id="evidence-progress" max={file.size} value={sent} /> {sizeWords(sent)} / {sizeWords(file.size)}
          </p>
        )}
        <p>
          <Button
            look="primary"
            busy={send.busy}
            refusedBecause={file ? undefined : t('upload.missing')}
            onPress={() => file && send.run(file)}
          >
            {file ? t('upload.send', { size: sizeWords(file.size) }) : t('upload.send_none')}
          </Button>
        </p>
      </div>
    </Panel>
  )
}
