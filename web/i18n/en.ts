import { administration } from './en/administration.ts'
import { advisories } from './en/advisories.ts'
import { alertRequests } from './en/alert-requests.ts'
import { attachments } from './en/attachments.ts'
import { cases } from './en/cases.ts'
import { clocks } from './en/clocks.ts'
import { consents } from './en/consents.ts'
import { decisions } from './en/decisions.ts'
import { deliveries } from './en/deliveries.ts'
import { detectionNotices } from './en/detection-notices.ts'
import { directory } from './en/directory.ts'
import { effects } from './en/effects.ts'
import { entrance } from './en/entrance.ts'
import { forms } from './en/forms.ts'
import { frame } from './en/frame.ts'
import { handover } from './en/handover.ts'
import { home } from './en/home.ts'
import { imports } from './en/imports.ts'
import { inbox } from './en/inbox.ts'
import { investigations } from './en/investigations.ts'
import { ladders } from './en/ladders.ts'
import { notices } from './en/notices.ts'
import { playbook } from './en/playbook.ts'
import { publicCases } from './en/public-cases.ts'
import { regimes } from './en/regimes.ts'
import { reports } from './en/reports.ts'
import { search } from './en/search.ts'
import { security } from './en/security.ts'
import { sweeps } from './en/sweeps.ts'
import { threads } from './en/threads.ts'
import { ui } from './en/ui.ts'

/** One namespace for each area; a page adds its own file and one line here. */
export const en = {
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
