import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../../ui/Answered.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { Columns } from '../../../ui/layout.tsx'
import { Note } from '../../../ui/Note.tsx'
import { type GridReply, type Investigation, type Overview, useGrid } from '../queries.ts'
import { type Looking, lookingHref } from '../search.ts'
import { caseTime } from '../words.ts'
import { CellPanel } from './CellPanel.tsx'
import { FilterBar } from './FilterBar.tsx'
import { Grid } from './Grid.tsx'
import { Legend } from './Legend.tsx'
import { LinesPanel } from './LinesPanel.tsx'
import type { Row } from './rows.ts'
import { TerminalTable } from './TerminalTable.tsx'
import { isWhole, type Span } from './timeline.ts'
import { type Explorer, useExplorer } from './use-explorer.ts'

interface ExplorerProps {
  investigation: Investigation
  seq: number
  overview: Overview
  looking: Looking
}

/** 端末と時間: which terminal talked to whom, when, and what cannot be known (SCREENS §8.6). */
export const ExplorerView = (props: ExplorerProps) => (
  <Answered query={useGrid(props.investigation.id, props.seq)} rows={12}>
    {grid => <Explored {...props} grid={grid} />}
  </Answered>
)

/** Parts of the address change in place; the history keeps one step for each thing that was looked at. */
const useLook = (id: string) => {
  const navigate = useNavigate()
  return useCallback(
    (change: Looking, replace = true) =>
      void navigate({
        to: '/investigations/$id',
        params: { id },
        search: (before: Looking) => ({ ...before, ...change }),
        replace,
        resetScroll: false,
      }),
    [navigate, id],
  )
}

const Explored = ({ investigation, seq, overview, looking, grid }: ExplorerProps & { grid: GridReply }) => {
  const { t } = useTranslation('investigations')
  const look = useLook(investigation.id)
  const explorer = useExplorer({ id: investigation.id, seq }, overview, grid, looking)
  const { timeline } = explorer.picture
  const onSpan = useCallback(
    (span: Span) =>
      look(
        isWhole(timeline, span)
          ? { from: undefined, to: undefined }
          : { from: new Date(timeline.atOf(span.a)).toISOString(), to: new Date(timeline.atOf(span.b)).toISOString() },
      ),
    [look, timeline],
  )
  const onSelect = useCallback((row: Row, at: number) => look({ row: row.key, at: new Date(at).toISOString() }), [look])
  const onUnfold = useCallback(
    (row: Row) => {
      const open = looking.open ?? []
      const next = row.unfolded ? open.filter(name => name !== row.key) : [...open, row.key]
      look({ open: next.length > 0 ? next : undefined })
    },
    [look, looking.open],
  )
  const onOpen = useCallback(() => look({ lines: true }, false), [look])
  const sentence = useSentence(explorer, overview, looking)
  if (grid.terminals.length === 0) return <NothingFound overview={overview} />
  return (
    <Columns
      side={
        <CellPanel
          investigation={investigation}
          overview={overview}
          grid={grid}
          explorer={explorer}
          at={looking.at}
          onOpen={onOpen}
        />
      }
    >
      <FilterBar overview={overview} grid={grid} looking={looking} look={look} />
      {explorer.cut && <Note tone="soon">{t('grid.cut')}</Note>}
      {looking.table ? (
        <TerminalTable investigation={investigation} overview={overview} grid={grid} rows={explorer.rows} />
      ) : explorer.rows.length === 0 ? (
        <EmptyState clearHref={lookingHref(investigation.id, { run: looking.run })}>{t('grid.filtered')}</EmptyState>
      ) : (
        <>
          <Grid
            picture={explorer.picture}
            step={explorer.step}
            sentence={sentence}
            onSpan={onSpan}
            onSelect={onSelect}
            onUnfold={onUnfold}
            onOpen={onOpen}
          />
          <Legend overview={overview} />
        </>
      )}
      {looking.lines && explorer.row && looking.at && (
        <LinesPanel
          id={investigation.id}
          seq={seq}
          overview={overview}
          row={explorer.row}
          window={{
            ...(explorer.row.terminal >= 0 ? { terminal: explorer.row.terminal } : {}),
            ...(looking.host === undefined ? {} : { host: grid.hosts.indexOf(looking.host) }),
            from: looking.at,
            to: new Date(Date.parse(looking.at) + explorer.step).toISOString(),
          }}
          onClose={() => look({ lines: undefined })}
        />
      )}
      <p className="secondary">
        <Link href={lookingHref(investigation.id, { ...looking, table: looking.table ? undefined : true })}>
          {t(looking.table ? 'grid.as_picture' : 'grid.as_table')}
        </Link>
      </p>
    </Columns>
  )
}

/** The cell in the frame as one sentence; empty is never “nothing happened”. */
const useSentence = (explorer: Explorer, overview: Overview, looking: Looking): string => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const { row, cell, inGap } = explorer
  if (!row || !looking.at) return t('grid.none_chosen')
  const words = { row: row.key, at: caseTime(overview, looking.at, language) }
  if (cell)
    return t('grid.cell', {
      ...words,
      successes: cell.successes,
      failures: cell.failures,
      hosts: cell.hosts.map(host => overview.destinations[host]?.code ?? '').join(' '),
    })
  return t(inGap ? 'grid.cell_gap' : 'grid.cell_empty', words)
}

const NothingFound = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  return (
    <div className="column-main stacked">
      <EmptyState>{t('grid.nothing')}</EmptyState>
      <ul>
        {overview.coverage.map(({ source, records, first, last }) => (
          <li key={source}>
            {source}　{t('records', { count: records })}　
            {first && last && `${caseTime(overview, first, language)} – ${caseTime(overview, last, language)}`}
          </li>
        ))}
        {overview.gaps.map(gap => (
          <li key={gap.from}>
            {t('gap_of', { from: caseTime(overview, gap.from, language), minutes: gap.minutes, source: gap.source })}
          </li>
        ))}
      </ul>
      <Limits overview={overview} />
    </div>
  )
}

const Limits = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  return (
    <Note lead={t('limits')}>
      <ul>
        {overview.limits.map(limit => (
          <li key={limit.ja}>{limit[language]}</li>
        ))}
      </ul>
    </Note>
  )
}
