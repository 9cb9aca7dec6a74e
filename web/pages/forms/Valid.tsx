import { useTranslation } from 'react-i18next'
import type { FormVersion } from './queries.ts'

/** From which day to which day; nobody may know. */
export const Valid = ({ form: { validFrom, validUntil } }: { form: Pick<FormVersion, 'validFrom' | 'validUntil'> }) => {
  const { t } = useTranslation('forms')
  if (!validFrom && !validUntil) return <span className="tertiary unbroken">{t('list.valid_unknown')}</span>
  return (
    <>
      <span className="unbroken">{t('list.since', { day: validFrom ?? t('list.unknown') })}</span>{' '}
      {validUntil && <span className="unbroken">{t('list.until', { day: validUntil })}</span>}
    </>
  )
}
