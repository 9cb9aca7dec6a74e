import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { invitationStates } from '../../../src/kernel/taxonomy/invitations.ts'
import { body } from '../../api/client.ts'
import { useApi } from '../../api/use-api.ts'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** On the page of a case that was opened from the news: what it rests on, and who has answered the invitation. */
export const PublicSourcePanel = ({ id }: { id: string }) => {
  const { t } = useTranslation('publicCases')
  const language = useLanguage()
  const api = useApi()
  const { data: source } = useQuery({
    queryKey: ['invitations', 'case', id],
    queryFn: () => body(api.GET('/api/v1/cases/{id}/public-source', { params: { path: { id } } })),
  })
  if (!source) return null
  return (
    <Panel title={t('known')}>
      <dl className="facts facts-narrow">
        <dt>{t('asked.known_on')}</dt>
        <dd>{source.knownOn}</dd>
        <dt>{t('asked.known')}</dt>
        <dd>{source.known}</dd>
        <dt>{t('asked.source')}</dt>
        <dd>
          <a href={source.pressUrl} rel="noopener noreferrer" target="_blank">
            {source.pressUrl}
          </a>
        </dd>
      </dl>
      {source.invitations.map(invitation => (
        <p key={invitation.id}>
          <Link href={`/report-invitations/${invitation.id}`}>
            <OrganisationText organisation={invitation.organisation} short />
          </Link>
          {'　'}
          {invitationStates[invitation.state][language]}
        </p>
      ))}
    </Panel>
  )
}
