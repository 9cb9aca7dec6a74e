import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import type { Reply } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { sectorWords } from '../directory/words.ts'
import { AddCause, AddPlace } from './AddTie.tsx'

type Ties = Reply<'/api/v1/cases/{id}/ties'>
type Tied = Ties['causes'][number]

/** From where it spilt over, what it caused in turn, and where the terminal stands. */
export const TiesPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const { data: ties } = useQuery({
    queryKey: ['cases', id, 'ties'],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/ties', { params: { path: { id } } })),
  })
  if (!ties) return null
  const { causes, effects, places, placeable, may } = ties
  const tied = causes.length + effects.length + places.length > 0
  if (!tied && !may.allowed) return null
  return (
    <Panel title={t('ties.title')}>
      {!tied && <p className="secondary">{t('ties.none')}</p>}
      <dl className="facts facts-narrow">
        {causes.map(cause => (
          <TiedRow key={cause.id} label={t('ties.cause')} tied={cause}>
            {may.allowed && <TakeBack id={id} cause={cause} />}
          </TiedRow>
        ))}
        {effects.map(effect => (
          <TiedRow key={effect.id} label={t('ties.effect')} tied={effect} />
        ))}
        {places.map(({ organisationId, organisation }) => (
          <div key={organisationId} className="facts-row">
            <dt>{t('ties.place')}</dt>
            <dd>
              <OrganisationText organisation={organisation} />
            </dd>
          </div>
        ))}
      </dl>
      {may.allowed && <AddCause id={id} />}
      {placeable.length > 0 && <AddPlace id={id} placeable={placeable} />}
    </Panel>
  )
}

const TiedRow = ({ label, tied, children }: { label: string; tied: Tied; children?: ReactNode }) => {
  const language = useLanguage()
  return (
    <div className="facts-row">
      <dt>{label}</dt>
      <dd>
        <Link href={`/cases/${tied.id}`}>
          <span className="mono">{tied.number}</span> {tied.title}
        </Link>
        <br />
        <span className="secondary">
          <OrganisationText organisation={tied.originator} short />
          {tied.sectors.length > 0 && `　${sectorWords(tied.sectors, language)}`}
        </span>{' '}
        {children}
      </dd>
    </div>
  )
}

const TakeBack = ({ id, cause }: { id: string; cause: Tied }) => {
  const { t } = useTranslation('cases')
  const api = useApi()
  const remove = useAct(
    (_: undefined) =>
      body(api.DELETE('/api/v1/cases/{id}/causes/{cause}', { params: { path: { id, cause: cause.id } } })),
    { refreshes: [['cases', id]], said: t('ties.taken_back') },
  )
  return (
    <>
      <button
        type="button"
        className="link-button"
        disabled={remove.busy}
        onClick={() => remove.run(undefined)}
        aria-label={t('ties.take_back_of', { number: cause.number })}
      >
        {t('ties.take_back')}
      </button>
      {remove.problem && <ProblemNote problem={remove.problem} />}
    </>
  )
}
