import { useTranslation } from 'react-i18next'
import { eventClasses } from '../../../src/kernel/taxonomy/event-classes.ts'
import { isCodeOf, type Language, noAnswers } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { stages } from '../../../src/share/regimes/model.ts'
import { ArrivalText } from '../../ui/ArrivalText.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { type ReportClock, useReportClocks } from '../clocks/queries.ts'
import type { ListedReport } from './queries.ts'

export const ReportTable = ({ reports }: { reports: readonly ListedReport[] }) => {
  const { t } = useTranslation('reports')
  const clocks = useReportClocks(reports.map(({ id }) => id)).data
  return (
    <div className="stacking">
      <DataTable
        caption={t('list.REPORT')}
        columns={[
          { header: t('columns.sent'), align: 'end', narrow: true },
          { header: t('columns.what') },
          { header: t('columns.originator'), narrow: true },
          { header: t('columns.event'), narrow: true },
          { header: t('columns.state'), narrow: true },
          { header: t('columns.case'), narrow: true },
        ]}
      >
        {reports.map(report => (
          <ReportRow key={report.id} report={report} clock={clocks?.get(report.id)} />
        ))}
      </DataTable>
    </div>
  )
}

const ReportRow = ({ report, clock }: { report: ListedReport; clock: ReportClock | undefined }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const kind = isCodeOf(reportKinds, report.kind) ? reportKinds[report.kind][language] : report.kind
  const event = eventWords(report.eventClass, language)
  return (
    <tr data-row>
      <td className="align-end">
        <ArrivalText at={new Date(report.submittedAt)} full />
      </td>
      <th scope="row" className="row-subject">
        <span className="secondary">
          {report.number}　{kind}
          {report.seq > 1 && `　${t('version', { seq: report.seq })}`}
        </span>
        <Link href={`/reports/${report.id}`}>
          <span lang={textLanguage(report.summary)}>{report.summary}</span>
        </Link>
      </th>
      <td>
        <OrganisationText organisation={report.originator} short />
      </td>
      <td className="unbroken">{event || <span className="tertiary">{t('not_given')}</span>}</td>
      <td>
        <Standing report={report} />
        {clock && <RegimeClock clock={clock} />}
      </td>
      <td className="unbroken">
        {report.caseId && report.caseNumber ? (
          <Link href={`/cases/${report.caseId}`}>{report.caseNumber}</Link>
        ) : (
          <span className="tertiary">{t('list.no_case')}</span>
        )}
      </td>
    </tr>
  )
}

/** The short words of the simple form: the list has no room for the full class. */
const eventWords = (code: string, language: Language): string => {
  if (isCodeOf(eventClasses, code)) return eventClasses[code].short[language]
  return isCodeOf(noAnswers, code) ? noAnswers[code][language] : ''
}

/** Its state, and the clock for as long as our receipt is awaited. */
const Standing = ({ report }: { report: ListedReport }) => {
  const { state, dueAt, acknowledgedAt } = report
  return (
    <>
      {isCodeOf(reportStates, state) && <StateLabel family="report_version" code={state} />}
      {dueAt && !acknowledgedAt && (
        <>
          {' '}
          <ClockChip due={new Date(dueAt)} />
        </>
      )}
    </>
  )
}

/** What a law asks next, and by when. */
const RegimeClock = ({ clock: { code, stage, due } }: { clock: ReportClock }) => {
  const language = useLanguage()
  return (
    <div className="unbroken">
      <span className="secondary">
        {code} {stages[stage][language]}
      </span>{' '}
      <ClockChip due={new Date(due)} />
    </div>
  )
}
