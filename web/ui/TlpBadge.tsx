import { useTranslation } from 'react-i18next'
import { permits, type Tlp } from '../../src/kernel/tlp.ts'
import { useLanguage } from './language.ts'

const colour: Record<Tlp, string> = {
  'TLP:RED': 'red',
  'TLP:AMBER+STRICT': 'amber',
  'TLP:AMBER': 'amber',
  'TLP:GREEN': 'green',
  'TLP:CLEAR': 'clear',
}

/** The official form of FIRST TLP 2.0: never translated, never abbreviated, no space after the colon. */
export const TlpBadge = ({ label }: { label: Tlp }) => (
  <span className={`tlp tlp-${colour[label]}`} lang="en" translate="no">
    {label}
  </span>
)

/** The badge with, in words, what it lets this reader do. */
export const TlpHandling = ({ label, reader }: { label: Tlp; reader?: 'ORIGINATOR' | 'RECIPIENT' }) => {
  const { t } = useTranslation('ui')
  return (
    <div className="tlp-handling">
      <span className="secondary">{t('tlp.label')}</span> <TlpBadge label={label} />
      <p className="secondary">{permits(label, reader)[useLanguage()]}</p>
    </div>
  )
}
