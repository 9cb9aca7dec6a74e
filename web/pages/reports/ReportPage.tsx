import { Navigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Columns } from '../../ui/layout.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { EventsTab } from '../cases/EventsTab.tsx'
import { ThreadPanel } from '../threads/ThreadPanel.tsx'
import { ChangesView } from './ChangesView.tsx'
import { ContentView } from './ContentView.tsx'
import { isId } from './new-search.ts'
import { pageAddress, type View, views } from './page-search.ts'
import { type Report, useReport, useReportTimeline } from './queries.ts'
import { ReportHead } from './ReportHead.tsx'
import { ReportSide } from './ReportSide.tsx'

/** A report with every version, its way, its comparison and its questions. */
export const ReportPage = () => {
  const { id } = useParams({ from: '/framed/reports/$id' })
  return isId(id) ? <KnownReport id={id} /> : <Navigate to="/numbers/$number" params={{ number: id }} replace />
}

const KnownReport = ({ id }: { id: string }) => {
  const report = useReport(id)
  return (
    <Answered query={report}>
      {found => (
        <>
          <ReportHead report={found} />
          <Columns side={<ReportSide report={found} />}>
            <ViewTabs report={found} />
            <CurrentView report={found} />
          </Columns>
          <PrintSheet tlp={asTlp(found.tlp)} />
        </>
      )}
    </Answered>
  )
}

const useView = (): View => useSearch({ from: '/framed/reports/$id' }).view ?? 'content'

const ViewTabs = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const current = useView()
  return (
    <Tabs
      label={t('page.views')}
      tabs={views.map(view => ({
        label: t(`page.${view}`),
        count: view === 'content' ? report.versions.length : undefined,
        href: pageAddress(report.id, { view }),
        current: view === current,
      }))}
    />
  )
}

const CurrentView = ({ report }: { report: Report }) => {
  const view = useView()
  if (view === 'changes') return <ChangesView report={report} />
  if (view === 'timeline') return <Timeline id={report.id} />
  if (view === 'thread')
    return (
      <div className="view-part">
        <ThreadPanel of="reports" id={report.id} />
      </div>
    )
  return <ContentView report={report} />
}

const Timeline = ({ id }: { id: string }) => {
  const timeline = useReportTimeline(id)
  return <Answered query={timeline}>{entries => <EventsTab entries={entries} />}</Answered>
}
