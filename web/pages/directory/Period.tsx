import { useTranslation } from 'react-i18next'

/** Days as ISO 8601 writes them; an open end is the present. */
export const Period = ({ from, until }: { from: string; until: string | null }) => {
  const { t } = useTranslation('directory')
  return <span className="unbroken">{until ? t('from_to', { from, until }) : t('from_on', { from })}</span>
}
