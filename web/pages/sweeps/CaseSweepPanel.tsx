import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sweepPolicies } from '../../../src/share/sweeps/policy.ts'
import { body } from '../../api/client.ts'
import { useActor } from '../../api/use-actor.ts'
import { useApi } from '../../api/use-api.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** The sweep of a case, as far as its reader watches over it: how many have answered, who is silent. */
export const CaseSweepPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('sweeps')
  const actor = useActor()
  const api = useApi()
  const found = useQuery({
    queryKey: ['sweeps', 'case', id],
    queryFn: () => body(api.GET('/api/v1/sweeps', { params: { query: { case: id } } })),
  }).data?.items
  const asks = actor !== undefined && sweepPolicies['sweep.request'](actor).allowed
  if (!found || (found.length === 0 && !asks)) return null
  const open = found.some(({ recalledAt }) => recalledAt === null)
  const alarming = found.some(({ summary, recalledAt }) => !recalledAt && summary && summary.silent > 0)
  return (
    <Panel title={t('case_panel.title')} count={found.length} alarming={alarming}>
      <div className="stacked" id="sweep">
        {found.length === 0 && <p>{t('case_panel.none')}</p>}
        <ul className="plain-list">
          {found.map(({ id: sweep, number, title, summary, recalledAt }) => (
            <li key={sweep}>
              <Link href={`/sweeps/${sweep}`}>{number}</Link>　{title}
              <br />
              {recalledAt && t('recalled_word')}
              {!recalledAt && summary && t('finished_of', { finished: summary.finished, asked: summary.asked })}
              {!recalledAt && summary && summary.silent > 0 && (
                <strong className="alarm-text unbroken">　{t('silent_count', { count: summary.silent })}</strong>
              )}
              {!recalledAt && summary && summary.notIsolated > 0 && (
                <strong className="alarm-text unbroken">　{t('loose_count', { count: summary.notIsolated })}</strong>
              )}
            </li>
          ))}
        </ul>
        {asks && !open && (
          <p>
            <ButtonLink size="small" href={`/sweeps/new?case=${id}`}>
              {t('case_panel.begin')}
            </ButtonLink>
          </p>
        )}
      </div>
    </Panel>
  )
}
