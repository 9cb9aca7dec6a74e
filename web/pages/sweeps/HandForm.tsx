import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCodeOf } from '../../../src/kernel/taxonomy/label.ts'
import { contradictionKinds } from '../../../src/kernel/taxonomy/sweeps.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { FormSection } from '../../ui/layout.tsx'
import { Note } from '../../ui/Note.tsx'
import { useNow } from '../../ui/now.ts'
import { ProblemNote } from '../../ui/ProblemNote.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toLocalField } from '../../ui/time.ts'
import { shortValue } from './cell-words.ts'
import { emptyResult, type HandEntry, type HandResult, handBody, isShort, isWrongPeriod } from './hand-entry.ts'
import type { OwnRequest } from './queries.ts'

const results = ['NOTHING', 'HIT', 'NOT_APPLICABLE', 'UNSAID'] as const

/** An organisation without a program, or with records that a program does not read, answers here (SCREENS §8.7: 手入力). */
export const HandForm = ({ request }: { request: OwnRequest }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const [entry, setEntry] = useState<HandEntry>(() => ({
    from: toLocalField(new Date(request.asked.from)),
    to: toLocalField(new Date(request.asked.to)),
    hasGap: false,
    gapFrom: '',
    gapTo: '',
    results: {},
  }))
  const [tried, setTried] = useState(false)
  const sought = request.indicators.filter(({ doubt, confirmed }) => doubt === null || confirmed)
  const wrongPeriod = isWrongPeriod(entry, now)
  const said = Object.values(entry.results).some(({ result }) => result !== 'UNSAID')
  const answer = useAct(
    (made: HandEntry, key) =>
      body(
        api.POST('/api/v1/sweep-requests/{id}/answers-by-hand', {
          params: { path: { id: request.id } },
          headers: idempotent(key),
          body: handBody(made),
        }),
      ),
    { refreshes: [['sweeps'], ['home']], said: t('own.sent') },
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (said && !wrongPeriod) answer.run(entry)
  }
  const set = (id: string, change: Partial<HandResult>): void =>
    setEntry({ ...entry, results: { ...entry.results, [id]: { ...(entry.results[id] ?? emptyResult), ...change } } })
  const instant = (name: 'from' | 'to' | 'gapFrom' | 'gapTo', label: string) => (
    <TextField
      id={`hand-${name}`}
      label={label}
      necessity="required"
      type="datetime-local"
      value={entry[name]}
      onChange={text => setEntry({ ...entry, [name]: text })}
      error={tried && wrongPeriod && (entry[name] === '' || name === 'to') ? t('own.period_wrong') : undefined}
    />
  )
  const reasons = answer.problem?.missing?.flatMap(({ code }) =>
    isCodeOf(contradictionKinds, code) ? [contradictionKinds[code][language]] : [],
  )
  return (
    <form onSubmit={send} className="sweep-hand" noValidate>
      <FormSection title={t('own.hand')} support={t('own.hand_support')}>
        <div className="pair">
          {instant('from', t('own.covered_from'))}
          {instant('to', t('own.covered_to'))}
        </div>
        <label className="sweep-gap">
          <input
            type="checkbox"
            checked={entry.hasGap}
            onChange={event => setEntry({ ...entry, hasGap: event.target.checked })}
          />
          {t('own.gap')}
        </label>
        {entry.hasGap && (
          <div className="pair">
            {instant('gapFrom', t('own.gap_from'))}
            {instant('gapTo', t('own.gap_to'))}
          </div>
        )}
        {!wrongPeriod && isShort(entry, request.asked) && <Note tone="soon">{t('own.becomes_unknown')}</Note>}
        {sought.map(({ id, value }) => {
          const one = entry.results[id] ?? emptyResult
          return (
            <div key={id}>
              <ChoiceGroup
                id={`hand-result-${id}`}
                label={t('own.result', { value: shortValue(value) })}
                choices={results.map(code => ({
                  value: code,
                  label: code === 'UNSAID' ? t('own.unsaid') : t(`own.results.${code}`),
                }))}
                value={one.result}
                onChange={result => set(id, { result })}
              />
              {one.result === 'HIT' && (
                <div className="sweep-hit-fields">
                  {(['terminals', 'records', 'first', 'last'] as const).map(name => (
                    <TextField
                      key={name}
                      id={`hand-${name}-${id}`}
                      label={t(`own.${name}`)}
                      necessity="required"
                      {...(name === 'first' || name === 'last' ? { type: 'datetime-local' as const } : {})}
                      value={one[name]}
                      onChange={text => set(id, { [name]: text })}
                    />
                  ))}
                </div>
              )}
            </div>
          )
        })}
        {tried && !said && <p className="alarm-text">{t('own.nothing_said')}</p>}
        {answer.problem && <ProblemNote problem={answer.problem} />}
        {reasons && reasons.length > 0 && (
          <ul className="alarm-text">
            {reasons.map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        <p>
          <Button type="submit" look="primary" busy={answer.busy}>
            {t('own.send')}
          </Button>
        </p>
      </FormSection>
    </form>
  )
}
