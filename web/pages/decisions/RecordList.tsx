import { useTranslation } from 'react-i18next'
import { outwardKinds, policeActs } from '../../../src/kernel/taxonomy/decisions.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import type { Outward } from './queries.ts'

/** What the police were told and when the coordinator knew: the days between were ten in 2015. */
export const RecordList = ({ records }: { records: Outward['records'] }) => {
  const { t } = useTranslation('decisions')
  const language = useLanguage()
  return (
    <DataTable
      caption={t('records.title')}
      columns={[
        { header: t('records.what'), narrow: true },
        { header: t('records.by') },
        { header: t('records.when') },
        { header: t('records.known') },
        { header: t('records.content') },
      ]}
    >
      {records.map(record => (
        <tr key={record.id} data-row>
          <th scope="row">{record.act ? policeActs[record.act][language] : outwardKinds[record.kind][language]}</th>
          <td>
            <OrganisationText organisation={record.by} /> {record.byName}
            {record.office !== '' && <p className="secondary">{t('records.office', { office: record.office })}</p>}
          </td>
          <td>
            {record.happened.wording ||
              (record.happened.earliest && <TimeText at={new Date(record.happened.earliest)} show="date-time" />) ||
              '—'}
          </td>
          <td>
            <TimeText at={new Date(record.recordedAt)} show="date-time" />
            {record.daysUntilKnown !== null && (
              <p className={record.daysUntilKnown > 0 ? 'alarm-text' : 'secondary'}>
                {t('records.days', { count: record.daysUntilKnown })}
              </p>
            )}
          </td>
          <td>
            <TlpBadge label={record.tlp} /> {record.content}
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
