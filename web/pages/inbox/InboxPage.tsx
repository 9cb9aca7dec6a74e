import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../ui/Answered.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { MoreRows } from '../../ui/RowList.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { SavedFilters } from '../filters/SavedFilters.tsx'
import { EntryTable } from './EntryTable.tsx'
import { inboxAddress } from './entries.ts'
import { useInbox } from './use-inbox.ts'

/** What others gave us: each with who sent it, until when it wants an answer, and its label. */
export const InboxPage = () => {
  const { t } = useTranslation('inbox')
  const { unanswered, pages = 1 } = useSearch({ from: '/framed/inbox' })
  const inbox = useInbox(unanswered ?? false, pages)
  return (
    <>
      <PageHead title={t('title')} support={t('support')} />
      <SavedFilters page="inbox" parameters={{ unanswered }} />
      <PageBody>
        <Tabs
          label={t('filters')}
          tabs={[
            { label: t('all'), href: inboxAddress({}), current: !unanswered },
            { label: t('unanswered'), href: inboxAddress({ unanswered: true }), current: unanswered ?? false },
          ]}
          aside={inbox.data && t('count', { count: inbox.data.items.length })}
        />
        <Answered query={inbox} rows={8}>
          {({ items, next }) => (
            <>
              {items.length > 0 && <EntryTable entries={items} />}
              {items.length === 0 && !unanswered && <EmptyState>{t('empty')}</EmptyState>}
              {items.length === 0 && unanswered && (
                <EmptyState clearHref={inboxAddress({})}>{t('empty_filter')}</EmptyState>
              )}
              {next && <MoreRows count={50} href={inboxAddress({ unanswered, pages: pages + 1 })} />}
            </>
          )}
        </Answered>
      </PageBody>
    </>
  )
}
