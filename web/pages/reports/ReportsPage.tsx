import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useActor, useSession } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { MoreRows } from '../../ui/RowList.tsx'
import { useReportClocks } from '../clocks/queries.ts'
import { SavedFilters } from '../filters/SavedFilters.tsx'
import { DraftList } from './DraftList.tsx'
import { ListFilters } from './ListFilters.tsx'
import { listAddress } from './list-search.ts'
import { type ListedReport, useReports } from './queries.ts'
import { ReportTable } from './ReportTable.tsx'
import { reportsCsv } from './report-csv.ts'

/** The reports that this organisation wrote or was given, newest first. */
export const ReportsPage = () => {
  const { t } = useTranslation('reports')
  const search = useSearch({ from: '/framed/reports' })
  const view = useSession().data?.view ?? 'coordinating'
  const mayReport = useActor()?.duties.includes('REPORT') ?? false
  const reports = useReports(search)
  const filtered = search.type !== undefined || search.eventClass !== undefined
  const pages = search.pages ?? 1
  return (
    <>
      <PageHead
        title={t(`list.title_${view}`)}
        support={t(`list.support_${view}`)}
        actions={
          <>
            <ButtonLink href="/forms">{t('list.forms')}</ButtonLink>
            {reports.data && <CsvButton reports={reports.data.items} />}
            {mayReport && (
              <ButtonLink href="/reports/new" look="primary" shortcut="n">
                {t('new.title')}
              </ButtonLink>
            )}
          </>
        }
      />
      <SavedFilters page="reports" parameters={search} />
      <PageBody>
        {mayReport && <DraftList />}
        <ListFilters search={search} count={reports.data?.items.length} />
        <Answered query={reports} rows={8}>
          {({ items, next }) => (
            <>
              {items.length > 0 && <ReportTable reports={items} />}
              {items.length === 0 && !filtered && <EmptyState>{t('list.empty')}</EmptyState>}
              {items.length === 0 && filtered && (
                <EmptyState clearHref={listAddress({})}>{t('list.empty_filtered')}</EmptyState>
              )}
              {next && <MoreRows count={50} href={listAddress({ ...search, pages: pages + 1 })} />}
            </>
          )}
        </Answered>
      </PageBody>
    </>
  )
}

const CsvButton = ({ reports }: { reports: readonly ListedReport[] }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const clocks = useReportClocks(reports.map(({ id }) => id)).data
  if (reports.length === 0) return null
  return (
    <Button onPress={() => download('noroshi-reports.csv', reportsCsv(reports, language, clocks))}>
      {t('list.csv', { count: reports.length })}
    </Button>
  )
}
