import { useTranslation } from 'react-i18next'
import { useDelayWords } from '../../ui/DelayText.tsx'
import { useLanguage } from '../../ui/language.ts'
import { OrganisationText } from '../../ui/OrganisationText.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Board } from './queries.ts'

const tierWords = { 1: 'tier1', 2: 'tier2', 3: 'tier3' } as const
const wordOf = (tier: number) => tierWords[tier as keyof typeof tierWords] ?? 'tier3'

/** Issuer → ministries → CEPTOARs → operators; the part that has not answered is red. */
export const TierBoxes = ({ board: { tiers, edition } }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  return (
    <ol className="tiers">
      <li className="tier tier-issuer">
        <span className="secondary">
          {edition.issuer ? <OrganisationText organisation={edition.issuer} short /> : t('issuer')}
        </span>
        <strong className="tier-time">
          <TimeText at={new Date(edition.releasedAt)} />
        </strong>
        <span className="secondary">{t('is_released')}</span>
      </li>
      {tiers.map(tier => (
        <TierBox key={tier.tier} tier={tier} />
      ))}
    </ol>
  )
}

const TierBox = ({ tier: { tier, counts, slowest } }: { tier: Board['tiers'][number] }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  const delayWords = useDelayWords()
  const { acknowledged, total, silent, held } = counts
  const missing = [
    ...(silent > 0 ? [t('silent_count', { count: silent })] : []),
    ...(held > 0 ? [t('held_count', { count: held })] : []),
  ]
  return (
    <li className="tier">
      <span className="secondary">{t(wordOf(tier))}</span>
      <span className="tier-figure">
        <strong>{acknowledged}</strong> {t('of', { total })} <span className="secondary">{t('receipts')}</span>
      </span>
      <Bar done={total === 0 ? 0 : acknowledged / total} />
      {missing.length > 0 ? (
        <strong className="alarming">{missing.join(language === 'ja' ? '・' : ' · ')}</strong>
      ) : (
        <span className="secondary">
          {slowest === null ? t('none_yet') : t('slowest', { delay: delayWords(slowest) })}
        </span>
      )}
    </li>
  )
}

/** The figures beside it say the same: the bar is for the eye alone. */
const Bar = ({ done }: { done: number }) => (
  <svg className="tier-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect className="tier-bar-missing" width="100" height="6" />
    <rect className="tier-bar-done" width={done * 100} height="6" />
  </svg>
)
