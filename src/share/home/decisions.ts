import { outwardWaiting } from '../decisions/outward/service.ts'
import { loop, type Source } from './source.ts'

const outwardLoops = {
  POLICE: { own: 'POLICE_TASK', late: 'POLICE_TASK_LATE' },
  LARGE_SCALE: { own: 'LARGE_SCALE_TASK', late: 'LARGE_SCALE_LATE' },
} as const

/** owed by the reader's organisation, or late elsewhere in a case that it leads. */
const outward: Source = async (tx, actor, now) =>
  (await outwardWaiting(tx, actor, now)).map(task => {
    const own = task.organisationId === actor.organisation
    return loop(
      outwardLoops[task.kind][own ? 'own' : 'late'],
      { kind: task.caseId ? 'case' : 'report', id: task.caseId ?? task.reportId ?? '', number: task.number },
      { title: task.title, due: task.dueAt, since: task.startedAt, next: own ? null : task.organisation },
    )
  })

export const decisionSources: readonly Source[] = [outward]
