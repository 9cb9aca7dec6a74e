import { useTranslation } from 'react-i18next'
import { actorKinds } from '../../../src/kernel/taxonomy/actor-kinds.ts'
import { sectors } from '../../../src/kernel/taxonomy/sectors.ts'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import type { Advisory } from './queries.ts'

/** How many organisations the remaining facts still fit, and of how many it takes (SCREENS §8.4). */
export const FitsPanel = ({ advisory: { fits } }: { advisory: Advisory }) => {
  const { t } = useTranslation('advisories')
  const language = useLanguage()
  const { before, count, directory, threshold } = fits
  const { places, figures } = fits.facts
  const facts = [
    ...fits.facts.sectors.map(code => sectors[code][language]),
    ...fits.facts.kinds.map(code => actorKinds[code][language]),
    ...places,
  ]
  return (
    <div id="fits">
      <Panel title={t('fits')} aside={t('fits_threshold', { threshold })} alarming={count < threshold}>
        <p>
          {t('fits_lead')}　<strong className="fits-count">{before}</strong> →{' '}
          <strong className={count < threshold ? 'fits-count alarming' : 'fits-count'}>{count}</strong>
          {language === 'ja' ? '' : ' '}
          {t('fits_unit')}
        </p>
        <p className="secondary">
          {before === 1 && count !== 1 && `${t('fits_named')} `}
          {t('fits_what', { count, directory })}
        </p>
        {facts.length > 0 && (
          <p className="secondary">{t('fits_facts', { facts: facts.join(language === 'ja' ? '、' : ', ') })}</p>
        )}
        {figures.length > 0 && <p>{t('fits_figures', { figures: figures.join(language === 'ja' ? '、' : ', ') })}</p>}
      </Panel>
    </div>
  )
}
