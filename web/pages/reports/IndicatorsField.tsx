import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { disguised, readIndicators } from '../../../src/kernel/indicators.ts'
import { type Certainty, certainties } from '../../../src/kernel/taxonomy/certainty.ts'
import { indicatorDoubts, indicatorKinds } from '../../../src/kernel/taxonomy/indicator-kinds.ts'
import type { ContentInput } from '../../../src/share/reports/content.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage } from '../../ui/language.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { choicesOf } from './choices.ts'
import type { FieldControlProps } from './field-props.ts'

type Indicator = NonNullable<ContentInput['indicators']>[number]
const nameOf = ({ kind, value }: { kind: string; value: string }): string => `${kind} ${value}`

/** Pasted as people have them; what was read, doubted and not understood is shown before it is taken. */
export const IndicatorsField = ({ content, onAnswer }: FieldControlProps) => {
  const { t } = useTranslation(['attachments', 'reports'])
  const language = useLanguage()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const indicators = content.indicators ?? []
  const known = new Set(indicators.map(nameOf))
  const { indicators: read, unread } = readIndicators(text)
  const fresh = read.filter(indicator => !known.has(nameOf(indicator)))
  const taken = fresh.filter(indicator => indicator.doubt === null || chosen.includes(nameOf(indicator)))
  const take = (): void => {
    onAnswer([...indicators, ...taken.map(({ kind, value }) => ({ kind, value, certainty: 'NOT_GIVEN' }))])
    setText('')
    setChosen([])
  }
  return (
    <fieldset className="field field-beside" id="indicators">
      <legend className="field-label">{t('reports:fields.indicators')}</legend>
      <div className="field-control">
        {indicators.length > 0 && (
          <ul className="attach-list">
            {[...indicators.entries()].map(([place, indicator]) => (
              <IndicatorRow
                key={nameOf(indicator)}
                indicator={indicator}
                onChange={next => onAnswer(indicators.with(place, next))}
                onRemove={() => onAnswer(indicators.filter((_, other) => other !== place))}
              />
            ))}
          </ul>
        )}
        <TextArea
          id="indicators-paste"
          label={t('paste')}
          support={t('paste_support')}
          value={text}
          onChange={setText}
        />
        <div aria-live="polite">
          {text.trim() !== '' && <p>{t('read_count', { count: read.length })}</p>}
          {fresh.some(({ doubt }) => doubt !== null) && <p className="secondary">{t('doubtful')}</p>}
          {unread.length > 0 && <p className="field-error">{t('unread', { pieces: unread.slice(0, 20).join(' ') })}</p>}
        </div>
        {fresh.length > 0 && (
          <ul className="attach-list" aria-label={t('reading')}>
            {fresh.slice(0, 200).map(indicator => (
              <li key={nameOf(indicator)} data-row>
                <span className="secondary">{indicatorKinds[indicator.kind][language]}</span>
                <span className="mono attach-name">{disguised(indicator.value)}</span>
                {indicator.doubt && (
                  <label className="attach-origin">
                    <input
                      type="checkbox"
                      checked={chosen.includes(nameOf(indicator))}
                      onChange={({ target }) =>
                        setChosen(names =>
                          target.checked
                            ? [...names, nameOf(indicator)]
                            : names.filter(name => name !== nameOf(indicator)),
                        )
                      }
                    />{' '}
                    {t('doubted')}
                    {language === 'ja' ? '：' : ': '}
                    {indicatorDoubts[indicator.doubt][language]}
                  </label>
                )}
              </li>
            ))}
          </ul>
        )}
        {taken.length > 0 && (
          <>
            <Button size="small" onPress={take}>
              {t('take', { count: taken.length })}
            </Button>{' '}
            <span className="secondary">{t('not_yet_taken')}</span>
          </>
        )}
      </div>
    </fieldset>
  )
}

interface IndicatorRowProps {
  indicator: Indicator
  onChange: (indicator: Indicator) => void
  onRemove: () => void
}

const IndicatorRow = ({ indicator, onChange, onRemove }: IndicatorRowProps) => {
  const { t } = useTranslation('attachments')
  const language = useLanguage()
  const value = disguised(indicator.value)
  return (
    <li data-row>
      <span className="secondary">{indicatorKinds[indicator.kind][language]}</span>
      <span className="mono attach-name">{value}</span>
      <select
        className="input"
        aria-label={`${t('certainty')} ${value}`}
        value={indicator.certainty}
        onChange={({ target }) => onChange({ ...indicator, certainty: target.value as Certainty })}
      >
        {choicesOf(certainties, language).map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <button type="button" className="link-button" aria-label={t('take_out', { value })} onClick={onRemove}>
        {t('remove_short')}
      </button>
    </li>
  )
}
