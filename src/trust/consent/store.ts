import { sql } from 'kysely'
import { z } from 'zod'
import type { Audience } from '../../kernel/audience.ts'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tlp } from '../../kernel/tlp.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Consent, ConsentAnswer, Derivative, Verdict } from './model.ts'

export interface NewRequest extends Derivative {
  id: string
  advisory: string
  revision: number
  case: string
  originator: string
  report: string | null
  number: string
  person: string
  askedAt: Date
  answerBy: Date
  expiresAt: Date
}

export const insertRequest = async (tx: Tx, request: NewRequest): Promise<void> => {
  await tx
    .insertInto('consent_request')
    .values({
      id: request.id,
      advisory_id: request.advisory,
      revision: request.revision,
      case_id: request.case,
      originator_id: request.originator,
      report_id: request.report,
      number: request.number,
      title: request.title,
      body: request.body,
      requests: JSON.stringify(request.requests),
      tlp: request.tlp,
      audience: JSON.stringify(request.audience),
      purpose: request.purpose,
      named: request.named,
      files: JSON.stringify(request.files),
      person_id: request.person,
      asked_at: request.askedAt,
      answer_by: request.answerBy,
      expires_at: request.expiresAt,
    })
    .execute()
}

export const insertDecision = async (
  tx: Tx,
  decision: ConsentAnswer & {
    id: string
    request: string
    organisation: string
    person: string
    post: string
    at: Date
  },
): Promise<void> => {
  await tx
    .insertInto('consent_decision')
    .values({
      id: decision.id,
      request_id: decision.request,
      seq: sql`(select coalesce(max(seq), 0) + 1 from consent_decision where request_id = ${decision.request})`,
      verdict: decision.verdict,
      tlp: decision.tlp,
      audience: JSON.stringify(decision.audience),
      conditions: decision.conditions,
      organisation_id: decision.organisation,
      person_id: decision.person,
      post_id: decision.post,
      at: decision.at,
    })
    .execute()
}

/** An answer and a release that rests on it wait for one another; whoever comes second reads what the first wrote. */
export const lockRequest = async (tx: Tx, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(tx)
}

export interface StoredConsent extends Consent {
  advisory: string
  revision: number
  case: string
  originator: string
  originatorName: OrganisationName | null
  report: string | null
  number: string
  answerBy: Date
  decision: (ConsentAnswer & { person: { id: string; ja: string; en: string } | null; at: Date }) | null
}

interface Row extends Omit<StoredConsent, 'requests' | 'decision'> {
  requests: unknown
  verdict: Verdict | null
  grantedTlp: Tlp
  grantedAudience: Audience
  conditions: string
  decidedBy: { id: string; ja: string; en: string } | null
  decidedAt: Date
}

const texts = z.array(z.string())

const toConsent = ({
  requests,
  verdict,
  grantedTlp,
  grantedAudience,
  conditions,
  decidedBy,
  decidedAt,
  ...row
}: Row) => ({
  ...row,
  requests: texts.parse(requests),
  decision: verdict && {
    verdict,
    tlp: grantedTlp,
    audience: grantedAudience,
    conditions,
    person: decidedBy,
    at: decidedAt,
  },
})

const consents = sql`select r.id, r.advisory_id as advisory, r.revision, r.case_id as case, r.originator_id as originator,
    organisation_on(r.originator_id, actor_today()) as "originatorName", r.report_id as report, r.number,
    r.title, r.body, r.requests, r.tlp, r.audience, r.purpose, r.named, r.files, r.asked_at as "askedAt", r.answer_by as "answerBy",
    r.expires_at as "expiresAt", d.verdict, d.tlp as "grantedTlp", d.audience as "grantedAudience", d.conditions,
    person_name(d.person_id) as "decidedBy", d.at as "decidedAt"
  from consent_request r
  left join lateral (select * from consent_decision d where d.request_id = r.id order by d.seq desc limit 1) d on true`

export const readConsent = async (tx: Tx, id: string): Promise<StoredConsent | undefined> => {
  const { rows } = await sql<Row>`${consents} where r.id = ${id}`.execute(tx)
  return rows[0] && toConsent(rows[0])
}

/** Newest first. One advisory is asked about a few times. */
export const consentsOfAdvisory = async (tx: Tx, advisory: string): Promise<StoredConsent[]> => {
  const { rows } =
    await sql<Row>`${consents} where r.advisory_id = ${advisory} order by r.asked_at desc, r.id desc`.execute(tx)
  return rows.map(toConsent)
}

/** Requests addressed to an organisation, newest first, one more than `limit`. */
export const listConsents = async (
  tx: Tx,
  organisation: string,
  page: { after: { sortKey: Date; id: string } | null; limit: number },
): Promise<StoredConsent[]> => {
  const { rows } = await sql<Row>`${consents}
    join access_grant g on g.object_id = r.id and g.organisation_id = ${organisation} and g.object_kind = 'consent_request'
    where r.originator_id = ${organisation}
      and (${page.after === null} or (g.sort_key, g.object_id) < (${page.after?.sortKey ?? null}, ${page.after?.id ?? null}::uuid))
    order by g.sort_key desc, g.object_id desc limit ${page.limit + 1}`.execute(tx)
  return rows.map(toConsent)
}

export const unansweredOf = async (tx: Tx, organisation: string, now: Date): Promise<StoredConsent[]> => {
  const { rows } = await sql<Row>`${consents}
    where r.originator_id = ${organisation} and d.verdict is null and r.expires_at > ${now}
    order by r.answer_by, r.id limit 200`.execute(tx)
  return rows.map(toConsent)
}
