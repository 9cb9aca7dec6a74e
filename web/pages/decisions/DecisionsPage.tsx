import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { Columns } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { tlpOf } from '../../ui/tlp-of.ts'
import { useCase } from '../cases/queries.ts'
import { LargeScaleForm } from './LargeScaleForm.tsx'
import { PoliceForm } from './PoliceForm.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { useDirectivesOfCase, useOutward, useSeriousOfCase } from './queries.ts'
import { RecordList } from './RecordList.tsx'
import { TaskList } from './TaskList.tsx'

/** What a case demands beyond its own response: the police, the large-scale report, the serious event and what follows. */
export const DecisionsPage = () => {
  const { t } = useTranslation('decisions')
  const { id } = useParams({ from: '/framed/cases/$id/decisions' })
  const found = useCase(id)
  const outward = useOutward(id)
  const serious = useSeriousOfCase(id)
  return (
    <>
      <PageHead
        breadcrumb={[
          { label: t('cases'), href: '/cases' },
          { label: found.data?.number ?? '…', href: `/cases/${id}` },
          { label: t('title') },
        ]}
        title={t('title')}
        support={found.data?.title}
        tlp={found.data && tlpOf(found.data.tlp)}
      />
      <Columns
        side={
          <>
            {outward.data?.may.record.allowed && (
              <Panel title={t('police.record')}>
                <PoliceForm id={id} />
              </Panel>
            )}
            {outward.data?.may.largeScale.allowed && (
              <Panel title={t('large.title')}>
                <LargeScaleForm id={id} />
              </Panel>
            )}
            {serious.data?.may.propose.allowed && (
              <Panel title={t('serious.propose')}>
                <ProposeForm id={id} />
              </Panel>
            )}
          </>
        }
      >
        <p>
          <Link href={`/cases/${id}/situation`}>{t('situation.title')}</Link>
        </p>
        <SectionHead title={t('tasks.title')} count={outward.data?.tasks.length ?? 0} />
        <Answered query={outward}>
          {({ tasks, records }) => (
            <>
              {tasks.length === 0 ? <EmptyState>{t('tasks.none')}</EmptyState> : <TaskList tasks={tasks} />}
              <SectionHead title={t('records.title')} count={records.length} />
              {records.length === 0 ? <EmptyState>{t('records.none')}</EmptyState> : <RecordList records={records} />}
            </>
          )}
        </Answered>
        <SectionHead title={t('serious.title')} count={serious.data?.events.length ?? 0} />
        <Answered query={serious}>
          {({ events }) =>
            events.length === 0 ? (
              <EmptyState>{t('serious.none')}</EmptyState>
            ) : (
              <ul>
                {events.map(event => (
                  <li key={event.id}>
                    <Link href={`/serious-events/${event.id}`}>{event.number}</Link>
                    {'　'}
                    <StateLabel family="serious_event" code={event.state} />
                    {'　'}
                    <TimeText at={new Date(event.decidedAt ?? event.proposedAt)} show="date-time" />
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
        <SectionHead title={t('directives.title')} />
        <Answered query={useDirectivesOfCase(id)}>
          {directives =>
            directives.length === 0 ? (
              <EmptyState>{t('directives.none')}</EmptyState>
            ) : (
              <ul>
                {directives.map(({ id: directive, number, title, progress }) => (
                  <li key={directive}>
                    <Link href={`/directives/${directive}`}>{number}</Link>　{title}　
                    {t('directives.done_of', progress)}
                    {progress.late + progress.silent > 0 && (
                      <strong className="alarm-text">　{t('directives.red', progress)}</strong>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Columns>
    </>
  )
}
