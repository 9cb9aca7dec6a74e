import { useTranslation } from 'react-i18next'
import { useActor } from '../../app/use-session.ts'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { isOffered } from '../../ui/refusal.ts'
import { TlpHandling } from '../../ui/TlpBadge.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { RegimePanel } from '../clocks/RegimePanel.tsx'
import { FormsPanel } from '../forms/FormsPanel.tsx'
import { BeforeFinalPanel } from './BeforeFinalPanel.tsx'
import { HopPanel } from './HopPanel.tsx'
import { OriginatorActs } from './OriginatorActs.tsx'
import type { Report } from './queries.ts'
import { ForwardAct } from './ReceiverActs.tsx'
import { TriageActs } from './TriageActs.tsx'

/** What the reader may do here, how far the version has come, and what its label permits. */
export const ReportSide = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const own = useActor()?.organisation.id === report.originatorId
  const last = report.versions.at(-1)?.seq
  return (
    <>
      {own && (
        <Panel title={t('acts.originator')}>
          <div className="act-list">
            <OriginatorActs report={report} />
          </div>
        </Panel>
      )}
      {!own && isOffered(report.may.handle) && (
        <Panel title={t('acts.triage')}>
          <div className="act-list">
            <TriageActs report={report} />
          </div>
        </Panel>
      )}
      {!own &&
        isOffered(report.may.forward) &&
        report.may.forward.code !== 'already_done' && ( // done: the way shows it
          <Panel title={t('acts.receiver')}>
            <div className="act-list">
              <ForwardAct report={report} />
            </div>
          </Panel>
        )}
      <HopPanel hops={report.hops.filter(hop => hop.seq === last)} />
      <RegimePanel report={report.id} />
      {report.type === 'REPORT' && <FormsPanel report={report.id} />}
      <BeforeFinalPanel report={report} />
      <CasePanel report={report} />
      <div className="way-label">
        <TlpHandling label={asTlp(report.tlp)} reader={own ? 'ORIGINATOR' : 'RECIPIENT'} />
      </div>
    </>
  )
}

const CasePanel = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  return (
    <Panel title={t('page.of_case')}>
      {report.caseId && report.caseNumber ? (
        <p>
          <Link href={`/cases/${report.caseId}`}>{report.caseNumber}</Link>
        </p>
      ) : (
        <p className="secondary">{t('page.no_case')}</p>
      )}
      {report.convertedTo.map(({ id, number }) => (
        <p key={id}>
          {t('page.converted_to')}
          {'　'}
          <Link href={`/reports/${id}`}>{number}</Link>
        </p>
      ))}
      {report.convertedFrom && (
        <p>
          {t('page.converted_from')}
          {'　'}
          <Link href={`/reports/${report.convertedFrom}`}>{t('page.open_consultation')}</Link>
        </p>
      )}
    </Panel>
  )
}
