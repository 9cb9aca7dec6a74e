import { useTranslation } from 'react-i18next'
import { ladderOccasions } from '../../../src/kernel/taxonomy/ladders.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { WordLabel } from '../../ui/StateLabel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { RunHead } from './queries.ts'
import { isUninformed } from './standing.ts'

/** One run in a list: what it is about, since when, and whether a responsible person has it. */
export const RunLine = ({ run }: { run: RunHead }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const now = useNow()
  return (
    <li className="ladder-run-line">
      <Link href={`/ladder-runs/${run.id}`}>
        {ladderOccasions[run.occasion][language]}
        {run.number && ` ${run.number}`}
      </Link>
      <span className="secondary">
        {run.organisationName?.[language === 'ja' ? 'shortJa' : 'shortEn']}
        {'　'}
        <TimeText at={new Date(run.startedAt)} show="date-time" />
      </span>
      <span>
        {run.test && <WordLabel>{t('run.test')}</WordLabel>}{' '}
        {isUninformed(run, now) && <WordLabel tone="filled-alarm">{t('run.not_informed')}</WordLabel>}
        {run.endedBecause && (
          <WordLabel tone={run.informedAt ? 'done' : 'plain'}>{t(`run.ended.${run.endedBecause}`)}</WordLabel>
        )}
      </span>
    </li>
  )
}
