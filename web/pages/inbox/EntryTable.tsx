import { useTranslation } from 'react-i18next'
import { ArrivalText } from '../../ui/ArrivalText.tsx'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { readClock } from '../../ui/clock.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { TlpBadge } from '../../ui/TlpBadge.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { clockTime, dateAndTime, daysFrom } from '../../ui/time.ts'
import { asTlp } from '../../ui/tlp-label.ts'
import { type Entry, entryAddress, entryKind } from './entries.ts'

/** j, k and Enter move between the rows; on the phone each row becomes a block. */
export const EntryTable = ({ entries }: { entries: readonly Entry[] }) => {
  const { t } = useTranslation('inbox')
  return (
    <div className="stacking">
      <DataTable
        caption={t('list')}
        columns={[
          { header: t('columns.clock'), align: 'end', narrow: true },
          { header: t('columns.what') },
          { header: t('columns.from'), narrow: true },
          { header: t('columns.arrived'), align: 'end', narrow: true },
          { header: t('columns.tlp'), narrow: true },
        ]}
      >
        {entries.map(entry => (
          <EntryRow key={`${entry.kind} ${entry.id}`} entry={entry} />
        ))}
      </DataTable>
    </div>
  )
}

const EntryRow = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation('inbox')
  const now = useNow()
  const overdue = !entry.answeredAt && !!entry.dueAt && readClock(new Date(entry.dueAt), now).tone === 'overdue'
  return (
    <tr data-row className={classNames(overdue && 'row-alarming')}>
      <td className="align-end">
        <EntryClock entry={entry} />
      </td>
      <th scope="row" className="row-subject">
        <span className="secondary">
          {t(`kinds.${entryKind(entry)}`)} {entry.number}
        </span>
        <Link href={entryAddress(entry)}>
          <span lang={textLanguage(entry.title)}>{entry.title}</span>
        </Link>
      </th>
      <td>
        <OrganisationText organisation={entry.from} short />
      </td>
      <td className="align-end">
        <ArrivalText at={new Date(entry.arrivedAt)} full />
      </td>
      <td>
        <TlpBadge label={asTlp(entry.tlp)} />
      </td>
    </tr>
  )
}

/** The deadline while it is open; afterwards when it was answered; some things want no answer. */
const EntryClock = ({ entry: { dueAt, answeredAt } }: { entry: Entry }) => {
  const { t } = useTranslation('inbox')
  const style = { language: useLanguage() }
  const now = useNow()
  if (answeredAt) {
    const at = new Date(answeredAt)
    const words = daysFrom(now, at) === 0 ? clockTime(at, style) : dateAndTime(at, style)
    return <span className="secondary unbroken">{t('answered', { at: words })}</span>
  }
  return dueAt ? <ClockChip due={new Date(dueAt)} /> : <span className="tertiary">{t('no_due')}</span>
}
