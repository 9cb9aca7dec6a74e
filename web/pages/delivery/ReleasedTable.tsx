import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import type { Reply } from '../../api/reply.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { type Following, MoreOf } from '../../ui/MoreOf.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'

type Released = Reply<'/api/v1/advisories'>['items'][number]

/** What this organisation released; each leads to its board. */
export const ReleasedTable = ({ released, list }: { released: readonly Released[]; list: Following }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  return (
    <>
      <SectionHead title={t('released_list')} count={released.length} />
      <DataTable
        caption={t('released_list')}
        columns={[
          { header: t('number'), narrow: true },
          { header: t('name') },
          { header: t('kind'), narrow: true },
          { header: t('released'), narrow: true },
          { header: t('label'), narrow: true },
        ]}
      >
        {released.map(advisory => (
          <tr key={advisory.id} data-row>
            <th scope="row">
              <Link href={advisory.edition ? `/deliveries/${advisory.edition}` : `/advisories/${advisory.id}`}>
                {advisory.number}
              </Link>
            </th>
            <td>{advisory.title}</td>
            <td className="unbroken">{advisoryKinds[advisory.kind][language]}</td>
            <td>{advisory.releasedAt && <TimeText at={new Date(advisory.releasedAt)} show="date-time" />}</td>
            <td>
              <TlpBadge label={advisory.tlp} />
            </td>
          </tr>
        ))}
      </DataTable>
      <MoreOf list={list} />
    </>
  )
}
