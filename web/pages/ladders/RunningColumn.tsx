import { useTranslation } from 'react-i18next'
import { type LadderOccasion, ladderOccasions } from '../../../src/kernel/taxonomy/ladders.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { SectionHead } from '../../ui/SectionHead.tsx'
import { useRun, useRuns } from './queries.ts'
import { RunLine } from './RunLine.tsx'
import { RunView } from './RunView.tsx'

/** The run that stands beside its ladder: the newest that is open, or the newest of all. */
export const RunningColumn = ({ occasion }: { occasion: LadderOccasion }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const runs = useRuns({ occasion })
  const items = runs.data?.items ?? []
  const shown = items.find(({ endedAt }) => endedAt === null) ?? items[0]
  const run = useRun(shown?.id)
  if (!shown)
    return (
      <Answered query={runs}>
        {() => (
          <>
            <SectionHead title={t('runs')} />
            <p>{t('running_none')}</p>
          </>
        )}
      </Answered>
    )
  return (
    <>
      <SectionHead
        title={t('running', { what: `${ladderOccasions[occasion][language]} ${shown.number}`.trim() })}
        support={shown.seq ? t('running_version', { seq: shown.seq }) : t('running_default')}
        aside={<Link href={`/ladder-runs/${shown.id}`}>{t('open_run')}</Link>}
      />
      <Answered query={run}>{found => <RunView run={found} />}</Answered>
      {items.length > 1 && (
        <ul className="ladder-runs">
          {items
            .filter(({ id }) => id !== shown.id)
            .slice(0, 5)
            .map(other => (
              <RunLine key={other.id} run={other} />
            ))}
        </ul>
      )}
    </>
  )
}
