import { useLanguage } from '../ui/language.ts'

/** Invented copy in both languages; the product's own words come from the catalogues. */
export const useSay = (): ((ja: string, en: string) => string) => {
  const language = useLanguage()
  return (ja, en) => (language === 'ja' ? ja : en)
}
