import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useReceived, useReleased } from './queries.ts'
import { ReceivedTable } from './ReceivedTable.tsx'
import { ReleasedTable } from './ReleasedTable.tsx'

/** Boards of what this organisation released, and of what reached it and goes on below it. */
export const DeliveriesPage = () => {
  const { t } = useTranslation('deliveries')
  const { t: effects } = useTranslation('effects')
  const places = useSession().data?.places
  const released = useReleased()
  const received = useReceived()
  const loaded = released.data && received.data && { released: released.data, received: received.data }
  const retry = () => Promise.all([released.refetch(), received.refetch()])
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          places?.includes('effects') && (
            <ButtonLink size="small" href="/effects">
              {effects('title')}
            </ButtonLink>
          )
        }
      />
      <PageBody>
        <Answered query={{ data: loaded, error: released.error ?? received.error, refetch: retry }}>
          {found => {
            const own = found.released.pages.flatMap(page => page.items)
            const others = found.received.pages.flatMap(page => page.items)
            if (own.length + others.length === 0) return <EmptyState>{t('none')}</EmptyState>
            return (
              <>
                {own.length > 0 && <ReleasedTable released={own} list={released} />}
                {others.length > 0 && <ReceivedTable received={others} list={received} boards />}
              </>
            )
          }}
        </Answered>
      </PageBody>
    </>
  )
}
