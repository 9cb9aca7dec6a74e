import type { PersonActor } from '../../kernel/actor.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Standing } from '../../trust/consent/model.ts'
import type * as consents from '../../trust/consent/service.ts'
import { caseForAdvisory } from '../cases/service.ts'
import { factsIn, leftOver } from './anonymise.ts'
import { type Addressing, weigh } from './audience/service.ts'
import { countRecipients, editionsOf } from './delivery/service.ts'
import { standingOfFile } from './files/model.ts'
import { filesOf } from './files/store.ts'
import { refusals } from './model.ts'
import { derivativeOf, howManyFit, type StoredAdvisory, victimOf } from './service.ts'
import { leftIn } from './victim.ts'

const notNeeded: Standing = { state: 'NOT_NEEDED', consent: null }

/** What the originator has allowed, once it has spoken about exactly this text. */
const allowedBy = ({ state, consent }: Standing) =>
  consent && state !== 'OTHER_REVISION'
    ? (consent.decision ?? { tlp: consent.tlp, audience: null })
    : { tlp: null, audience: null }

/** The editions that a correction takes the place of; one that was recalled is corrected all the same. */
const correctedBy = async (tx: Tx, advisory: string | null) => {
  const editions = advisory ? await editionsOf(tx, advisory) : []
  const of = (face: 'VICTIM' | 'OTHERS') => editions.find(edition => edition.face === face)?.id ?? null
  return { others: of('OTHERS'), victim: of('VICTIM') }
}

/** A correction has no audience of its own: nobody is added and nobody dropped. */
const asBefore = async (tx: Tx, edition: string): ReturnType<typeof weigh> => {
  const actual = await countRecipients(tx, edition)
  const sum = { label: actual, chosen: actual, consented: actual, victim: 0, noRoute: 0, relays: 0, actual }
  return { sum, excluded: [] }
}

/**
 * Everything that decides about a release, as it stands now. Until the originator has
 * answered, the audience is weighed as if it granted what it was asked; the missing answer is a refusal of its own.
 * @param ask how to learn the originator's standing: looked at, or held still for a release
 */
export const examine = async (
  tx: Tx,
  actor: PersonActor,
  advisory: StoredAdvisory,
  ask: typeof consents.standing,
  now: Date,
) => {
  const { content } = advisory
  const origin = advisory.case ? await caseForAdvisory(tx, advisory.case) : null
  const victim = origin && origin.originator !== actor.organisation ? origin.originator : null
  const files = await filesOf(tx, advisory.id)
  const standing = victim ? await ask(tx, advisory.id, derivativeOf(content, files), now) : notNeeded
  const allowed = allowedBy(standing)
  const addressing: Addressing = {
    issuer: actor.organisation,
    victim,
    tlp: content.others.tlp,
    chosen: content.audience,
    consented: allowed.audience,
  }
  const earlier = await correctedBy(tx, advisory.corrects)
  const audience = earlier.others ? await asBefore(tx, earlier.others) : await weigh(tx, addressing)
  const identifiers = await victimOf(tx, advisory.case)
  const left = leftIn(content.others, identifiers)
  const judged = files.map(file => ({ ...file, ...standingOfFile(file, identifiers) }))
  const fits = await howManyFit(
    tx,
    factsIn([content.others.title, content.others.body, ...content.others.requests].join('\n')),
  )
  return {
    origin,
    victim,
    standing,
    addressing,
    audience,
    earlier,
    identifiers,
    fits: { ...fits, before: leftOver(content.others.source, identifiers).length > 0 ? 1 : fits.count },
    left,
    files: judged,
    refusals: refusals({
      state: advisory.state,
      editors: advisory.editors,
      reader: actor.person,
      victim: content.victim,
      others: content.others,
      identifiersLeft: left.length,
      named: content.others.named,
      fits: victim ? fits : null,
      consent: { state: standing.state, tlp: allowed.tlp },
      caseTlp: (origin?.tlp as Tlp | undefined) ?? null,
      recipients: audience.sum.actual,
      files: judged,
    }),
  }
}
