import { sql } from 'kysely'
import type { OrganisationName } from '../../kernel/organisation.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { SearchPart } from './model.ts'

/** Where a text was found, before anything of it is read. */
export interface Place {
  id: string
  part: SearchPart
  objectKind: string
  objectId: string
  sourceId: string
  seq: number | null
  at: Date
}

export interface Asked {
  text: string
  /** Marks of the index: '#case', '#sector:RLW', '#state:CLOSED'. */
  marks: readonly string[]
  /** Days in Japan, both included. */
  since: string | null
  until: string | null
  after: { sortKey: Date; id: string } | null
  limit: number
}

/** Newest first, one more than `limit`; each bears every word and is held by the actor now. */
export const findPlaces = async (tx: Tx, asked: Asked): Promise<Place[]> => {
  const { rows } = await sql<Place>`
    select id, part, object_kind as "objectKind", object_id as "objectId", source_id as "sourceId", seq, at
    from search_documents(${asked.text}, ${asked.marks}::text[], ${asked.since}::date::timestamp at time zone 'Asia/Tokyo',
      (${asked.until}::date + 1)::timestamp at time zone 'Asia/Tokyo' - interval '1 microsecond',
      ${asked.after?.sortKey ?? null}::timestamptz, ${asked.after?.id ?? null}::uuid, ${asked.limit + 1}::int)`.execute(
    tx,
  )
  return rows
}

export interface Found {
  id: string
  subjectKind: string
  subjectId: string
  number: string | null
  title: string
  organisation: OrganisationName | null
  tlp: string | null
  content: unknown
  texts: string[]
}

/** The words themselves, read from the tables under the reader's own policies: what those do not show is not here. */
export const readPlaces = async (tx: Tx, places: readonly Place[]): Promise<Map<string, Found>> => {
  const given = JSON.stringify(
    places.map(({ id, part, objectKind, objectId, sourceId, seq }) => ({
      id,
      part,
      kind: objectKind,
      object: objectId,
      source: sourceId,
      seq,
    })),
  )
  const { rows } = await sql<Found>`
    select h.id, case when e.id is null then h.kind else 'edition' end as "subjectKind", coalesce(e.id, h.object) as "subjectId",
      coalesce(r.number, c.number, a.number, e.number, q.number, w.number, o.code) as number,
      coalesce(left(v.summary, 200), c.title, b.content ->> 'title', case when edition_withheld(e.id, e.issuer_id) then '' else e.title end,
        q.title, w.title, organisation_on(o.id, actor_today()) ->> 'ja', '') as title,
      case when o.id is not null then organisation_on(o.id, actor_today())
        else organisation_on(coalesce(m.organisation_id, f.organisation_id, r.named_id, r.organisation_id, c.named_id, c.originator_id, e.issuer_id,
          w.issuer_id), tokyo_day(coalesce(m.at, f.added_at, r.created_at, c.opened_at, e.released_at, w.sent_at))) end as organisation,
      coalesce(v.content ->> 'tlp', c.tlp, e.tlp, q.tlp, w.tlp) as tlp,
      case when h.part = 'report' then v.content end as content,
      coalesce(array_remove(case h.part
        when 'case' then array[c.title, c.lessons, c.cause_unknown_reason, c.lessons_waiver, c.containment_evidence]
        when 'measure' then array[s.text, s.evidence, s.owner_name, s.dropped_reason]
        when 'message' then array[m.body]
        when 'advisory' then array[b.content ->> 'title', b.content -> 'others' ->> 'source', b.content -> 'victim' ->> 'body',
          b.content -> 'others' ->> 'title', b.content -> 'victim' ->> 'title', b.content ->> 'purpose']
        when 'edition' then array[e.body, e.title] || array(select jsonb_array_elements_text(e.requests))
        when 'attachment' then array[f.name, f.note]
        when 'alert_request' then array[w.body, w.title]
        when 'organisation' then array(select n.ja || ' / ' || n.en from organisation_name n where n.organisation_id = o.id order by n.valid_from desc)
      end, null), '{}') as texts
    from jsonb_to_recordset(${given}::jsonb) as h(id uuid, part text, kind text, object uuid, source uuid, seq int)
    left join report r on h.kind = 'report' and r.id = h.object
    left join lateral (select x.content, x.summary from report_version x where x.report_id = r.id and (h.seq is null or x.seq = h.seq)
      order by x.seq desc limit 1) v on true
    left join case_file c on h.kind = 'case' and c.id = h.object
    left join measure s on h.part = 'measure' and s.id = h.source
    left join thread_message m on h.part = 'message' and m.id = h.source
    left join attachment f on h.part = 'attachment' and f.id = h.source
    left join advisory a on h.kind = 'advisory' and a.id = h.object
    left join lateral (select x.content from advisory_draft x where x.advisory_id = a.id order by x.revision desc limit 1) b on true
    left join delivery d on h.kind = 'delivery' and d.id = h.object
    left join advisory_edition e on e.id = case h.kind when 'edition' then h.object when 'delivery' then d.edition_id end
    left join consent_request q on h.kind = 'consent_request' and q.id = h.object
    left join alert_request w on h.kind = 'alert_request' and w.id = h.object
    left join organisation o on h.kind = 'organisation' and o.id = h.object
    where coalesce(r.id, c.id, a.id, e.id, q.id, w.id, o.id) is not null
      and case h.part when 'measure' then s.id is not null when 'message' then m.id is not null when 'attachment' then f.id is not null
        else true end`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}
