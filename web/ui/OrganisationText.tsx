import { useTranslation } from 'react-i18next'
import type { OrganisationName } from '../../src/kernel/organisation.ts'
import { MarkedName } from './FictionMark.tsx'
import { useLanguage } from './language.ts'

interface OrganisationTextProps {
  /** Null: the reader may not know which one; the place says so and is never blank. */
  organisation: OrganisationName | null
  short?: boolean
}

export const OrganisationText = ({ organisation, short = false }: OrganisationTextProps) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  if (!organisation) return <span className="tertiary">{t('restricted.name')}</span>
  return <MarkedName name={nameOf(organisation, language, short)} fictional={organisation.fictional} />
}

export const nameOf = (organisation: OrganisationName, language: 'ja' | 'en', short = false): string => {
  if (short) return language === 'ja' ? organisation.shortJa : organisation.shortEn
  return organisation[language]
}
