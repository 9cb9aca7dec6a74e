import { createRootRouteWithContext, createRoute, retainSearchParams } from '@tanstack/react-router'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import type { Api } from '../api/client.ts'
import { isLanguage } from '../i18n/setup.ts'
import { CasePage } from '../pages/cases/CasePage.tsx'
import { CasesPage } from '../pages/cases/CasesPage.tsx'
import { readFilters, readTab } from '../pages/cases/search.ts'
import { EnterPage } from '../pages/entrance/EnterPage.tsx'
import { InvitationPage } from '../pages/entrance/InvitationPage.tsx'
import { SetUpPage } from '../pages/entrance/SetUpPage.tsx'
import { SignInPage } from '../pages/entrance/SignInPage.tsx'
import { HomePage } from '../pages/home/HomePage.tsx'
import { readHomeSearch } from '../pages/home/search.ts'
import { readInboxSearch } from '../pages/inbox/entries.ts'
import { InboxPage } from '../pages/inbox/InboxPage.tsx'
import { PlacePage } from './PlacePage.tsx'
import { Framed, NotFound, PageFailed, Root } from './Root.tsx'
import { returnAddress } from './return-address.ts'

interface Surroundings {
  api: Api
}

const root = createRootRouteWithContext<Surroundings>()({
  validateSearch: (search: Record<string, unknown>): { lang?: Language } =>
    isLanguage(search.lang) ? { lang: search.lang } : {},
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: Root,
  notFoundComponent: NotFound,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>) => ({ return: returnAddress(search.return) }),
  component: SignInPage,
})

const inRoot = () => root

/** One-time links carry their token behind the #. */
const oneTimeLinks = [
  createRoute({ getParentRoute: inRoot, path: '/enter', component: EnterPage }),
  createRoute({ getParentRoute: inRoot, path: '/invitation', component: InvitationPage }),
  createRoute({ getParentRoute: inRoot, path: '/set-up', component: SetUpPage }),
]

/** Pages inside the frame hang below this route. */
export const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: Framed,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
})

const inFrame = () => framed

/** A page takes the place of its line here with its own component, loader and search schema. */
export const routeTree = root.addChildren([
  signIn,
  ...oneTimeLinks,
  framed.addChildren([
    createRoute({ getParentRoute: inFrame, path: '/', validateSearch: readHomeSearch, component: HomePage }),
    createRoute({ getParentRoute: inFrame, path: '/inbox', validateSearch: readInboxSearch, component: InboxPage }),
    createRoute({ getParentRoute: inFrame, path: '/reports', component: () => <PlacePage place="reports" /> }),
    createRoute({ getParentRoute: inFrame, path: '/reports/new', component: () => <PlacePage place="new_report" /> }),
    createRoute({ getParentRoute: inFrame, path: '/cases', validateSearch: readFilters, component: CasesPage }),
    createRoute({ getParentRoute: inFrame, path: '/cases/$id', validateSearch: readTab, component: CasePage }),
    createRoute({ getParentRoute: inFrame, path: '/advisories', component: () => <PlacePage place="advisories" /> }),
    createRoute({ getParentRoute: inFrame, path: '/deliveries', component: () => <PlacePage place="deliveries" /> }),
    createRoute({ getParentRoute: inFrame, path: '/notices', component: () => <PlacePage place="notices" /> }),
    createRoute({ getParentRoute: inFrame, path: '/sweeps', component: () => <PlacePage place="sweeps" /> }),
    createRoute({
      getParentRoute: inFrame,
      path: '/investigations',
      component: () => <PlacePage place="investigations" />,
    }),
    createRoute({ getParentRoute: inFrame, path: '/ladders', component: () => <PlacePage place="ladders" /> }),
    createRoute({ getParentRoute: inFrame, path: '/directory', component: () => <PlacePage place="directory" /> }),
    createRoute({ getParentRoute: inFrame, path: '/statistics', component: () => <PlacePage place="statistics" /> }),
    createRoute({ getParentRoute: inFrame, path: '/handover', component: () => <PlacePage place="handover" /> }),
  ]),
])
