import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { clockTime, dateAndTime, daysFrom } from '../../ui/time.ts'
import type { Loop } from './loops.ts'

/** SCREENS §5 row 7; the next deadlines follow below it. */
export const EmptyHome = ({ next, operates }: { next: Loop | undefined; operates: boolean }) => {
  const { t } = useTranslation('home')
  const style = { language: useLanguage() }
  const now = useNow()
  const at = next?.due ? new Date(next.due) : undefined
  const due = at && (daysFrom(now, at) === 0 ? clockTime(at, style) : dateAndTime(at, style))
  const words = { now: clockTime(now, style), due: due ?? '' }
  if (operates) return <EmptyState>{due ? t('empty_operator_next', words) : t('empty_operator', words)}</EmptyState>
  return <EmptyState>{due ? t('empty_next', words) : t('empty', words)}</EmptyState>
}

export const NothingFiltered = () => {
  const { t } = useTranslation('home')
  return <EmptyState clearHref="/">{t('empty_filter')}</EmptyState>
}
