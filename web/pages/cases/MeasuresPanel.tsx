import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postKinds } from '../../../src/kernel/taxonomy/posts.ts'
import { displayName } from '../../../src/share/attachments/model.ts'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { AttachEvidence } from '../attachments/AttachEvidence.tsx'
import { type Attachment, useAttachments } from '../attachments/AttachmentList.tsx'
import { sizeWords } from '../attachments/size-words.ts'
import { AddMeasure } from './AddMeasure.tsx'
import { ChangeMeasure } from './ChangeMeasure.tsx'
import type { CaseFile, CaseMeasure } from './queries.ts'

/** 対策: what is done about it, by whom, until when, and what proves it. */
export const MeasuresPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<CaseMeasure>()
  const { data: files = [] } = useAttachments({ of: 'cases', id: file.id })
  return (
    <div id="measures">
      <Panel
        title={t('measures.title')}
        count={file.measures.length}
        aside={
          file.may.change.allowed && (
            <button type="button" className="link-button" onClick={() => setAdding(true)}>
              {t('measures.add')}
            </button>
          )
        }
        flush
      >
        {file.measures.length === 0 && <p className="panel-body secondary">{t('measures.none')}</p>}
        <ul>
          {file.measures.map(measure => (
            <MeasureRow
              key={measure.id}
              measure={measure}
              from={measure.caseId === file.id ? undefined : measure.caseNumber}
              files={files.filter(({ measureId }) => measureId === measure.id)}
              onChange={() => setChanging(measure)}
            />
          ))}
        </ul>
      </Panel>
      {adding && <AddMeasure file={file} onClose={() => setAdding(false)} />}
      {changing && <ChangeMeasure caseId={changing.caseId} measure={changing} onClose={() => setChanging(undefined)} />}
    </div>
  )
}

/** A day's deadline ends with the day, in Japanese time. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59+09:00`)

interface MeasureRowProps {
  measure: CaseMeasure
  /** The number of the merged case that it was registered in. */
  from: string | undefined
  files: readonly Attachment[]
  onChange: () => void
}

const MeasureRow = ({ measure, from, files, onChange }: MeasureRowProps) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const [attaching, setAttaching] = useState(false)
  const { ownerPost } = measure
  const { text, state, dueOn, ownerName, ownerOrganisation, evidence, droppedReason, may, preventsRecurrence } = measure
  const open = state === 'PLANNED' || state === 'DOING'
  return (
    <li className="measure-row">
      <div className="measure-text">
        <p>{text}</p>
        <p className="secondary">
          <OrganisationText organisation={ownerOrganisation} short />{' '}
          {ownerPost && `${postKinds[ownerPost][language]} `}
          {ownerName || (ownerPost ? '' : t('measures.no_owner'))}
          {from && `　${from}`}
          {preventsRecurrence && `　${t('measures.prevents')}`}
        </p>
        {state === 'DONE' && <p className="secondary">{t('measures.evidence_is', { evidence })}</p>}
        {state === 'DROPPED' && <p className="secondary">{t('measures.reason_is', { reason: droppedReason })}</p>}
        {files.length > 0 && (
          <ul className="evidence-files">
            {files.map(file => (
              <li key={file.id}>
                <a href={`/api/v1/attachments/${file.id}/content`} download>
                  {displayName(file.name)}
                </a>{' '}
                {file.withdrawnAt ? (
                  <span className="secondary">{t('measures.file_withdrawn')}</span>
                ) : (
                  <span className="secondary">{sizeWords(file.size)}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {may.allowed && (
          <p className="link-row">
            <button type="button" className="link-button" onClick={onChange}>
              {t('measures.change')}
            </button>{' '}
            <button
              type="button"
              className="link-button"
              aria-expanded={attaching}
              onClick={() => setAttaching(!attaching)}
            >
              {t('measures.attach')}
            </button>
          </p>
        )}
        {attaching && may.allowed && <AttachEvidence caseId={measure.caseId} measure={measure.id} />}
      </div>
      <div className="measure-standing">
        <StateLabel family="measure" code={state} />
        {open &&
          (dueOn ? <ClockChip due={endOfDay(dueOn)} /> : <span className="secondary">{t('measures.no_due')}</span>)}
      </div>
    </li>
  )
}
