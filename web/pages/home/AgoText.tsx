import { useTranslation } from 'react-i18next'
import { spanOf } from '../../ui/clock.ts'
import { spanWords } from '../../ui/clock-words.ts'

const minute = 60_000
const hour = 60 * minute

/** 27分前, and 1時間05分前 from an hour on. */
export const AgoText = ({ at, now }: { at: Date; now: Date }) => {
  const { t } = useTranslation('home')
  const { t: ui } = useTranslation('ui')
  const passed = Math.max(0, now.getTime() - at.getTime())
  return (
    <time dateTime={at.toISOString()}>
      {passed < hour
        ? t('ago_minutes', { minutes: Math.floor(passed / minute) })
        : t('ago', { span: spanWords(spanOf(passed), ui) })}
    </time>
  )
}
