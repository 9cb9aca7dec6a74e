import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { MinistryAnswer } from './MinistryAnswer.tsx'
import { type AlertRequest, useAlertRequest } from './queries.ts'
import { RemindAct } from './RemindAct.tsx'

/** The request as the coordinator follows it, or as a ministry answers it. */
export const AlertRequestPage = () => {
  const { id } = useParams({ from: '/framed/alert-requests/$id' })
  return <Answered query={useAlertRequest(id)}>{found => <Asked request={found} />}</Answered>
}

const Asked = ({ request }: { request: AlertRequest }) => {
  const { t } = useTranslation('alertRequests')
  const language = useLanguage()
  const { number, title, tlp, body, edition, issuer, sentAt, own } = request
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/alert-requests' }, { label: number }]}
        title={title}
        facts={t('from', {
          issuer: issuer ? nameOf(issuer, language) : '—',
          at: dateAndTime(new Date(sentAt), { language }),
        })}
        tlp={tlp}
        state={own && <StateLabel family="alert_request" code={own.state} />}
      />
      <Columns side={own ? <MinistryAnswer request={request} own={own} /> : <Following request={request} />}>
        <p className="field-value">{body}</p>
        {edition && (
          <p>
            <Link href={`/inbox/${edition.id}`}>{t('to_advisory', { number: edition.number })}</Link>
          </p>
        )}
        {!own && (
          <>
            <SectionHead title={t('answers')} count={request.answers.length} />
            <AnswerTable request={request} />
          </>
        )}
      </Columns>
    </>
  )
}

const Following = ({ request }: { request: AlertRequest }) => {
  const { t } = useTranslation('alertRequests')
  const { completion, dueAt, id, reminders, may } = request
  const open = completion.asked - completion.warned - completion.refused
  const figures = ['asked', 'received', 'warned', 'refused', 'overdue', 'operators'] as const
  return (
    <Panel title={t('progress')}>
      <p>
        {t('due')}　<ClockChip due={new Date(dueAt)} doneAt={open === 0 ? new Date(dueAt) : undefined} />
      </p>
      <dl className="field-list">
        {figures.map(figure => (
          <div key={figure}>
            <dt>{t(`figures.${figure}`)}</dt>
            <dd>{completion[figure]}</dd>
          </div>
        ))}
      </dl>
      {reminders > 0 && <p>{t('reminders', { count: reminders })}</p>}
      {may.remind.allowed && open > 0 && <RemindAct id={id} open={open} />}
    </Panel>
  )
}
