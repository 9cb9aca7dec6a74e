import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { type Following, MoreOf } from '../../ui/MoreOf.tsx'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import type { ReceivedEdition } from './queries.ts'

interface ReceivedProps {
  received: readonly ReceivedEdition[]
  list: Following
  /** Lead to the boards rather than to the pages that are answered. */
  boards?: boolean
}

/** What reached this organisation, and what it is to do next. */
export const ReceivedTable = ({ received, list, boards = false }: ReceivedProps) => {
  const { t } = useTranslation('deliveries')
  return (
    <>
      <SectionHead title={t('received_list')} count={received.length} />
      <DataTable
        caption={t('received_list')}
        columns={[
          { header: t('number'), narrow: true },
          { header: t('name') },
          { header: t('kind'), narrow: true },
          { header: t('state'), narrow: true },
          { header: t('released'), narrow: true },
          { header: t('label'), narrow: true },
        ]}
      >
        {received.map(edition => (
          <Row key={edition.id} edition={edition} href={`${boards ? '/deliveries' : '/inbox'}/${edition.id}`} />
        ))}
      </DataTable>
      <MoreOf list={list} />
    </>
  )
}

const Row = ({ edition, href }: { edition: ReceivedEdition; href: string }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const { number, title, kind, delivery, releasedAt, tlp } = edition
  return (
    <tr data-row>
      <th scope="row">
        <Link href={href}>{number}</Link>
      </th>
      <td>
        {title}
        {delivery.next && <p className="secondary">{t(`next.${delivery.next}`)}</p>}
      </td>
      <td className="unbroken">{advisoryKinds[kind][language]}</td>
      <td>
        <StateLabel family="delivery" code={delivery.state} />
      </td>
      <td>
        <TimeText at={new Date(releasedAt)} show="date-time" />
      </td>
      <td>
        <TlpBadge label={tlp} />
      </td>
    </tr>
  )
}
