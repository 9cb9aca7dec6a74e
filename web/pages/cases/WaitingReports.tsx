import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { tlpOf } from '../../ui/tlp-of.ts'
import { type Outcome, OutcomeList } from './OutcomeList.tsx'
import { useWaitingReports } from './queries.ts'
import { RowBox } from './RowBox.tsx'
import { useSelection } from './use-selection.ts'

type Waiting = NonNullable<ReturnType<typeof useWaitingReports>['data']>['items'][number]

/** 事案にしていない情報連絡: what arrived and nobody has judged, the oldest first. */
export const WaitingReports = () => {
  const { t } = useTranslation('cases')
  const waiting = useWaitingReports(true)
  return (
    <section>
      <SectionHead title={t('board.waiting')} />
      <Answered query={waiting} rows={2}>
        {({ items }) =>
          items.length === 0 ? <p className="secondary">{t('board.none_waiting')}</p> : <WaitingTable found={items} />
        }
      </Answered>
    </section>
  )
}

const WaitingTable = ({ found }: { found: readonly Waiting[] }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const selection = useSelection(found.map(({ id }) => id))
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>()
  const acknowledge = useAct(
    (reports: string[], key) =>
      body(api.POST('/api/v1/triage/receipts', { headers: idempotent(key), body: { reports } })),
    {
      refreshes: [['cases'], ['reports'], ['home']],
      onDone: answered => {
        setOutcomes(answered)
        selection.clear()
      },
    },
  )
  const chosen = [...selection.chosen]
  return (
    <>
      <section className="bulk-bar" aria-label={t('board.bulk_reports')}>
        <span aria-live="polite">{t('board.marked', { count: chosen.length })}</span>
        <Button
          size="small"
          shortcut="a"
          busy={acknowledge.busy}
          refusedBecause={chosen.length === 0 ? t('board.mark_first') : undefined}
          onPress={() => acknowledge.run(chosen)}
        >
          {t('board.acknowledge', { count: chosen.length })}
        </Button>
      </section>
      {acknowledge.problem && <ProblemNote problem={acknowledge.problem} />}
      {outcomes && (
        <OutcomeList
          outcomes={outcomes}
          nameOf={id => found.find(report => report.id === id)?.number ?? id}
          onClose={() => setOutcomes(undefined)}
        />
      )}
      <DataTable
        caption={t('board.waiting')}
        columns={[
          { header: t('list.number'), narrow: true },
          { header: t('board.report') },
          { header: t('board.receipt'), narrow: true },
          { header: t('board.arrived'), narrow: true },
          { header: t('list.label'), narrow: true },
        ]}
      >
        {found.map(report => (
          <tr key={report.id} data-row>
            <th scope="row" className="unbroken">
              <RowBox id={report.id} label={t('board.mark', { number: report.number })} selection={selection} />
              <Link href={`/reports/${report.id}`}>{report.number}</Link>
            </th>
            <td>
              <span className="listed-name">
                <OrganisationText organisation={report.originator} short />
              </span>
              {report.summary}
            </td>
            <td>
              {report.acknowledgedAt ? (
                t('board.received')
              ) : report.dueAt ? (
                <ClockChip due={new Date(report.dueAt)} />
              ) : (
                '—'
              )}
            </td>
            <td>
              <TimeText at={new Date(report.submittedAt)} show="date-time" />
            </td>
            <td>
              <TlpBadge label={tlpOf(report.tlp)} />
            </td>
          </tr>
        ))}
      </DataTable>
    </>
  )
}
