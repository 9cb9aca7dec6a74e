import { useTranslation } from 'react-i18next'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import { isLanguage } from '../i18n/setup.ts'

/** The language of the page, for dates and marks that no catalogue can hold. */
export const useLanguage = (): Language => {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'ja'
}
