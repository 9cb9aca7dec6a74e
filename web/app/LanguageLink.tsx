import { useRouterState } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Link } from '../ui/Link.tsx'
import { useLanguage } from '../ui/language.ts'
import { inLanguage } from './language-address.ts'

/** The same address in the other language: filters, sort and place stay, and so does what is being typed. */
export const LanguageLink = () => {
  const { t } = useTranslation('frame')
  const other = useLanguage() === 'ja' ? 'en' : 'ja'
  const href = useRouterState({ select: state => state.location.href })
  return (
    <Link href={inLanguage(href, other)} lang={other}>
      {t('other_language')}
    </Link>
  )
}
