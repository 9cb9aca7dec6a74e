import { useTranslation } from 'react-i18next'
import { alertRequestPolicies } from '../../../src/share/alert-requests/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { type AlertRequest, useAlertRequests } from './queries.ts'

/** Requests to warn operators, sent or received, each with how far it has come. */
export const AlertRequestsPage = () => {
  const { t } = useTranslation('alertRequests')
  const actor = useActor()
  const sends = actor !== undefined && alertRequestPolicies['alert_request.send'](actor).allowed
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          sends && (
            <ButtonLink look="primary" size="small" href="/alert-requests/new">
              {t('begin')}
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Answered query={useAlertRequests()}>{found => <Requests found={found} />}</Answered>
      </PageBody>
    </>
  )
}

const Requests = ({ found }: { found: readonly AlertRequest[] }) => {
  const { t } = useTranslation('alertRequests')
  if (found.length === 0) return <EmptyState>{t('none')}</EmptyState>
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('number'), narrow: true },
        { header: t('name') },
        { header: t('state') },
        { header: t('due'), narrow: true },
        { header: t('label'), narrow: true },
      ]}
    >
      {found.map(({ id, number, title, tlp, dueAt, own, completion }) => (
        <tr key={id} data-row>
          <th scope="row">
            <Link href={`/alert-requests/${id}`}>{number}</Link>
          </th>
          <td>
            <Link href={`/alert-requests/${id}`}>{title}</Link>
          </td>
          <td>{own ? <StateLabel family="alert_request" code={own.state} /> : <Progress completion={completion} />}</td>
          <td>
            <TimeText at={new Date(dueAt)} show="date-time" />
          </td>
          <td>
            <TlpBadge label={tlp} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Progress = ({ completion }: { completion: AlertRequest['completion'] }) => {
  const { t } = useTranslation('alertRequests')
  return (
    <>
      {t('done_of', completion)}
      {completion.overdue > 0 && (
        <strong className="alarm-text">　{t('overdue_count', { count: completion.overdue })}</strong>
      )}
    </>
  )
}
