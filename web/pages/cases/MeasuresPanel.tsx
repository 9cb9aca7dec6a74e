import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { AddMeasure } from './AddMeasure.tsx'
import { ChangeMeasure } from './ChangeMeasure.tsx'
import type { CaseFile, CaseMeasure } from './queries.ts'

/** 対策: what is done about it, by whom, until when, and what proves it. */
export const MeasuresPanel = ({ file }: { file: CaseFile }) => {
  const { t } = useTranslation('cases')
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<CaseMeasure>()
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
            <MeasureRow key={measure.id} measure={measure} onChange={() => setChanging(measure)} />
          ))}
        </ul>
      </Panel>
      {adding && <AddMeasure file={file} onClose={() => setAdding(false)} />}
      {changing && <ChangeMeasure caseId={file.id} measure={changing} onClose={() => setChanging(undefined)} />}
    </div>
  )
}

/** A day's deadline ends with the day, in Japanese time. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59+09:00`)

const MeasureRow = ({ measure, onChange }: { measure: CaseMeasure; onChange: () => void }) => {
  const { t } = useTranslation('cases')
  const { text, state, dueOn, ownerName, ownerOrganisation, evidence, droppedReason, may, preventsRecurrence } = measure
  const open = state === 'PLANNED' || state === 'DOING'
  return (
    <li className="measure-row">
      <div className="measure-text">
        <p>{text}</p>
        <p className="secondary">
          <OrganisationText organisation={ownerOrganisation} short /> {ownerName || t('measures.no_owner')}
          {preventsRecurrence && `　${t('measures.prevents')}`}
        </p>
        {state === 'DONE' && <p className="secondary">{t('measures.evidence_is', { evidence })}</p>}
        {state === 'DROPPED' && <p className="secondary">{t('measures.reason_is', { reason: droppedReason })}</p>}
        {may.allowed && (
          <button type="button" className="link-button" onClick={onChange}>
            {t('measures.change')}
          </button>
        )}
      </div>
      <div className="measure-standing">
        <StateLabel family="measure" code={state} />
        {open &&
          (dueOn ? <ClockChip due={endOfDay(dueOn)} /> : <span className="secondary">{t('measures.no_due')}</span>)}
      </div>
    </li>
  )
}
