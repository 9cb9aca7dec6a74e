import { useTranslation } from 'react-i18next'
import { sweepPolicies } from '../../../src/share/sweeps/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { type ListedSweep, useSweeps } from './queries.ts'

/** Sweeps that were asked for and sweeps one is asked for, the newest first. */
export const SweepsPage = () => {
  const { t } = useTranslation('sweeps')
  const actor = useActor()
  const asks = actor !== undefined && sweepPolicies['sweep.request'](actor).allowed
  const list = useSweeps()
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <>
            <ButtonLink size="small" href="/sweep-agents">
              {t('agents.title')}
            </ButtonLink>
            {asks && (
              <ButtonLink look="primary" size="small" href="/sweeps/new">
                {t('begin')}
              </ButtonLink>
            )}
          </>
        }
      />
      <PageBody>
        <Answered query={list}>
          {({ pages }) => <Sweeps found={pages.flatMap(page => page.items)} none={t(asks ? 'none' : 'none_asked')} />}
        </Answered>
        <MoreOf list={list} />
      </PageBody>
    </>
  )
}

const Sweeps = ({ found, none }: { found: readonly ListedSweep[]; none: string }) => {
  const { t } = useTranslation('sweeps')
  if (found.length === 0) return <EmptyState>{none}</EmptyState>
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
      {found.map(sweep => (
        <tr key={sweep.id} data-row>
          <th scope="row">
            <Link href={`/sweeps/${sweep.id}`}>{sweep.number}</Link>
          </th>
          <td>
            <Link href={`/sweeps/${sweep.id}`}>{sweep.title}</Link>
            {sweep.case && <span className="secondary unbroken">　{t('case', { number: sweep.case.number })}</span>}
          </td>
          <td>
            <Progress sweep={sweep} />
          </td>
          <td>
            <ClockChip due={new Date(sweep.dueAt)} doneAt={isDone(sweep) ? new Date(sweep.dueAt) : undefined} />
          </td>
          <td>
            <TlpBadge label={sweep.tlp} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}

const isDone = ({ recalledAt, endedAt, summary, own }: ListedSweep): boolean =>
  recalledAt !== null ||
  endedAt !== null ||
  (summary !== null && summary.silent === 0) ||
  (own !== null && own.answered === own.live)

const Progress = ({ sweep: { recalledAt, endedAt, summary, own } }: { sweep: ListedSweep }) => {
  const { t } = useTranslation('sweeps')
  if (recalledAt) return <>{t('recalled_word')}</>
  const loose = summary?.notIsolated ?? own?.loose ?? 0
  return (
    <>
      {summary && t('finished_of', { finished: summary.finished, asked: summary.asked })}
      {!summary && own && t('own_answered', { answered: own.answered, live: own.live })}
      {summary && summary.silent > 0 && !endedAt && (
        <strong className="alarm-text unbroken">　{t('silent_count', { count: summary.silent })}</strong>
      )}
      {!summary && own && own.answered < own.live && !endedAt && (
        <strong className="alarm-text unbroken">　{t('own_open', { count: own.live - own.answered })}</strong>
      )}
      {loose > 0 && <strong className="alarm-text unbroken">　{t('loose_count', { count: loose })}</strong>}
      {endedAt && <span className="secondary">　{t('ended')}</span>}
    </>
  )
}
