import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageBody } from '../ui/layout.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import type { Place } from './navigation.ts'

/** The heading of a place that has no page of its own yet. */
export const PlacePage = ({ place }: { place: Place }) => {
  const { t } = useTranslation('frame')
  return (
    <>
      <PageHead title={t(`nav.${place}`)} />
      <PageBody>
        <EmptyState>{t('page.empty_route')}</EmptyState>
      </PageBody>
    </>
  )
}
