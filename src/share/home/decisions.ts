import { directivesWaiting } from '../decisions/directives/service.ts'
import { outwardWaiting } from '../decisions/outward/service.ts'
import { seriousWaiting } from '../decisions/serious/service.ts'
import { situationsWaiting } from '../decisions/situation/service.ts'
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

/** the head decides; the coordinator sees what is undecided too long, and effects that nobody has begun. */
const seriousEvents: Source = async (tx, actor, now) =>
  (await seriousWaiting(tx, actor, now)).map(({ event, due, open }) => {
    const own = event.may.decide.allowed
    const undecided = own ? 'SERIOUS_EVENT' : 'SERIOUS_EVENT_SILENT'
    return loop(
      open > 0 ? 'SERIOUS_EFFECT' : undecided,
      { kind: 'serious_event', id: event.id, number: event.number },
      {
        title: event.caseTitle ?? event.reason,
        due,
        since: event.decidedAt ?? event.proposedAt,
        count: Math.max(1, open),
      },
    )
  })

/** a ministry owes its answer; its office sees how many are late or silent. */
const directives: Source = async (tx, actor, now) =>
  (await directivesWaiting(tx, actor, now)).map(({ id, number, title, dueAt: due, sentAt, own, tasks, progress }) =>
    loop(
      own ? 'DIRECTIVE' : 'DIRECTIVE_SILENT',
      { kind: 'directive', id, number },
      {
        ...{ title, due, since: sentAt, count: own ? 1 : progress.late + progress.silent },
        next: own ? null : (tasks.find(({ state }) => state === 'SILENT' || state === 'LATE')?.name ?? null),
      },
    ),
  )

/** a missed report stands on the home of whoever owes it until it is written. */
const situations: Source = async (tx, actor, now) =>
  (await situationsWaiting(tx, actor, now)).map(({ caseId, number, title, dueAt, setAt, missed }) =>
    loop(
      missed ? 'SITUATION_MISSED' : 'SITUATION_DUE',
      { kind: 'case', id: caseId, number },
      { title, due: dueAt, since: setAt },
    ),
  )

export const decisionSources: readonly Source[] = [outward, seriousEvents, directives, situations]
