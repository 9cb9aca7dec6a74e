import type { Place } from '../../app/navigation.ts'
import type { Session } from '../../app/session.ts'
import { figure, isOverdue, type Loop } from './loops.ts'

const places = {
  report: 'reports',
  case: 'cases',
  advisory: 'advisories',
  edition: 'inbox',
  board: 'deliveries',
  consent_request: 'inbox',
  report_invitation: 'reports',
  alert_request: 'deliveries',
  sweep: 'sweeps',
  notice: 'detection_notices',
  detection: 'detections',
  ladder_run: 'ladders',
  serious_event: 'cases',
  directive: 'cases',
} as const satisfies Record<Loop['subject']['kind'], Place>

/** Where a loop is counted in the navigation: silence belongs to the deliveries, everything else to its object. */
const placeOf = (loop: Loop): Place => (loop.kind === 'RECIPIENTS_SILENT' ? 'deliveries' : places[loop.subject.kind])

/** What waits, by page; a count is urgent when it holds something overdue or silent (SCREENS §2). */
export const waitingOf = (loops: readonly Loop[], now: Date): Session['waiting'] => {
  const waiting: Session['waiting'] = {}
  for (const loop of loops) {
    const place = placeOf(loop)
    const former = waiting[place] ?? { count: 0, urgent: false }
    const silent = loop.kind === 'RECIPIENTS_SILENT' || loop.kind === 'TIER_SILENT'
    waiting[place] = {
      count: former.count + (loop.kind === 'RECIPIENTS_SILENT' ? loop.count : 1),
      urgent: former.urgent || silent || isOverdue(loop, now),
    }
  }
  const count = loops.length
  return count > 0 ? { ...waiting, home: { count, urgent: figure('overdue', loops, now) > 0 } } : waiting
}
