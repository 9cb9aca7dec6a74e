import type { EventClass } from '../../../src/kernel/taxonomy/event-classes.ts'
import { body } from '../../api/client.ts'
import { idempotent } from '../../api/idempotent.ts'
import { useAct } from '../../api/use-act.ts'
import { useApi } from '../../api/use-api.ts'
import type { Report } from './queries.ts'

interface Handling {
  state: 'ACCEPTED' | 'RETURNED' | 'RECLASSIFIED'
  eventClass: EventClass | null
  reason: string
}

/** One judgement on the latest version. */
export const useHandle = (report: Report, said: string, onDone: () => void) => {
  const api = useApi()
  const seq = report.versions.at(-1)?.seq ?? 1
  return useAct(
    (handling: Handling, key) =>
      body(
        api.POST('/api/v1/reports/{id}/versions/{seq}/handlings', {
          params: { path: { id: report.id, seq } },
          headers: idempotent(key),
          body: handling,
        }),
      ),
    { refreshes: [['reports'], ['home'], ['inbox']], said, onDone },
  )
}
