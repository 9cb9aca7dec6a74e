import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface InboxEntry {
  id: string
  kind: 'report' | 'edition' | 'consent_request'
  number: string
  title: string
  from: OrganisationName | null
  tlp: string
  arrivedAt: Date
  dueAt: Date | null
  /** When this organisation acknowledged or answered it. */
  answeredAt: Date | null
}

const keptReasons = sql`l.reason in ('routed', 'copied', 'audience', 'asked')`

/** Reports and editions say it in their lines (ADR 0025); a consent that was asked for is in no list but this one. */
const kinds = {
  report: {
    columns: sql`l.number, l.summary as title, l.originator as "from", l.tlp, l.due_at as "dueAt", l.acknowledged_at as "answeredAt"`,
    all: sql`listed_report l`,
    waiting: sql`awaited_receipt w join listed_report l on l.object_id = w.report_id and l.seq = w.seq`,
  },
  edition: {
    columns: sql`l.number, l.title, l.issuer as "from", l.tlp, l.acknowledge_by as "dueAt", l.acknowledged_at as "answeredAt"`,
    all: sql`listed_edition l`,
    waiting: sql`listed_edition l`,
  },
  consent_request: {
    columns: sql`q.number, q.title, organisation_on(p.organisation_id, tokyo_day(q.asked_at)) as "from", q.tlp, q.answer_by as "dueAt",
      c.at as "answeredAt"`,
    all: sql`(select g.organisation_id as holder_id, g.* from own_grant g where g.object_kind = 'consent_request') l
      join consent_request q on q.id = l.object_id
      left join lateral (select o.organisation_id from post o where o.person_id = q.person_id order by o.id limit 1) p on true
      left join lateral (select x.at from consent_decision x where x.request_id = q.id order by x.at desc limit 1) c on true`,
    waiting: null,
  },
} as const

interface InboxFilter {
  organisation: string
  unanswered: boolean
  after: { sortKey: Date; id: string } | null
  limit: number
}

/** What of a kind may still wait for an answer is found by the small indexes of what has none. */
const unanswered = {
  report: sql``,
  edition: sql`and l.organisation_id = l.holder_id and l.sent_at is not null and l.acknowledged_at is null`,
  consent_request: sql`and q.originator_id = l.holder_id and c.at is null`,
}

const ofKind = (kind: keyof typeof kinds, filter: InboxFilter) => sql`(
    select l.object_id as id, ${kind} as kind, l.sort_key as "arrivedAt", ${kinds[kind].columns}
    from ${(filter.unanswered && kinds[kind].waiting) || kinds[kind].all}
    where l.holder_id = ${filter.organisation} and ${keptReasons} ${filter.unanswered ? unanswered[kind] : sql``}
      ${filter.after ? sql`and (l.sort_key, l.object_id) < (${filter.after.sortKey}::timestamptz, ${filter.after.id}::uuid)` : sql``}
    order by l.sort_key desc, l.object_id desc limit ${filter.limit + 1})`

/**
 * Everything that others gave this organisation, newest first. Each kind is read in the order of its grants, and none
 * further than the page: the three ways are merged. The sort key of a grant is when the thing was sent, which does not
 * change afterwards.
 */
export const listInbox = async (tx: Tx, filter: InboxFilter): Promise<InboxEntry[]> => {
  const { rows } = await sql<InboxEntry>`
    select * from (${ofKind('report', filter)} union all ${ofKind('edition', filter)} union all ${ofKind('consent_request', filter)}) given
    order by "arrivedAt" desc, id desc limit ${filter.limit + 1}`.execute(tx)
  return rows
}
