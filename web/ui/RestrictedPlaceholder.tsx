import { useTranslation } from 'react-i18next'
import { Link } from './Link.tsx'

/** SCREENS §5 row 9: only for somebody who already may know that the thing exists; everyone else sees nothing. */
export const RestrictedPlaceholder = ({ askHref }: { askHref?: string }) => {
  const { t } = useTranslation('ui')
  return (
    <div className="restricted">
      <p>{t('restricted.sentence')}</p>
      {askHref && <Link href={askHref}>{t('restricted.ask')}</Link>}
    </div>
  )
}
