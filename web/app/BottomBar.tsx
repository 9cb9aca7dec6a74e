import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonMenu } from '../pages/entrance/PersonMenu.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Link } from '../ui/Link.tsx'
import { LanguageLink } from './LanguageLink.tsx'
import { type Place, phoneBar, places } from './navigation.ts'
import { FootLinks, NavGroups } from './SideNav.tsx'
import type { Session } from './session.ts'
import { PersonPlace } from './TopBar.tsx'

/** The phone's five words; さらに opens the rest of the navigation, the person and the language. */
interface BarProps {
  session: Session
  here: Place | undefined
  pinned?: ReactNode
}

export const BottomBar = ({ session, here, pinned }: BarProps) => {
  const { t } = useTranslation('frame')
  const [openedOn, setOpenedOn] = useState<string>()
  const path = useRouterState({ select: state => state.location.href })
  const more = openedOn === path // a chosen link leads away, and the list closes behind it
  const inbox = session.waiting.inbox?.count
  return (
    <>
      <nav className="bottom-bar" aria-label={t('landmarks.phone_navigation')}>
        {phoneBar.map(place => (
          <Link
            key={place}
            href={places[place].href}
            className="bottom-link"
            current={place === here ? 'page' : undefined}
          >
            {t(`nav.${place}`)}
            {place === 'inbox' && !!inbox && <span>{inbox}</span>}
          </Link>
        ))}
        <button type="button" className="bottom-link" aria-haspopup="dialog" onClick={() => setOpenedOn(path)}>
          {t('nav.more')}
        </button>
      </nav>
      <Dialog title={t('nav.more')} isOpen={more} onClose={() => setOpenedOn(undefined)}>
        <MoreList session={session} here={here} pinned={pinned} />
      </Dialog>
    </>
  )
}

const MoreList = ({ session, here, pinned }: BarProps) => {
  return (
    <div className="more-list">
      <NavGroups session={session} here={here} pinned={pinned} />
      <div className="more-foot">
        <FootLinks session={session} here={here} />
      </div>
      <div className="more-person">
        <p>
          <PersonMenu session={session} />
        </p>
        <p className="secondary">
          <PersonPlace session={session} />
        </p>
        <LanguageLink />
      </div>
    </div>
  )
}
