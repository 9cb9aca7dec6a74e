import { useTranslation } from 'react-i18next'
import { describe } from '../../../src/kernel/known-time.ts'
import type { OrganisationName } from '../../../src/kernel/organisation.ts'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { chronicleKinds } from '../../../src/share/cases/chronicle/model.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { nameOf } from '../../ui/OrganisationText.tsx'
import { stateWord } from '../../ui/states.ts'
import { KnownClockText, TimeText } from '../../ui/TimeText.tsx'
import { byDay } from './by-day.tsx'
import { KnowledgeCell } from './KnowledgeCell.tsx'
import type { KnowledgeRow } from './knowledge.ts'

interface MatrixProps {
  parties: readonly OrganisationName[]
  rows: readonly KnowledgeRow[]
}

/** Event × party: who knew what, when, and how long after it happened. */
export const KnowledgeMatrix = ({ parties, rows }: MatrixProps) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  if (rows.length === 0) return <EmptyState>{t('knowledge.none')}</EmptyState>
  return (
    <>
      <div className="knowledge">
        <DataTable
          caption={t('tab.knowledge')}
          columns={[
            { header: t('knowledge.time'), hidden: true, narrow: true },
            { header: t('knowledge.event') },
            ...parties.map(party => ({ header: nameOf(party, language, true) })),
          ]}
        >
          {byDay(
            rows,
            row => row.at,
            parties.length + 2,
            row => (
              <Row key={row.id} row={row} parties={parties} />
            ),
          )}
        </DataTable>
      </div>
      <p className="secondary matrix-legend">
        {t('knowledge.legend_source')} <strong className="alarming">{t('knowledge.legend_red')}</strong>
        {t('knowledge.legend_red_is')} {t('knowledge.legend_rest')}
      </p>
    </>
  )
}

const Row = ({ row, parties }: { row: KnowledgeRow; parties: readonly OrganisationName[] }) => (
  <tr data-row>
    <th scope="row" className="knowledge-time">
      {row.known ? <KnownClockText known={row.known} /> : row.at && <TimeText at={row.at} />}
    </th>
    <td>
      <Event row={row} />
    </td>
    {row.knowledge.map((knowledge, place) => (
      <KnowledgeCell key={parties[place]?.id} knowledge={knowledge} approximate={isApproximate(row)} row={row} />
    ))}
  </tr>
)

const isApproximate = ({ known }: KnowledgeRow): boolean => known !== null && known.earliest !== known.latest

/** A version is quoted in its words; what happened is told in the words of its report, with the time it was read as. */
const Event = ({ row: { event, report, text, language: written, certainty, known } }: { row: KnowledgeRow }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const now = useNow()
  const happened = event === 'OCCURRED' || event === 'RECOGNISED' || event === 'RECOVERED'
  const kind = happened
    ? t(`knowledge.${event}`)
    : isCodeOf(chronicleKinds, event)
      ? chronicleKinds[event][language]
      : stateWord({ family: 'report_kind', code: event, language })
  return (
    <>
      <div className={report ? 'knowledge-told' : undefined}>
        <span className="knowledge-kind">{kind}</span>
        {report ? (
          <Link href={`/reports/${report.id}`} className="knowledge-event">
            {happened ? text : t('knowledge.quoted', { number: report.number, text })}
          </Link>
        ) : (
          <span lang={written}>{text}</span>
        )}
      </div>
      <p className="secondary">
        {t('knowledge.certainty', { certainty: stateWord({ family: 'certainty', code: certainty, language }) })}
        {report &&
          known?.wording &&
          `　${t('knowledge.read_as', { wording: known.wording, reading: describe(known, language, now) })}`}
      </p>
    </>
  )
}
