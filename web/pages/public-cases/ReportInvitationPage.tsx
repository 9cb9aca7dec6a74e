import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Link } from '../../ui/Link.tsx'
import { Columns } from '../../ui/layout.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { isOffered } from '../../ui/refusal.ts'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { asTlp } from '../../ui/tlp-label.ts'
import { InvitationAnswer, RemindAct } from './InvitationAnswer.tsx'
import { type Invitation, useInvitation } from './queries.ts'

/** What is publicly known, who is asked to report it, and what became of the question. */
export const ReportInvitationPage = () => {
  const { id } = useParams({ from: '/framed/report-invitations/$id' })
  return <Answered query={useInvitation(id)}>{found => <Asked invitation={found} />}</Answered>
}

const Asked = ({ invitation }: { invitation: Invitation }) => {
  const { t } = useTranslation('publicCases')
  const { number, organisation, tlp, state, may, known, pressUrl, knownOn, message } = invitation
  return (
    <>
      <PageHead
        title={t('invitation', { number })}
        support={isOffered(may.report) ? t('asked.lead') : t('asked.copy_lead')}
        tlp={asTlp(tlp)}
        state={<StateLabel family="invitation" code={state} />}
      />
      <Columns side={<Side invitation={invitation} />}>
        <dl className="field-list">
          <div>
            <dt>{t('organisation')}</dt>
            <dd>
              <OrganisationText organisation={organisation} />
            </dd>
          </div>
          <div>
            <dt>{t('asked.known')}</dt>
            <dd>
              <span className="field-value">{known}</span>
            </dd>
          </div>
          <div>
            <dt>{t('asked.source')}</dt>
            <dd>
              <a href={pressUrl} rel="noopener noreferrer" target="_blank">
                {pressUrl}
              </a>
            </dd>
          </div>
          <div>
            <dt>{t('asked.known_on')}</dt>
            <dd>{knownOn}</dd>
          </div>
          {message !== '' && (
            <div>
              <dt>{t('asked.message')}</dt>
              <dd>
                <span className="field-value">{message}</span>
              </dd>
            </div>
          )}
        </dl>
      </Columns>
    </>
  )
}

const Side = ({ invitation }: { invitation: Invitation }) => {
  const { t } = useTranslation('publicCases')
  const { may } = invitation
  return (
    <>
      {may.report.allowed && (
        <Panel title={t('asked.answer')}>
          <InvitationAnswer invitation={invitation} />
        </Panel>
      )}
      <Panel title={t('asked.progress')}>
        <Progress invitation={invitation} />
        {may.remind.allowed && <RemindAct id={invitation.id} />}
      </Panel>
    </>
  )
}

const Progress = ({ invitation }: { invitation: Invitation }) => {
  const { t } = useTranslation('publicCases')
  const { sentAt, dueAt, openedAt, reportId, reportNumber, caseId, declineReason, reminders } = invitation
  return (
    <>
      <p>
        {t('sent')}　<TimeText at={new Date(sentAt)} show="date-time" />
      </p>
      {openedAt && (
        <p>
          {t('asked.opened')}　<TimeText at={new Date(openedAt)} show="date-time" />
        </p>
      )}
      <p>
        {t('due')}　<TimeText at={new Date(dueAt)} show="date-time" />
      </p>
      {reminders > 0 && <p>{t('asked.reminders', { count: reminders })}</p>}
      {reportId && reportNumber && (
        <p>
          <Link href={`/reports/${reportId}`}>{t('asked.to_report', { number: reportNumber })}</Link>
        </p>
      )}
      {declineReason !== '' && (
        <p>
          {t('asked.reason')}　{declineReason}
        </p>
      )}
      {caseId && (
        <p>
          <Link href={`/cases/${caseId}`}>{t('to_case')}</Link>
        </p>
      )}
    </>
  )
}
