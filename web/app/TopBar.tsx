import { useTranslation } from 'react-i18next'
import { PersonMenu } from '../pages/entrance/PersonMenu.tsx'
import { FictionMark } from '../ui/FictionMark.tsx'
import { Link } from '../ui/Link.tsx'
import { useLanguage } from '../ui/language.ts'
import { useNow } from '../ui/now.ts'
import { calendarDate, clockTime } from '../ui/time.ts'
import { LanguageLink } from './LanguageLink.tsx'
import type { Session } from './session.ts'

/** Name, environment, search and commands, server time with zone, who is here (SCREENS §2). */
export const TopBar = ({ session, onSearch }: { session: Session; onSearch: () => void }) => {
  const { t } = useTranslation('frame')
  return (
    <div className="top-bar">
      <Link href="/" className="name">
        <span lang="ja">{t('name')}</span>
        <small lang="en">Noroshi</small>
      </Link>
      <EnvironmentTag environment={session.environment} />
      <button type="button" className="search" onClick={onSearch} aria-keyshortcuts="Control+K">
        {t('search')} <kbd>Ctrl K</kbd>
      </button>
      <ServerTime scenario={session.scenario !== null} />
      <div className="person">
        <p>
          <PersonMenu session={session} />
          <LanguageLink />
        </p>
        <p className="person-place">
          <PersonPlace session={session} />
        </p>
      </div>
    </div>
  )
}

/** Nothing in real use; in an exercise and a demonstration the first thing beside the name. */
const EnvironmentTag = ({ environment }: { environment: Session['environment'] }) => {
  const { t } = useTranslation('frame')
  if (environment === 'real') return null
  return (
    <span className="environment">
      <span className="environment-long">{t(`environment.${environment}`)}</span>
      <span className="environment-short">{t(`environment.${environment}_short`)}</span>
    </span>
  )
}

const ServerTime = ({ scenario }: { scenario: boolean }) => {
  const { t } = useTranslation('frame')
  const style = { language: useLanguage() }
  const now = useNow()
  return (
    <time
      className={scenario ? 'server-time server-time-scenario' : 'server-time'}
      dateTime={now.toISOString()}
      title={t('server_time')}
    >
      {scenario && <span>{t('scenario')}</span>}
      <span className="server-date">{calendarDate(now, style)}</span>
      <strong>{clockTime(now, style)}</strong>
      <span>JST</span>
    </time>
  )
}

/** 内閣サイバー調整室［架空］・当直（〜07:00）. */
export const PersonPlace = ({ session: { organisation, post } }: { session: Session }) => {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const until = post.until && clockTime(new Date(post.until), { language })
  return (
    <>
      {organisation.name[language]}
      {organisation.fictional && <FictionMark />}
      {language === 'ja' ? '・' : ' · '}
      {post.name[language]}
      {until && t('duty_until', { until })}
    </>
  )
}
