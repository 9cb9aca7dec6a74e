import { useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type NoticeState, noticeStateCodes } from '../../../src/kernel/taxonomy/notices.ts'
import { closest } from '../../../src/kernel/tlp.ts'
import { noticePolicies } from '../../../src/share/notices/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { download } from '../../ui/download.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { stateWord } from '../../ui/states.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { noticesCsv } from './notice-csv.ts'
import { type ListedNotice, useNotices } from './queries.ts'
import { noticesHref } from './search.ts'

/** 検知・通知: what the watch told whom, how far each is, and of which nobody who decides has heard. */
export const NoticesPage = () => {
  const { t } = useTranslation('detectionNotices')
  const filters = useSearch({ from: '/framed/detection-notices' })
  const list = useNotices(filters)
  const found = list.data?.pages.flatMap(page => page.items)
  const narrowed = filters.state !== undefined || filters.all !== undefined
  const actor = useActor()
  const judges = actor !== undefined && noticePolicies['detection.judge'](actor).allowed
  return (
    <>
      <PageHead
        title={t('title')}
        support={t('support')}
        actions={
          <>
            {found && found.length > 0 && <CsvButton found={found} />}
            {judges && (
              <ButtonLink look="primary" size="small" href="/detections" shortcut="n">
                {t('to_board')}
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar state={filters.state} all={filters.all} />
      <PageBody>
        <Answered query={{ ...list, data: found }}>
          {loaded =>
            loaded.length === 0 ? (
              <EmptyState clearHref={narrowed ? '/detection-notices' : undefined}>
                {t(narrowed ? 'empty_filtered' : 'empty')}
              </EmptyState>
            ) : (
              <NoticeTable found={loaded} />
            )
          }
        </Answered>
        <MoreOf list={list} />
        <PrintSheet tlp={closest((found ?? []).map(({ tlp }) => tlp))} />
      </PageBody>
    </>
  )
}

const FilterBar = ({ state, all }: { state?: NoticeState | undefined; all?: true | undefined }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  const router = useRouter()
  return (
    <div className="filter-bar">
      <Link href={noticesHref({})} className="filter-link" shortcut="1" current={!state && !all ? 'true' : undefined}>
        {t('filter_open')}
      </Link>
      <Link href={noticesHref({ all: true })} className="filter-link" shortcut="2" current={all ? 'true' : undefined}>
        {t('filter_all')}
      </Link>
      <select
        className="filter-select"
        aria-label={t('filter_state')}
        aria-keyshortcuts="f"
        value={state ?? ''}
        onChange={event => {
          const code = noticeStateCodes.find(candidate => candidate === event.target.value)
          router.history.push(noticesHref(code ? { state: code } : {}))
        }}
      >
        <option value="">{t('filter_state')}</option>
        {noticeStateCodes
          .filter(code => code !== 'DETECTED')
          .map(code => (
            <option key={code} value={code}>
              {stateWord({ family: 'notice', code, language })}
            </option>
          ))}
      </select>
    </div>
  )
}

const NoticeTable = ({ found }: { found: readonly ListedNotice[] }) => {
  const { t } = useTranslation('detectionNotices')
  return (
    <div className="stacking">
      <DataTable
        caption={t('title')}
        columns={[
          { header: t('number'), narrow: true },
          { header: t('what') },
          { header: t('to'), narrow: true },
          { header: t('state'), narrow: true },
          { header: t('responsible'), narrow: true },
          { header: t('events'), align: 'end', narrow: true },
          { header: t('given'), narrow: true },
          { header: t('case'), narrow: true },
          { header: t('label'), narrow: true },
        ]}
      >
        {found.map(notice => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </DataTable>
    </div>
  )
}

const NoticeRow = ({ notice }: { notice: ListedNotice }) => (
  <tr data-row>
    <th scope="row" className="unbroken">
      <Link href={`/detection-notices/${notice.id}`}>{notice.number}</Link>
    </th>
    <td>{notice.words.slice(0, 120)}</td>
    <td>
      <OrganisationText organisation={notice.to} short />
      {notice.place && (
        <>
          <br />
          <span className="secondary">
            <OrganisationText organisation={notice.place} short />
          </span>
        </>
      )}
    </td>
    <td className="unbroken">
      <StateLabel family="notice" code={notice.state} />
      {notice.state === 'NOTIFIED' && (
        <>
          {' '}
          <ClockChip due={new Date(notice.receiptDue)} />
        </>
      )}
    </td>
    <td className="unbroken">
      <Informed notice={notice} />
    </td>
    <td className="align-end">{notice.events}</td>
    <td>
      <TimeText at={new Date(notice.givenAt)} show="date-time" />
    </td>
    <td className="unbroken">
      {notice.case ? <Link href={`/cases/${notice.case.id}`}>{notice.case.number}</Link> : '—'}
    </td>
    <td>
      <TlpBadge label={notice.tlp} />
    </td>
  </tr>
)

/** received is not told; the cell is red until somebody who decides has heard. */
export const Informed = ({ notice }: { notice: Pick<ListedNotice, 'informedAt' | 'responsibleDue'> }) => {
  const { t } = useTranslation('detectionNotices')
  if (notice.informedAt) return <TimeText at={new Date(notice.informedAt)} show="date-time" />
  return (
    <>
      <strong className="alarming">{t('not_informed')}</strong> <ClockChip due={new Date(notice.responsibleDue)} />
    </>
  )
}

const CsvButton = ({ found }: { found: readonly ListedNotice[] }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  return (
    <Button size="small" onPress={() => download('noroshi-notices.csv', noticesCsv(found, language))}>
      {t('csv', { count: found.length })}
    </Button>
  )
}
