import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { AttachmentList } from '../attachments/AttachmentList.tsx'
import type { StoredContent } from './content.ts'
import { FieldList } from './FieldList.tsx'
import { IndicatorsExport } from './IndicatorsExport.tsx'
import { pageAddress } from './page-search.ts'
import type { Report, Version } from './queries.ts'

/** One version in full; the others are one link away and none was ever overwritten. */
export const ContentView = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const { version } = useSearch({ from: '/framed/reports/$id' })
  const last = report.versions.at(-1)
  const shown = report.versions.find(candidate => candidate.seq === version) ?? last
  if (!shown || !last) return null
  return (
    <div className="view-part">
      {report.versions.length > 1 && <VersionLinks report={report} shown={shown.seq} />}
      {shown !== last && (
        <Note tone="soon">
          {t('page.reading_old', { seq: shown.seq, last: last.seq })}{' '}
          <Link href={pageAddress(report.id, {})}>{t('page.to_latest')}</Link>
        </Note>
      )}
      <FieldList content={shown.content as StoredContent} />
      <IndicatorsExport report={report.number} seq={shown.seq} content={shown.content as StoredContent} />
      <AttachmentList of="reports" id={report.id} />
      <Handlings version={shown} />
    </div>
  )
}

const VersionLinks = ({ report, shown }: { report: Report; shown: number }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  return (
    <nav aria-label={t('page.versions')}>
      <ol className="version-links">
        {report.versions.map(({ seq, kind, state, submittedAt }) => (
          <li key={seq}>
            <Link
              href={pageAddress(report.id, { version: seq })}
              className="version-link"
              current={seq === shown ? 'true' : undefined}
            >
              <strong>{t('version', { seq })}</strong> {isCodeOf(reportKinds, kind) && reportKinds[kind][language]}
              <span className="secondary">
                {' '}
                <TimeText at={new Date(submittedAt)} show="date-time" />
              </span>
            </Link>
            {isCodeOf(reportStates, state) && <StateLabel family="report_version" code={state} />}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What others did with this version, with person, time and reason. */
const Handlings = ({ version }: { version: Version }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  if (version.handlings.length === 0) return null
  return (
    <section className="field-section">
      <div className="section-head">
        <h2>{t('page.handling')}</h2>
      </div>
      <ul className="handlings">
        {version.handlings.map(handling => (
          <li key={`${handling.at} ${handling.state}`}>
            <TimeText at={new Date(handling.at)} show="date-time" />
            {isCodeOf(reportStates, handling.state) && <StateLabel family="report_version" code={handling.state} />}
            <span>
              <OrganisationText organisation={handling.organisation} short /> {handling.person?.[language]}
            </span>
            {handling.eventClass && isCodeOf(eventClasses, handling.eventClass) && (
              <strong>{eventClasses[handling.eventClass][language]}</strong>
            )}
            {handling.reason && <p className="handling-reason">{handling.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
