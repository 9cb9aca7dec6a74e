import { useTranslation } from 'react-i18next'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { tlpOf } from '../../ui/tlp-of.ts'
import type { ListedCase } from './queries.ts'
import { RowBox } from './RowBox.tsx'
import type { Selection } from './use-selection.ts'

export const CaseRow = ({ listed, selection }: { listed: ListedCase; selection?: Selection }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const { id, number, mergedInto, dueAt, overdue } = listed
  return (
    <tr data-row>
      <th scope="row" className="unbroken">
        {selection && <RowBox id={id} label={t('board.mark', { number })} selection={selection} />}
        <Link href={`/cases/${id}`}>{number}</Link>
      </th>
      <td>
        <span className="listed-name">
          <OrganisationText organisation={listed.originator} short />
        </span>
        {listed.title}
        {(listed.noFollowUp || listed.publiclyKnown) && (
          <span className="listed-marks">
            {listed.noFollowUp && <strong className="alarming">{t('board.no_follow_up')}</strong>}
            {listed.publiclyKnown && <span className="secondary">{t('board.publicly_known')}</span>}
          </span>
        )}
      </td>
      <td>
        <StateLabel family="case" code={listed.state} numbers={mergedInto ? { into: mergedInto.number } : undefined} />
      </td>
      <td>
        {listed.owner ? (
          <span className="unbroken">{listed.owner[language]}</span>
        ) : (
          <strong className="alarming">{t('list.no_owner')}</strong>
        )}
      </td>
      <td className="unbroken">
        {dueAt ? <ClockChip due={new Date(dueAt)} /> : '—'}
        {overdue > 1 && <strong className="alarming"> {t('board.overdue_count', { count: overdue })}</strong>}
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
