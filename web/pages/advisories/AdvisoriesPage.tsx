import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { codesOf } from '../../../src/kernel/taxonomy/label.ts'
import { advisoryStates } from '../../../src/share/advisories/model.ts'
import { advisoryPolicies } from '../../../src/share/advisories/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useReceived } from '../delivery/queries.ts'
import { ReceivedTable } from '../delivery/ReceivedTable.tsx'
import { AdvisoryTable } from './AdvisoryTable.tsx'
import { useAdvisories } from './queries.ts'

/** The coordinator drafts and releases; everybody else reads here what has reached it. */
export const AdvisoriesPage = () => {
  const { t } = useTranslation('advisories')
  const actor = useActor()
  if (!actor) return <PageHead title={t('title')} />
  return advisoryPolicies['advisory.save'](actor).allowed ? <OwnAdvisories /> : <ReceivedAdvisories />
}

const OwnAdvisories = () => {
  const { t } = useTranslation('advisories')
  const { state } = useSearch({ from: '/framed/advisories' })
  const list = useAdvisories(state)
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <>
            <ButtonLink size="small" href="/advisories/templates">
              {t('templates.title')}
            </ButtonLink>
            <ButtonLink size="small" href="/advisories/new">
              {t('new')}
            </ButtonLink>
          </>
        }
      />
      <StateFilter chosen={state} />
      <PageBody>
        <Answered query={{ ...list, data: list.data?.pages.flatMap(page => page.items) }}>
          {found =>
            found.length === 0 ? (
              <EmptyState clearHref={state && '/advisories'}>{t(state ? 'empty_filtered' : 'empty')}</EmptyState>
            ) : (
              <AdvisoryTable found={found} />
            )
          }
        </Answered>
        <MoreOf list={list} />
      </PageBody>
    </>
  )
}

const StateFilter = ({ chosen }: { chosen: string | undefined }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  return (
    <div className="filter-bar">
      <Link href="/advisories" className="filter-link" current={chosen ? undefined : 'true'}>
        {t('all')}
      </Link>
      {codesOf(advisoryStates).map(state => (
        <Link
          key={state}
          href={`/advisories?state=${state}`}
          className="filter-link"
          current={chosen === state ? 'true' : undefined}
        >
          {advisoryStates[state][language]}
        </Link>
      ))}
    </div>
  )
}

const ReceivedAdvisories = () => {
  const { t } = useTranslation('deliveries')
  const list = useReceived()
  return (
    <>
      <PageHead title={t('received_list')} />
      <PageBody>
        <Answered query={{ ...list, data: list.data?.pages.flatMap(page => page.items) }}>
          {received =>
            received.length === 0 ? (
              <EmptyState>{t('none_received')}</EmptyState>
            ) : (
              <ReceivedTable received={received} list={list} />
            )
          }
        </Answered>
      </PageBody>
    </>
  )
}
