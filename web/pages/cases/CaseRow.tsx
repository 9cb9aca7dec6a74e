import { useTranslation } from 'react-i18next'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { tlpOf } from '../../ui/tlp-of.ts'
import type { ListedCase } from './queries.ts'

export const CaseRow = ({ listed }: { listed: ListedCase }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  return (
    <tr data-row>
      <th scope="row">
        <Link href={`/cases/${listed.id}`}>{listed.number}</Link>
      </th>
      <td>
        <span className="listed-name">
          <OrganisationText organisation={listed.originator} short />
        </span>
        {listed.title}
      </td>
      <td>
        <StateLabel family="case" code={listed.state} />
      </td>
      <td>
        {listed.owner ? (
          <span className="unbroken">{listed.owner[language]}</span>
        ) : (
          <strong className="alarming">{t('list.no_owner')}</strong>
        )}
      </td>
      <td className="align-end">{listed.measuresOpen}</td>
      <td className="align-end">{listed.reportCount}</td>
      <td>
        <TimeText at={new Date(listed.openedAt)} show="date-time" />
      </td>
      <td>
        <TlpBadge label={tlpOf(listed.tlp)} />
      </td>
    </tr>
  )
}
