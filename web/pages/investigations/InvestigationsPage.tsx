import { useTranslation } from 'react-i18next'
import { investigationPolicies } from '../../../src/share/investigations/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { StateLabel, WordLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { type Listed, useInvestigations } from './queries.ts'
import { RemainingText } from './RunProgress.tsx'

/** Investigations that this organisation holds, with what each found or how far it is. */
export const InvestigationsPage = () => {
  const { t } = useTranslation('investigations')
  const actor = useActor()
  const starts = actor !== undefined && investigationPolicies['investigation.start'](actor).allowed
  const list = useInvestigations()
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          starts && (
            <ButtonLink look="primary" size="small" href="/investigations/new">
              {t('begin')}
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Answered query={list}>
          {({ pages }) => (
            <>
              <InvestigationTable items={pages.flatMap(({ items }) => items)} />
              <MoreOf list={list} />
            </>
          )}
        </Answered>
      </PageBody>
    </>
  )
}

export const InvestigationTable = ({ items }: { items: readonly Listed[] }) => {
  const { t } = useTranslation('investigations')
  if (items.length === 0) return <EmptyState>{t('none')}</EmptyState>
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('number'), narrow: true },
        { header: t('name') },
        { header: t('case'), narrow: true },
        { header: t('state'), narrow: true },
        { header: t('found') },
        { header: t('begun'), narrow: true },
        { header: t('label'), narrow: true },
      ]}
    >
      {items.map(one => (
        <tr key={one.id} data-row>
          <th scope="row">
            <Link href={`/investigations/${one.id}`}>{one.number}</Link>
          </th>
          <td>
            <Link href={`/investigations/${one.id}`}>{one.title}</Link>
          </td>
          <td>{one.case ? <Link href={`/cases/${one.case.id}`}>{one.case.number}</Link> : '—'}</td>
          <td>
            {one.latest ? (
              <StateLabel family="investigation" code={one.latest.state} />
            ) : (
              <WordLabel tone="soon">{t('no_evidence')}</WordLabel>
            )}
          </td>
          <td>
            <Found latest={one.latest} />
          </td>
          <td>
            <TimeText at={new Date(one.createdAt)} show="date-time" />
          </td>
          <td>
            <TlpBadge label={one.tlp} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const Found = ({ latest }: { latest: Listed['latest'] }) => {
  const { t } = useTranslation('investigations')
  if (!latest) return <>{t('evidence_awaited')}</>
  const { summary, progress, state, failure } = latest
  if (summary) return <>{t('summary', summary)}</>
  if (state === 'FAILED') return <>{t(`failure.${failure as 'fault'}.short`)}</>
  if (state === 'RUNNING' && progress) return <RemainingText progress={progress} />
  return <>—</>
}
