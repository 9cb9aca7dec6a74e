import { useTranslation } from 'react-i18next'

export const tlpLabels = ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'] as const
export type TlpLabel = (typeof tlpLabels)[number]

const colour: Record<TlpLabel, string> = {
  RED: 'red',
  'AMBER+STRICT': 'amber',
  AMBER: 'amber',
  GREEN: 'green',
  CLEAR: 'clear',
}

/** The official form of FIRST TLP 2.0: never translated, never abbreviated, no space after the colon. */
export const TlpBadge = ({ label }: { label: TlpLabel }) => (
  <span className={`tlp tlp-${colour[label]}`} lang="en" translate="no">
    TLP:{label}
  </span>
)

/** The badge with, in words, what it permits here; `permits` replaces the general sentence. */
export const TlpHandling = ({ label, permits }: { label: TlpLabel; permits?: string }) => {
  const { t } = useTranslation('ui')
  return (
    <div className="tlp-handling">
      <span className="secondary">{t('tlp.label')}</span> <TlpBadge label={label} />
      <p className="secondary">{permits ?? t(`tlp.${label}`)}</p>
    </div>
  )
}
