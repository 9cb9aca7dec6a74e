import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { keepLanguage } from '../../app/language-address.ts'
import { useActor } from '../../app/use-session.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button } from '../../ui/Button.tsx'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'
import { useLanguage } from '../../ui/language.ts'
import { Columns, PageBody } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { dateAndTime } from '../../ui/time.ts'
import { RecipientThreads } from '../threads/RecipientThreads.tsx'
import { BoardLegend } from './BoardLegend.tsx'
import { BoardTable } from './BoardTable.tsx'
import { SentDirectly } from './DirectSending.tsx'
import { FateNote } from './FateNote.tsx'
import { type Board, useBoard } from './queries.ts'
import { RecallPanel } from './RecallPanel.tsx'
import { SilentPanel } from './SilentPanel.tsx'
import { TierBoxes } from './TierBoxes.tsx'

/** Who is silent, at which tier, and what that blocks (SCREENS §8.5). */
export const BoardPage = () => {
  const { t } = useTranslation('deliveries')
  const { edition } = useParams({ from: '/framed/deliveries/$edition' })
  const board = useBoard(edition)
  if (board.data) return <BoardView board={board.data} />
  return (
    <>
      <PageHead title={t('title')} breadcrumb={[{ label: t('title'), href: '/deliveries' }]} />
      <PageBody>
        <Answered query={board}>{() => null}</Answered>
      </PageBody>
    </>
  )
}

const BoardView = ({ board }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const isIssuer = useActor()?.organisation === board.edition.issuer?.id
  return (
    <>
      <BoardHead board={board} />
      <FateNote edition={board.edition} of="deliveries" />
      <SentDirectly edition={board.edition.id} />
      <TierBoxes board={board} />
      <Columns
        side={
          <>
            {!board.edition.fate && <SilentPanel board={board} />}
            <RecallPanel edition={board.edition.id} />
            <p className="secondary">{t('privacy')}</p>
          </>
        }
      >
        <BoardLegend />
        <BoardTable board={board} />
        <UncheckedNote board={board} />
        {isIssuer && <RecipientThreads board={board} />}
      </Columns>
      <PrintSheet tlp={board.edition.tlp} />
    </>
  )
}

const BoardHead = ({ board: { edition, asOf } }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const { t: ui } = useTranslation('ui')
  const language = useLanguage()
  const at = (text: string): string => dateAndTime(new Date(text), { language })
  const elapsed = spanOf(Date.parse(asOf) - Date.parse(edition.releasedAt))
  return (
    <PageHead
      breadcrumb={[{ label: t('title'), href: '/deliveries' }, { label: edition.number }]}
      title={edition.title || t('recalled_title', { number: edition.number })}
      support={t('board_facts', {
        at: at(edition.releasedAt),
        span: spanWords(elapsed, ui),
        receipt: at(edition.acknowledgeBy),
        assess: at(edition.assessBy),
      })}
      tlp={edition.tlp}
      actions={
        <>
          <a
            className="button button-normal button-size-small"
            href={keepLanguage(`/api/v1/editions/${edition.id}/board.csv`, '/')}
            download
          >
            {t('csv')}
          </a>
          <Button size="small" onPress={() => print()}>
            {t('print')}
          </Button>
        </>
      }
    />
  )
}

/** A receipt is not a result: the sentence stands under every board. */
const UncheckedNote = ({ board: { counts, edition } }: { board: Board }) => {
  const { t } = useTranslation('deliveries')
  const language = useLanguage()
  if (counts.acknowledged > 0 && counts.unchecked === 0) return <Note tone="done">{t('unchecked_none')}</Note>
  return (
    <Note lead={t('unchecked_lead')}>
      {counts.unchecked > 0 &&
        t('unchecked_rest', {
          count: counts.unchecked,
          at: dateAndTime(new Date(edition.assessBy), { language }),
        })}
    </Note>
  )
}
