import { useTranslation } from 'react-i18next'
import type { SeenOrganisation, SeenPerson } from '../api/answers.ts'
import { MarkedName } from './FictionMark.tsx'
import { useLanguage } from './language.ts'

/** An organisation as it was called then; one the reader may not know is named as such, never left blank. */
export const OrganisationText = ({ name, full = false }: { name: SeenOrganisation; full?: boolean }) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  if (!name) return <span className="secondary">{t('hidden.organisation')}</span>
  const short = language === 'ja' ? name.shortJa : name.shortEn
  return <MarkedName name={full ? name[language] : short || name[language]} fictional={name.fictional} />
}

export const PersonText = ({ name }: { name: SeenPerson }) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  return name ? name[language] : <span className="secondary">{t('hidden.person')}</span>
}
