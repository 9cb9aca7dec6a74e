import { useTranslation } from 'react-i18next'
import { ladderPolicies } from '../../../src/share/ladders/policy.ts'
import { useActor } from '../../api/use-actor.ts'
import { Answered } from '../../ui/Answered.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Columns } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { ContactRow } from './ContactRow.tsx'
import { useBook } from './queries.ts'
import { RostersPanel } from './RostersPanel.tsx'
import { WebhooksPanel } from './WebhooksPanel.tsx'

/** From what a ladder is computed: numbers, deputies, superiors, absences, rosters; and where calls go out. */
export const ContactsPage = () => {
  const { t } = useTranslation('ladders')
  const actor = useActor()
  const book = useBook()
  const mayKeep = actor !== undefined && ladderPolicies['ladder.keep'](actor).allowed
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/ladders' }]}
        title={t('contacts.title')}
        support={t('contacts.support')}
      />
      <Columns
        side={
          <>
            {book.data && <RostersPanel book={book.data} mayKeep={mayKeep} />}
            {mayKeep && <WebhooksPanel />}
          </>
        }
      >
        <Answered query={book}>
          {({ posts }) =>
            posts.length === 0 ? (
              <EmptyState>{t('contacts.none')}</EmptyState>
            ) : (
              <DataTable
                caption={t('contacts.title')}
                columns={[
                  { header: t('contacts.person') },
                  { header: t('contacts.phone') },
                  { header: t('contacts.stands_in') },
                  { header: t('contacts.away') },
                  { header: t('contacts.act'), narrow: true },
                ]}
              >
                {posts.map(post => (
                  <ContactRow
                    key={post.id}
                    contact={post}
                    others={posts}
                    mayKeep={mayKeep}
                    own={actor?.person === post.person.id}
                  />
                ))}
              </DataTable>
            )
          }
        </Answered>
        <PrintSheet tlp="TLP:AMBER+STRICT" />
      </Columns>
    </>
  )
}
