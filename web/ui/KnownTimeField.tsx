import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describe, type KnownTime } from '../../src/kernel/known-time.ts'
import type { FieldProps } from './FieldWords.tsx'
import { useLanguage } from './language.ts'
import { useNow } from './now.ts'
import { TextField } from './TextField.tsx'
import { fromLocalField, toLocalField } from './time.ts'

interface KnownTimeFieldProps extends FieldProps {
  value: KnownTime
  onChange: (value: KnownTime) => void
  /** Reads what was typed: `wording => readTime(wording, now)` of src/kernel/known-time. */
  read: (wording: string) => KnownTime
}

/** Time is typed as people say it, and the reading is shown back before it is sent (SCREENS §8.2). */
export const KnownTimeField = ({ value, onChange, read, ...field }: KnownTimeFieldProps) => {
  const [correcting, setCorrecting] = useState(false)
  const typed = value.wording.trim() !== ''
  const typeAnew = (wording: string): void => {
    setCorrecting(false)
    onChange(read(wording))
  }
  return (
    <div className="known-time">
      <TextField {...field} beside value={value.wording} onChange={typeAnew} />
      {typed && (
        <Reading
          value={value}
          correcting={correcting}
          onCorrect={() => setCorrecting(true)}
          onReset={() => typeAnew(value.wording)}
        />
      )}
      {correcting && <Correction id={field.id} value={value} onChange={onChange} />}
    </div>
  )
}

interface ReadingProps {
  value: KnownTime
  correcting: boolean
  onCorrect: () => void
  onReset: () => void
}

const Reading = ({ value, correcting, onCorrect, onReset }: ReadingProps) => {
  const { t } = useTranslation('ui')
  const reading = describe(value, useLanguage(), useNow())
  const read = value.earliest !== null || value.latest !== null
  return (
    <p className="known-time-reading" aria-live="polite">
      {read ? t('known_time.reading', { reading }) : t('known_time.unread')}{' '}
      <button type="button" className="link-button" onClick={correcting ? onReset : onCorrect}>
        {correcting ? t('known_time.as_read') : t('known_time.correct')}
      </button>
    </p>
  )
}

const ends = ['earliest', 'latest'] as const

const Correction = ({
  id,
  value,
  onChange,
}: {
  id: string
  value: KnownTime
  onChange: (value: KnownTime) => void
}) => {
  const { t } = useTranslation('ui')
  return (
    <div className="known-time-correction">
      {ends.map(end => {
        const at = value[end]
        return (
          <TextField
            key={end}
            id={`${id}-${end}`}
            label={t(`known_time.${end}`)}
            type="datetime-local"
            value={at ? toLocalField(new Date(at)) : ''}
            onChange={text => onChange(corrected(value, end, fromLocalField(text)))}
          />
        )
      })}
    </div>
  )
}

/** The end that was just set stands, and the other follows it rather than cross it; an emptied end is not known. */
const corrected = (value: KnownTime, end: (typeof ends)[number], at: Date | undefined): KnownTime => {
  const next: KnownTime = { ...value, certainty: 'PROBABLE', [end]: at?.toISOString() ?? null }
  const crossed = next.earliest !== null && next.latest !== null && next.earliest > next.latest
  return crossed ? { ...next, earliest: next[end], latest: next[end] } : next
}
