import { later } from '../scene.ts'
import { type Both, warnings } from './phrases.ts'
import { type Operator, onDuty } from './staff.ts'
import type { Telling } from './telling.ts'

const acknowledgeWithin = 240
const assessWithin = 720

const draftOf = (title: Both, body: Both, request: Both, sectors: readonly string[], language: 'ja' | 'en') => ({
  title: title[language],
  kind: 'ALERT',
  victim: null,
  others: {
    title: title[language],
    source: body[language],
    body: body[language],
    removals: [],
    requests: [request[language]],
    tlp: 'TLP:GREEN',
    named: false,
  },
  audience: { kinds: ['SECTOR_MINISTRY', 'CEPTOAR', 'CI_OPERATOR'], sectors, organisations: [] },
  purpose: language === 'ja' ? '同種の障害の予防' : 'Prevention of similar failures',
})

/** Who gets it, and through whom: ministry, CEPTOAR, operators of two sectors (F09). */
const recipientsOf = (operators: readonly Operator[]) => {
  const recipients = new Map<string, { tier: number; path: string[]; after: number }>()
  for (const { id, ministry, ceptoar } of operators) {
    recipients.set(ministry, { tier: 1, path: [], after: 0 })
    recipients.set(ceptoar, { tier: 2, path: [ministry], after: 25 })
    recipients.set(id, { tier: 3, path: [ceptoar, ministry], after: 60 })
  }
  return [...recipients].map(([organisation, way]) => ({ organisation, ...way }))
}

/** An alert from draft to delivery, approved by a second person. @returns the edition */
export const tellAdvisory = (
  { scene, ledger, random, number }: Telling,
  operators: readonly Operator[],
  at: Date,
): string => {
  const author = onDuty(scene, 'COORD', 'second', at)
  const approver = onDuty(scene, 'COORD', 'duty', at)
  const [id, edition] = [random.id(at), random.id(at)]
  const numbered = number('A')
  const { title, body, request } = random.pick(warnings)
  const language = random.chance(0.15) ? 'en' : 'ja'
  const sectors = [...new Set(operators.map(({ sector }) => sector))]
  const drafted = later(at, -240)
  const content = draftOf(title, body, request, sectors, language)
  const subject = { kind: 'advisory' as const, id }
  const grant = (object: 'advisory' | 'edition', of: string, organisation: string, reason: string, from: Date) =>
    ledger.add('HANDLED', author, 'access_grant', {
      id: random.id(from),
      organisation_id: organisation,
      system: null,
      object_kind: object,
      object_id: of,
      reason,
      valid_from: from,
      sort_key: from,
    })
  grant('advisory', id, author.organisation, 'own', drafted)
  grant('edition', edition, author.organisation, 'own', at)
  ledger.add('HANDLED', author, 'advisory', {
    id,
    number: numbered,
    case_id: null,
    kind: 'ALERT',
    state: 'RELEASED',
    revision: 1,
    author_id: author.person,
    approver_id: approver.person,
    created_at: drafted,
    released_at: at,
    version: 3,
  })
  ledger.add('HANDLED', author, 'advisory_draft', {
    advisory_id: id,
    revision: 1,
    content: JSON.stringify(content),
    person_id: author.person,
    post_id: author.post,
    at: drafted,
  })
  ledger.add('HANDLED', author, 'advisory_edition', {
    id: edition,
    advisory_id: id,
    consent_id: null,
    number: numbered,
    face: 'OTHERS',
    kind: 'ALERT',
    title: content.others.title,
    body: content.others.body,
    requests: JSON.stringify(content.others.requests),
    tlp: content.others.tlp,
    issuer_id: author.organisation,
    released_at: at,
    acknowledge_by: later(at, acknowledgeWithin),
    assess_by: later(at, assessWithin),
  })
  const recipients = recipientsOf(operators)
  for (const { organisation, tier, path, after } of recipients) {
    const sent = later(at, after)
    grant('edition', edition, organisation, 'audience', sent)
    ledger.add('HANDLED', author, 'delivery', {
      id: random.id(sent),
      edition_id: edition,
      organisation_id: organisation,
      issuer_id: author.organisation,
      tier,
      path,
      sent_at: sent,
      delivered_at: later(sent, 1),
      acknowledge_by: later(sent, acknowledgeWithin),
      assess_by: later(sent, assessWithin),
    })
  }
  const revision = { revision: 1 }
  ledger.note('HANDLED', author, { at: drafted, kind: 'advisory.drafted', subject, details: revision })
  ledger.note('HANDLED', author, {
    at: later(at, -60),
    kind: 'advisory.review_requested',
    subject,
    details: revision,
  })
  ledger.note('APPROVED', approver, {
    at,
    kind: 'advisory.released',
    subject,
    details: { ...revision, recipients: recipients.length },
  })
  return edition
}
