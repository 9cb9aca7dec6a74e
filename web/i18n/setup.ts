import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import { bindUnits } from './bind-units.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

const languages: readonly Language[] = ['ja', 'en']

export const isLanguage = (text: unknown): text is Language => languages.some(language => language === text)

/** Both catalogues travel with the page: the language link must work when the line is down. */
export const startI18n = (language: Language): i18n => {
  const instance = i18next.createInstance()
  instance.use(initReactI18next).use({ type: 'postProcessor', name: 'bind-units', process: bindUnits })
  instance.init({
    lng: language,
    fallbackLng: false,
    resources: { ja, en },
    ns: Object.keys(ja),
    defaultNS: 'ui',
    initAsync: false,
    postProcess: ['bind-units'],
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  })
  return instance
}
