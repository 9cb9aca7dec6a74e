import { useTranslation } from 'react-i18next'
import { describe, type KnownTime } from '../../src/kernel/known-time.ts'
import { useLanguage } from './language.ts'
import { useNow } from './now.ts'
import { calendarDate, clockTime, dateAndTime, daysFrom, defaultZone, zoneName } from './time.ts'

interface TimeTextProps {
  at: Date
  show?: 'time' | 'seconds' | 'date' | 'date-time'
  zone?: string
  /** Write JST behind it: once for each page is enough, and wherever a time leaves the page. */
  withZone?: boolean
}

/** An instant as a person reads it and a machine can too. */
export const TimeText = ({ at, show = 'time', zone = defaultZone, withZone = false }: TimeTextProps) => {
  const style = { language: useLanguage(), zone }
  const now = useNow()
  const text = {
    time: () => clockTime(at, style),
    seconds: () => clockTime(at, style, true),
    date: () => calendarDate(at, style, now),
    'date-time': () => dateAndTime(at, style, now),
  }[show]()
  return (
    <time className="unbroken" dateTime={at.toISOString()}>
      {withZone ? `${text} ${zoneName(at, style)}` : text}
    </time>
  )
}

/** The heading of a day in a list: 今日 11月20日（金）. Only the days beside today have a word. */
export const DayText = ({ at, zone = defaultZone }: { at: Date; zone?: string }) => {
  const { t } = useTranslation('ui')
  const style = { language: useLanguage(), zone }
  const now = useNow()
  const distance = daysFrom(now, at, zone)
  const word =
    distance === 0
      ? t('time.today')
      : distance === -1
        ? t('time.yesterday')
        : distance === 1
          ? t('time.tomorrow')
          : undefined
  return (
    <time className="unbroken" dateTime={at.toISOString()}>
      {word ? `${word} ${calendarDate(at, style, now)}` : calendarDate(at, style, now)}
    </time>
  )
}

const halfDay = 12 * 3_600_000

/**
 * Under the heading of a day, the clock times a wording was read as: 「約1時間前」 was said at another hour than the one
 * at which it is read. What spans more than half a day keeps its wording.
 */
export const KnownClockText = ({ known }: { known: KnownTime }) => {
  const language = useLanguage()
  const { earliest, latest, zone } = known
  if (earliest === null || latest === null) return <KnownTimeText known={known} />
  const [from, to] = [new Date(earliest), new Date(latest)]
  if (to.getTime() - from.getTime() > halfDay) return <KnownTimeText known={known} />
  const [begin, end] = [clockTime(from, { language, zone }), clockTime(to, { language, zone })]
  return (
    <time className="unbroken" dateTime={earliest} title={known.wording.trim() || undefined}>
      {begin === end ? begin : `${begin}${language === 'ja' ? '〜' : '–'}${end}`}
    </time>
  )
}

/** A time as people know it: the wording as it was said, the interval it was read as in its title (DOMAIN §2.3). */
export const KnownTimeText = ({ known }: { known: KnownTime }) => {
  const language = useLanguage()
  const reading = describe(known, language, useNow())
  return (
    <time className="unbroken" dateTime={known.earliest ?? undefined} title={reading}>
      {known.wording.trim() || reading}
    </time>
  )
}
