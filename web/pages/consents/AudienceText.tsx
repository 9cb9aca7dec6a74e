import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../src/kernel/audience.ts'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { kindWords, sectorWords } from '../directory/words.ts'
import { useNames } from './queries.ts'

/** 宛先 in words: kinds and sectors narrow one another, named organisations are added. */
export const AudienceText = ({ audience }: { audience: Audience }) => {
  const { t } = useTranslation('consents')
  const language = useLanguage()
  const names = useNames(audience.organisations)
  const { kinds, sectors, organisations } = audience
  if (kinds.length + sectors.length + organisations.length === 0) return <p>{t('nobody')}</p>
  const group = kinds.length > 0 || sectors.length > 0
  return (
    <dl className="facts facts-narrow">
      {group && (
        <>
          <dt>{t('kinds')}</dt>
          <dd>{kindWords(kinds, language) || t('any_kind')}</dd>
          <dt>{t('sectors')}</dt>
          <dd>{sectorWords(sectors, language) || t('any_sector')}</dd>
        </>
      )}
      {organisations.length > 0 && (
        <>
          <dt>{t('organisations')}</dt>
          <dd>
            {organisations.map(id => (
              <span key={id} className="listed-name">
                <OrganisationText organisation={names.get(id) ?? null} />
              </span>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}
