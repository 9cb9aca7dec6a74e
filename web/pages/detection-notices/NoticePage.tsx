import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type NoticeState, noticeStateCodes } from '../../../src/kernel/taxonomy/notices.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns } from '../../ui/layout.tsx'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { stateWord } from '../../ui/states.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { LadderPanel } from '../ladders/LadderPanel.tsx'
import { ActList } from './ActList.tsx'
import { DetectionTable } from './DetectionTable.tsx'
import { NextActs } from './NextActs.tsx'
import { Informed } from './NoticesPage.tsx'
import { type Notice, useNotice } from './queries.ts'

/** One notice: what it says, who owes what, everything that was done, and what it rests on. */
export const NoticePage = () => {
  const { id } = useParams({ from: '/framed/detection-notices/$id' })
  return <Answered query={useNotice(id)}>{notice => <Given notice={notice} />}</Answered>
}

const Given = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const { number, tlp, words, state, to, evidence, watch, givenAt } = notice
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/detection-notices' }, { label: number }]}
        title={t('page_title', { number, to: to ? nameOf(to, language, true) : '—' })}
        facts={t('facts', {
          watch: watch ? nameOf(watch, language, true) : '—',
          at: dateAndTime(new Date(givenAt), { language }),
        })}
        tlp={tlp}
        state={<StateLabel family="notice" code={state} />}
        actions={
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        }
      />
      <NoticePath notice={notice} />
      <Columns side={<Side notice={notice} />}>
        <p className="field-value">{words}</p>
        <SectionHead title={t('acts_title')} count={notice.acts.length} />
        <ActList notice={notice} />
        <SectionHead title={t('evidence')} count={evidence.length} support={t('evidence_support')} />
        <DetectionTable found={evidence} evidence />
      </Columns>
      <PrintSheet tlp={tlp} />
    </>
  )
}

const waysOn: readonly NoticeState[] = noticeStateCodes.filter(code => code !== 'DETECTED')

/** The way of a notice, as that of a case is drawn. */
const NoticePath = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const place = waysOn.indexOf(notice.state)
  return (
    <ol className="state-path" aria-label={t('path')}>
      {waysOn.map((code, index) => {
        const standing = index < place ? 'passed' : index === place ? 'current' : 'ahead'
        return (
          <li key={code} className={`path-${standing}`} aria-current={standing === 'current' ? 'step' : undefined}>
            {standing === 'passed' && <span aria-hidden="true">✓ </span>}
            {stateWord({ family: 'notice', code, language })}
          </li>
        )
      })}
    </ol>
  )
}

const Side = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation('detectionNotices')
  const { place, to, case: file, acknowledgedAt, receiptDue, informedAt, closedAt, events, lastSeen } = notice
  return (
    <>
      <NextActs notice={notice} />
      <Panel title={t('standing')} alarming={!informedAt}>
        <dl className="facts facts-narrow">
          <Fact label={t('received')}>
            {acknowledgedAt ? (
              <TimeText at={new Date(acknowledgedAt)} show="date-time" />
            ) : notice.state === 'NOTIFIED' ? (
              <ClockChip due={new Date(receiptDue)} />
            ) : (
              t('passed_over')
            )}
          </Fact>
          <Fact label={t('responsible')}>
            <Informed notice={notice} />
          </Fact>
          <Fact label={t('to')}>
            <OrganisationText organisation={to} short />
          </Fact>
          <Fact label={t('place')}>{place ? <OrganisationText organisation={place} short /> : t('place_unknown')}</Fact>
          <Fact label={t('case')}>
            {file ? (
              <Link href={`/cases/${file.id}`}>
                <span className="mono">{file.number}</span> {file.title}
              </Link>
            ) : (
              '—'
            )}
          </Fact>
          <Fact label={t('events')}>{events}</Fact>
          {lastSeen && (
            <Fact label={t('last_seen')}>
              <TimeText at={new Date(lastSeen)} show="date-time" />
            </Fact>
          )}
          {closedAt && (
            <Fact label={t('closed')}>
              <TimeText at={new Date(closedAt)} show="date-time" />
            </Fact>
          )}
        </dl>
        {closedAt && <p className="secondary">{t('case_stays')}</p>}
      </Panel>
      <LadderPanel object={notice.id} />
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="facts-row">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
