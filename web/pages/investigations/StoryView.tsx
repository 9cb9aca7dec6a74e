import { useTranslation } from 'react-i18next'
import { DataTable, GroupRow } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { dayWordsOf } from './grid/day-words.ts'
import type { Overview } from './queries.ts'
import { caseTime } from './words.ts'

/** What happened, in the order of time: mails, infections, entries, notices, responses. */
export const StoryView = ({ overview }: { overview: Overview }) => {
  const { t, i18n } = useTranslation('investigations')
  const language = useLanguage()
  const dayOf = (time: string) => new Date(Date.parse(time) + overview.offset * 60_000).toISOString()
  const days = [...new Set(overview.story.map(({ time }) => dayOf(time).slice(0, 10)))]
  if (overview.story.length === 0) return <EmptyState>{t('story.none')}</EmptyState>
  const kindWord = (kind: string): string =>
    i18n.exists(`story.kind.${kind}`, { ns: 'investigations' }) ? t(`story.kind.${kind as 'mail'}`) : kind
  return (
    <div className="stacked">
      <ul>
        {overview.summary.map(one => (
          <li key={one.ja}>{one[language]}</li>
        ))}
      </ul>
      {overview.quiet && (
        <Note>
          {t(overview.quiet.gaps.length > 0 ? 'story.quiet_gap' : 'story.quiet', {
            from: caseTime(overview, overview.quiet.from, language),
            to: caseTime(overview, overview.quiet.to, language),
          })}
        </Note>
      )}
      <DataTable
        caption={t('story.title')}
        columns={[
          { header: t('lines.time'), narrow: true },
          { header: t('story.what'), narrow: true },
          { header: t('story.event') },
        ]}
      >
        {days.flatMap(day => [
          <GroupRow key={day} columns={3}>
            {dayWordsOf(day, language)}
          </GroupRow>,
          ...overview.story
            .filter(({ time }) => dayOf(time).startsWith(day))
            .map(event => (
              <tr key={event.time + event.says.ja} data-row>
                <th scope="row">
                  <time dateTime={event.time}>{dayOf(event.time).slice(11, 16)}</time>
                </th>
                <td>{kindWord(event.kind)}</td>
                <td>{event.says[language]}</td>
              </tr>
            )),
        ])}
      </DataTable>
    </div>
  )
}
