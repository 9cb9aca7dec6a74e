import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent as page,
  retainSearchParams,
} from '@tanstack/react-router'
import type { Language } from '../../src/kernel/taxonomy/label.ts'
import type { Api } from '../api/client.ts'
import { isLanguage } from '../i18n/setup.ts'
import { readOrigin, readStateFilter } from '../pages/advisories/search.ts'
import { readFilters, readTab } from '../pages/cases/search.ts'
import { readBoard, readChosen, readNoticeFilters } from '../pages/detection-notices/search.ts'
import { readDirectoryFilters } from '../pages/directory/search.ts'
import { SignInPage } from '../pages/entrance/SignInPage.tsx'
import { readFillSearch, readImportSearch } from '../pages/forms/search.ts'
import { readHomeSearch } from '../pages/home/search.ts'
import { readInboxSearch } from '../pages/inbox/entries.ts'
import { readCaseOf, readLooking } from '../pages/investigations/search.ts'
import { readListSearch } from '../pages/reports/list-search.ts'
import { readNewSearch } from '../pages/reports/new-search.ts'
import { readPageSearch } from '../pages/reports/page-search.ts'
import { readVersionSearch } from '../pages/reports/version-search.ts'
import { readSearch } from '../pages/search/search-address.ts'
import { readSweepOf } from '../pages/sweeps/search.ts'
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
  createRoute({
    getParentRoute: inRoot,
    path: '/enter',
    component: page(() => import('../pages/entrance/EnterPage.tsx'), 'EnterPage'),
  }),
  createRoute({
    getParentRoute: inRoot,
    path: '/invitation',
    component: page(() => import('../pages/entrance/InvitationPage.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: inRoot,
    path: '/set-up',
    component: page(() => import('../pages/entrance/SetUpPage.tsx'), 'SetUpPage'),
  }),
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

/** Each page is a piece of its own that the browser fetches when somebody goes near it (router.ts preloads on intent). */
export const routeTree = root.addChildren([
  signIn,
  ...oneTimeLinks,
  framed.addChildren([
    createRoute({
      getParentRoute: inFrame,
      path: '/',
      validateSearch: readHomeSearch,
      component: page(() => import('../pages/home/HomePage.tsx'), 'HomePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/inbox',
      validateSearch: readInboxSearch,
      component: page(() => import('../pages/inbox/InboxPage.tsx'), 'InboxPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports',
      validateSearch: readListSearch,
      component: page(() => import('../pages/reports/ReportsPage.tsx'), 'ReportsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/new',
      validateSearch: readNewSearch,
      component: page(() => import('../pages/reports/NewReportPage.tsx'), 'NewReportPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id',
      validateSearch: readPageSearch,
      component: page(() => import('../pages/reports/ReportPage.tsx'), 'ReportPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id/receipt',
      component: page(() => import('../pages/reports/ReceiptPage.tsx'), 'ReceiptPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id/versions/new',
      validateSearch: readVersionSearch,
      component: page(() => import('../pages/reports/VersionPage.tsx'), 'VersionPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id/forms',
      component: page(() => import('../pages/forms/ReportFormsPage.tsx'), 'ReportFormsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/reports/$id/forms/$code',
      validateSearch: readFillSearch,
      component: page(() => import('../pages/forms/FillPage.tsx'), 'FillPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/forms',
      component: page(() => import('../pages/forms/FormsPage.tsx'), 'FormsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/forms/import',
      validateSearch: readImportSearch,
      component: page(() => import('../pages/forms/ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/forms/new',
      component: page(() => import('../pages/forms/FormPage.tsx'), 'NewFormPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/forms/$code',
      component: page(() => import('../pages/forms/FormPage.tsx'), 'FormPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/regimes',
      component: page(() => import('../pages/regimes/RegimesPage.tsx'), 'RegimesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/effects',
      component: page(() => import('../pages/effects/EffectsPage.tsx'), 'EffectsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/search',
      validateSearch: readSearch,
      component: page(() => import('../pages/search/SearchPage.tsx'), 'SearchPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/cases',
      validateSearch: readFilters,
      component: page(() => import('../pages/cases/CasesPage.tsx'), 'CasesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/public-cases',
      component: page(() => import('../pages/public-cases/PublicCasesPage.tsx'), 'PublicCasesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/public-cases/new',
      component: page(() => import('../pages/public-cases/NewPublicCasePage.tsx'), 'NewPublicCasePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/report-invitations/$id',
      component: page(() => import('../pages/public-cases/ReportInvitationPage.tsx'), 'ReportInvitationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/cases/$id',
      validateSearch: readTab,
      component: page(() => import('../pages/cases/CasePage.tsx'), 'CasePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/cases/$id/decisions',
      component: page(() => import('../pages/decisions/DecisionsPage.tsx'), 'DecisionsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/cases/$id/situation',
      component: page(() => import('../pages/decisions/SituationPage.tsx'), 'SituationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/situation-reports/$id',
      component: page(() => import('../pages/decisions/SituationReportPage.tsx'), 'SituationReportPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/serious-events/$id',
      component: page(() => import('../pages/decisions/SeriousEventPage.tsx'), 'SeriousEventPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directives/$id',
      component: page(() => import('../pages/decisions/DirectivePage.tsx'), 'DirectivePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories',
      validateSearch: readStateFilter,
      component: page(() => import('../pages/advisories/AdvisoriesPage.tsx'), 'AdvisoriesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories/new',
      validateSearch: readOrigin,
      component: page(() => import('../pages/advisories/NewAdvisoryPage.tsx'), 'NewAdvisoryPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories/templates',
      component: page(() => import('../pages/advisories/TemplatesPage.tsx'), 'TemplatesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/advisories/$id',
      component: page(() => import('../pages/advisories/EditorPage.tsx'), 'EditorPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/inbox/$edition',
      component: page(() => import('../pages/delivery/EditionPage.tsx'), 'EditionPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/consents',
      component: page(() => import('../pages/consents/ConsentsPage.tsx'), 'ConsentsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/consents/$id',
      component: page(() => import('../pages/consents/ConsentPage.tsx'), 'ConsentPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/deliveries',
      component: page(() => import('../pages/delivery/DeliveriesPage.tsx'), 'DeliveriesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/deliveries/$edition',
      component: page(() => import('../pages/delivery/BoardPage.tsx'), 'BoardPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/sweeps',
      component: page(() => import('../pages/sweeps/SweepsPage.tsx'), 'SweepsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/sweeps/new',
      validateSearch: readSweepOf,
      component: page(() => import('../pages/sweeps/NewSweepPage.tsx'), 'NewSweepPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/sweeps/$id',
      component: page(() => import('../pages/sweeps/SweepPage.tsx'), 'SweepPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/sweeps/$id/indicators',
      component: page(() => import('../pages/sweeps/AddIndicatorsPage.tsx'), 'AddIndicatorsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/sweep-agents',
      component: page(() => import('../pages/sweeps/AgentsPage.tsx'), 'AgentsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/alert-requests',
      component: page(() => import('../pages/alert-requests/AlertRequestsPage.tsx'), 'AlertRequestsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/alert-requests/new',
      component: page(() => import('../pages/alert-requests/NewAlertRequestPage.tsx'), 'NewAlertRequestPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/alert-requests/$id',
      component: page(() => import('../pages/alert-requests/AlertRequestPage.tsx'), 'AlertRequestPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/detections',
      validateSearch: readBoard,
      component: page(() => import('../pages/detection-notices/BoardPage.tsx'), 'BoardPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/detection-notices',
      validateSearch: readNoticeFilters,
      component: page(() => import('../pages/detection-notices/NoticesPage.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/detection-notices/new',
      validateSearch: readChosen,
      component: page(() => import('../pages/detection-notices/NewNoticePage.tsx'), 'NewNoticePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/detection-notices/$id',
      component: page(() => import('../pages/detection-notices/NoticePage.tsx'), 'NoticePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/investigations',
      component: page(() => import('../pages/investigations/InvestigationsPage.tsx'), 'InvestigationsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/investigations/new',
      validateSearch: readCaseOf,
      component: page(() => import('../pages/investigations/NewInvestigationPage.tsx'), 'NewInvestigationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/investigations/$id',
      validateSearch: readLooking,
      component: page(() => import('../pages/investigations/InvestigationPage.tsx'), 'InvestigationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/mail-troubles',
      component: page(() => import('../pages/clocks/MailTroublesPage.tsx'), 'MailTroublesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/scenario',
      component: page(() => import('../pages/clocks/ScenarioPage.tsx'), 'ScenarioPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/handovers',
      component: page(() => import('../pages/handover/HandoversPage.tsx'), 'HandoversPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/handovers/$id',
      component: page(() => import('../pages/handover/HandoverPage.tsx'), 'HandoverPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/notices',
      component: page(() => import('../pages/notices/NoticesPage.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/notices/wishes',
      component: page(() => import('../pages/notices/WishesPage.tsx'), 'WishesPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/ladders',
      component: page(() => import('../pages/ladders/LaddersPage.tsx'), 'LaddersPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/ladders/contacts',
      component: page(() => import('../pages/ladders/ContactsPage.tsx'), 'ContactsPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/ladders/$occasion',
      component: page(() => import('../pages/ladders/EditorPage.tsx'), 'EditorPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/ladder-runs/$id',
      component: page(() => import('../pages/ladders/RunPage.tsx'), 'RunPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/wall',
      component: page(() => import('../pages/wall/WallPage.tsx'), 'WallPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/inbox/$edition/receive',
      component: page(() => import('../pages/delivery/ReceivePage.tsx'), 'ReceivePage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/administration',
      component: page(() => import('../pages/administration/AdministrationPage.tsx'), 'AdministrationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/settings',
      component: page(() => import('../pages/security/SecurityPage.tsx'), 'SecurityPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/numbers/$number',
      component: page(() => import('../pages/lookup/NumberPage.tsx'), 'NumberPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directory',
      validateSearch: readDirectoryFilters,
      component: page(() => import('../pages/directory/DirectoryPage.tsx'), 'DirectoryPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directory/import',
      component: page(() => import('../pages/directory/ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directory/new',
      component: page(() => import('../pages/directory/NewOrganisationPage.tsx'), 'NewOrganisationPage'),
    }),
    createRoute({
      getParentRoute: inFrame,
      path: '/directory/$id',
      component: page(() => import('../pages/directory/OrganisationPage.tsx'), 'OrganisationPage'),
    }),
  ]),
])
