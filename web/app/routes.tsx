import { createRootRouteWithContext, createRoute, retainSearchParams } from '@tanstack/react-router'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import type { Api } from '../api/client.ts'
import { isLanguage } from '../i18n/setup.ts'
import { AdministrationPage } from '../pages/administration/AdministrationPage.tsx'
import { AdvisoriesPage } from '../pages/advisories/AdvisoriesPage.tsx'
import { EditorPage } from '../pages/advisories/EditorPage.tsx'
import { NewAdvisoryPage } from '../pages/advisories/NewAdvisoryPage.tsx'
import { readOrigin, readStateFilter } from '../pages/advisories/search.ts'
import { TemplatesPage } from '../pages/advisories/TemplatesPage.tsx'
import { AlertRequestPage } from '../pages/alert-requests/AlertRequestPage.tsx'
import { AlertRequestsPage } from '../pages/alert-requests/AlertRequestsPage.tsx'
import { NewAlertRequestPage } from '../pages/alert-requests/NewAlertRequestPage.tsx'
import { CasePage } from '../pages/cases/CasePage.tsx'
import { CasesPage } from '../pages/cases/CasesPage.tsx'
import { readFilters, readTab } from '../pages/cases/search.ts'
import { MailTroublesPage } from '../pages/clocks/MailTroublesPage.tsx'
import { ScenarioPage } from '../pages/clocks/ScenarioPage.tsx'
import { ConsentPage } from '../pages/consents/ConsentPage.tsx'
import { ConsentsPage } from '../pages/consents/ConsentsPage.tsx'
import { BoardPage } from '../pages/delivery/BoardPage.tsx'
import { DeliveriesPage } from '../pages/delivery/DeliveriesPage.tsx'
import { EditionPage } from '../pages/delivery/EditionPage.tsx'
import { ReceivePage } from '../pages/delivery/ReceivePage.tsx'
import { DirectoryPage } from '../pages/directory/DirectoryPage.tsx'
import { NewOrganisationPage } from '../pages/directory/NewOrganisationPage.tsx'
import { OrganisationPage } from '../pages/directory/OrganisationPage.tsx'
import { readDirectoryFilters } from '../pages/directory/search.ts'
import { EnterPage } from '../pages/entrance/EnterPage.tsx'
import { InvitationPage } from '../pages/entrance/InvitationPage.tsx'
import { SetUpPage } from '../pages/entrance/SetUpPage.tsx'
import { SignInPage } from '../pages/entrance/SignInPage.tsx'
import { HandoverPage } from '../pages/handover/HandoverPage.tsx'
import { HandoversPage } from '../pages/handover/HandoversPage.tsx'
import { HomePage } from '../pages/home/HomePage.tsx'
import { readHomeSearch } from '../pages/home/search.ts'
import { readInboxSearch } from '../pages/inbox/entries.ts'
import { InboxPage } from '../pages/inbox/InboxPage.tsx'
import { NumberPage } from '../pages/lookup/NumberPage.tsx'
import { NoticesPage } from '../pages/notices/NoticesPage.tsx'
import { WishesPage } from '../pages/notices/WishesPage.tsx'
import { NewPublicCasePage } from '../pages/public-cases/NewPublicCasePage.tsx'
import { PublicCasesPage } from '../pages/public-cases/PublicCasesPage.tsx'
import { ReportInvitationPage } from '../pages/public-cases/ReportInvitationPage.tsx'
import { readListSearch } from '../pages/reports/list-search.ts'
import { NewReportPage } from '../pages/reports/NewReportPage.tsx'
import { readNewSearch } from '../pages/reports/new-search.ts'
import { readPageSearch } from '../pages/reports/page-search.ts'
import { ReceiptPage } from '../pages/reports/ReceiptPage.tsx'
import { ReportPage } from '../pages/reports/ReportPage.tsx'
import { ReportsPage } from '../pages/reports/ReportsPage.tsx'
import { VersionPage } from '../pages/reports/VersionPage.tsx'
import { readVersionSearch } from '../pages/reports/version-search.ts'
import { SecurityPage } from '../pages/security/SecurityPage.tsx'
import { WallPage } from '../pages/wall/WallPage.tsx'
import { Framed, NotFound, PageFailed, Root } from './Root.tsx'
import { isSignInProblem, returnAddress, type SignInProblem } from './return-address.ts'

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
  validateSearch: (search: Record<string, unknown>): { return: string; problem?: SignInProblem } => ({
    return: returnAddress(search.return),
    ...(typeof search.problem === 'string' && isSignInProblem(search.problem) ? { problem: search.problem } : {}),
  }),
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
    createRoute({ getParentRoute: inFrame, path: '/reports', validateSearch: readListSearch, component: ReportsPage }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/new',
      validateSearch: readNewSearch,
      component: NewReportPage,
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id',
      validateSearch: readPageSearch,
      component: ReportPage,
    }),
    createRoute({ getParentRoute: inFrame, path: '/reports/$id/receipt', component: ReceiptPage }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id/versions/new',
      validateSearch: readVersionSearch,
      component: VersionPage,
    }),
    createRoute({ getParentRoute: inFrame, path: '/cases', validateSearch: readFilters, component: CasesPage }),
    createRoute({ getParentRoute: inFrame, path: '/public-cases', component: PublicCasesPage }),
    createRoute({ getParentRoute: inFrame, path: '/public-cases/new', component: NewPublicCasePage }),
    createRoute({ getParentRoute: inFrame, path: '/report-invitations/$id', component: ReportInvitationPage }),
    createRoute({ getParentRoute: inFrame, path: '/cases/$id', validateSearch: readTab, component: CasePage }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories',
      validateSearch: readStateFilter,
      component: AdvisoriesPage,
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories/new',
      validateSearch: readOrigin,
      component: NewAdvisoryPage,
    }),
    createRoute({ getParentRoute: inFrame, path: '/advisories/templates', component: TemplatesPage }),
    createRoute({ getParentRoute: inFrame, path: '/advisories/$id', component: EditorPage }),
    createRoute({ getParentRoute: inFrame, path: '/inbox/$edition', component: EditionPage }),
    createRoute({ getParentRoute: inFrame, path: '/consents', component: ConsentsPage }),
    createRoute({ getParentRoute: inFrame, path: '/consents/$id', component: ConsentPage }),
    createRoute({ getParentRoute: inFrame, path: '/deliveries', component: DeliveriesPage }),
    createRoute({ getParentRoute: inFrame, path: '/deliveries/$edition', component: BoardPage }),
    createRoute({ getParentRoute: inFrame, path: '/alert-requests', component: AlertRequestsPage }),
    createRoute({ getParentRoute: inFrame, path: '/alert-requests/new', component: NewAlertRequestPage }),
    createRoute({ getParentRoute: inFrame, path: '/alert-requests/$id', component: AlertRequestPage }),
    createRoute({ getParentRoute: inFrame, path: '/mail-troubles', component: MailTroublesPage }),
    createRoute({ getParentRoute: inFrame, path: '/scenario', component: ScenarioPage }),
    createRoute({ getParentRoute: inFrame, path: '/handovers', component: HandoversPage }),
    createRoute({ getParentRoute: inFrame, path: '/handovers/$id', component: HandoverPage }),
    createRoute({ getParentRoute: inFrame, path: '/notices', component: NoticesPage }),
    createRoute({ getParentRoute: inFrame, path: '/notices/wishes', component: WishesPage }),
    createRoute({ getParentRoute: inFrame, path: '/wall', component: WallPage }),
    createRoute({ getParentRoute: inFrame, path: '/inbox/$edition/receive', component: ReceivePage }),
    createRoute({ getParentRoute: inFrame, path: '/administration', component: AdministrationPage }),
    createRoute({ getParentRoute: inFrame, path: '/settings', component: SecurityPage }),
    createRoute({ getParentRoute: inFrame, path: '/numbers/$number', component: NumberPage }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directory',
      validateSearch: readDirectoryFilters,
      component: DirectoryPage,
    }),
    createRoute({ getParentRoute: inFrame, path: '/directory/new', component: NewOrganisationPage }),
    createRoute({ getParentRoute: inFrame, path: '/directory/$id', component: OrganisationPage }),
  ]),
])
