import type { PersonActor } from '../../kernel/actor.ts'
import type { ReportKind } from '../../kernel/taxonomy/report-versions.ts'
import type { Tx } from '../../platform/db/database.ts'
import { scopeOf, settle, suspect } from '../decisions/tasks/service.ts'
import type { ReportContent } from './content.ts'

/** what a version says of an attacker makes the police a task; what it says of the police settles it. */
export const thinkOfPolice = async (
  tx: Tx,
  actor: PersonActor,
  { report, number, kind, content }: { report: string; number: string; kind: ReportKind; content: ReportContent },
  now: Date,
): Promise<void> => {
  if (kind === 'WITHDRAWAL') return
  const on = { kind: 'report' as const, id: report }
  const { causes, eventClass, policeStatus, tlp } = content
  if (policeStatus === 'CONSULTED' || policeStatus === 'REPORTED')
    await settle(tx, 'POLICE', await scopeOf(tx, on), null, now)
  else await suspect(tx, actor, { on, number, tlp, organisation: actor.organisation }, { causes, eventClass }, now)
}
