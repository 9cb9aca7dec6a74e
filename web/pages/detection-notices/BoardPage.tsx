import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Answered } from '../../ui/Answered.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageBody } from '../../ui/layout.tsx'
import { MoreOf } from '../../ui/MoreOf.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { PrintSheet } from '../../ui/PrintSheet.tsx'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { type Selection, useSelection } from '../cases/use-selection.ts'
import { DetectionTable } from './DetectionTable.tsx'
import { GapNote } from './GapNote.tsx'
import { type Detection, useBoard } from './queries.ts'
import { type BoardSearch, boardHref } from './search.ts'

/** The triage board: what the sensors saw, judged by people. */
export const BoardPage = () => {
  const { t } = useTranslation('detectionNotices')
  const search = useSearch({ from: '/framed/detections' })
  const list = useBoard(search)
  const found = list.data?.pages.flatMap(page => page.items)
  const first = list.data?.pages[0]
  const narrowed = search.q !== undefined || search.severity !== undefined || search.judged !== undefined
  return (
    <>
      <PageHead
        breadcrumb={[{ label: t('title'), href: '/detection-notices' }, { label: t('board.title') }]}
        title={t('board.title')}
        support={first && t('board.waiting', { count: first.waiting })}
      />
      <BoardFilters search={search} />
      <PageBody>
        {first && <GapNote gaps={first.gaps} />}
        <Answered query={{ ...list, data: found }} rows={8}>
          {loaded =>
            loaded.length === 0 ? (
              <EmptyState clearHref={narrowed ? '/detections' : undefined}>
                {t(narrowed ? 'board.empty_filtered' : 'board.empty')}
              </EmptyState>
            ) : (
              <Judging found={loaded} judges={first?.mayJudge.allowed === true && !search.judged} />
            )
          }
        </Answered>
        <MoreOf list={list} />
        <PrintSheet tlp="TLP:AMBER+STRICT" />
      </PageBody>
    </>
  )
}

const BoardFilters = ({ search }: { search: BoardSearch }) => {
  const { t } = useTranslation('detectionNotices')
  const router = useRouter()
  const [words, setWords] = useState(search.q ?? '')
  const find = (event: FormEvent): void => {
    event.preventDefault()
    router.history.push(
      boardHref({ ...search, ...(words.trim() ? { q: words.trim() } : { q: undefined }) } as BoardSearch),
    )
  }
  return (
    <form className="filter-bar" onSubmit={find}>
      <Link href={boardHref({})} className="filter-link" shortcut="1" current={!search.judged ? 'true' : undefined}>
        {t('board.unjudged')}
      </Link>
      <Link
        href={boardHref({ judged: true })}
        className="filter-link"
        shortcut="2"
        current={search.judged ? 'true' : undefined}
      >
        {t('board.judged')}
      </Link>
      <select
        className="filter-select"
        aria-label={t('board.severity')}
        value={search.severity ?? ''}
        onChange={event => {
          const { severity: _, ...rest } = search
          router.history.push(boardHref(event.target.value ? { ...rest, severity: Number(event.target.value) } : rest))
        }}
      >
        <option value="">{t('board.any_severity')}</option>
        {([1, 2, 3] as const).map(worst => (
          <option key={worst} value={worst}>
            {t('board.at_least', { severity: t(`severities.s${worst}`) })}
          </option>
        ))}
      </select>
      <input
        className="filter-select"
        type="search"
        aria-label={t('board.words')}
        placeholder={t('board.words')}
        aria-keyshortcuts="f"
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <Button type="submit" size="small">
        {t('board.find')}
      </Button>
    </form>
  )
}

const Judging = ({ found, judges }: { found: readonly Detection[]; judges: boolean }) => {
  const selection = useSelection(found.map(({ id }) => id))
  return (
    <>
      {judges && <JudgeBar selection={selection} />}
      <DetectionTable found={found} selection={judges ? selection : undefined} reconsiders />
    </>
  )
}

/** What is done to all marked detections: one notice about them, or nothing, with the reason. */
const JudgeBar = ({ selection }: { selection: Selection }) => {
  const { t } = useTranslation('detectionNotices')
  const [dismissing, setDismissing] = useState(false)
  const count = selection.chosen.length
  return (
    <section className="bulk-bar" aria-label={t('board.bulk')}>
      <span aria-live="polite">{t('board.marked', { count })}</span>
      {count === 0 ? (
        <Button size="small" refusedBecause={t('board.mark_first')}>
          {t('board.give', { count })}
        </Button>
      ) : (
        <>
          <ButtonLink size="small" look="primary" href={`/detection-notices/new?of=${selection.chosen.join(',')}`}>
            {t('board.give', { count })}
          </ButtonLink>
          <Button size="small" onPress={() => setDismissing(true)}>
            {t('board.dismiss', { count })}
          </Button>
          <Button size="small" look="bare" onPress={selection.clear}>
            {t('board.unmark')}
          </Button>
        </>
      )}
      {dismissing && <DismissDialog selection={selection} onClose={() => setDismissing(false)} />}
    </section>
  )
}

const DismissDialog = ({ selection, onClose }: { selection: Selection; onClose: () => void }) => {
  const { t } = useTranslation('detectionNotices')
  const api = useApi()
  const [reason, setReason] = useState('')
  const count = selection.chosen.length
  const dismiss = useAct(
    (_: undefined, key) =>
      body(
        api.POST('/api/v1/detections/dismissals', {
          headers: idempotent(key),
          body: { detections: [...selection.chosen], reason },
        }),
      ),
    {
      refreshes: [['detections'], ['home']],
      said: t('board.dismissed', { count }),
      onDone: () => {
        selection.clear()
        onClose()
      },
    },
  )
  return (
    <Dialog title={t('board.dismiss', { count })} isOpen onClose={onClose}>
      <p>{t('board.dismiss_explained')}</p>
      <TextArea
        id="dismiss-reason"
        label={t('board.reason')}
        necessity="required"
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {dismiss.problem && <ProblemNote problem={dismiss.problem} />}
      <Button
        look="primary"
        busy={dismiss.busy}
        refusedBecause={reason.trim() === '' ? t('board.reason_missing') : undefined}
        onPress={() => dismiss.run(undefined)}
      >
        {t('board.dismiss', { count })}
      </Button>
    </Dialog>
  )
}
