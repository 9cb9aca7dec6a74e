import { useTranslation } from 'react-i18next'
import { detectionGapReasons, detectionWays } from '../../../src/kernel/taxonomy/notices.ts'
import { useLanguage } from '../../ui/language.ts'
import { Note } from '../../ui/Note.tsx'
import { dateAndTime } from '../../ui/time.ts'
import type { Gap } from './queries.ts'

/** What did not come in during the last week: a gap is a finding, and stands above what did. */
export const GapNote = ({ gaps }: { gaps: readonly Gap[] }) => {
  const { t } = useTranslation('detectionNotices')
  const language = useLanguage()
  if (gaps.length === 0) return null
  const count = gaps.reduce((sum, gap) => sum + gap.count, 0)
  return (
    <Note tone="soon">
      <details>
        <summary>{t('gaps.title', { count })}</summary>
        <ul>
          {gaps.map(gap => (
            <li key={gap.id}>
              {t('gaps.line', {
                at: dateAndTime(new Date(gap.latest), { language }),
                way: detectionWays[gap.way][language],
                reason: detectionGapReasons[gap.reason][language],
                count: gap.count,
              })}
              {gap.sample && <div className="mono secondary">{gap.sample.slice(0, 120)}</div>}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  )
}
