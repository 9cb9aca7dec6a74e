import { useTranslation } from 'react-i18next'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { useLanguage } from '../../ui/language.ts'
import { dateAndTime } from '../../ui/time.ts'
import type { Board } from './queries.ts'

/** The four figures over the board: finished, hit, unknown, and the clock since the latest result (SCREENS §8.7). */
export const Figures = ({ board }: { board: Board }) => {
  const { t } = useTranslation('sweeps')
  const { t: ui } = useTranslation('ui')
  const language = useLanguage()
  const { summary, batches, at } = board
  const [latest] = batches
  const late = latest !== undefined && latest.dueAt < at && summary.silent > 0
  return (
    <dl className="sweep-figures">
      <div>
        <dt>{t('figure.finished')}</dt>
        <dd>
          <strong>{summary.finished}</strong>／{summary.asked}
          {summary.silent > 0 && (
            <span className="alarm-text strong unbroken">　{t('figure.silent', { count: summary.silent })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.hits')}</dt>
        <dd>
          <strong>{summary.terminals}</strong>
          {t('figure.machines')}
          {summary.terminals > 0 && (
            <span className="secondary unbroken">　{t('figure.isolated', { count: summary.isolated })}</span>
          )}
          {summary.notIsolated > 0 && (
            <span className="alarm-text strong unbroken">　{t('figure.loose', { count: summary.notIsolated })}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.unknown')}</dt>
        <dd>
          <strong className="unbroken">
            {summary.unknownMs > 0 ? spanWords(spanOf(summary.unknownMs), ui) : t('figure.none')}
          </strong>
          {summary.unknown > 0 && (
            <span className="secondary unbroken">　{t('figure.organisations', { count: summary.unknown })}</span>
          )}
        </dd>
      </div>
      {latest && (
        <div>
          <dt>{t('figure.since', { batch: latest.title })}</dt>
          <dd>
            <strong className={late ? 'alarm-text unbroken' : 'unbroken'}>
              {spanWords(spanOf(Date.parse(at) - Date.parse(latest.issuedAt)), ui)}
            </strong>
            <span className="secondary unbroken">
              {'　'}
              {t('figure.due', { at: dateAndTime(new Date(latest.dueAt), { language }) })}
            </span>
          </dd>
        </div>
      )}
    </dl>
  )
}
