import { useTranslation } from 'react-i18next'
import { investigationPolicies } from '../../../src/share/investigations/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { StateLabel } from '../../ui/StateLabel.tsx'
import { useInvestigations } from './queries.ts'

/** Investigations of a case, for whoever may have any. */
export const CaseInvestigations = ({ id }: { id: string }) => {
  const actor = useActor()
  return actor && investigationPolicies['investigation.read'](actor).allowed ? <Held id={id} /> : null
}

const Held = ({ id }: { id: string }) => {
  const { t } = useTranslation('investigations')
  const found = useInvestigations(id).data?.pages.flatMap(({ items }) => items)
  if (!found) return null
  return (
    <Panel title={t('title')} count={found.length}>
      <div className="stacked">
        {found.length > 0 && (
          <ul className="plain-list">
            {found.map(({ id: one, number, title, latest }) => (
              <li key={one}>
                <Link href={`/investigations/${one}`}>{number}</Link>　{title}　
                {latest && <StateLabel family="investigation" code={latest.state} />}
              </li>
            ))}
          </ul>
        )}
        <p>
          <ButtonLink size="small" href={`/investigations/new?case=${id}`}>
            {t('begin')}
          </ButtonLink>
        </p>
      </div>
    </Panel>
  )
}
