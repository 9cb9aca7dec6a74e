import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { closest, type Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import { isStanding } from '../../trust/consent/model.ts'
import * as consents from '../../trust/consent/service.ts'
import { identifiers, namesAndPeople } from '../../trust/identity/directory/service.ts'
import { copyTo } from '../attachments/service.ts'
import { caseForAdvisory } from '../cases/service.ts'
import { notifyDuty } from '../notifications/service.ts'
import { allotNumber, contactsOf, head as reportHead } from '../reports/service.ts'
import type { TimelineKind } from '../timeline/model.ts'
import { record } from '../timeline/service.ts'
import {
  type Facts,
  factsIn,
  type Identifiers,
  kept,
  leftOver,
  noIdentifiers,
  notLookedFor,
  type Options,
  propose,
} from './anonymise.ts'
import { contentOf, type DraftContent, type DraftInput, inputOf } from './content.ts'
import { filesOf } from './files/store.ts'
import { type AdvisoryState, mayMove } from './model.ts'
import * as store from './store.ts'
import { identifiersOf } from './victim.ts'

export { inputOf } from './content.ts'
export type { StoredAdvisory } from './store.ts'

export const list = store.listAdvisories

export const mustFind = async (tx: Tx, id: string): Promise<store.StoredAdvisory> => {
  const found = await store.readAdvisory(tx, id)
  if (!found) throw new NoroshiError('not_found')
  return found
}

/** A draft that speaks to a victim needs a case that has one. */
const mustHaveVictim = (caseId: string | null, input: DraftInput): void => {
  if (input.victim && !caseId) throw new NoroshiError('no_victim')
}

export const draft = async (
  tx: Tx,
  actor: PersonActor,
  beginning: { case: string | null; corrects?: string; content: DraftInput },
  now: Date,
): Promise<{ id: string; number: string }> => {
  must(decide(actor, 'advisory.draft', beginning))
  if (beginning.case) await caseForAdvisory(tx, beginning.case)
  mustHaveVictim(beginning.case, beginning.content)
  const id = newId(now)
  const number = await allotNumber(tx, 'A')
  const content = contentOf(beginning.content)
  const { person, post, organisation } = actor
  await store.insertAdvisory(tx, {
    id,
    number,
    case: beginning.case,
    corrects: beginning.corrects ?? null,
    content,
    person,
    post,
    at: now,
  })
  await grant(tx, { object: { kind: 'advisory', id }, to: { organisation }, reason: 'own', from: now, sortKey: now })
  await store.insertRevision(tx, { advisory: id, revision: 1, content, person, post, at: now })
  await tell(tx, actor, now, { id, case: beginning.case }, 'advisory.drafted', { revision: 1 })
  return { id, number }
}

/** Moves on from the version that the actor saw; whoever comes second is told. */
const move = async (tx: Tx, advisory: store.StoredAdvisory, version: number, change: store.Change): Promise<void> => {
  if (advisory.version !== version) throw new NoroshiError('changed_meanwhile')
  if (!mayMove(advisory.state, change.state)) throw new NoroshiError('advisory_order')
  if (!(await store.updateAdvisory(tx, advisory.id, version, change))) throw new NoroshiError('changed_meanwhile')
}

/** A revision is added and none is overwritten; what was in review goes back to drafting. */
export const save = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  saved: { version: number; content: DraftInput },
  now: Date,
): Promise<void> => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.save', advisory))
  mustHaveVictim(advisory.case, saved.content)
  const content = contentOf(saved.content)
  const revision = advisory.revision + 1
  await move(tx, advisory, saved.version, { state: 'DRAFTING', kind: content.kind, revision, returnedReason: '' })
  await store.insertRevision(tx, { advisory: id, revision, content, person: actor.person, post: actor.post, at: now })
  await append(tx, actor, now, 'advisory.saved', { kind: 'advisory', id }, { revision })
}

/**
 * Begins the correction of a released advisory with its words: it is drafted, consented to and approved anew, and goes
 * to exactly those who have the first. One correction follows another, and none goes beside another.
 */
export const beginCorrection = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  now: Date,
): Promise<{ id: string; number: string }> => {
  const { state, case: caseId, content } = await mustFind(tx, id)
  if (state !== 'RELEASED') throw new NoroshiError('advisory_order')
  if (await store.hasCorrection(tx, id)) throw new NoroshiError('already_done')
  return draft(tx, actor, { case: caseId, corrects: id, content: inputOf(content) }, now)
}

/** What would give the victim of an advisory away; nothing for one without a case. */
export const victimOf = async (tx: Tx, caseId: string | null): Promise<Identifiers> => {
  if (!caseId) return noIdentifiers
  const { originator, reports } = await caseForAdvisory(tx, caseId)
  const known = await namesAndPeople(tx, originator)
  const contacts = await contactsOf(tx, reports)
  return identifiersOf({
    ...known,
    people: [...known.people, ...contacts.map(({ name }) => name)],
    phones: [...known.phones, ...contacts.map(({ phone }) => phone)],
    identifiers: await identifiers(tx, originator),
  })
}

/** How many words of a text would give away the victim of the advisory that an edition belongs to. */
export const namesLeftIn = async (tx: Tx, edition: string, text: string): Promise<number> => {
  const advisory = await store.advisoryOfEdition(tx, edition)
  if (!advisory) throw new NoroshiError('not_found')
  const { case: caseId } = await mustFind(tx, advisory)
  return leftOver(text, await victimOf(tx, caseId)).length
}

/** What to strike from a text, what is deliberately kept, and what a person must look for; nothing is stored. */
export const proposal = async (tx: Tx, actor: PersonActor, id: string, text: string, options: Options) => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.save', advisory))
  const victim = await victimOf(tx, advisory.case)
  const fits = await howManyFit(tx, factsIn(text))
  const removals = propose(text, victim, { ...options, generaliseSector: fits.count < fits.threshold })
  return { removals, kept: kept(text, victim), notLookedFor: notLookedFor(victim) }
}

/** How many organisations of the directory the facts fit, and how many it takes at least (DOMAIN §3.2). */
export const howManyFit = async (
  tx: Tx,
  facts: Facts,
): Promise<{ count: number; directory: number; threshold: number; facts: Facts }> => ({
  ...(await store.countFitting(tx, facts)),
  threshold: await store.anonymityThreshold(tx),
  facts,
})

/** The others' text as the originator is asked about it, and as it will be released. */
export const derivativeOf = (
  { others, audience, purpose }: DraftContent,
  files: readonly { name: string; sha256: string }[],
) => ({
  title: others.title,
  body: others.body,
  requests: others.requests,
  tlp: others.tlp,
  named: others.named,
  audience,
  purpose,
  files: files.map(({ name, sha256 }) => ({ name, sha256 })),
})

/** Asks the originator about exactly this revision. */
export const askConsent = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  now: Date,
): Promise<{ id: string }> => {
  const advisory = await mustFind(tx, id)
  if (advisory.version !== version) throw new NoroshiError('changed_meanwhile')
  if (advisory.state === 'RELEASED') throw new NoroshiError('advisory_order')
  if (!advisory.case) throw new NoroshiError('consent_not_needed')
  const { originator, number, reports } = await caseForAdvisory(tx, advisory.case)
  if (originator === actor.organisation) throw new NoroshiError('consent_not_needed')
  const files = await filesOf(tx, id)
  const derivative = derivativeOf(advisory.content, files)
  const { state } = await consents.standing(tx, id, derivative, now)
  if (state === 'ASKED' || isStanding(state)) throw new NoroshiError('already_done')
  const report = reports[0] ?? null
  const asked = await consents.ask(
    tx,
    actor,
    {
      advisory: id,
      revision: advisory.revision,
      case: advisory.case,
      originator,
      report,
      number: report ? (await reportHead(tx, report)).number : number,
      derivative,
    },
    now,
  )
  const copied = files.map(({ attachment }) => attachment)
  await copyTo(tx, actor, copied, { kind: 'consent_request', id: asked.id }, now)
  return asked
}

export const requestReview = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  now: Date,
): Promise<void> => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.request_review', advisory))
  await move(tx, advisory, version, { state: 'IN_REVIEW', returnedReason: '' })
  await tell(tx, actor, now, advisory, 'advisory.review_requested', { revision: advisory.revision })
  await notifyOwn(tx, actor, advisory, 'IN_REVIEW', now)
}

/** The approver gives it back with a reason. */
export const giveBack = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  returned: { version: number; reason: string },
  now: Date,
): Promise<void> => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.return', advisory))
  await move(tx, advisory, returned.version, { state: 'RETURNED', returnedReason: returned.reason })
  await tell(tx, actor, now, advisory, 'advisory.returned', { revision: advisory.revision })
  await notifyOwn(tx, actor, advisory, 'RETURNED', now)
}

/** Marks as released what `release.ts` has found releasable. */
export const markReleased = (tx: Tx, actor: PersonActor, advisory: store.StoredAdvisory, version: number, now: Date) =>
  move(tx, advisory, version, { state: 'RELEASED', approver: actor.person, releasedAt: now })

/** Writes down what happened to an advisory, where its case shows it and in the log. */
export const tell = async (
  tx: Tx,
  actor: PersonActor,
  now: Date,
  advisory: { id: string; case: string | null },
  kind: TimelineKind,
  details: object,
): Promise<void> => {
  const subject = { kind: 'advisory', id: advisory.id }
  await record(tx, actor, now, { caseId: advisory.case, subject, kind, details })
  await append(tx, actor, now, kind, subject, details)
}

const labelOf = ({ victim, others }: DraftContent): Tlp => closest(victim ? [victim.tlp, others.tlp] : [others.tlp])

const notifyOwn = (
  tx: Tx,
  actor: PersonActor,
  advisory: store.StoredAdvisory,
  state: Extract<AdvisoryState, 'IN_REVIEW' | 'RETURNED'>,
  now: Date,
): Promise<void> =>
  notifyDuty(tx, {
    event: `advisory:${advisory.id}:${state}:${advisory.version}`,
    organisations: [actor.organisation],
    duty: state === 'IN_REVIEW' ? 'RELEASE' : 'DRAFT',
    kind: state === 'IN_REVIEW' ? 'advisory.review_requested' : 'advisory.returned',
    object: { kind: 'advisory', id: advisory.id },
    number: advisory.number,
    tlp: labelOf(advisory.content),
    now,
  })

export const revisions = async (tx: Tx, actor: PersonActor, id: string, now: Date): Promise<store.Revision[]> => {
  const advisory = await mustFind(tx, id)
  if (advisory.case) await append(tx, actor, now, 'advisory.read', { kind: 'advisory', id }) // they name a victim (DOMAIN §14)
  return store.revisionsOf(tx, id)
}

/** Drafts that the actor can approve, and its own that came back. */
export const advisoriesWaiting = (tx: Tx, actor: PersonActor): Promise<store.ListedAdvisory[]> =>
  store.waitingFor(
    tx,
    { id: actor.person, organisation: actor.organisation },
    {
      release: actor.duties.includes('RELEASE'),
      draft: actor.duties.includes('DRAFT'),
    },
  )
