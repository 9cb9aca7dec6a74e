import { useTranslation } from 'react-i18next'
import { indicatorDoubts, indicatorKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import { expectedActionCodes, expectedActions } from '../../../src/kernel/taxonomy/sweeps.ts'
import { ManyChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { useLanguage } from '../../ui/language.ts'
import { useNow } from '../../ui/now.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { type AskedEntry, isDuePast, readEntry } from './ask-entry.ts'

interface AskFieldsProps {
  entry: AskedEntry
  onChange: (entry: AskedEntry) => void
  tried: boolean
}

/** The indicators of one request: read while they are pasted, doubts named before anything is sent. */
export const AskFields = ({ entry, onChange, tried }: AskFieldsProps) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const now = useNow()
  const { count } = readEntry(entry)
  return (
    <>
      <TextField
        id="sweep-batch"
        label={t('asking.batch')}
        support={t('asking.batch_support')}
        necessity="required"
        value={entry.batch}
        onChange={batch => onChange({ ...entry, batch })}
        error={tried && entry.batch.trim() === '' ? t('asking.missing') : undefined}
      />
      <TextArea
        id="sweep-indicators"
        label={t('asking.indicators')}
        support={t('asking.indicators_support')}
        necessity="required"
        rows={6}
        value={entry.pasted}
        onChange={pasted => onChange({ ...entry, pasted })}
        error={tried && count === 0 ? t('asking.found_none') : undefined}
      />
      <ReadSoFar entry={entry} />
      <TextArea
        id="sweep-subjects"
        label={t('asking.subjects')}
        support={t('asking.subjects_support')}
        necessity="optional"
        rows={2}
        value={entry.subjects}
        onChange={subjects => onChange({ ...entry, subjects })}
      />
      <ManyChoiceGroup
        id="sweep-actions"
        label={t('asking.actions')}
        necessity="required"
        choices={expectedActionCodes.map(code => ({ value: code, label: expectedActions[code][language] }))}
        value={entry.actions}
        onChange={actions => onChange({ ...entry, actions })}
        error={tried && entry.actions.length === 0 ? t('asking.missing') : undefined}
      />
      <TextField
        id="sweep-due"
        label={t('asking.due')}
        support={t('asking.due_support')}
        necessity="optional"
        type="datetime-local"
        value={entry.due}
        onChange={due => onChange({ ...entry, due })}
        error={isDuePast(entry, now) ? t('asking.due_past') : undefined}
      />
    </>
  )
}

const ReadSoFar = ({ entry }: { entry: AskedEntry }) => {
  const { t } = useTranslation('sweeps')
  const language = useLanguage()
  const { found, unread } = readEntry(entry)
  if (entry.pasted.trim() === '') return null
  return (
    <div className="sweep-read" aria-live="polite">
      <strong>{found.length > 0 ? t('asking.found', { count: found.length }) : t('asking.found_none')}</strong>
      <ul>
        {found.map(({ kind, value, doubt }) => (
          <li key={`${kind} ${value}`}>
            <span className="mono">{value}</span>　<span className="secondary">{indicatorKinds[kind][language]}</span>
            {doubt && (
              <span className="soon-text">
                {'　'}
                {t('cell.held')}：{indicatorDoubts[doubt][language]}
              </span>
            )}
          </li>
        ))}
      </ul>
      {unread.length > 0 && <p className="soon-text">{t('asking.unread', { words: unread.join(' ') })}</p>}
    </div>
  )
}
