import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { RowBox } from '../cases/RowBox.tsx'
import type { Selection } from '../cases/use-selection.ts'
import type { Detection } from './queries.ts'

interface DetectionTableProps {
  found: readonly Detection[]
  selection?: Selection | undefined
  /** A dismissal can be judged again here. */
  reconsiders?: boolean
  /** What a notice rests on: it has been judged, and the sensors are the watch’s. */
  evidence?: boolean
}

/** What was seen between whom, how often and until when; two sensors that disagree both stay. */
export const DetectionTable = ({ found, selection, reconsiders, evidence }: DetectionTableProps) => {
  const { t } = useTranslation('detectionNotices')
  return (
    <div className="stacking">
      <DataTable
        caption={t('board.title')}
        columns={[
          { header: t('board.signature') },
          { header: t('board.route') },
          { header: t('board.count'), align: 'end', narrow: true },
          { header: t('board.last'), narrow: true },
          ...(evidence ? [] : [{ header: t('board.sensor'), narrow: true }, { header: t('board.judgement') }]),
        ]}
      >
        {found.map(detection => (
          <DetectionRow
            key={detection.id}
            detection={detection}
            selection={selection}
            reconsiders={reconsiders}
            evidence={evidence}
          />
        ))}
      </DataTable>
    </div>
  )
}

const severityTones = { 1: 'filled-alarm', 2: 'alarm', 3: 'plain', 4: 'plain' } as const

const DetectionRow = ({
  detection,
  selection,
  reconsiders,
  evidence,
}: { detection: Detection } & Omit<DetectionTableProps, 'found'>) => {
  const { t } = useTranslation('detectionNotices')
  const severity = (detection.severity >= 1 && detection.severity <= 4 ? detection.severity : 3) as 1 | 2 | 3 | 4
  return (
    <tr data-row>
      <th scope="row">
        {selection && (
          <RowBox id={detection.id} label={t('board.mark', { signature: detection.signature })} selection={selection} />
        )}
        <WordLabel tone={severityTones[severity]}>{t(`severities.s${severity}`)}</WordLabel>{' '}
        <span className="mono">{detection.signature}</span>
        {detection.category && <div className="secondary">{detection.category}</div>}
      </th>
      <td>
        <span className="mono">
          {detection.src}
          {detection.srcPort ? `:${detection.srcPort}` : ''} → {detection.dst}
          {detection.dstPort ? `:${detection.dstPort}` : ''}
        </span>
        {detection.dstName && <div className="mono secondary">{detection.dstName}</div>}
        <Places detection={detection} />
      </td>
      <td className="align-end">
        {detection.count}
        {evidence && detection.since > 0 && (
          <strong className="alarming">　{t('board.after', { count: detection.since })}</strong>
        )}
      </td>
      <td>
        <TimeText at={new Date(detection.lastAt)} show="date-time" />
        <div className="secondary">
          {t('board.since')} <TimeText at={new Date(detection.firstAt)} show="date-time" />
        </div>
      </td>
      {!evidence && (
        <>
          <td>
            <span className="mono">{detection.sensor}</span>
            {detection.networkOf && (
              <div className="secondary">
                <OrganisationText organisation={detection.networkOf} short />
              </div>
            )}
          </td>
          <td>
            <Judgement detection={detection} reconsiders={reconsiders} />
          </td>
        </>
      )}
    </tr>
  )
}

/** Where the sensor says the terminal is, and what the others say. */
const Places = ({ detection: { place, disagreeing } }: { detection: Detection }) => {
  const { t } = useTranslation('detectionNotices')
  if (place === '') return null
  return (
    <div className="secondary">
      {t('board.place', { place })}
      {disagreeing.map(other => (
        <strong key={`${other.sensor} ${other.place}`} className="alarming">
          　{t('board.disagrees', other)}
        </strong>
      ))}
    </div>
  )
}

const Judgement = ({ detection, reconsiders }: { detection: Detection; reconsiders?: boolean | undefined }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const { state, notice, reason, judgedBy, since } = detection
  if (state === 'WAITING') return <span className="tertiary">{t('board.waits')}</span>
  return (
    <>
      {notice ? <Link href={`/detection-notices/${notice.id}`}>{notice.number}</Link> : reason}
      <div className="secondary">{judgedBy?.[language]}</div>
      {since > 0 && <strong className="alarming">{t('board.after', { count: since })}</strong>}
      {state === 'DISMISSED' && reconsiders && <Reconsider id={detection.id} />}
    </>
  )
}

const Reconsider = ({ id }: { id: string }) => {
  const { t } = useTranslation('detectionNotices')
  const api = useApi()
  const again = useAct(
    (_: undefined) => body(api.DELETE('/api/v1/detections/{id}/dismissal', { params: { path: { id } } })),
    { refreshes: [['detections'], ['home']], said: t('board.reconsidered') },
  )
  return (
    <>
      <button type="button" className="link-button" disabled={again.busy} onClick={() => again.run(undefined)}>
        {t('board.reconsider')}
      </button>
      {again.problem && <ProblemNote problem={again.problem} />}
    </>
  )
}
