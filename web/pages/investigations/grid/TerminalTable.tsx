import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useLanguage } from '../../../ui/language.ts'
import type { GridReply, Investigation, Overview, Terminal } from '../queries.ts'
import { lookingHref } from '../search.ts'
import { caseTime, wordOn } from '../words.ts'
import { mostRows, type Row } from './rows.ts'

interface TerminalTableProps {
  investigation: Investigation
  overview: Overview
  grid: GridReply
  rows: readonly Row[]
}

/** The grid as a table: one row and one sentence a terminal (SCREENS §7). */
export const TerminalTable = ({ investigation, overview, grid, rows }: TerminalTableProps) => {
  const { t } = useTranslation('investigations')
  const [shown, setShown] = useState(mostRows)
  const groups = new Set(rows.map(row => row.group))
  const terminals = grid.terminals.filter(terminal => groups.has(terminal.group))
  const chosen = rows.some(row => row.kind === 'group')
    ? terminals
    : rows.flatMap(row => grid.terminals[row.terminal] ?? [])
  return (
    <>
      <DataTable
        caption={t('table.caption')}
        columns={[
          { header: t('table.terminal') },
          { header: t('table.story') },
          { header: t('terminal.cause') },
          { header: t('table.counts'), align: 'end', narrow: true },
          { header: t('analyst'), narrow: true },
        ]}
      >
        {chosen.slice(0, shown).map(terminal => (
          <TerminalRow key={terminal.id} investigation={investigation} overview={overview} terminal={terminal} />
        ))}
      </DataTable>
      {chosen.length > shown && (
        <p className="more-rows">
          <Button size="small" onPress={() => setShown(shown + mostRows)}>
            {t('table.more', { count: chosen.length - shown })}
          </Button>
        </p>
      )}
    </>
  )
}

const TerminalRow = ({
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
  const codes = terminal.hosts.map(host => overview.destinations.find(one => one.host === host)?.code ?? host)
  const said = wordOn(investigation, 'TERMINAL', terminal.id)
  return (
    <tr data-row>
      <th scope="row">
        <Link href={lookingHref(investigation.id, { row: terminal.id, at: terminal.first })}>{terminal.id}</Link>
        <p className="secondary">{terminal.group}</p>
      </th>
      <td>
        {t(terminal.allFailed ? 'table.sentence_failed' : 'table.sentence', {
          first: caseTime(overview, terminal.first, language),
          last: caseTime(overview, terminal.last, language),
          hosts: codes.join(' '),
        })}
      </td>
      <td>
        {t(`cause.${terminal.cause.type}`, { from: terminal.cause.from ?? '', wave: terminal.cause.wave ?? '' })}
        <p className="secondary">{terminal.cause.because[language]}</p>
      </td>
      <td className="align-end unbroken">
        {terminal.successes} / {terminal.failures}
      </td>
      <td>{said ? `${t(`verdict.${said.verdict as 'confirm'}`)}` : t('not_given')}</td>
    </tr>
  )
}
