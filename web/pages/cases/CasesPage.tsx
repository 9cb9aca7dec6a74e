import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { closest } from '../../../src/kernel/tlp.ts'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { useSession } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { SavedFilters } from '../filters/SavedFilters.tsx'
import { BulkBar } from './BulkBar.tsx'
import { CaseFilterBar } from './CaseFilterBar.tsx'
import { CaseRow } from './CaseRow.tsx'
import { caseTable } from './case-table.ts'
import { type ListedCase, useCaseList } from './queries.ts'
import { isNarrowed } from './search.ts'
import { useSelection } from './use-selection.ts'
import { useTriages } from './use-triages.ts'
import { WaitingReports } from './WaitingReports.tsx'

/** The triage board: open cases, the newest first; filters are in the address. */
export const CasesPage = () => {
  const { t } = useTranslation('cases')
  const filters = useSearch({ from: '/framed/cases' })
  const list = useCaseList(filters)
  const found = list.data?.pages.flatMap(page => page.items)
  const narrowed = isNarrowed(filters)
  const triages = useTriages()
  return (
    <>
      <PageHead title={t('list.title')} actions={<ListActions found={found} />} />
      <CaseFilterBar filters={filters} />
      <SavedFilters page="cases" parameters={filters} />
      <PageBody>
        {triages && !narrowed && <WaitingReports />}
        {triages && !narrowed && <SectionHead title={t('list.title')} />}
        <Answered query={{ ...list, data: found }}>
          {loaded =>
            loaded.length === 0 ? (
              <EmptyState clearHref={narrowed ? '/cases' : undefined}>
                {t(narrowed ? 'list.empty_filtered' : 'list.empty_open')}
              </EmptyState>
            ) : (
              <CaseTable found={loaded} triages={triages} />
            )
          }
        </Answered>
        <MoreOf list={list} />
        <PrintSheet tlp={closest((found ?? []).map(({ tlp }) => asTlp(tlp)))} />
      </PageBody>
    </>
  )
}

const ListActions = ({ found }: { found: readonly ListedCase[] | undefined }) => {
  const { t } = useTranslation('publicCases')
  const { data: session } = useSession()
  return (
    <>
      {session?.view === 'coordinating' && (
        <ButtonLink size="small" href="/public-cases">
          {t('title')}
        </ButtonLink>
      )}
      {found && found.length > 0 && <CsvButton found={found} />}
    </>
  )
}

const CaseTable = ({ found, triages }: { found: readonly ListedCase[]; triages: boolean }) => {
  const { t } = useTranslation('cases')
  const selection = useSelection(found.map(({ id }) => id))
  return (
    <>
      {triages && <BulkBar found={found} selection={selection} />}
      <DataTable
        caption={t('list.title')}
        columns={[
          { header: t('list.number'), narrow: true },
          { header: t('list.case') },
          { header: t('list.state'), narrow: true },
          { header: t('list.owner'), narrow: true },
          { header: t('board.due'), narrow: true },
          { header: t('list.measures'), align: 'end', narrow: true },
          { header: t('list.reports'), align: 'end', narrow: true },
          { header: t('list.opened'), narrow: true },
          { header: t('list.label'), narrow: true },
        ]}
      >
        {found.map(listed => (
          <CaseRow key={listed.id} listed={listed} selection={triages ? selection : undefined} />
        ))}
      </DataTable>
    </>
  )
}

/** The rows on the screen as a table for a spreadsheet; the label stands in every row (SCREENS §3). */
const CsvButton = ({ found }: { found: readonly ListedCase[] }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const headings = [
    t('list.number'),
    t('list.case'),
    t('list.state'),
    t('list.owner'),
    t('board.due'),
    t('board.overdue'),
    t('list.measures'),
    t('list.reports'),
    t('list.opened'),
    t('list.label'),
  ]
  return (
    <Button size="small" onPress={() => download('cases.csv', csv([headings, ...caseTable(found, language)]))}>
      {t('list.csv', { count: found.length })}
    </Button>
  )
}
