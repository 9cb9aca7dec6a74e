import { useTranslation } from 'react-i18next'
import { useNow } from '../../ui/now.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useRuns } from './queries.ts'
import { RunLine } from './RunLine.tsx'
import { isUninformed } from './standing.ts'

/** The ladders that run for a thing, on its own page: whether a responsible person has heard of it. */
export const LadderPanel = ({ object }: { object: string }) => {
  const { t } = useTranslation('ladders')
  const now = useNow()
  const found = useRuns({ object }).data?.items ?? []
  if (found.length === 0) return null
  const missing = found.filter(run => isUninformed(run, now)).length
  return (
    <Panel title={t('title')} count={missing} countUrgent={missing > 0} alarming={missing > 0} flush>
      <ul className="ladder-runs">
        {found.map(run => (
          <RunLine key={run.id} run={run} />
        ))}
      </ul>
    </Panel>
  )
}
