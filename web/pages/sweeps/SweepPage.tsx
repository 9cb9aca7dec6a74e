import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { indicatorDoubts } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { NotFound } from '../../app/Root.tsx'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { download } from '../../ui/download.ts'
import { useLanguage } from '../../ui/language.ts'
import { PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { BandLegend } from './Band.tsx'
import { AcceptAct, ConfirmAct, RecallAct, RemindAct } from './BoardActs.tsx'
import { BoardTable } from './BoardTable.tsx'
import { boardCsv } from './board-csv.ts'
import { Figures } from './Figures.tsx'
import { OwnSweep } from './OwnSweep.tsx'
import { type Board, type Recipient, useBoard, useOwnRequest, useSweepLine, useWholeBoard } from './queries.ts'

/** The board for whoever asked; for whoever was asked, its own request. */
export const SweepPage = () => {
  const { id } = useParams({ from: '/framed/sweeps/$id' })
  const line = useSweepLine(id)
  if (line.data?.oversees) return <BoardSide id={id} />
  if (line.data) return <AskedSide id={id} />
  return line.data === null ? <NotFound /> : <Waiting query={line} />
}

const BoardSide = ({ id }: { id: string }) => {
  const board = useBoard(id)
  return board.data ? <BoardView pages={board.data.pages} more={board} /> : <Waiting query={board} />
}

const AskedSide = ({ id }: { id: string }) => {
  const own = useOwnRequest(id)
  return own.data ? <OwnSweep request={own.data} /> : <Waiting query={own} />
}

const Waiting = ({ query }: { query: Parameters<typeof Answered>[0]['query'] }) => {
  const { t } = useTranslation('sweeps')
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/sweeps' }]} />
      <PageBody>
        <Answered query={query}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

interface BoardViewProps {
  pages: readonly Board[]
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}

const BoardView = ({ pages, more }: BoardViewProps) => {
  const { t } = useTranslation('sweeps')
  const board = pages[0] as Board
  const organisations = pages.flatMap(page => page.organisations)
  return (
    <>
      <BoardHead board={board} />
      <Figures board={board} />
      <PageBody>
        {board.recalledAt && <Note tone="alarm" lead={t('recalled', { reason: board.recallReason })} />}
        {pages.map(page => (
          <BoardTable
            key={page.organisations[0]?.organisation ?? ''}
            board={board}
            organisations={page.organisations}
          />
        ))}
        {more.hasNextPage && (
          <p className="more-rows">
            <Button size="small" busy={more.isFetchingNextPage} onPress={() => void more.fetchNextPage()}>
              {t('more_organisations')}
            </Button>
          </p>
        )}
        <BandLegend />
        <div className="sweep-notes">
          <Closing board={board} organisations={organisations} />
          <Held board={board} />
        </div>
      </PageBody>
      <PrintSheet tlp={board.tlp} />
    </>
  )
}

const BoardHead = ({ board }: { board: Board }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const whole = useWholeBoard()
  const { id, number, title, tlp, askedFrom, askedTo, may, summary } = board
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  const save = async (): Promise<void> => download(`${number}.csv`, boardCsv(await whole(id), language, t))
  return (
    <PageHead
      breadcrumb={[
        ...(board.case
          ? [{ label: t('case', { number: board.case.number }), href: `/cases/${board.case.id}` }]
          : [{ label: t('title'), href: '/sweeps' }]),
        { label: `${number}　${title}` },
      ]}
      title={t('board_title')}
      windowTitle={t('board_window', { number })}
      support={t('period', { from: at(askedFrom), to: at(askedTo) })}
      tlp={tlp}
      actions={
        <>
          <Button size="small" onPress={() => void save()}>
            {t('csv')}
          </Button>
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
          {may.run.allowed && (
            <ButtonLink size="small" href={`/sweeps/${id}/indicators`}>
              {t('add')}
            </ButtonLink>
          )}
          {may.run.allowed && summary.silent > 0 && <RemindAct board={board} />}
        </>
      }
    />
  )
}

const Closing = ({ board, organisations }: { board: Board; organisations: readonly Recipient[] }) => {
  const { t } = useTranslation('sweeps')
  const { closure, may } = board
  if (closure.length === 0) return <Note tone="done">{t('closure_ready')}</Note>
  const lacks = closure as { code: keyof typeof lackCodes; values?: { count?: number } }[]
  return (
    <Note tone="alarm" lead={t('closure_title', { count: closure.length })}>
      <ul>
        {lacks.map(({ code, values }) => (
          <li key={code}>{t(`lacks.${code}`, { count: Number(values?.count ?? 0) })}</li>
        ))}
      </ul>
      <p>{t('closure_how')}</p>
      {may.run.allowed && (
        <p className="button-row">
          <AcceptAct board={board} organisations={organisations} />
          <RecallAct board={board} />
        </p>
      )}
    </Note>
  )
}

const lackCodes = {
  sweep_unanswered: true,
  sweep_running: true,
  sweep_unknown: true,
  sweep_not_isolated: true,
  sweep_doubtful: true,
} as const

const Held = ({ board }: { board: Board }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const held = board.indicators.filter(indicator => indicator.held)
  if (held.length === 0) return null
  return (
    <Note lead={t('held_title', { count: held.length })}>
      <ul>
        {held.map(indicator => (
          <li key={indicator.id}>
            <span className="mono">{indicator.value}</span>
            {'　'}
            {indicator.doubt && indicatorDoubts[indicator.doubt][language]}
            {'　'}
            {board.may.run.allowed && <ConfirmAct board={board} indicator={indicator} />}
          </li>
        ))}
      </ul>
    </Note>
  )
}
