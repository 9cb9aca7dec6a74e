import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../../src/kernel/spans.ts'
import { sweptKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { expectedActions } from '../../../src/kernel/taxonomy/sweeps.ts'
import { classNames } from '../../ui/class-names.ts'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { DataTable, GroupRow } from '../../ui/DataTable.tsx'
import { useLanguage } from '../../ui/language.ts'
import { nameOf, OrganisationText } from '../../ui/OrganisationText.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { Band } from './Band.tsx'
import { cellTime, cellWords, shortValue } from './cell-words.ts'
import type { Board, Indicator, Recipient } from './queries.ts'
import { TimesCell } from './TimesCell.tsx'

export const askedOf = ({ askedFrom, askedTo }: Pick<Board, 'askedFrom' | 'askedTo'>): Span => ({
  from: askedFrom,
  to: askedTo,
})

/** Indicators × a page of organisations, by what they were provided with, the newest first (SCREENS §8.7). */
export const BoardTable = ({ board, organisations }: { board: Board; organisations: readonly Recipient[] }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const columns = organisations.length + 2
  return (
    <div className="sweep-board">
      <DataTable
        caption={t('board_title')}
        columns={[
          { header: t('column_indicator') },
          ...organisations.map(recipient => ({
            header: (
              <>
                <OrganisationText organisation={recipient.name} />
                <Standing recipient={recipient} />
              </>
            ),
          })),
          {
            header: (
              <>
                {t('column_times')}
                <span className="sweep-sub">{t('column_times_support')}</span>
              </>
            ),
          },
        ]}
      >
        {board.batches.map(batch => (
          <Fragment key={batch.id}>
            <GroupRow columns={columns}>
              {t('batch', { title: batch.title, at: dateAndTime(new Date(batch.issuedAt), { language }) })}
            </GroupRow>
            {board.indicators
              .filter(indicator => indicator.batch === batch.id && !indicator.held)
              .map(indicator => (
                <tr key={indicator.id} data-row>
                  <IndicatorHead indicator={indicator} />
                  {organisations.map(recipient => (
                    <BoardCell
                      key={recipient.organisation}
                      board={board}
                      recipient={recipient}
                      indicator={indicator}
                      issued={batch.issuedAt}
                    />
                  ))}
                  <TimesCell durations={indicator.durations} />
                </tr>
              ))}
          </Fragment>
        ))}
      </DataTable>
    </div>
  )
}

const IndicatorHead = ({ indicator: { kind, value, actions, note } }: { indicator: Indicator }) => {
  const language = useLanguage()
  return (
    <th scope="row">
      <span className={kind === 'MAIL_SUBJECT' ? 'strong' : 'mono strong'} title={value}>
        {shortValue(value)}
      </span>
      <span className="sweep-sub">{sweptKinds[kind][language]}</span>
      <span className="sweep-sub">
        {actions.map(action => expectedActions[action][language]).join(language === 'ja' ? '・' : ', ')}
      </span>
      {note && <span className="sweep-sub">{note}</span>}
    </th>
  )
}

/** How an organisation answers, and since when it is silent. */
const Standing = ({ recipient }: { recipient: Recipient }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const at = (text: string): string => cellTime(new Date(text), language)
  const { state, answeredAt, fetchedAt, sweptAt, byAgent, live, answered, contradicted, doubtful } = recipient
  const way = (): string => {
    if (state === 'FINISHED' && sweptAt) return t('finished_at', { at: at(sweptAt) })
    if (answeredAt) return t(byAgent ? 'by_agent' : 'by_hand', { at: at(answeredAt) })
    return fetchedAt ? t('fetched_at', { at: at(fetchedAt) }) : t('nobody_answers')
  }
  return (
    <>
      <span className={classNames('sweep-sub', answeredAt === null && 'alarm-text')}>{way()}</span>
      {answeredAt !== null && answered < live && (
        <span className="sweep-sub alarm-text">{t('unanswered_left', { count: live - answered })}</span>
      )}
      {contradicted > 0 && <span className="sweep-sub alarm-text">{t('contradicted', { count: contradicted })}</span>}
      {doubtful > 0 && <span className="sweep-sub soon-text">{t('doubtful', { count: doubtful })}</span>}
    </>
  )
}

interface BoardCellProps {
  board: Board
  recipient: Recipient
  indicator: Indicator
  issued: string
}

const BoardCell = ({ board, recipient, indicator, issued }: BoardCellProps) => {
  const { t } = useTranslation('sweeps')
  const { t: ui } = useTranslation('ui')
  const language = useLanguage()
  const cell = recipient.cells.find(one => one.indicator === indicator.id)
  const silence = spanWords(spanOf(Date.parse(board.at) - Date.parse(issued)), ui)
  const { look, verdict, facts } = cellWords({ cell, indicator, asked: askedOf(board), silence }, language, t)
  const searched = cell && cell.covered.length + cell.pending.length > 0
  return (
    <td className={`sweep-cell sweep-${look}`} title={cell?.acceptReason || undefined}>
      <span className="sweep-cell-name">{recipient.name ? nameOf(recipient.name, language, true) : ''}</span>
      <span className="sweep-verdict">{verdict}</span>
      {facts.map(fact => (
        <span key={fact} className="sweep-fact">
          {fact}
        </span>
      ))}
      {cell && searched && <Band asked={askedOf(board)} cell={cell} />}
    </td>
  )
}
