import { useTranslation } from 'react-i18next'
import { readClock, spanOf } from './clock.ts'
import { clockWords, spanWords } from './clock-words.ts'
import { useNow } from './now.ts'
import { TimeText } from './TimeText.tsx'

interface ClockChipProps {
  due: Date
  /** When it was done: the chip becomes plain time. */
  doneAt?: Date
  now?: Date
}

/** A deadline as time over or time left; always the right-aligned first column of its row (SCREENS §3). */
export const ClockChip = ({ due, doneAt, now }: ClockChipProps) => {
  const { t } = useTranslation('ui')
  const current = useNow()
  if (doneAt) return <TimeText at={doneAt} />
  const reading = readClock(due, now ?? current)
  return (
    <time className={`clock-chip clock-${reading.tone}`} dateTime={due.toISOString()}>
      {clockWords(reading, t)}
    </time>
  )
}

/** A plain span, 6時間20分, for silences and delays. */
export const SpanText = ({ milliseconds }: { milliseconds: number }) => {
  const { t } = useTranslation('ui')
  return <span className="unbroken">{spanWords(spanOf(milliseconds), t)}</span>
}
