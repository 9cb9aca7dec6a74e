import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { type RelayTrouble, useRelayTroubles } from './queries.ts'

/** Reports that stand still because their relay gave up. Absent when there is none. */
export const RelayTroubles = () => {
  const { t } = useTranslation('clocks')
  const { data } = useRelayTroubles()
  if (!data || data.length === 0) return null
  return (
    <>
      <SectionHead id="relays" title={t('relays.title')} count={data.length} />
      <p>{t('relays.support')}</p>
      <DataTable
        caption={t('relays.title')}
        columns={[
          { header: t('relays.columns.at'), narrow: true },
          { header: t('relays.columns.report') },
          { header: t('relays.columns.why') },
          { header: t('troubles.columns.act'), narrow: true },
        ]}
      >
        {data.map(trouble => (
          <TroubleRow key={`${trouble.report} ${trouble.seq}`} trouble={trouble} />
        ))}
      </DataTable>
    </>
  )
}

const TroubleRow = ({
  trouble: { report, seq, number, originator, failedAt, reason, trying },
}: {
  trouble: RelayTrouble
}) => {
  const { t } = useTranslation('clocks')
  const api = useApi()
  const again = useAct(
    () => body(api.POST('/api/v1/relay-troubles/{id}/{seq}/again', { params: { path: { id: report, seq } } })),
    { refreshes: [['relay-troubles'], ['reports']], said: t('relays.again_done') },
  )
  return (
    <tr data-row>
      <td>
        <TimeText at={new Date(failedAt)} show="date-time" />
      </td>
      <th scope="row">
        <Link href={`/reports/${report}`}>{t('relays.version', { number, seq })}</Link>
        <br />
        <OrganisationText organisation={originator} />
      </th>
      <td>
        <p className="secondary">{reason || '—'}</p>
      </td>
      <td>
        {trying ? (
          t('relays.trying')
        ) : (
          <Button size="small" busy={again.busy} onPress={() => again.run(undefined)}>
            {t('relays.again')}
            <span className="visually-hidden">{t('relays.again_of', { number })}</span>
          </Button>
        )}
        {again.problem && <ProblemNote problem={again.problem} />}
      </td>
    </tr>
  )
}
