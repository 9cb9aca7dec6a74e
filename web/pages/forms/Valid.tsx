import { useTranslation } from 'react-i18next'
import type { FormVersion } from './queries.ts'

/** From which day to which day; nobody may know. */
export const Valid = ({ form: { validFrom, validUntil } }: { form: Pick<FormVersion, 'validFrom' | 'validUntil'> }) => {
  const { t } = useTranslation('forms')
  if (!validFrom && !validUntil) return <span className="tertiary">{t('list.valid_unknown')}</span>
  return <>{t('list.period', { from: validFrom ?? t('list.unknown'), until: validUntil ?? t('list.open') })}</>
}
