import { useLanguage } from './language.ts'
import { useNow } from './now.ts'
import { clockTime, dateAndTime, daysFrom, shortDate } from './time.ts'

/** When a thing came: today its time, before that its day, or both where there is room. */
export const ArrivalText = ({ at, full = false }: { at: Date; full?: boolean }) => {
  const style = { language: useLanguage() }
  const today = daysFrom(useNow(), at) === 0
  return (
    <time className="unbroken" dateTime={at.toISOString()} title={dateAndTime(at, style)}>
      {today ? clockTime(at, style) : full ? dateAndTime(at, style) : shortDate(at, style)}
    </time>
  )
}
