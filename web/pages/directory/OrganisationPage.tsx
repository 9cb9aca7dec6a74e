import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { designations } from '../../../src/kernel/taxonomy/designations.ts'
import { directoryEditingPolicies } from '../../../src/trust/identity/directory/editing/policy.ts'
import { identityPolicies } from '../../../src/trust/identity/directory/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { EditEntry } from './EditEntry.tsx'
import { EditName } from './EditName.tsx'
import { AddRelation } from './EditRelation.tsx'
import { IdentifiersPanel } from './IdentifiersPanel.tsx'
import { InvitationDialog } from './InvitationDialog.tsx'
import { NamesSection } from './NamesSection.tsx'
import { PostsSection } from './PostsSection.tsx'
import { type OrganisationEntry, useOrganisation } from './queries.ts'
import { RelationsSection } from './RelationsSection.tsx'
import { SuccessionDialog } from './SuccessionDialog.tsx'
import { SuccessionNote } from './SuccessionNote.tsx'
import { kindWords, sectorWords, wordsOf } from './words.ts'

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

type Edit = 'INVITE' | 'ENTRY' | 'NAME' | 'RELATION' | 'SUCCESSION'

const useMayEdit = (): boolean => {
  const actor = useActor()
  return actor !== undefined && directoryEditingPolicies['organisation.edit'](actor).allowed
}

const Organisation = ({ entry }: { entry: OrganisationEntry }) => {
  const { t } = useTranslation('directory')
  const language = useLanguage()
  const [open, setOpen] = useState<Edit>()
  const mayEdit = useMayEdit()
  const close = () => setOpen(undefined)
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/directory' }, { label: entry.code }]}
        title={<OrganisationText organisation={entry.name} />}
        windowTitle={nameOf(entry.name, language)}
        actions={
          <>
            {useMayInvite(entry) && (
              <Button size="small" onPress={() => setOpen('INVITE')}>
                {t('invite')}
              </Button>
            )}
            {mayEdit && (
              <>
                <Button size="small" onPress={() => setOpen('ENTRY')}>
                  {t('edit.entry')}
                </Button>
                <Button size="small" onPress={() => setOpen('NAME')}>
                  {t('edit.name')}
                </Button>
                <Button size="small" onPress={() => setOpen('RELATION')}>
                  {t('edit.relation')}
                </Button>
                {!entry.kinds.includes('COORD') && (
                  <Button size="small" onPress={() => setOpen('SUCCESSION')}>
                    {t('succession.title')}
                  </Button>
                )}
              </>
            )}
          </>
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
        <SuccessionNote id={entry.id} />
        <PostsSection posts={entry.posts} />
        <RelationsSection relations={entry.relations} self={entry.id} mayEnd={mayEdit} />
        <NamesSection names={entry.names} />
      </Columns>
      {open === 'INVITE' && <InvitationDialog entry={entry} onClose={close} />}
      {open === 'ENTRY' && <EditEntry entry={entry} onClose={close} />}
      {open === 'NAME' && <EditName id={entry.id} onClose={close} />}
      {open === 'RELATION' && <AddRelation id={entry.id} onClose={close} />}
      {open === 'SUCCESSION' && <SuccessionDialog id={entry.id} onClose={close} />}
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

const FactsPanel = ({
  entry: { code, kinds, sectors, designations: named, publicBody, windowPhone },
}: {
  entry: OrganisationEntry
}) => {
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
        <dt>{t('designations')}</dt>
        <dd>{wordsOf(designations, named, language) || t('none')}</dd>
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
