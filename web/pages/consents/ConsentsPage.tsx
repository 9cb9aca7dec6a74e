import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { type Consent, useConsents } from './queries.ts'

/** What this organisation has been asked to consent to, the newest first. */
export const ConsentsPage = () => {
  const { t } = useTranslation('consents')
  const list = useConsents()
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <Answered query={{ ...list, data: list.data?.pages.flatMap(page => page.items) }}>
          {found => (found.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : <ConsentTable found={found} />)}
        </Answered>
        <MoreOf list={list} />
      </PageBody>
    </>
  )
}

const ConsentTable = ({ found }: { found: readonly Consent[] }) => {
  const { t } = useTranslation('consents')
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('answer_by'), narrow: true, align: 'end' },
        { header: t('matter') },
        { header: t('state'), narrow: true },
        { header: t('asked'), narrow: true },
        { header: t('expires'), narrow: true },
        { header: t('label'), narrow: true },
      ]}
    >
      {found.map(consent => (
        <tr key={consent.id} data-row>
          <td className="align-end">
            <ClockChip
              due={new Date(consent.answerBy)}
              doneAt={consent.decision ? new Date(consent.decision.at) : undefined}
            />
          </td>
          <th scope="row">
            <Link href={`/consents/${consent.id}`}>{consent.title}</Link>
            <p className="secondary">{t('about', { number: consent.number })}</p>
          </th>
          <td>
            <StateLabel family="consent" code={consent.state} />
          </td>
          <td>
            <TimeText at={new Date(consent.askedAt)} show="date-time" />
          </td>
          <td>
            <TimeText at={new Date(consent.expiresAt)} show="date-time" />
          </td>
          <td>
            <TlpBadge label={consent.tlp} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
