import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { Link } from '../ui/Link.tsx'
import { footPlaces, navigationFor, type Place, places, placeWord } from './navigation.ts'
import type { Session } from './session.ts'

interface NavProps {
  session: Session
  pinned?: ReactNode
  here: Place | undefined
}

/** Daily work, find out, prepare and learn — each entry with what waits for this person. */
export const SideNav = ({ session, here, pinned, onKeyList }: NavProps & { onKeyList: () => void }) => {
  const { t } = useTranslation('frame')
  return (
    <nav className="side-nav" aria-label={t('landmarks.main_navigation')}>
      <NavGroups session={session} here={here} pinned={pinned} />
      <div className="nav-foot">
        <FootLinks session={session} here={here} />
        <button type="button" className="nav-keys" onClick={onKeyList}>
          <kbd>?</kbd> {t('keys.title')}
        </button>
      </div>
    </nav>
  )
}

/** What is looked at in passing, and what few have to do with; drawn for whoever may use it. */
export const FootLinks = ({ session, here }: NavProps) => {
  const { t } = useTranslation('frame')
  return footPlaces
    .filter(place => session.places.includes(place))
    .map(place => (
      <Link
        key={place}
        href={places[place].href}
        className="nav-foot-link"
        current={place === here ? 'page' : undefined}
      >
        {t(`nav.${place}`)}
      </Link>
    ))
}

/** The groups alone, for the side and for the phone's さらに. A new report lies in reports. */
export const NavGroups = ({ session, here, pinned }: NavProps) => {
  const { t } = useTranslation('frame')
  const within = here === 'new_report' ? 'reports' : here
  return navigationFor(session.places).map(({ group, places: entries }) => (
    <div key={group}>
      <h2 className={group === 'daily' ? 'visually-hidden' : 'nav-group'}>{t(`groups.${group}`)}</h2>
      <ul>
        {entries.map(place => (
          <li key={place}>
            <Link href={places[place].href} className="nav-link" current={place === within ? 'page' : undefined}>
              {t(`nav.${placeWord(place, session.view)}`)}
              <Waiting session={session} place={place} />
            </Link>
          </li>
        ))}
      </ul>
      {group === 'daily' && pinned}
    </div>
  ))
}

/** A count is what waits for me; a red one holds something overdue or silent. */
const Waiting = ({ session, place }: { session: Session; place: Place }) => {
  const { t } = useTranslation('frame')
  const waiting = session.waiting[place]
  if (!waiting?.count) return null
  return (
    <span className={classNames('nav-count', waiting.urgent && 'nav-count-urgent')}>
      <span aria-hidden="true">{waiting.count}</span>
      <span className="visually-hidden">
        {t(waiting.urgent ? 'waiting.urgent' : 'waiting.calm', { count: waiting.count })}
      </span>
    </span>
  )
}
