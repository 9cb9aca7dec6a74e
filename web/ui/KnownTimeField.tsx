import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import type { FieldProps } from './FieldWords.tsx'
import { useLanguage } from './language.ts'
import { TextField } from './TextField.tsx'
import { fromLocalField, timeRange, toLocalField } from './time.ts'

export interface TimeInterval {
  earliest: Date
  latest: Date
}

export interface KnownTimeValue {
  /** As people say it: 日付が変わったころ. Kept whatever is read from it. */
  wording: string
  /** Set when the person corrected the reading. */
  corrected?: TimeInterval
}

interface KnownTimeFieldProps extends FieldProps {
  value: KnownTimeValue
  onChange: (value: KnownTimeValue) => void
  /** Reads a wording into an interval, or says that it cannot (src/kernel/known-time). */
  read: (wording: string) => TimeInterval | undefined
}

/** Time is typed as people say it, and the reading is shown back before it is sent (SCREENS §8.2). */
export const KnownTimeField = ({ value, onChange, read, ...field }: KnownTimeFieldProps) => {
  const reading = value.corrected ?? (value.wording.trim() ? read(value.wording) : undefined)
  return (
    <div className={classNames('known-time', value.corrected && 'known-time-corrected')}>
      <TextField {...field} beside value={value.wording} onChange={wording => onChange({ ...value, wording })} />
      {value.wording.trim() && (
        <Reading
          reading={reading}
          onCorrect={corrected => onChange({ ...value, corrected })}
          wasCorrected={!!value.corrected}
        />
      )}
      {value.corrected && (
        <Correction
          id={field.id}
          interval={value.corrected}
          onChange={corrected => onChange({ ...value, corrected })}
        />
      )}
    </div>
  )
}

interface ReadingProps {
  reading: TimeInterval | undefined
  wasCorrected: boolean
  onCorrect: (interval: TimeInterval | undefined) => void
}

const Reading = ({ reading, wasCorrected, onCorrect }: ReadingProps) => {
  const { t } = useTranslation('ui')
  const language = useLanguage()
  const words = {
    range: (from: string, to: string) => t('time.range', { from, to }),
    nextDay: (time: string) => t('time.next_day', { time }),
  }
  return (
    <p className="known-time-reading" aria-live="polite">
      {reading ? t('known_time.reading', { reading: timeRange(reading, { language }, words) }) : t('known_time.unread')}{' '}
      {wasCorrected ? (
        <button type="button" className="link-button" onClick={() => onCorrect(undefined)}>
          {t('known_time.as_read')}
        </button>
      ) : (
        reading && (
          <button type="button" className="link-button" onClick={() => onCorrect(reading)}>
            {t('known_time.correct')}
          </button>
        )
      )}
    </p>
  )
}

interface CorrectionProps {
  id: string
  interval: TimeInterval
  onChange: (interval: TimeInterval) => void
}

const Correction = ({ id, interval, onChange }: CorrectionProps) => {
  const { t } = useTranslation('ui')
  const move = (end: keyof TimeInterval) => (text: string) => {
    const at = fromLocalField(text)
    if (at) onChange(keepOrder({ ...interval, [end]: at }, end))
  }
  return (
    <div className="known-time-correction">
      {(['earliest', 'latest'] as const).map(end => (
        <TextField
          key={end}
          id={`${id}-${end}`}
          label={t(`known_time.${end}`)}
          type="datetime-local"
          value={toLocalField(interval[end])}
          onChange={move(end)}
        />
      ))}
    </div>
  )
}

/** The end that was just moved stands; the other follows it rather than cross it. */
const keepOrder = (interval: TimeInterval, moved: keyof TimeInterval): TimeInterval =>
  interval.earliest <= interval.latest ? interval : { earliest: interval[moved], latest: interval[moved] }
