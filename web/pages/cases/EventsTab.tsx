import { useTranslation } from 'react-i18next'
import { chronicleKinds } from '../../../src/share/cases/chronicle/model.ts'
import { timelineKinds } from '../../../src/share/timeline/model.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { KnownClockText, TimeText } from '../../ui/TimeText.tsx'
import { textLanguage } from '../../ui/text-language.ts'
import { byDay } from './by-day.tsx'
import { detailWords } from './detail-words.ts'
import { instantOfKnown } from './happenings.ts'
import type { TimelineEntry } from './queries.ts'
import { ToldText } from './ToldText.tsx'
import { knownOf, toldOf } from './told.ts'

const at = (entry: TimelineEntry): Date | null => instantOfKnown(knownOf(entry))

/** Everything of the case, the newest first; a time keeps the words in which it was told. */
export const EventsTab = ({ entries }: { entries: readonly TimelineEntry[] }) => {
  const { t } = useTranslation('cases')
  if (entries.length === 0) return <EmptyState>{t('events.none')}</EmptyState>
  const newestFirst = [...entries].sort((a, b) => (at(b)?.getTime() ?? 0) - (at(a)?.getTime() ?? 0))
  return (
    <DataTable
      caption={t('tab.events')}
      columns={[
        { header: t('events.when'), narrow: true },
        { header: t('events.what') },
        { header: t('events.who') },
        { header: t('events.certainty'), narrow: true },
      ]}
    >
      {byDay(newestFirst, at, 4, entry => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </DataTable>
  )
}

const Entry = ({ entry }: { entry: TimelineEntry }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const known = knownOf(entry)
  const when = instantOfKnown(known)
  const exact = known.wording === '' && when !== null
  const details = detailWords(entry, language)
  const [told] = toldOf([entry])
  const byRelay = entry.kind === 'report.relayed' && !entry.person // the system passes copies on by itself
  return (
    <tr data-row>
      <th scope="row">{exact ? <TimeText at={when} /> : <KnownClockText known={known} />}</th>
      <td>
        <strong>{told ? chronicleKinds[told.told][language] : timelineKinds[entry.kind][language]}</strong>
        {known.wording && (
          <span className="secondary" lang={textLanguage(known.wording)}>
            {'　'}
            {t('events.told', { wording: known.wording })}
          </span>
        )}
        {told && <ToldText told={told} />}
        {details && <span className="secondary">　{details}</span>}
      </td>
      <td>
        {byRelay ? (
          t('events.by_system')
        ) : (
          <>
            <OrganisationText organisation={entry.organisation} short /> {entry.person?.[language]}
          </>
        )}
      </td>
      <td>
        <StateLabel family="certainty" code={known.certainty} />
      </td>
    </tr>
  )
}
