import { hasDuty, isCoordinator, type PersonActor } from '../../kernel/actor.ts'
import { dayInJapan } from '../../kernel/clock.ts'
import { deny, every } from '../../kernel/decision.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { mayFlow } from '../../kernel/flows.ts'
import { newId } from '../../kernel/ids.ts'
import type { ActorKind } from '../../kernel/taxonomy/actor-kinds.ts'
import type { CaseState } from '../../kernel/taxonomy/case-states.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { kindsOf, organisation as mustSeeOrganisation, related } from '../../trust/identity/directory/service.ts'
import { head as caseHead, openWithoutReport } from '../cases/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { dueAt, satisfy, start } from '../timers/service.ts'
import { invitationState, stillOpen } from './model.ts'
import * as store from './store.ts'

export interface PublicOpening extends store.Source {
  organisation: string
  title: string
  state: CaseState
  message: string
  tlp: string
}

/** Opens a case from the news and invites the operator to report it, with a copy to its ministries (R-026, F32). */
export const open = async (
  tx: Tx,
  actor: PersonActor,
  opening: PublicOpening,
  now: Date,
): Promise<{ id: string; number: string; invitation: string }> => {
  must(decide(actor, 'public_case.open', opening))
  await mustSeeOrganisation(tx, opening.organisation)
  const day = dayInJapan(now)
  if (opening.knownOn > day) must(deny('invalid_input', 'it cannot have become known later than today'))
  const kinds = (await kindsOf(tx, opening.organisation, day)) as ActorKind[]
  must(mayFlow('INVITATION', actor.kinds, kinds))
  const { id: caseId, number } = await openWithoutReport(
    tx,
    actor,
    { title: opening.title, state: opening.state, originator: opening.organisation, tlp: opening.tlp },
    now,
  )
  await store.insertPublicCase(tx, { ...opening, caseId, person: actor.person, at: now })
  const invitation = await invite(tx, actor, { ...opening, caseId, number }, now)
  return { id: caseId, number, invitation }
}

const invite = async (
  tx: Tx,
  actor: PersonActor,
  asked: PublicOpening & { caseId: string; number: string },
  now: Date,
): Promise<string> => {
  const id = newId(now)
  const object = { kind: 'report_invitation' as const, id }
  const ministries = await related(tx, { kind: 'REGULATES', to: asked.organisation, day: dayInJapan(now) })
  const copies = ministries.map(ministry => ministry.id)
  const give = (organisation: string, reason: string) => ({
    object,
    to: { organisation },
    reason,
    from: now,
    sortKey: now,
  })
  await grant(
    tx,
    give(actor.organisation, 'own'),
    give(asked.organisation, 'asked'),
    ...copies.map(copy => give(copy, 'copied')),
  )
  const due = await dueAt(tx, 'REPORT_INVITATION', now)
  await store.insertInvitation(tx, { ...asked, id, person: actor.person, post: actor.post, sentAt: now, dueAt: due })
  const told = { object, number: asked.number, tlp: asked.tlp }
  await start(tx, {
    ...told,
    kind: 'REPORT_INVITATION',
    subject: id,
    organisations: [asked.organisation],
    starts: now,
    due,
  })
  await append(tx, actor, now, 'invitation.sent', object, { organisation: asked.organisation, copies })
  await notifyDuty(tx, {
    ...told,
    event: `invitation:${id}`,
    organisations: [asked.organisation],
    duty: 'REPORT',
    kind: 'invitation.received',
    now,
  })
  await notifyDuty(tx, {
    ...told,
    event: `invitation-copy:${id}`,
    organisations: copies,
    duty: 'RECEIVE',
    kind: 'invitation.copied',
    now,
  })
  return id
}

const mustFind = async (tx: Tx, id: string): Promise<store.InvitationRow> => {
  const found = await store.readInvitation(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

const shown = (actor: PersonActor, now: Date) => (row: store.InvitationRow) => ({
  ...row,
  caseId: isCoordinator(actor) || row.reportId ? row.caseId : null, // theirs with the report
  state: invitationState(row, now),
  may: {
    report: every(decide(actor, 'invitation.decline', { organisation: row.organisationId }), stillOpen(row)),
    decline: every(decide(actor, 'invitation.decline', { organisation: row.organisationId }), stillOpen(row)),
    remind: every(decide(actor, 'invitation.remind', row), stillOpen(row)),
  },
})

/** The invitation; the first reading by the invited organisation is written down. */
export const read = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const found = await mustFind(tx, id)
  if (actor.organisation === found.organisationId && !found.openedAt) {
    await store.markOpened(tx, id, actor.person, now)
    await append(tx, actor, now, 'invitation.opened', { kind: 'report_invitation', id })
  }
  return shown(actor, now)(await mustFind(tx, id))
}

export const list = async (tx: Tx, actor: PersonActor, now: Date) =>
  (await store.listInvitations(tx, actor.organisation)).map(shown(actor, now))

/** What a publicly known case rests on, and what became of its invitations; null for any other case. */
export const ofCase = async (tx: Tx, actor: PersonActor, caseId: string, now: Date) => {
  await caseHead(tx, caseId)
  const source = await store.sourceOf(tx, caseId)
  if (!source) return null
  return { ...source, invitations: (await store.invitationsOf(tx, caseId)).map(shown(actor, now)) }
}

/** “We do not report this”, with the reason; the coordinator is told. */
export const decline = async (tx: Tx, actor: PersonActor, id: string, reason: string, now: Date): Promise<void> => {
  const found = await mustFind(tx, id)
  must(decide(actor, 'invitation.decline', { organisation: found.organisationId }))
  must(stillOpen(found))
  if (!(await store.markDeclined(tx, id, { person: actor.person, reason, at: now })))
    throw new NoroshiError('already_done')
  await satisfy(tx, { kind: 'REPORT_INVITATION', subject: id, organisation: actor.organisation }, now)
  await append(tx, actor, now, 'invitation.declined', { kind: 'report_invitation', id })
}

/** Reminds the invited organisation out of turn; the timer reminds by itself as well. */
export const remind = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<void> => {
  const found = await mustFind(tx, id)
  must(decide(actor, 'invitation.remind', found))
  must(stillOpen(found))
  const turn = await store.markReminded(tx, id, now)
  await append(tx, actor, now, 'invitation.reminded', { kind: 'report_invitation', id }, { turn })
  await notifyDuty(tx, {
    event: `invitation:${id}:${turn}`,
    organisations: [found.organisationId],
    duty: 'REPORT',
    kind: 'invitation.reminder',
    object: { kind: 'report_invitation', id },
    number: found.number,
    tlp: found.tlp,
    now,
  })
}

/** publicly known cases by month, and how many nobody has reported. */
export const months = async (tx: Tx, actor: PersonActor, from: string) => {
  must(decide(actor, 'public_case.count', null))
  return store.publicMonths(tx, actor.organisation, from)
}

/** Invitations that wait for this organisation's answer, and for the coordinator those past their day. */
export const invitationsWaiting = async (tx: Tx, actor: PersonActor, now: Date) => {
  const all = (await list(tx, actor, now)).filter(({ state }) => state !== 'REPORTED' && state !== 'DECLINED')
  if (isCoordinator(actor)) return hasDuty(actor, 'TRIAGE') ? all.filter(({ state }) => state === 'NO_ANSWER') : []
  return hasDuty(actor, 'REPORT') ? all.filter(({ organisationId }) => organisationId === actor.organisation) : []
}
