import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { identityPolicies } from '../../../src/trust/identity/directory/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { IdentifiersPanel } from './IdentifiersPanel.tsx'
import { InvitationDialog } from './InvitationDialog.tsx'
import { NamesSection } from './NamesSection.tsx'
import { PostsSection } from './PostsSection.tsx'
import { type OrganisationEntry, useOrganisation } from './queries.ts'
import { RelationsSection } from './RelationsSection.tsx'
import { kindWords, sectorWords } from './words.ts'

/** One organisation: what it is called and was called, to whom it belongs, whom to call. */
export const OrganisationPage = () => {
  const { t } = useTranslation('directory')
  const { id } = useParams({ from: '/framed/directory/$id' })
  const found = useOrganisation(id)
  if (found.data) return <Organisation entry={found.data} />
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/directory' }]} />
      <PageBody>
        <Answered query={found}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const Organisation = ({ entry }: { entry: OrganisationEntry }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/directory' }, { label: entry.code }]}
        title={<OrganisationText organisation={entry.name} />}
        windowTitle={nameOf(entry.name, language)}
        actions={
          useMayInvite(entry) && (
            <Button size="small" onPress={() => setInviting(true)}>
              {t('invite')}
            </Button>
          )
        }
      />
      <Columns
        side={
          <>
            <FactsPanel entry={entry} />
            <IdentifiersPanel organisation={entry.id} />
          </>
        }
      >
        <PostsSection posts={entry.posts} />
        <RelationsSection relations={entry.relations} self={entry.id} />
        <NamesSection names={entry.names} />
      </Columns>
      {inviting && <InvitationDialog entry={entry} onClose={() => setInviting(false)} />}
    </>
  )
}

/** The policy of the server, asked with what the page shows; the duties are checked once they are chosen. */
const useMayInvite = ({ id, kinds, posts }: OrganisationEntry): boolean => {
  const actor = useActor()
  if (!actor) return false
  return identityPolicies['person.invite'](actor, {
    organisation: id,
    duties: [],
    organisationIsCoordinator: kinds.includes('COORD'),
    hasAdministrator: posts.some(({ duties }) => duties.includes('ADMINISTER')),
  }).allowed
}

const FactsPanel = ({ entry: { code, kinds, sectors, publicBody, windowPhone } }: { entry: OrganisationEntry }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  return (
    <Panel title={t('facts')}>
      <dl className="facts facts-narrow">
        <dt>{t('code')}</dt>
        <dd className="mono">{code}</dd>
        <dt>{t('kinds')}</dt>
        <dd>{kindWords(kinds, language)}</dd>
        <dt>{t('sectors')}</dt>
        <dd>{sectorWords(sectors, language) || t('none')}</dd>
        <dt>{t('body')}</dt>
        <dd>{t(publicBody ? 'public_body' : 'private_body')}</dd>
        <dt>{t('phone')}</dt>
        <dd>
          {windowPhone ? (
            <a className="target-link" href={`tel:${windowPhone}`}>
              {windowPhone}
            </a>
          ) : (
            t('no_phone')
          )}
        </dd>
      </dl>
    </Panel>
  )
}
