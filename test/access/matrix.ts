import type { SeatName } from '../chain.ts'
import { everyone, type Row, type Seat } from './row.ts'
import { advisoriesRows } from './rows/advisories.ts'
import { alertRequestsRows } from './rows/alert-requests.ts'
import { attachmentsRows } from './rows/attachments.ts'
import { casesRows } from './rows/cases.ts'
import { consentsRows } from './rows/consents.ts'
import { decisionsRows } from './rows/decisions.ts'
import { deliveriesRows } from './rows/deliveries.ts'
import { directoryRows } from './rows/directory.ts'
import { formsRows } from './rows/forms.ts'
import { handoversRows } from './rows/handovers.ts'
import { homeRows } from './rows/home.ts'
import { investigationsRows } from './rows/investigations.ts'
import { keysRows } from './rows/keys.ts'
import { laddersRows } from './rows/ladders.ts'
import { liveRows } from './rows/live.ts'
import { noticesRows } from './rows/notices.ts'
import { notificationsRows } from './rows/notifications.ts'
import { publicCasesRows } from './rows/public-cases.ts'
import { receiptsRows } from './rows/receipts.ts'
import { regimesRows } from './rows/regimes.ts'
import { reportsRows } from './rows/reports.ts'
import { scenarioRows } from './rows/scenario.ts'
import { searchRows } from './rows/search.ts'
import { securityRows } from './rows/security.ts'
import { signInRows } from './rows/sign-in.ts'
import { sweepsRows } from './rows/sweeps.ts'

/** Every route of the OpenAPI document, each slice's in a file of its own. */
export const rows: readonly Row[] = [
  ...signInRows,
  ...securityRows,
  ...keysRows,
  ...directoryRows,
  ...homeRows,
  ...searchRows,
  ...reportsRows,
  ...casesRows,
  ...publicCasesRows,
  ...attachmentsRows,
  ...advisoriesRows,
  ...consentsRows,
  ...deliveriesRows,
  ...alertRequestsRows,
  ...decisionsRows,
  ...sweepsRows,
  ...investigationsRows,
  ...noticesRows,
  ...notificationsRows,
  ...liveRows,
  ...regimesRows,
  ...formsRows,
  ...receiptsRows,
  ...scenarioRows,
  ...handoversRows,
  ...laddersRows,
]

export const everySeat: readonly Seat[] = [...(everyone.split(' ') as SeatName[]), 'nobody']

export const expectedStatus = (row: Row, seat: Seat): number => {
  const named = Object.entries(row.expect).find(([, seats]) => seats.split(' ').includes(seat))
  return named ? Number(named[0]) : row.others
}
