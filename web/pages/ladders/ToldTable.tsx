import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/language.ts'
import { Panel } from '../../ui/Panel.tsx'
import { TimeText } from '../../ui/TimeText.tsx'
import type { Run } from './queries.ts'
import { plannedWords } from './words.ts'

type Place = Run['places'][number]

/** 伝わったか: each step that must know, and since when it does. */
export const ToldTable = ({ run }: { run: Run }) => {
  const { t } = useTranslation('ladders')
  const places = run.places.filter(({ step }) => step < run.steps.length)
  const done = places.filter(({ reached }) => reached?.acknowledgedAt).length
  return (
    <Panel title={t('run.told')} aside={t('run.told_count', { all: places.length, done })} flush>
      <table className="told-table">
        <caption className="visually-hidden">{t('run.told')}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('run.told_who')}</th>
            <th scope="col">{t('run.told_when')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map(place => (
            <ToldRow key={place.step} run={run} place={place} />
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

const ToldRow = ({ run, place: { step, responsible, reached } }: { run: Run; place: Place }) => {
  const { t } = useTranslation('ladders')
  const language = useLanguage()
  const calls = run.calls.filter(call => call.step === step)
  const titles = [...new Set(calls.map(({ title, name }) => title?.[language] ?? name?.[language] ?? ''))]
  const planned = run.steps[step]
  if (titles.length === 0 && planned?.kind === 'NOTIFY')
    titles.push(...planned.receivers.map(receiver => plannedWords({ t, language }, receiver)))
  const who = step === -1 ? t('run.ciso_line') : titles.join(language === 'ja' ? '・' : ', ')
  return (
    <tr>
      <th scope="row">
        {step >= 0 && `${step + 1}　`}
        {who || t('run.planned')}
        {responsible && (
          <span className="secondary">{language === 'ja' ? `（${t('responsible')}）` : ` (${t('responsible')})`}</span>
        )}
      </th>
      <td>
        {reached?.acknowledgedAt ? (
          <span className="done">
            ✓ {reached.acknowledgedBy?.[language]} <TimeText at={new Date(reached.acknowledgedAt)} />
          </span>
        ) : reached ? (
          <strong className="alarming">{t('run.unconfirmed')}</strong>
        ) : (
          <span className="secondary">{t('run.planned')}</span>
        )}
      </td>
    </tr>
  )
}
