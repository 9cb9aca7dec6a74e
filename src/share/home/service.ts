import { hasDuty, isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import { dayInJapan, minutes } from '../../kernel/clock.ts'
import type { Tx } from '../../platform/db/database.ts'
import { consentsWaiting } from '../../trust/consent/service.ts'
import { deliveriesWaiting, silentEditions } from '../advisories/delivery/service.ts'
import { advisoriesWaiting } from '../advisories/service.ts'
import { alertRequestsWaiting } from '../alert-requests/service.ts'
import { overdueMeasures } from '../cases/service.ts'
import { statusWaiting } from '../cases/status/service.ts'
import { countWaiting } from '../notices/detections/service.ts'
import { noticesWaiting } from '../notices/service.ts'
import { invitationsWaiting } from '../public-cases/service.ts'
import { clocksWaiting } from '../regimes/service.ts'
import {
  awaitingReceipt,
  awaitingTriage,
  followUpOwedSince,
  quietReports,
  returnedToOriginator,
  silentHops,
} from '../reports/service.ts'
import { questionsWaiting } from '../threads/service.ts'
import { deadlinesSet } from '../timers/service.ts'
import { decisionSources } from './decisions.ts'
import { ladderSources } from './ladders.ts'
import { byUrgency, countLoops, type OpenLoop } from './model.ts'
import { loop, type Source } from './source.ts'
import { sweeps } from './sweeps.ts'

const reportSubject = ({ id, number }: { id: string; number: string }): OpenLoop['subject'] => ({
  kind: 'report',
  id,
  number,
})

const receipts: Source = async (tx, actor) =>
  (await awaitingReceipt(tx, actor.organisation)).map(report =>
    loop('RECEIPT', reportSubject(report), { title: report.summary, due: report.dueAt, since: report.submittedAt }),
  )

const triage: Source = async (tx, actor, _now, dueFrom) => {
  if (!hasDuty(actor, 'TRIAGE')) return []
  const waiting = await awaitingTriage(tx, actor.organisation)
  return waiting.map(report => {
    const since = report.acknowledgedAt ?? report.submittedAt
    return loop('TRIAGE', reportSubject(report), {
      title: report.summary,
      due: dueFrom('REPORT_TRIAGE', since),
      since,
    })
  })
}

const returned: Source = async (tx, actor) =>
  (await returnedToOriginator(tx, actor.organisation)).map(report =>
    loop('REPORT_RETURNED', reportSubject(report), { title: report.summary, due: null, since: report.submittedAt }),
  )

const silentTiers: Source = async (tx, actor, now) =>
  (await silentHops(tx, actor.organisation, now)).map(hop =>
    loop(
      'TIER_SILENT',
      { kind: 'report', id: hop.reportId, number: hop.number },
      { title: hop.summary, due: hop.dueAt, since: hop.sentAt, next: hop.to },
    ),
  )

const questions: Source = async (tx, actor, _now, dueFrom) => {
  const waiting = await questionsWaiting(tx, actor)
  return waiting.map(question =>
    loop(
      'QUESTION',
      {
        kind: question.subjectKind === 'edition' && isCoordinator(actor) ? 'board' : question.subjectKind,
        id: question.subjectId,
        number: question.number,
      },
      {
        title: question.body,
        due: dueFrom('QUESTION_ANSWER', question.at),
        since: question.at,
        asker: question.organisation,
      },
    ),
  )
}

const measures: Source = async (tx, actor, now) =>
  (await overdueMeasures(tx, actor.organisation, dayInJapan(now))).map(measure =>
    loop(
      'MEASURE_OVERDUE',
      { kind: 'case', id: measure.caseId, number: measure.number },
      {
        title: measure.text,
        due: new Date(`${measure.dueOn}T23:59:59+09:00`),
        since: new Date(`${measure.dueOn}T00:00:00+09:00`),
        next: measure.ownerOrganisationId === actor.organisation ? null : measure.owner,
      },
    ),
  )

/** F33: late, it stands on the list of both ends. */
const statusRequests: Source = async (tx, actor, now) =>
  (await statusWaiting(tx, actor, now)).map(({ caseId, number, body, dueAt: due, askedAt, to, toId }) =>
    loop(
      toId === actor.organisation ? 'STATUS_REQUEST' : 'STATUS_SILENT',
      { kind: 'case', id: caseId, number },
      { title: body, due, since: askedAt, next: toId === actor.organisation ? null : to },
    ),
  )

const advisories: Source = async (tx, actor, _now, dueFrom) => {
  const waiting = await advisoriesWaiting(tx, actor)
  return waiting.map(({ id, number, title, state, savedAt }) => {
    const subject = { kind: 'advisory' as const, id, number }
    return state === 'IN_REVIEW'
      ? loop('APPROVAL', subject, { title, due: dueFrom('ADVISORY_APPROVAL', savedAt), since: savedAt })
      : loop('ADVISORY_RETURNED', subject, { title, due: null, since: savedAt })
  })
}

const consents: Source = async (tx, actor, now) =>
  (await consentsWaiting(tx, actor, now)).map(({ id, number, title, answerBy, askedAt }) =>
    loop('CONSENT', { kind: 'consent_request', id, number }, { title, due: answerBy, since: askedAt }),
  )

const deliveries: Source = async (tx, actor, _now, dueFrom) => {
  const waiting = await deliveriesWaiting(tx, actor)
  return waiting.map(delivery => {
    const { id, number, title, sentAt, acknowledgedAt, assessedAt, acknowledgeBy, assessBy, releasedAt } = delivery
    const subject = { kind: 'edition' as const, id, number }
    const since = sentAt ?? releasedAt
    if (!acknowledgedAt) return loop('DELIVERY_ACKNOWLEDGE', subject, { title, due: acknowledgeBy, since })
    if (delivery.assessment === 'NOT_YET_CHECKED')
      return loop('DELIVERY_ASSESS', subject, { title, due: assessBy, since })
    const assessed = assessedAt ?? since
    return loop('DELIVERY_ACT', subject, { title, due: dueFrom('ADVISORY_ACT', assessed), since: assessed })
  })
}

/** One line an edition, with how many of its recipients are silent: who they are stands on its board. */
const silentDeliveries: Source = async (tx, actor) =>
  (await silentEditions(tx, actor)).map(({ edition, number, title, silent, acknowledgeBy, sentAt, worst }) =>
    loop(
      'RECIPIENTS_SILENT',
      { kind: 'edition', id: edition, number },
      { title, due: acknowledgeBy, since: sentAt, next: worst, count: silent },
    ),
  )

const invitations: Source = async (tx, actor, now) =>
  (await invitationsWaiting(tx, actor, now)).map(
    ({ id, number, known, dueAt: due, sentAt, organisation, organisationId }) =>
      loop(
        organisationId === actor.organisation ? 'INVITATION' : 'INVITATION_SILENT',
        { kind: 'report_invitation', id, number },
        { title: known, due, since: sentAt, next: organisationId === actor.organisation ? null : organisation },
      ),
  )

/** a ministry owes its answer; the coordinator sees how many are past the day. */
const alertRequests: Source = async (tx, actor, now) =>
  (await alertRequestsWaiting(tx, actor, now)).map(
    ({ id, number, title, dueAt: due, sentAt, own, answers, completion }) =>
      loop(
        own ? 'ALERT_REQUEST' : 'ALERT_REQUEST_SILENT',
        { kind: 'alert_request', id, number },
        {
          title,
          due,
          since: sentAt,
          next: own ? null : (answers.find(({ state }) => state === 'NO_ANSWER')?.name ?? null),
          count: own ? 1 : completion.overdue,
        },
      ),
  )

/** After this long, all reminders are spent and a report that stopped at its first version is history: the list has it. */
const followUpsOf = minutes(30 * 24 * 60)

/** owed by the originator, and on the list of whoever leads the case. */
const followUps: Source = async (tx, actor, now, dueFrom) => {
  const leads = hasDuty(actor, 'TRIAGE')
  if (!leads && !hasDuty(actor, 'REPORT')) return []
  const quiet = await quietReports(tx, {
    organisation: actor.organisation,
    ownOnly: !leads,
    from: new Date(now.getTime() - followUpsOf),
    owedSince: await followUpOwedSince(tx, now),
  })
  return quiet.map(report =>
    loop('FOLLOW_UP_MISSING', reportSubject(report), {
      title: report.summary,
      due: dueFrom('FOLLOW_UP_REPORT', report.submittedAt),
      since: report.submittedAt,
      next: report.own ? null : report.originator,
    }),
  )
}

/** What a law asks by when: the originator's own work, and on the list of whoever leads once it is late. */
const regimeClocks: Source = async (tx, actor, now) =>
  (await clocksWaiting(tx, actor, now)).map(({ report, number, summary, due, recognised, own, originator, open }) =>
    loop(
      own ? 'REGIME_DUE' : 'REGIME_LATE',
      { kind: 'report', id: report, number },
      { title: summary, due, since: recognised, next: own ? null : originator, count: open },
    ),
  )

const noticeLoops = {
  RECEIPT: 'NOTICE_RECEIPT',
  RESPONSIBLE: 'NOTICE_RESPONSIBLE',
  CONTAINMENT: 'NOTICE_CONTAINMENT',
  CONFIRMATION: 'NOTICE_CONFIRMATION',
} as const

/** receipt and the responsible person being told are two lines, because they are two things. */
const notices: Source = async (tx, actor) =>
  (await noticesWaiting(tx, actor)).map(({ notice, waits, due, own }) =>
    loop(
      noticeLoops[waits],
      { kind: 'notice', id: notice.id, number: notice.number },
      {
        title: notice.words,
        due,
        since: notice.givenAt,
        next: own ? null : waits === 'CONFIRMATION' ? notice.watch : notice.to,
      },
    ),
  )

/** What the sensors of the watch saw and nobody has judged: one line, however many they are. */
const detections: Source = async (tx, actor) => {
  if (!hasDuty(actor, 'TRIAGE') || !actor.kinds.includes('GSOC')) return []
  const { waiting, oldest } = await countWaiting(tx, actor.organisation)
  if (waiting === 0 || !oldest) return []
  const subject = { kind: 'detection' as const, id: actor.organisation, number: '' }
  return [loop('DETECTIONS', subject, { title: '', due: null, since: oldest, count: waiting })]
}

const sources: readonly Source[] = [
  notices,
  ...ladderSources,
  detections,
  silentTiers,
  receipts,
  triage,
  returned,
  questions,
  measures,
  statusRequests,
  consents,
  invitations,
  alertRequests,
  sweeps,
  ...decisionSources,
  regimeClocks,
  followUps,
  advisories,
  deliveries,
  silentDeliveries,
]

/** “What must I do now”: every open loop of this post, worst first, with the counts of the strip. */
export const openLoops = async (tx: Tx, actor: PersonActor, now: Date) => {
  const loops: OpenLoop[] = []
  const dueFrom = await deadlinesSet(tx)
  for (const source of sources) loops.push(...(await source(tx, actor, now, dueFrom)))
  loops.sort(byUrgency)
  return { loops, counts: countLoops(loops, now) }
}
