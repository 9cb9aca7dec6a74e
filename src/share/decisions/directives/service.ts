import { hasDuty, isCoordinator, type PersonActor } from '../../../kernel/actor.ts'
import { dayInJapan } from '../../../kernel/clock.ts'
import { deny, every } from '../../../kernel/decision.ts'
import { must, NoroshiError } from '../../../kernel/errors.ts'
import { mayFlow } from '../../../kernel/flows.ts'
import { newId } from '../../../kernel/ids.ts'
import { knownInstant } from '../../../kernel/known-time.ts'
import type { ActorKind } from '../../../kernel/taxonomy/actor-kinds.ts'
import type { DirectiveKind } from '../../../kernel/taxonomy/decisions.ts'
import type { Tlp } from '../../../kernel/tlp.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { decide, decideNow, grant } from '../../../trust/access/service.ts'
import { append } from '../../../trust/audit/service.ts'
import {
  kindsOf,
  organisation as mustSeeOrganisation,
  organisationsOfKind,
} from '../../../trust/identity/directory/service.ts'
import { putOnRecord } from '../../cases/chronicle/service.ts'
import { head as caseHead } from '../../cases/service.ts'
import { notifyDuty } from '../../notifications/service.ts'
import { allotNumber } from '../../reports/service.ts'
import { record } from '../../timeline/service.ts'
import { type DueFrom, deadlinesSet, dueAt, satisfy, start } from '../../timers/service.ts'
import { standing } from '../serious/service.ts'
import { directiveState, isOpen, isRed, mayFinish, mayReceive, mayRefuse, mayReturn, progressOf } from './model.ts'
import * as store from './store.ts'

export interface NewDirective {
  kind: DirectiveKind
  case: string | null
  event: string | null
  title: string
  body: string
  legalBasis: string
  documentNumber: string
  /** Of a request for materials: the ministry, and the post it is addressed to. An instruction goes to every ministry. */
  organisation: string | null
  addressee: string
  tlp: Tlp
  shared: boolean
  due: Date | null
  language: 'ja' | 'en'
}

const objectOf = (id: string) => ({ kind: 'directive' as const, id })

const addressees = async (tx: Tx, { kind, organisation }: NewDirective, day: string): Promise<string[]> => {
  if (kind === 'INSTRUCTION') return organisationsOfKind(tx, 'MINISTRY', day)
  if (!organisation) throw new NoroshiError('invalid_input', 'organisation')
  await mustSeeOrganisation(tx, organisation)
  return [organisation]
}

/**
 * Demands materials of one ministry (R-089, F24), or instructs every ministry there is that day (R-090, F25): request,
 * one task for each, clocks, grants and letters in one transaction.
 */
export const send = async (
  tx: Tx,
  actor: PersonActor,
  asked: NewDirective,
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decideNow(actor, 'directive.send', asked))
  const event = asked.event ? await standing(tx, asked.event) : null
  const caseId = event?.caseId ?? asked.case
  if (caseId) await caseHead(tx, caseId)
  const day = dayInJapan(now)
  const organisations = await addressees(tx, asked, day)
  for (const to of organisations) must(mayFlow(asked.kind, actor.kinds, (await kindsOf(tx, to, day)) as ActorKind[]))
  const due = asked.due ?? (await dueAt(tx, 'DIRECTIVE', now))
  if (due <= now) must(deny('due_in_past', 'the day has passed'))
  const id = newId(now)
  const number = await allotNumber(tx, 'D')
  const { organisation: issuer, person, post } = actor
  const coordinators = await organisationsOfKind(tx, 'COORD', day)
  const give = (to: string, reason: string) => ({
    ...{ object: objectOf(id), to: { organisation: to }, reason, from: now, sortKey: now },
  })
  await grant(
    tx,
    give(issuer, 'own'),
    ...coordinators.map(to => give(to, 'coordinator')),
    ...organisations.map(to => give(to, 'asked')),
  )
  await store.insertDirective(tx, {
    ...{ ...asked, id, number, caseId, eventId: event?.id ?? null, issuer, person, post },
    ...{ sentAt: now, dueAt: due },
  })
  await store.insertTasks(tx, id, organisations, asked.addressee)
  const { kind, tlp, title } = asked
  await start(tx, { kind, object: objectOf(id), subject: id, organisations, number, tlp, starts: now, due })
  if (caseId) {
    const words = [asked.documentNumber, title].filter(part => part !== '').join('　')
    await putOnRecord(
      tx,
      actor,
      caseId,
      {
        ...{ told: kind, from: issuer, to: organisations, unreached: [], words, language: asked.language },
        ...{ indicators: [], tells: [], at: knownInstant(now) },
      },
      now,
    )
    await record(tx, actor, now, {
      ...{
        caseId,
        subject: { kind: 'case', id: caseId },
        kind: 'directive.sent',
        details: { number, directive: kind },
      },
    })
  }
  await append(tx, actor, now, 'directive.sent', objectOf(id), { kind, organisations, due: due.toISOString() })
  await tellMinistries(tx, { id, number, tlp }, organisations, 'directive.received', '', now)
  return { id, number }
}

const tellMinistries = (
  tx: Tx,
  { id, number, tlp }: { id: string; number: string; tlp: Tlp },
  organisations: readonly string[],
  kind: 'directive.received' | 'directive.reminder',
  turn: string,
  now: Date,
): Promise<void> =>
  notifyDuty(tx, {
    event: `directive:${id}${turn}`,
    organisations,
    ...{ duty: 'RECEIVE', kind, object: objectOf(id), number, tlp, now },
  })

const shown = (
  actor: PersonActor,
  directive: store.DirectiveRow,
  tasks: readonly store.TaskRow[],
  dueFrom: DueFrom,
  now: Date,
) => {
  const moments = { receiptDue: dueFrom('DIRECTIVE_RECEIPT', directive.sentAt), dueAt: directive.dueAt }
  const answers = tasks.map(task => {
    const parties = { ...directive, organisation: task.organisation }
    return {
      ...task,
      state: directiveState(task, moments, now),
      may: {
        receive: every(decide(actor, 'directive.answer', parties), mayReceive(task)),
        return: every(decide(actor, 'directive.return', parties), mayReturn(task)),
        finish: every(decide(actor, 'directive.finish', parties), mayFinish(task)),
        refuse: every(decide(actor, 'directive.answer', parties), mayRefuse(task)),
      },
    }
  })
  return {
    ...directive,
    receiptDue: moments.receiptDue,
    progress: progressOf(answers.map(({ state }) => state)),
    tasks: answers,
    own: answers.find(({ organisation }) => organisation === actor.organisation) ?? null,
    may: { remind: decide(actor, 'directive.follow', directive), open: decide(actor, 'directive.open', directive) },
  }
}

export type ShownDirective = ReturnType<typeof shown>
type ShownTask = ShownDirective['tasks'][number]

const allShown = async (
  tx: Tx,
  actor: PersonActor,
  directives: readonly store.DirectiveRow[],
  now: Date,
): Promise<ShownDirective[]> => {
  const tasks = await store.tasksOf(
    tx,
    directives.map(({ id }) => id),
  )
  const dueFrom = await deadlinesSet(tx)
  return directives.map(directive => shown(actor, directive, tasks.get(directive.id) ?? [], dueFrom, now))
}

/** A directive with the answers that its reader may see: all of them at its office, its own at a ministry. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<ShownDirective> => {
  const directive = await store.readDirective(tx, id)
  const [found] = directive ? await allShown(tx, actor, [directive], now) : []
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** One more than `limit`, so that the page knows whether it goes on. */
export const list = async (
  tx: Tx,
  actor: PersonActor,
  page: Parameters<typeof store.listDirectives>[2],
  now: Date,
): Promise<ShownDirective[]> => allShown(tx, actor, await store.listDirectives(tx, actor.organisation, page), now)

/** What was sent because of a case, for whoever holds both. */
export const ofCase = async (tx: Tx, actor: PersonActor, caseId: string, now: Date): Promise<ShownDirective[]> => {
  await caseHead(tx, caseId)
  return allShown(tx, actor, await store.directivesOfCase(tx, caseId), now)
}

/** A ministry's task, which the actor may see; whoever may not learns nothing of it. */
const taskOf = async (tx: Tx, actor: PersonActor, id: string, organisation: string, now: Date) => {
  const directive = await read(tx, actor, id, now)
  const task = directive.tasks.find(candidate => candidate.organisation === organisation)
  if (!task) throw new NoroshiError('not_found')
  return { directive, task }
}

export const receive = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const { task } = await taskOf(tx, actor, id, actor.organisation, now)
  must(task.may.receive)
  await store.markReceived(tx, id, actor, now)
  await append(tx, actor, now, 'directive.received', objectOf(id))
}

const tellIssuer = async (
  tx: Tx,
  actor: PersonActor,
  { id, number, tlp, issuerId, kind, caseId }: ShownDirective,
  turn: string,
  happened: 'directive.returned' | 'directive.done',
  now: Date,
): Promise<void> => {
  if (caseId)
    await record(tx, actor, now, {
      ...{ caseId, subject: objectOf(id), kind: happened, details: { number, directive: kind } },
    })
  const others = [issuerId, ...(await organisationsOfKind(tx, 'COORD', dayInJapan(now)))]
  await notifyDuty(tx, {
    event: `directive:${id}:${turn}`,
    organisations: others.filter(organisation => organisation !== actor.organisation),
    ...{ duty: 'RECEIVE', kind: 'directive.answered', object: objectOf(id), number, tlp, now },
  })
}

/** What came and when, or what was done. After a refusal it takes the refusal back. */
export const addReturn = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  line: { organisation: string; what: string; cameAt: Date },
  now: Date,
): Promise<{ id: string }> => {
  const { directive, task } = await taskOf(tx, actor, id, line.organisation, now)
  must(task.may.return)
  if (line.cameAt > now) must(deny('recorded_in_future', 'it lies ahead'))
  const row = newId(now)
  const { organisation: by, person, post } = actor
  if (by === line.organisation) await store.markReceived(tx, id, actor, now)
  if (task.refusedAt && (await store.resume(tx, id, line.organisation))) await restart(tx, directive, task, now)
  await store.insertReturn(tx, { ...line, id: row, directive: id, by, person, post, at: now })
  await append(tx, actor, now, 'directive.returned', objectOf(id), { organisation: line.organisation })
  await tellIssuer(tx, actor, directive, row, 'directive.returned', now)
  return { id: row }
}

/** Its clock runs again, for what is left of its time. */
const restart = async (tx: Tx, directive: ShownDirective, task: ShownTask, now: Date): Promise<void> => {
  const { id, kind, number, tlp, dueAt: due } = directive
  if (due <= now) return
  const organisations = [task.organisation]
  await start(tx, { kind, object: objectOf(id), subject: id, organisations, number, tlp, starts: now, due })
}

/** Complete: of materials by the word of whoever asked, of an instruction by that of the ministry (If-Match). */
export const finish = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { organisation, version }: { organisation: string; version: number },
  now: Date,
): Promise<void> => {
  const { directive, task } = await taskOf(tx, actor, id, organisation, now)
  must(task.may.finish)
  const ending = { directive: id, organisation, person: actor.person, version, at: now }
  if (!(await store.finish(tx, ending))) throw new NoroshiError('changed_meanwhile')
  await satisfy(tx, { kind: directive.kind, subject: id, organisation }, now)
  await append(tx, actor, now, 'directive.done', objectOf(id), { organisation })
  await tellIssuer(tx, actor, directive, `${organisation}:${version}`, 'directive.done', now)
}

/** “We do not”, with the reason (If-Match). */
export const refuse = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  { version, reason }: { version: number; reason: string },
  now: Date,
): Promise<void> => {
  const { directive, task } = await taskOf(tx, actor, id, actor.organisation, now)
  must(task.may.refuse)
  const { organisation, person } = actor
  if (!(await store.refuse(tx, { directive: id, organisation, person, version, reason, at: now })))
    throw new NoroshiError('changed_meanwhile')
  await satisfy(tx, { kind: directive.kind, subject: id, organisation }, now)
  await append(tx, actor, now, 'directive.refused', objectOf(id))
  await tellIssuer(tx, actor, directive, `${organisation}:${version}`, 'directive.returned', now)
}

/** A word out of turn to those who are not done; the timer reminds by itself as well. @returns how many */
export const remind = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<number> => {
  const directive = await read(tx, actor, id, now)
  must(decide(actor, 'directive.follow', directive))
  const open = directive.tasks.filter(({ state }) => isOpen(state)).map(({ organisation }) => organisation)
  if (open.length === 0) throw new NoroshiError('already_done')
  const turn = await store.markReminded(tx, id, now)
  await append(tx, actor, now, 'directive.reminded', objectOf(id), { turn, organisations: open })
  await tellMinistries(tx, directive, open, 'directive.reminder', `:reminder:${turn}`, now)
  return open.length
}

/** Lets the ministries read each other's answers, or no longer. */
export const setShared = async (tx: Tx, actor: PersonActor, id: string, shared: boolean, now: Date): Promise<void> => {
  const directive = await read(tx, actor, id, now)
  must(decide(actor, 'directive.open', directive))
  await store.setShared(tx, id, shared)
  await append(tx, actor, now, 'directive.opened', objectOf(id), { shared })
}

const recent = 200

/** What waits for this ministry; for the issuer and the coordinator what somebody is late or silent with. */
export const directivesWaiting = async (tx: Tx, actor: PersonActor, now: Date): Promise<ShownDirective[]> => {
  if (!hasDuty(actor, 'RECEIVE') && !hasDuty(actor, 'DECIDE')) return []
  const all = await list(tx, actor, { after: null, limit: recent }, now)
  return all.filter(directive => {
    if (directive.own) return isOpen(directive.own.state)
    const follows = isCoordinator(actor) || directive.issuerId === actor.organisation
    return follows && directive.tasks.some(({ state }) => isRed(state))
  })
}
