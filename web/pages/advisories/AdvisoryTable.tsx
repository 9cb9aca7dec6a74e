import { useTranslation } from 'react-i18next'
import { advisoryKinds } from '../../../src/kernel/taxonomy/advisory-kinds.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { AdvisoryStateLabel } from './AdvisoryStateLabel.tsx'
import type { ListedAdvisory } from './queries.ts'

export const AdvisoryTable = ({ found }: { found: readonly ListedAdvisory[] }) => {
  const { t } = useTranslation('advisories')
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { header: t('number'), narrow: true },
        { header: t('name') },
        { header: t('state'), narrow: true },
        { header: t('kind'), narrow: true },
        { header: t('author'), narrow: true },
        { header: t('saved'), narrow: true },
        { header: t('label'), narrow: true },
      ]}
    >
      {found.map(advisory => (
        <AdvisoryRow key={advisory.id} advisory={advisory} />
      ))}
    </DataTable>
  )
}

const AdvisoryRow = ({ advisory }: { advisory: ListedAdvisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { id, number, title, state, kind, author, savedAt, tlp, returnedReason } = advisory
  return (
    <tr data-row>
      <th scope="row">
        <Link href={`/advisories/${id}`}>{number}</Link>
      </th>
      <td>
        <Link href={`/advisories/${id}`}>{title}</Link>
        <p className="secondary">
          {advisory.case ? t('from_case', { number: advisory.case.number }) : t('without_case')}
          {state === 'RETURNED' && returnedReason && `　${t('returned_because', { reason: returnedReason })}`}
        </p>
      </td>
      <td>
        <AdvisoryStateLabel state={state} />
      </td>
      <td className="unbroken">{advisoryKinds[kind][language]}</td>
      <td className="unbroken">{author?.[language]}</td>
      <td>
        <TimeText at={new Date(savedAt)} show="date-time" />
      </td>
      <td>
        <TlpBadge label={tlp} />
      </td>
    </tr>
  )
}
