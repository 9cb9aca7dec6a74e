import { join } from 'node:path'
import type { Config } from '../platform/config/config.ts'
import type { World } from '../platform/db/actor.ts'
import type { Routes } from '../platform/http/server.ts'
import { createHub, type Hub } from '../platform/live/hub.ts'
import { liveRoutes } from '../platform/live/routes.ts'
import { createBox } from '../platform/secrets/box.ts'
import { createSigner } from '../platform/secrets/signing-key.ts'
import { openStorage } from '../platform/storage/open.ts'
import { deliveryRoutes } from '../share/advisories/delivery/routes.ts'
import * as deliveries from '../share/advisories/delivery/service.ts'
import { directRoutes } from '../share/advisories/direct/routes.ts'
import { advisoryFileRoutes } from '../share/advisories/files/routes.ts'
import { recallRoutes } from '../share/advisories/recall/routes.ts'
import { advisoryRoutes } from '../share/advisories/routes.ts'
import * as advisories from '../share/advisories/service.ts'
import { templateRoutes } from '../share/advisories/templates/routes.ts'
import { usefulnessRoutes } from '../share/advisories/usefulness/routes.ts'
import { alertRequestRoutes } from '../share/alert-requests/routes.ts'
import { attachmentRoutes } from '../share/attachments/routes.ts'
import { boardRoutes } from '../share/cases/board/routes.ts'
import { chronicleRoutes } from '../share/cases/chronicle/routes.ts'
import { mergeRoutes } from '../share/cases/merge-routes.ts'
import { playbookRoutes } from '../share/cases/playbook/routes.ts'
import { relatedRoutes } from '../share/cases/related/routes.ts'
import { caseRoutes } from '../share/cases/routes.ts'
import * as cases from '../share/cases/service.ts'
import { statusRoutes } from '../share/cases/status/routes.ts'
import { tieRoutes } from '../share/cases/ties/routes.ts'
import { directiveRoutes } from '../share/decisions/directives/routes.ts'
import { outwardRoutes } from '../share/decisions/outward/routes.ts'
import { seriousRoutes } from '../share/decisions/serious/routes.ts'
import { situationRoutes } from '../share/decisions/situation/routes.ts'
import { formRoutes } from '../share/forms/routes.ts'
import { handoverRoutes } from '../share/handover/routes.ts'
import { homeRoutes } from '../share/home/routes.ts'
import { inboxRoutes } from '../share/inbox/routes.ts'
import { resultRoutes } from '../share/investigations/results/routes.ts'
import { createShelf } from '../share/investigations/results/shelf.ts'
import { investigationRoutes } from '../share/investigations/routes.ts'
import { channelRoutes } from '../share/ladders/channels/routes.ts'
import { contactRoutes } from '../share/ladders/contacts/routes.ts'
import { ladderRoutes } from '../share/ladders/routes.ts'
import { ladderRunRoutes } from '../share/ladders/running/routes.ts'
import { lookupRoutes } from '../share/lookup/routes.ts'
import { detectionRoutes } from '../share/notices/detections/routes.ts'
import { noticeRoutes } from '../share/notices/routes.ts'
import { notificationRoutes } from '../share/notifications/routes.ts'
import { presenceRoutes } from '../share/presence/routes.ts'
import { publicCaseRoutes } from '../share/public-cases/routes.ts'
import { regimeRoutes } from '../share/regimes/routes.ts'
import { draftRoutes } from '../share/reports/drafts/routes.ts'
import * as drafts from '../share/reports/drafts/service.ts'
import { reportRoutes } from '../share/reports/routes.ts'
import * as reports from '../share/reports/service.ts'
import { savedFilterRoutes } from '../share/saved-filters/routes.ts'
import { scenarioRoutes } from '../share/scenario/routes.ts'
import { searchRoutes } from '../share/search/routes.ts'
import { sweepAgentRoutes } from '../share/sweeps/agent-routes.ts'
import { sweepRequestRoutes } from '../share/sweeps/request-routes.ts'
import { sweepRoutes } from '../share/sweeps/routes.ts'
import { threadRoutes } from '../share/threads/routes.ts'
import { timelineRoutes } from '../share/timeline/routes.ts'
import { auditRoutes } from '../trust/audit/routes.ts'
import { consentRoutes } from '../trust/consent/routes.ts'
import * as consents from '../trust/consent/service.ts'
import { administrationRoutes } from '../trust/identity/administration/routes.ts'
import { demonstrationRoutes } from '../trust/identity/demonstration/routes.ts'
import { directoryEditingRoutes } from '../trust/identity/directory/editing/routes.ts'
import { directoryImportRoutes } from '../trust/identity/directory/import/routes.ts'
import { directoryRoutes } from '../trust/identity/directory/routes.ts'
import { successionRoutes } from '../trust/identity/directory/succession/routes.ts'
import { factorRoutes } from '../trust/identity/factors/routes.ts'
import { keyRoutes } from '../trust/identity/keys/routes.ts'
import { linkRoutes } from '../trust/identity/links/routes.ts'
import { openProvider } from '../trust/identity/provider/oidc.ts'
import { providerRoutes } from '../trust/identity/provider/routes.ts'
import { sessionRoutes } from '../trust/identity/sessions/routes.ts'
import { sessionLength } from '../trust/identity/sign-in/model.ts'
import { signInRoutes } from '../trust/identity/sign-in/routes.ts'
import { liveSurroundings } from './live.ts'

/** Whom the demonstration's link lets one be first: the coordinator's duty desk. */
const demonstrationEntrance = 'COORD'

/** Every route of /api/v1; test/access reads the OpenAPI document that comes of it. */
export const allRoutes = (
  world: World,
  config: Config,
  demonstration: boolean,
  hub: Hub = createHub(world, liveSurroundings(world)),
): Routes[] => [
  signInRoutes(world, {
    secureCookie: config.publicUrl.startsWith('https:'),
    demonstration,
    provider: config.provider?.label,
  }),
  linkRoutes(world, config.publicUrl.startsWith('https:')),
  factorRoutes(world, createBox(config.data, config.secretKey), {
    publicUrl: config.publicUrl,
    sessionHours: sessionLength.hours,
  }),
  providerRoutes(
    world,
    createBox(config.data, config.secretKey),
    config.provider && openProvider(config.provider),
    config.publicUrl,
  ),
  sessionRoutes(world),
  keyRoutes(world),
  administrationRoutes(world),
  directoryRoutes(world),
  directoryEditingRoutes(world),
  directoryImportRoutes(world),
  successionRoutes(world),
  homeRoutes(world),
  inboxRoutes(world),
  lookupRoutes(world),
  searchRoutes(world),
  savedFilterRoutes(world),
  reportRoutes(world),
  draftRoutes(world),
  presenceRoutes(world, [
    { path: '/report-drafts', kind: 'report_draft', find: drafts.read },
    { path: '/advisories', kind: 'advisory', find: (tx, _, id) => advisories.mustFind(tx, id) },
    { path: '/cases', kind: 'case', find: (tx, _, id) => cases.head(tx, id) },
  ]),
  boardRoutes(world),
  caseRoutes(world),
  mergeRoutes(world),
  statusRoutes(world),
  relatedRoutes(world),
  tieRoutes(world),
  chronicleRoutes(world),
  playbookRoutes(world),
  publicCaseRoutes(world),
  threadRoutes(world, [
    { path: '/reports', subject: reports.subjectOf },
    { path: '/cases', subject: cases.subjectOf },
    { path: '/deliveries', subject: deliveries.subjectOf },
  ]),
  attachmentRoutes(world, openStorage(config.files), config.files, [
    { path: '/reports', subject: reports.subjectOf },
    { path: '/cases', subject: cases.subjectOf },
    { path: '/deliveries', subject: deliveries.subjectOf },
    { path: '/editions', subject: deliveries.editionSubject },
    { path: '/consents', subject: consents.read },
  ]),
  advisoryFileRoutes(world),
  timelineRoutes(world, [
    { path: '/reports', entries: reports.timelineOf },
    { path: '/cases', entries: cases.timelineOf },
  ]),
  advisoryRoutes(world),
  consentRoutes(world),
  deliveryRoutes(world),
  recallRoutes(world),
  directRoutes(world),
  templateRoutes(world),
  usefulnessRoutes(world),
  alertRequestRoutes(world),
  outwardRoutes(world),
  seriousRoutes(world),
  directiveRoutes(world),
  situationRoutes(world),
  sweepRoutes(world),
  sweepRequestRoutes(world),
  sweepAgentRoutes(world),
  detectionRoutes(world),
  noticeRoutes(world),
  investigationRoutes(world, openStorage(config.files), config.investigations),
  resultRoutes(
    world,
    openStorage(config.files),
    createShelf(openStorage(config.files), join(config.investigations.folder, 'fetched')),
  ),
  notificationRoutes(world),
  ladderRoutes(world),
  ladderRunRoutes(world),
  contactRoutes(world),
  channelRoutes(world, createBox(config.data, config.secretKey), config.channels.allowed),
  liveRoutes(hub, liveSurroundings(world)),
  regimeRoutes(world),
  formRoutes(world),
  scenarioRoutes(world),
  handoverRoutes(world),
  auditRoutes(world, { signer: createSigner(config.data), installation: config.publicUrl }),
  ...(demonstration ? [demonstrationRoutes(world, demonstrationEntrance)] : []),
]
