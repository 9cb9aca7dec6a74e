import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { Panel } from '../../../ui/Panel.tsx'
import { StateLabel, WordLabel } from '../../../ui/StateLabel.tsx'
import type { Destination, GridReply, Investigation, Overview, Terminal } from '../queries.ts'
import { WordsOn } from '../WordsOn.tsx'
import { caseTime, strengthOf } from '../words.ts'
import type { Explorer } from './use-explorer.ts'

interface CellPanelProps {
  investigation: Investigation
  overview: Overview
  grid: GridReply
  explorer: Explorer
  at: string | undefined
  onOpen: () => void
}

/** What is known of the cell in the frame: the machine’s word and the person’s apart, and what cannot be said, always. */
export const CellPanel = ({ investigation, overview, grid, explorer, at, onOpen }: CellPanelProps) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { row, cell, inGap } = explorer
  const terminal = row && row.terminal >= 0 ? grid.terminals[row.terminal] : undefined
  const destinations = (cell?.hosts ?? []).flatMap(host => overview.destinations[host] ?? [])
  const [first] = destinations
  return (
    <>
      {row && at ? (
        <Panel
          title={destinations.length > 0 ? `${row.key} → ${destinations.map(one => one.code).join(' ')}` : row.key}
        >
          <p>
            {caseTime(overview, at, language)}
            {cell && `　${t('cell.counts', { successes: cell.successes, failures: cell.failures })}`}
          </p>
          {row.kind === 'group' && <p>{t('cell.group', { count: cell?.terminals ?? 0, members: row.members })}</p>}
          {!cell && <p className="strong">{t(inGap ? 'cell.unknown' : 'cell.empty')}</p>}
          {cell && row.kind === 'terminal' && (
            <Button size="small" onPress={onOpen} shortcut="Enter">
              {t('cell.lines', { count: cell.successes + cell.failures })}
            </Button>
          )}
        </Panel>
      ) : (
        <Panel title={t('cell.title')}>
          <p>{t('cell.none')}</p>
        </Panel>
      )}
      {terminal && <TerminalPanel investigation={investigation} overview={overview} terminal={terminal} />}
      {first && (
        <DestinationPanel key={first.host} investigation={investigation} overview={overview} destination={first} />
      )}
      <Panel title={t('limits')}>
        <ul className="plain-list">
          {overview.limits.map(limit => (
            <li key={limit.ja}>{limit[language]}</li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

const TerminalPanel = ({
  investigation,
  overview,
  terminal,
}: {
  investigation: Investigation
  overview: Overview
  terminal: Terminal
}) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { cause } = terminal
  return (
    <Panel title={t('terminal.title', { id: terminal.id })}>
      <dl className="field-list">
        <div>
          <dt>{t('terminal.address')}</dt>
          <dd className="mono">{terminal.ips.join(' ')}</dd>
        </div>
        <div>
          <dt>{t('terminal.first')}</dt>
          <dd>{caseTime(overview, terminal.first, language)}</dd>
        </div>
        <div>
          <dt>{t('terminal.cause')}</dt>
          <dd>
            {t(`cause.${cause.type}`, { from: cause.from ?? '', wave: cause.wave ?? '' })}
            <p className="secondary">{cause.because[language]}</p>
          </dd>
        </div>
      </dl>
      {terminal.allFailed && <p className="strong">{t('terminal.all_failed')}</p>}
      <WordsOn key={terminal.id} investigation={investigation} kind="TERMINAL" subject={terminal.id} />
    </Panel>
  )
}

const DestinationPanel = ({
  investigation,
  overview,
  destination,
}: {
  investigation: Investigation
  overview: Overview
  destination: Destination
}) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { code, host, machine, score, leak, reasons, clients, first } = destination
  return (
    <Panel title={t('destination.title', { code })}>
      <p className="mono wrapping">{host}</p>
      <p className="secondary">
        {t('destination.clients', { count: clients })}　{first && caseTime(overview, first, language)}
      </p>
      <dl className="field-list">
        <div>
          <dt>{t('machine')}</dt>
          <dd>
            {machine === 'BELOW_LINE' ? (
              <WordLabel>{t('below_line')}</WordLabel>
            ) : (
              <StateLabel family="verdict" code={machine} />
            )}
            <span className="secondary">　{score.toFixed(2)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('destination.leak')}</dt>
          <dd>
            {t(`leak.${leak.state}`)}
            {leak.provider && <p className="secondary">{t('destination.by', { provider: leak.provider })}</p>}
          </dd>
        </div>
      </dl>
      <WordsOn investigation={investigation} kind="DESTINATION" subject={host} />
      <h3 className="panel-part">{t('reasons')}</h3>
      <ul className="reason-list">
        {reasons.map(reason => (
          <li key={reason.detector + reason.ja}>
            <span>{reason[language]}</span>
            <strong>{t(`strength.${strengthOf(reason.weight)}`)}</strong>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
