import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExpectedAction } from '../../../src/kernel/taxonomy/sweeps.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { dateAndTime } from '../../ui/time.ts'
import type { Cell, OwnRequest } from './queries.ts'

const refreshes = [['sweeps'], ['home']] as const

const useBlock = (id: string) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  return useAct(
    (indicators: string[], key) =>
      body(
        api.POST('/api/v1/sweep-requests/{id}/blocks', {
          params: { path: { id } },
          headers: idempotent(key),
          body: { indicators },
        }),
      ),
    { refreshes, said: t('own.blocked_done') },
  )
}

/** Everything that is to be blocked and is not: one press, for whoever has put the whole list into a filter. */
export const BlockAll = ({ request }: { request: OwnRequest }) => {
  const { t } = useTranslation('sweeps')
  const block = useBlock(request.id)
  const open = request.indicators
    .filter(({ actions, doubt, confirmed }) => actions.includes('BLOCK') && (doubt === null || confirmed))
    .filter(({ id }) => !request.cells.some(cell => cell.indicator === id && cell.blockedAt !== null))
    .map(({ id }) => id)
  if (open.length < 2) return null
  return (
    <p>
      {block.problem && <ProblemNote problem={block.problem} />}
      <Button size="small" busy={block.busy} onPress={() => block.run(open)}>
        {t('own.block_all', { count: open.length })}
      </Button>
    </p>
  )
}

interface OwnActsProps {
  request: string
  indicator: { id: string; value: string; actions: readonly ExpectedAction[] }
  cell: Cell | undefined
  open: boolean
}

/** What was done about one indicator: blocked, isolated, and what of the terminals the organisation chooses to tell. */
export const OwnActs = ({ request, indicator, cell, open }: OwnActsProps) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const block = useBlock(request)
  const { id, actions } = indicator
  const hit = cell?.verdict === 'HIT'
  return (
    <div className="sweep-acts">
      {actions.includes('BLOCK') && cell?.blockedAt && (
        <span>{t('own.blocked', { at: dateAndTime(new Date(cell.blockedAt), { language }) })}</span>
      )}
      {actions.includes('BLOCK') && !cell?.blockedAt && open && (
        <Button size="small" busy={block.busy} onPress={() => block.run([id])}>
          {t('own.block')}
        </Button>
      )}
      {block.problem && <ProblemNote problem={block.problem} />}
      {hit && cell.terminals > 0 && open && <Isolation key={cell.isolated} request={request} id={id} cell={cell} />}
      {hit && open && <Release key={cell.released} request={request} id={id} cell={cell} />}
    </div>
  )
}

const Isolation = ({ request, id, cell }: { request: string; id: string; cell: Cell }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [count, setCount] = useState(String(cell.isolated))
  const number = /^\d{1,7}$/.test(count.normalize('NFKC').trim()) ? Number(count.normalize('NFKC')) : undefined
  const isolate = useAct(
    (count: number) =>
      body(
        api.PUT('/api/v1/sweep-requests/{id}/isolations/{indicator}', {
          params: { path: { id: request, indicator: id } },
          body: { count },
        }),
      ),
    { refreshes, said: t('own.isolated_done') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (number !== undefined) isolate.run(number)
  }
  return (
    <form onSubmit={send} className="sweep-isolation">
      <TextField
        id={`isolated-${id}`}
        label={t('own.isolate')}
        support={t('own.isolate_of', { terminals: cell.terminals })}
        value={count}
        onChange={setCount}
      />
      {isolate.problem && <ProblemNote problem={isolate.problem} />}
      <Button type="submit" size="small" busy={isolate.busy}>
        {t('own.isolate_send')}
      </Button>
    </form>
  )
}

/** Names of terminals leave the organisation here, by its own choice, and nowhere else. */
const Release = ({ request, id, cell }: { request: string; id: string; cell: Cell }) => {
  const { t } = useTranslation('sweeps')
  const api = useApi()
  const [words, setWords] = useState(cell.released)
  const release = useAct(
    (words: string) =>
      body(
        api.PUT('/api/v1/sweep-requests/{id}/terminals/{indicator}', {
          params: { path: { id: request, indicator: id } },
          body: { words },
        }),
      ),
    { refreshes, said: t('own.released_done') },
  )
  return (
    <details>
      <summary>{t('own.release')}</summary>
      <TextArea
        id={`released-${id}`}
        label={t('own.release')}
        labelHidden
        support={t('own.release_support')}
        rows={2}
        value={words}
        onChange={setWords}
      />
      {release.problem && <ProblemNote problem={release.problem} />}
      <Button size="small" busy={release.busy} onPress={() => release.run(words)}>
        {t('own.release_send')}
      </Button>
    </details>
  )
}
