import { useTranslation } from 'react-i18next'
import { csv } from '../../../src/share/advisories/delivery/csv.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type Invitation, type PublicMonth, useInvitations, usePublicMonths } from './queries.ts'

/** Cases known from the news, who was invited to report them, and how many nobody ever reported. */
export const PublicCasesPage = () => {
  const { t } = useTranslation('publicCases')
  const months = usePublicMonths()
  const invitations = useInvitations()
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <ButtonLink look="primary" size="small" href="/public-cases/new">
            {t('open')}
          </ButtonLink>
        }
      />
      <PageBody>
        <SectionHead title={t('invitations')} />
        <Answered query={invitations}>{found => <Invitations found={found} />}</Answered>
        <SectionHead title={t('months')} />
        <Answered query={months}>{found => <Months found={found} />}</Answered>
      </PageBody>
    </>
  )
}

const Invitations = ({ found }: { found: readonly Invitation[] }) => {
  const { t } = useTranslation('publicCases')
  if (found.length === 0) return <EmptyState>{t('none')}</EmptyState>
  return (
    <DataTable
      caption={t('invitations')}
      columns={[
        { header: t('number'), narrow: true },
        { header: t('organisation') },
        { header: t('state'), narrow: true },
        { header: t('sent'), narrow: true },
        { header: t('due'), narrow: true },
      ]}
    >
      {found.map(({ id, number, organisation, state, sentAt, dueAt }) => (
        <tr key={id} data-row>
          <th scope="row">
            <Link href={`/report-invitations/${id}`}>{number}</Link>
          </th>
          <td>
            <OrganisationText organisation={organisation} />
          </td>
          <td>
            <StateLabel family="invitation" code={state} />
          </td>
          <td>
            <TimeText at={new Date(sentAt)} show="date-time" />
          </td>
          <td>
            <TimeText at={new Date(dueAt)} show="date-time" />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const figures = ['known', 'invited', 'declined', 'unreported'] as const

const Months = ({ found }: { found: readonly PublicMonth[] }) => {
  const { t } = useTranslation('publicCases')
  if (found.length === 0) return <EmptyState>{t('none')}</EmptyState>
  const headings = [t('month'), ...figures.map(figure => t(figure))]
  const rows = found.map(row => [row.month, ...figures.map(figure => String(row[figure]))])
  return (
    <>
      <DataTable
        caption={t('months')}
        columns={headings.map((header, place) => ({ header, align: place > 0 ? 'end' : undefined }))}
      >
        {found.map(row => (
          <tr key={row.month} data-row>
            <th scope="row" className="unbroken">
              {row.month}
            </th>
            {figures.map(figure => (
              <td key={figure} className="align-end">
                {row[figure]}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
      <Button size="small" onPress={() => download('public-cases.csv', csv([headings, ...rows]))}>
        {t('csv', { count: found.length })}
      </Button>
    </>
  )
}
