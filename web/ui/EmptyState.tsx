import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from './Button.tsx'

interface EmptyStateProps {
  /** One or two sentences: the fact, then when it will change (SCREENS §5 rows 7 and 8). */
  children: ReactNode
  /** Good: nothing is open. Otherwise a filter found nothing, and this address clears it. */
  clearHref?: string
}

export const EmptyState = ({ children, clearHref }: EmptyStateProps) => {
  const { t } = useTranslation('ui')
  return (
    <div className="empty">
      <p>{children}</p>
      {clearHref && (
        <ButtonLink href={clearHref} size="small">
          {t('empty_clear')}
        </ButtonLink>
      )}
    </div>
  )
}
