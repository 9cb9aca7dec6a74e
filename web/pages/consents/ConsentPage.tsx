import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpHandling } from '../../ui/TlpBadge.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { AttachmentList } from '../attachments/AttachmentList.tsx'
import { AudienceText } from './AudienceText.tsx'
import { ConsentAnswer } from './ConsentAnswer.tsx'
import { type Consent, useConsent } from './queries.ts'

/** The exact words, their label, their recipients and how long the consent would hold. */
export const ConsentPage = () => {
  const { t } = useTranslation('consents')
  const { id } = useParams({ from: '/framed/consents/$id' })
  const found = useConsent(id)
  if (found.data) return <Asked consent={found.data} />
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/consents' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const Asked = ({ consent }: { consent: Consent }) => {
  const { t } = useTranslation('consents')
  const { number, title, body, requests, state, tlp, report } = consent
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/consents' }, { label: t('about', { number }) }]}
        title={title}
        support={t('lead')}
        state={<StateLabel family="consent" code={state} />}
        tlp={tlp}
      />
      <Columns side={<Side consent={consent} />}>
        <article className="edition">
          <h2>{t('exact')}</h2>
          {consent.named && <Note tone="soon">{t('named')}</Note>}
          <div className="asked-text">
            <h3>{title}</h3>
            <p className="edition-body">{body}</p>
            {requests.length > 0 && (
              <>
                <h3>{t('requests')}</h3>
                <ol className="edition-requests">
                  {requests.map(request => (
                    <li key={request}>{request}</li>
                  ))}
                </ol>
              </>
            )}
          </div>
          {consent.files.length > 0 && <AttachmentList of="consents" id={consent.id} />}
          {report && (
            <p>
              <Link href={`/reports/${report}`}>
                {t('report')} {number}
              </Link>
            </p>
          )}
        </article>
        <div className="stacked">
          <ConsentAnswer key={state} consent={consent} />
        </div>
      </Columns>
      <PrintSheet tlp={tlp} />
    </>
  )
}

const Side = ({ consent: { tlp, audience, purpose, expiresAt, decision } }: { consent: Consent }) => {
  const { t } = useTranslation('consents')
  const language = useLanguage()
  return (
    <>
      <Panel title={t('label')}>
        <TlpHandling label={tlp} />
        <p className="secondary">{t('originator_only')}</p>
      </Panel>
      <Panel title={t('audience')}>
        <AudienceText audience={audience} />
      </Panel>
      <Panel title={t('purpose')}>
        <p>{purpose || t('no_purpose')}</p>
        <p>
          <span className="secondary">{t('until')}</span>
          {'　'}
          <TimeText at={new Date(expiresAt)} show="date-time" withZone />
        </p>
      </Panel>
      {decision && (
        <Panel title={t('answer')} aside={<StateLabel family="consent" code={decision.verdict} />}>
          <p className="secondary">
            {t('answered_by', {
              at: dateAndTime(new Date(decision.at), { language }),
              name: decision.person?.[language] ?? '',
            })}
          </p>
          {decision.conditions && <p className="running-text">{decision.conditions}</p>}
          {decision.verdict === 'CONDITIONAL' && (
            <>
              <TlpHandling label={decision.tlp} />
              <AudienceText audience={decision.audience} />
            </>
          )}
        </Panel>
      )}
    </>
  )
}
