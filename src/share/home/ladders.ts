import { callsWaiting, uninformed, unreported } from '../ladders/running/service.ts'
import { loop, type Source } from './source.ts'

const subjectOf = ({ id, number }: { id: string; number: string }) => ({ kind: 'ladder_run' as const, id, number })

/** Somebody was called by name and has not said “I have it”. */
const calls: Source = async (tx, actor, now) =>
  (await callsWaiting(tx, actor, now)).map(run =>
    loop('LADDER_CALL', subjectOf(run), { title: run.summary, due: run.informBy, since: run.calledAt }),
  )

/** what a responsible person has not heard of in time; of notices, their own line says it. */
const informing: Source = async (tx, actor, now) =>
  (await uninformed(tx, actor, now)).map(run =>
    loop('LADDER_UNINFORMED', subjectOf(run), {
      title: run.summary,
      due: run.informBy,
      since: run.startedAt,
      next: run.organisation === actor.organisation ? null : run.organisationName,
    }),
  )

/** recognised and not reported; with the coordinator from the alarm on. */
const reporting: Source = async (tx, actor) =>
  (await unreported(tx, actor)).map(run =>
    loop('INCIDENT_UNREPORTED', subjectOf(run), {
      title: run.summary,
      due: run.reportBy,
      since: run.startedAt,
      next: run.organisation === actor.organisation ? null : run.organisationName,
    }),
  )

export const ladderSources: readonly Source[] = [calls, informing, reporting]
