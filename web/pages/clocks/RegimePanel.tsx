import { useTranslation } from 'react-i18next'
import { stages } from '../../../src/share/regimes/model.ts'
import { ClockChip } from '../../ui/ClockChip.tsx'
import { Link } from '../../ui/Link.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { Panel } from '../../ui/Panel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { type RegimeOnReport, useDeadlines } from './queries.ts'

/** Which laws ask something of the originator, and how their clocks stand. Absent where none applies. */
export const RegimePanel = ({ report }: { report: string }) => {
  const { t } = useTranslation('clocks')
  const { data } = useDeadlines(report)
  if (!data || data.regimes.length === 0) return null
  const overdue = data.regimes.some(({ clocks }) => clocks.some(({ state }) => state === 'OVERDUE'))
  return (
    <Panel title={t('regimes')} alarming={overdue} aside={<Link href="/regimes">{t('regimes_list')}</Link>}>
      <p className="secondary">{t(data.assumed ? 'assumed' : 'recognised')}</p>
      {data.regimes.map(found => (
        <RegimeClocks key={found.regime.code} {...found} />
      ))}
    </Panel>
  )
}

const RegimeClocks = ({ regime, clocks }: RegimeOnReport) => {
  const { t } = useTranslation('clocks')
  const language = useLanguage()
  return (
    <div className="regime">
      <h3>{regime[language]}</h3>
      <ul>
        {clocks.map(clock => (
          <li key={clock.stage} className="regime-clock">
            <span>{stages[clock.stage][language]}</span>
            <ClockState clock={clock} />
          </li>
        ))}
      </ul>
      {regime.example && <p className="secondary">{t('example')}</p>}
      {!regime.verified && <p className="secondary">{t('unverified')}</p>}
    </div>
  )
}

const ClockState = ({ clock: { due, metAt, state } }: { clock: RegimeOnReport['clocks'][number] }) => {
  const { t } = useTranslation('clocks')
  const language = useLanguage()
  const now = useNow()
  if (metAt)
    return (
      <span className={state === 'MET_LATE' ? 'alarming' : undefined}>
        {t(state === 'MET_LATE' ? 'met_late' : 'met', { at: dateAndTime(new Date(metAt), { language }, now) })}
      </span>
    )
  if (!due) return <span className="tertiary">{t('unknown')}</span>
  return (
    <span>
      <TimeText at={new Date(due)} show="date-time" /> <ClockChip due={new Date(due)} />
    </span>
  )
}
