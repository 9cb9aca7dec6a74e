import { administration } from './ja/administration.ts'
import { advisories } from './ja/advisories.ts'
import { alertRequests } from './ja/alert-requests.ts'
import { attachments } from './ja/attachments.ts'
import { cases } from './ja/cases.ts'
import { clocks } from './ja/clocks.ts'
import { consents } from './ja/consents.ts'
import { decisions } from './ja/decisions.ts'
import { deliveries } from './ja/deliveries.ts'
import { detectionNotices } from './ja/detection-notices.ts'
import { directory } from './ja/directory.ts'
import { effects } from './ja/effects.ts'
import { entrance } from './ja/entrance.ts'
import { forms } from './ja/forms.ts'
import { frame } from './ja/frame.ts'
import { handover } from './ja/handover.ts'
import { home } from './ja/home.ts'
import { imports } from './ja/imports.ts'
import { inbox } from './ja/inbox.ts'
import { investigations } from './ja/investigations.ts'
import { ladders } from './ja/ladders.ts'
import { notices } from './ja/notices.ts'
import { playbook } from './ja/playbook.ts'
import { publicCases } from './ja/public-cases.ts'
import { regimes } from './ja/regimes.ts'
import { reports } from './ja/reports.ts'
import { search } from './ja/search.ts'
import { security } from './ja/security.ts'
import { sweeps } from './ja/sweeps.ts'
import { threads } from './ja/threads.ts'
import { ui } from './ja/ui.ts'

/** One namespace for each area; a page adds its own file and one line here. */
export const ja = {
  advisories,
  alertRequests,
  attachments,
  regimes,
  reports,
  publicCases,
  consents,
  directory,
  decisions,
  deliveries,
  imports,
  inbox,
  home,
  effects,
  entrance,
  administration,
  search,
  security,
  sweeps,
  threads,
  cases,
  detectionNotices,
  playbook,
  clocks,
  forms,
  handover,
  investigations,
  ladders,
  notices,
  frame,
  ui,
} as const
