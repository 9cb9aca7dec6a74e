import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import type { Body } from '../../api/reply.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { OutcomeList } from './OutcomeList.tsx'
import { type ListedCase, useTriage } from './queries.ts'
import type { Selection } from './use-selection.ts'

type Bulk = Body<'/api/v1/triage/cases'>

/** What is done to all marked cases: who leads them. Nothing that ends a case, and each act can be undone. */
export const BulkBar = ({ found, selection }: { found: readonly ListedCase[]; selection: Selection }) => {
  const { t } = useTranslation('cases')
  const language = useLanguage()
  const api = useApi()
  const people = useTriage(true).data?.people ?? []
  const [person, setPerson] = useState('')
  const perform = (bulk: Bulk, key: string) =>
    body(api.POST('/api/v1/triage/cases', { headers: idempotent(key), body: bulk }))
  const [outcomes, setOutcomes] = useState<Awaited<ReturnType<typeof perform>>>()
  const refreshes = [['cases']]
  const act = useAct(perform, {
    refreshes,
    onDone: answered => {
      setOutcomes(answered)
      selection.clear()
    },
  })
  const undo = useAct(perform, { refreshes, said: t('board.undone'), onDone: () => setOutcomes(undefined) })
  const rows = found.filter(({ id }) => selection.has(id)).map(({ id, version }) => ({ id, version }))
  const takeBack = (): void =>
    undo.run({
      act: 'ASSIGN',
      cases: (outcomes ?? []).flatMap(({ id, done, before, version }) =>
        done && version ? [{ id, version, owner: before }] : [],
      ),
      person: null,
    })
  return (
    <>
      <section className="bulk-bar" aria-label={t('board.bulk')}>
        <span aria-live="polite">{t('board.marked', { count: rows.length })}</span>
        <Button
          size="small"
          shortcut="m"
          busy={act.busy}
          refusedBecause={rows.length === 0 ? t('board.mark_first') : undefined}
          onPress={() => act.run({ act: 'TAKE', cases: rows, person: null })}
        >
          {t('board.take', { count: rows.length })}
        </Button>
        {rows.length > 0 && (
          <>
            <select
              className="filter-select"
              aria-label={t('board.assign_to')}
              value={person}
              onChange={event => setPerson(event.target.value)}
            >
              <option value="">{t('board.assign_to')}</option>
              {people.map(one => (
                <option key={one.id} value={one.id}>
                  {one[language]}
                </option>
              ))}
            </select>
            {person !== '' && (
              <Button size="small" busy={act.busy} onPress={() => act.run({ act: 'ASSIGN', cases: rows, person })}>
                {t('board.assign', { count: rows.length })}
              </Button>
            )}
            <Button size="small" look="bare" onPress={selection.clear}>
              {t('board.unmark')}
            </Button>
          </>
        )}
      </section>
      {act.problem && <ProblemNote problem={act.problem} />}
      {undo.problem && <ProblemNote problem={undo.problem} />}
      {outcomes && (
        <OutcomeList
          outcomes={outcomes}
          nameOf={id => found.find(listed => listed.id === id)?.number ?? id}
          onUndo={takeBack}
          undoing={undo.busy}
          onClose={() => setOutcomes(undefined)}
        />
      )}
    </>
  )
}
