import type { TFunction } from 'i18next'
import type { ClockReading, ClockSpan } from './clock.ts'

type UiWords = TFunction<'ui'>

/** 1時間12分 / 1 h 12 m. */
export const spanWords = (span: ClockSpan, t: UiWords): string =>
  span.unit === 'hours'
    ? t('clock.hours', { hours: span.hours, minutes: span.minutes })
    : t('clock.days', { days: span.days, hours: span.hours })

/** 超過 1時間12分 / over 1 h 12 m: the word is part of the chip. */
export const clockWords = (reading: ClockReading, t: UiWords): string =>
  t(reading.tone === 'overdue' ? 'clock.overdue' : 'clock.left', { span: spanWords(reading.span, t) })
