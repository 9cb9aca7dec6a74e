import { useRouter, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { RouterProvider as AriaRouterProvider, I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { LiveStrip } from '../ui/LiveStrip.tsx'
import { useLanguage } from '../ui/language.ts'
import { NowContext } from '../ui/now.ts'
import { ToastProvider } from '../ui/Toast.tsx'
import { BottomBar } from './BottomBar.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import type { QuickSearch } from './commands.ts'
import { KeyList } from './KeyList.tsx'
import { keepLanguage } from './language-address.ts'
import { placeOf } from './navigation.ts'
import { rememberSingleKeys, singleKeysOn } from './preferences.ts'
import { ScenarioOnPaper, ScenarioStrip } from './ScenarioStrip.tsx'
import { SideNav } from './SideNav.tsx'
import { useServerTime } from './server-clock.ts'
import type { Session } from './session.ts'
import { TopBar } from './TopBar.tsx'
import { useShortcuts } from './use-shortcuts.ts'

interface FrameProps {
  session: Session
  /** When the last answer came, if none has come since it was due. */
  staleSince?: Date
  /** What changed and is not drawn yet. */
  news?: ReactNode
  /** Filters that this person keeps in the navigation. */
  pinned?: ReactNode
  /** What the palette finds as one types, besides places. */
  search?: QuickSearch
  children: ReactNode
}

/** Everything around a page: bars, navigation, keys, clock, announcements. */
export const Frame = ({ session, staleSince, news, pinned, search, children }: FrameProps) => {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState<'palette' | 'keys'>()
  const [singleKeys, setSingleKeys] = useState(singleKeysOn)
  const here = placeOf(useRouterState({ select: state => state.location.pathname }))
  const goTo = useGoTo()
  useShortcuts({
    singleKeys,
    goTo,
    openPalette: () => setOpen('palette'),
    openKeyList: () => setOpen('keys'),
  })
  return (
    <NowContext value={useServerTime()}>
      <ToastProvider>
        <div className={session.scenario ? 'frame exercise' : 'frame'}>
          <a className="skip-link" href="#main">
            {t('skip')}
          </a>
          <header className="top">
            <TopBar session={session} onSearch={() => setOpen('palette')} />
            {session.scenario && <ScenarioStrip pace={session.scenario} />}
            <LiveStrip since={staleSince} />
            {news}
          </header>
          {session.scenario && <ScenarioOnPaper kind={session.scenario.kind} />}
          <SideNav session={session} here={here} pinned={pinned} onKeyList={() => setOpen('keys')} />
          <main id="main" className="content" tabIndex={-1}>
            {children}
          </main>
          <BottomBar session={session} here={here} pinned={pinned} />
        </div>
        <CommandPalette
          session={session}
          isOpen={open === 'palette'}
          onClose={() => setOpen(undefined)}
          goTo={goTo}
          search={search}
        />
        <KeyList
          isOpen={open === 'keys'}
          onClose={() => setOpen(undefined)}
          singleKeys={singleKeys}
          onSingleKeys={on => {
            rememberSingleKeys(on)
            setSingleKeys(on)
          }}
        />
      </ToastProvider>
    </NowContext>
  )
}

/** Moves inside the client, in the language of the page one comes from. */
const useGoTo = (): ((href: string) => void) => {
  const router = useRouter()
  return href => {
    const { href: here, pathname, searchStr } = router.latestLocation
    const address = href.startsWith('#') ? pathname + searchStr + href : href // a part of this page
    router.history.push(keepLanguage(address, here))
  }
}

/** Lets every react-aria link move inside the client and speak the page's language. */
export const ClientLinks = ({ children }: { children: ReactNode }) => {
  const goTo = useGoTo()
  const here = useRouterState({ select: state => state.location.href })
  const locale = useLanguage() === 'ja' ? 'ja-JP' : 'en-GB'
  return (
    <I18nProvider locale={locale}>
      <AriaRouterProvider navigate={goTo} useHref={href => keepLanguage(href, here)}>
        {children}
      </AriaRouterProvider>
    </I18nProvider>
  )
}
