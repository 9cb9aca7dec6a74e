import { useTranslation } from 'react-i18next'
import { minutes } from '../../src/kernel/clock.ts'
import { useLanguage } from '../ui/language.ts'
import { clockTime } from '../ui/time.ts'
import { useServerTime } from './server-clock.ts'
import { useActor } from './use-session.ts'

const warnBefore = minutes(10)

/** The session ends however busy it is: who is writing hears of it while there is time to send. */
export const ShiftStrip = () => {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const now = useServerTime()
  const until = useActor()?.until
  const ends = until ? new Date(until) : undefined
  const soon = ends && ends.getTime() - now.getTime() <= warnBefore && ends > now
  return (
    <div role="status">
      {soon && (
        <p className="live-strip">
          <strong>{t('shift.ends', { at: clockTime(ends, { language }) })}</strong> <span>{t('shift.do')}</span>
        </p>
      )}
    </div>
  )
}
