import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useLanguage } from '../../ui/language.ts'
import { StateLabel } from '../../ui/StateLabel.tsx'
import type { Overview } from './queries.ts'

type Said = Overview['summary'][number]

/** Each hypothesis with what speaks for and against it; what cannot be excluded stays. */
export const HypothesesView = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  if (overview.hypotheses.length === 0) return <EmptyState>{t('hypotheses.none')}</EmptyState>
  return (
    <div className="stacked">
      {overview.hypotheses.map(({ statement, verdict, supports, contradicts }) => (
        <section key={statement.ja} className="hypothesis" aria-label={statement[language]}>
          <h2>
            {statement[language]}　<StateLabel family="verdict" code={verdict} />
          </h2>
          <div className="hypothesis-sides">
            <Side title={t('hypotheses.for')} facts={supports} />
            <Side title={t('hypotheses.against')} facts={contradicts} />
          </div>
        </section>
      ))}
      {overview.serverLog && (
        <section className="hypothesis" aria-label={t('hypotheses.server')}>
          <h2>{t(`hypotheses.${overview.serverLog.verdict}`)}</h2>
          <ul>
            {overview.serverLog.because.map(because => (
              <li key={because.ja}>{because[language]}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const Side = ({ title, facts }: { title: string; facts: readonly Said[] }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  return (
    <div>
      <h3>{title}</h3>
      {facts.length === 0 ? (
        <p className="secondary">{t('hypotheses.nothing')}</p>
      ) : (
        <ul>
          {facts.map(fact => (
            <li key={fact.ja}>{fact[language]}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
