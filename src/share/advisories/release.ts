import type { PersonActor } from '../../kernel/actor.ts'
import { must, NoroshiError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { decide, decideNow, grant } from '../../trust/access/service.ts'
import { append } from '../../trust/audit/service.ts'
import * as consents from '../../trust/consent/service.ts'
import { nameOrganisations } from '../../trust/identity/directory/service.ts'
import { copyTo } from '../attachments/service.ts'
import { compose } from '../notifications/service.ts'
import { allotNumber } from '../reports/service.ts'
import { dueAt } from '../timers/service.ts'
import { kept, segments } from './anonymise.ts'
import { type Addressing, fanOut, pathOfRecipient, sendToVictim } from './audience/service.ts'
import type { DraftContent } from './content.ts'
import {
  addEdition,
  announce,
  correct,
  deliveryPath,
  type EditionHead,
  editionsOf,
  type NewEdition,
} from './delivery/service.ts'
import { examine } from './examination.ts'
import { markReleased, mustFind, type StoredAdvisory, tell } from './service.ts'

/** A draft with everything its editor and its approver need to judge it (SCREENS §8.4). */
export const view = async (tx: Tx, actor: PersonActor, id: string, now: Date) => {
  const advisory = await mustFind(tx, id)
  const { others } = advisory.content
  const found = await examine(tx, actor, advisory, consents.standing, now)
  if (advisory.case) await append(tx, actor, now, 'advisory.read', { kind: 'advisory', id }) // it names a victim (DOMAIN §14)
  const released = advisory.state === 'RELEASED'
  return {
    ...advisory,
    case: advisory.case && found.origin ? { id: advisory.case, number: found.origin.number } : null,
    segments: segments(others.source, others.removals),
    kept: kept(others.body, found.identifiers),
    leftOver: found.left,
    files: found.files.map(({ fields: _, ...file }) => file),
    fits: found.fits,
    consent: { state: found.standing.state, request: found.standing.consent?.id ?? null },
    consents: await consents.ofAdvisory(tx, id),
    audience: found.audience,
    refusals: released ? [] : found.refusals,
    editions: released ? await editionsOf(tx, id) : [],
    may: {
      save: decide(actor, 'advisory.save', advisory),
      askConsent: decide(actor, 'consent.ask', advisory),
      requestReview: decide(actor, 'advisory.request_review', advisory),
      giveBack: decide(actor, 'advisory.return', advisory),
      release: decide(actor, 'advisory.release', advisory),
    },
  }
}

/** What both editions of a release have in common. */
type Imprint = Pick<NewEdition, 'advisory' | 'kind' | 'issuerId' | 'releasedAt' | 'acknowledgeBy' | 'assessBy'>
type Face = Omit<NewEdition, 'id' | keyof Imprint>

/** When it is released, by whom, and by when it is to be answered; the same for the release and for looking at it before. */
const imprintOf = async (tx: Tx, actor: PersonActor, advisory: StoredAdvisory, now: Date): Promise<Imprint> => ({
  advisory: advisory.id,
  kind: advisory.content.kind,
  issuerId: actor.organisation,
  releasedAt: now,
  acknowledgeBy: await dueAt(tx, 'ADVISORY_ACKNOWLEDGE', now),
  assessBy: await dueAt(tx, 'ADVISORY_ASSESS', now),
})

/** A new thing with words of its own: nothing in it leads back to the draft or the case. */
const editionOf = (imprint: Imprint, face: Face): NewEdition => ({ ...imprint, ...face, id: newId(imprint.releasedAt) })

const othersFace = ({ title, body, requests, tlp }: DraftContent['others']) => ({
  face: 'OTHERS' as const,
  title,
  body,
  requests,
  tlp,
})

const victimFace = (face: NonNullable<DraftContent['victim']>) => ({ face: 'VICTIM' as const, ...face })

/**
 * What a recipient would read, made by the very functions that a release uses; nothing is stored. Null for an
 * organisation that would get nothing.
 * @returns the edition, whether a tier above passes it on, and the mail that says that it has arrived
 */
export const asRecipient = async (tx: Tx, actor: PersonActor, id: string, recipient: string, now: Date) => {
  const advisory = await mustFind(tx, id)
  must(decide(actor, 'advisory.save', advisory))
  const found = await examine(tx, actor, advisory, consents.standing, now)
  const { victim, others } = advisory.content
  const isVictim = found.victim === recipient
  const path = isVictim ? [] : await pathTo(tx, found, recipient)
  if (!path || (isVictim && !victim)) return null
  const face = isVictim && victim ? victimFace(victim) : othersFace(others)
  // The victim's edition gets a number of its own at the release; a number shown before would be the others'.
  const number = isVictim ? '' : advisory.number
  const edition = editionOf(await imprintOf(tx, actor, advisory, now), { ...face, number, consent: null })
  const { kind, title, body, requests, tlp, releasedAt, acknowledgeBy, assessBy } = edition
  return {
    edition: {
      id: edition.id,
      number,
      face: edition.face,
      kind,
      title,
      body,
      requests,
      tlp,
      releasedAt,
      acknowledgeBy,
      assessBy,
    },
    issuer: (await nameOrganisations(tx, [actor.organisation])).get(actor.organisation) ?? null,
    through: [...(await nameOrganisations(tx, path)).values()],
    mail: (['ja', 'en'] as const).map(language => ({
      language,
      ...compose({ kind: 'edition.received', language, number, tlp, url: `/inbox/${edition.id}` }),
    })),
  }
}

const pathTo = (tx: Tx, found: Awaited<ReturnType<typeof examine>>, recipient: string) =>
  found.earlier.others
    ? deliveryPath(tx, found.earlier.others, recipient)
    : pathOfRecipient(tx, found.addressing, recipient)

const publish = async (tx: Tx, imprint: Imprint, face: Face): Promise<NewEdition> => {
  const now = imprint.releasedAt
  const edition = editionOf(imprint, face)
  await addEdition(tx, edition)
  await grant(tx, {
    object: { kind: 'edition', id: edition.id },
    to: { organisation: imprint.issuerId },
    reason: 'own',
    from: now,
    sortKey: now,
  })
  return edition
}

const datesOf = ({ id, releasedAt, acknowledgeBy, assessBy }: NewEdition) => ({
  edition: id,
  now: releasedAt,
  acknowledgeBy,
  assessBy,
})

/** made of the derivative alone; the struck words are in no edition. @returns how many recipients it has */
const publishToOthers = async (
  tx: Tx,
  imprint: Imprint,
  others: DraftContent['others'],
  to: { number: string; consent: string | null; addressing: Addressing; earlier: string | null },
): Promise<{ edition: string; recipients: number }> => {
  const { number, consent, addressing } = to
  const edition = await publish(tx, imprint, { ...othersFace(others), number, consent })
  if (to.earlier) return { edition: edition.id, recipients: await correct(tx, to.earlier, edition, edition.releasedAt) }
  const { sent, recipients } = await fanOut(tx, addressing, datesOf(edition))
  await announce(tx, edition, sent, edition.releasedAt)
  return { edition: edition.id, recipients }
}

/** Under a number of its own: whoever hears both numbers cannot tell that they belong together. */
const publishToVictim = async (
  tx: Tx,
  imprint: Imprint,
  face: NonNullable<DraftContent['victim']>,
  victim: string,
  earlier: string | null,
): Promise<void> => {
  const edition = await publish(tx, imprint, {
    ...victimFace(face),
    number: await allotNumber(tx, 'A'),
    consent: null,
  })
  const now = edition.releasedAt
  if (earlier) {
    await correct(tx, earlier, edition, now)
    return
  }
  await sendToVictim(tx, { issuer: imprint.issuerId, victim, ...datesOf(edition) })
  await grant(tx, {
    object: { kind: 'edition', id: edition.id },
    to: { organisation: victim },
    reason: 'audience',
    from: now,
    sortKey: now,
  })
  await announce(tx, edition, [victim], now)
}

/**
 * A second person releases: one transaction for both editions, every delivery, grant, notification and entry (R-034,
 * It is carried out for the version that the approver saw, and once.
 */
export const release = async (
  tx: Tx,
  actor: PersonActor,
  id: string,
  version: number,
  now: Date,
): Promise<{ editions: EditionHead[]; recipients: number }> => {
  const advisory = await mustFind(tx, id)
  must(decideNow(actor, 'advisory.release', advisory))
  if (advisory.state !== 'IN_REVIEW') throw new NoroshiError('advisory_order')
  const found = await examine(tx, actor, advisory, consents.standingForRelease, now)
  if (found.refusals.length > 0) throw new NoroshiError('release_refused', 'guards', { missing: found.refusals })
  await markReleased(tx, actor, advisory, version, now)
  const imprint = await imprintOf(tx, actor, advisory, now)
  const { victim, others } = advisory.content
  const { edition, recipients } = await publishToOthers(tx, imprint, others, {
    number: advisory.number,
    consent: found.standing.consent?.id ?? null,
    addressing: found.addressing,
    earlier: found.earlier.others,
  })
  const files = found.files.map(({ attachment }) => attachment)
  await copyTo(tx, actor, files, { kind: 'edition', id: edition }, now)
  if (victim && found.victim) await publishToVictim(tx, imprint, victim, found.victim, found.earlier.victim)
  await tell(tx, actor, now, advisory, 'advisory.released', { revision: advisory.revision, recipients })
  return { editions: await editionsOf(tx, id), recipients }
}
