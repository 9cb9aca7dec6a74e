import { useTranslation } from 'react-i18next'
import type { KnownTime } from '../../../src/kernel/known-time.ts'
import { SpanText } from '../../ui/ClockChip.tsx'
import { classNames } from '../../ui/class-names.ts'
import { DelayText } from '../../ui/DelayText.tsx'
import { useNow } from '../../ui/now.ts'
import { KnownClockText, TimeText } from '../../ui/TimeText.tsx'
import type { Knowledge, KnowledgeRow } from './knowledge.ts'

interface CellProps {
  knowledge: Knowledge
  /** The event is known as a range: its delays are said with 約. */
  approximate: boolean
  row: KnowledgeRow
}

/** One party's knowledge of one event: a time with its delay, a silence with its length, or the word why there is none. */
export const KnowledgeCell = ({ knowledge, approximate, row }: CellProps) => {
  const { t } = useTranslation('cases')
  switch (knowledge.kind) {
    case 'SOURCE':
      return (
        <Source
          at={knowledge.at}
          known={knowledge.known}
          said={t(row.known ? 'knowledge.happened' : 'knowledge.sent')}
        />
      )
    case 'TOLD':
      return (
        <td className="knowledge-cell">
          <At at={knowledge.at} known={knowledge.known} />
          <span className={classNames('secondary', knowledge.late && 'knowledge-late')}>
            <DelayText milliseconds={knowledge.delay} approximate={approximate} />
          </span>
        </td>
      )
    case 'WAITING':
      return <Waiting since={knowledge.since} overdue={knowledge.overdue} />
    case 'HELD':
      return (
        <td className="knowledge-cell knowledge-uninformed">
          <strong>{t('knowledge.held')}</strong>
          <span>{t('knowledge.held_why')}</span>
        </td>
      )
    case 'NOT_SHARED':
      return <td className="knowledge-cell tertiary">{t('knowledge.not_shared')}</td>
    case 'NOT_NEEDED':
      return <td className="knowledge-cell tertiary">{t('knowledge.not_needed')}</td>
  }
}

/** What is known by its day shows the day; an hour would be invented. */
const At = ({ at, known }: { at: Date; known: KnownTime | undefined }) =>
  known && known.earliest !== known.latest ? <KnownClockText known={known} /> : <TimeText at={at} />

const Source = ({ at, known, said }: { at: Date; known: KnownTime | undefined; said: string }) => (
  <td className="knowledge-cell knowledge-source">
    <strong>
      <At at={at} known={known} />
    </strong>
    <span className="secondary">{said}</span>
  </td>
)

const Waiting = ({ since, overdue }: { since: Date; overdue: boolean }) => {
  const { t } = useTranslation('cases')
  const now = useNow()
  return (
    <td className={classNames('knowledge-cell', overdue ? 'knowledge-uninformed' : 'knowledge-waiting')}>
      <strong>{t(overdue ? 'knowledge.uninformed' : 'knowledge.waiting')}</strong>
      <SpanText milliseconds={now.getTime() - since.getTime()} />
    </td>
  )
}
