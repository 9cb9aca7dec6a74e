import { useTranslation } from 'react-i18next'
import { useLanguage } from './language.ts'
import { clockTime } from './time.ts'

/** The live connection is lost: a black strip says since when; without `since` nothing is drawn. */
export const LiveStrip = ({ since }: { since?: Date }) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  return (
    <div role="status">
      {since && (
        <p className="live-strip">
          <strong>{t('stale', { since: clockTime(since, { language }) })}</strong> <span>{t('stale_detail')}</span>
        </p>
      )}
    </div>
  )
}
