import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { reportKinds, reportStates } from '../../../src/kernel/taxonomy/report-versions.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { CaseReport } from './queries.ts'

/** Every version of every report of the case; none was ever overwritten. */
export const VersionsTab = ({ reports }: { reports: readonly CaseReport[] }) => {
  const { t } = useTranslation('cases')
  if (reports.length === 0) return <EmptyState>{t('knowledge.none')}</EmptyState>
  return (
    <DataTable
      caption={t('tab.versions')}
      columns={[
        { header: t('versions.version'), narrow: true },
        { header: t('versions.kind'), narrow: true },
        { header: t('versions.summary') },
        { header: t('versions.sent'), narrow: true },
        { header: t('versions.state'), narrow: true },
      ]}
    >
      {reports.flatMap(report =>
        report.versions.map(version => (
          <Version key={`${report.id} ${version.seq}`} report={report} version={version} />
        )),
      )}
    </DataTable>
  )
}

const Version = ({ report, version }: { report: CaseReport; version: CaseReport['versions'][number] }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { kind, state } = version
  return (
    <tr data-row>
      <th scope="row">
        <Link href={`/reports/${report.id}`}>
          {report.number}　{t('versions.number', { seq: version.seq })}
        </Link>
      </th>
      <td>{isCodeOf(reportKinds, kind) && reportKinds[kind][language]}</td>
      <td>{version.content.summary}</td>
      <td>
        <TimeText at={new Date(version.submittedAt)} show="date-time" />
      </td>
      <td>{isCodeOf(reportStates, state) && <StateLabel family="report_version" code={state} />}</td>
    </tr>
  )
}
