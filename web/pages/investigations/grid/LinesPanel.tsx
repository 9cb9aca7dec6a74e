import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../../ui/Answered.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { useLanguage } from '../../../ui/language.ts'
import { MoreOf } from '../../../ui/MoreOf.tsx'
import { SectionHead } from '../../../ui/SectionHead.tsx'
import { type LogLine, type Overview, useLines, type Window } from '../queries.ts'
import { caseTime } from '../words.ts'
import type { Row } from './rows.ts'

interface LinesPanelProps {
  id: string
  seq: number
  overview: Overview
  row: Row
  window: Window
  onClose: () => void
}

/** The lines of the log behind a cell, each with the file and the line where it stands in the evidence. */
export const LinesPanel = ({ id, seq, overview, row, window, onClose }: LinesPanelProps) => {
  const { t } = useTranslation('investigations')
  const language = useLanguage()
  const lines = useLines(id, seq, window)
  const place = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell brings its lines into view again
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [window.from, window.terminal])
  return (
    <section ref={place} className="lines-panel">
      <SectionHead
        title={t('lines.title', { row: row.key, at: caseTime(overview, window.from, language) })}
        count={lines.data?.pages[0]?.total}
        aside={
          <Button size="small" onPress={onClose}>
            {t('lines.close')}
          </Button>
        }
      />
      <Answered query={lines}>
        {({ pages }) =>
          pages[0]?.total === 0 ? (
            <p>{t('lines.none')}</p>
          ) : (
            <>
              <DataTable
                caption={t('lines.caption')}
                columns={[
                  { header: t('lines.time'), narrow: true },
                  { header: t('lines.host') },
                  { header: t('lines.request') },
                  { header: t('lines.answer'), narrow: true },
                  { header: t('lines.bytes'), align: 'end', narrow: true },
                  { header: t('lines.place') },
                ]}
              >
                {pages
                  .flatMap(({ items }) => items)
                  .map(line => (
                    <Line key={`${line.file}:${line.line}`} line={line} offset={overview.offset} />
                  ))}
              </DataTable>
              <MoreOf list={lines} />
            </>
          )
        }
      </Answered>
    </section>
  )
}

const Line = ({ line, offset }: { line: LogLine; offset: number }) => {
  const { t } = useTranslation('investigations')
  const local = new Date(Date.parse(line.time) + offset * 60_000).toISOString()
  return (
    <tr data-row>
      <th scope="row" className="mono unbroken">
        <time dateTime={line.time}>{local.slice(11, 23)}</time>
      </th>
      <td className="mono wrapping">{line.host}</td>
      <td className="mono wrapping">
        {line.method} {line.path ?? ''}
        {line.agent && <p className="secondary">{line.agent}</p>}
      </td>
      <td>
        {line.status ?? '—'}
        {line.failed && <strong>　{t('lines.failed')}</strong>}
      </td>
      <td className="mono">
        {line.sent ?? '—'} / {line.received ?? '—'}
      </td>
      <td className="mono wrapping">
        {line.file}:{line.line}
      </td>
    </tr>
  )
}
