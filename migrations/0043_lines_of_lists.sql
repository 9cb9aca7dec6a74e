-- What rows of lists and policies ask again and again. A function in SQL that cannot be inlined is planned anew by each
-- query that calls it, and inside another function by each call: a name of an organisation took 57 buffers and a
-- millisecond, most of them of planning. PL/pgSQL keeps its plans.
create or replace function sees_organisation(subject uuid, is_public boolean) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare own uuid;
begin
  if actor_system() is not null or actor_is_coordinator() then return true; end if;
  own := actor_organisation();
  if own is null then return false; end if;
  if is_public or subject = own then return true; end if;
  return exists (
      select from organisation_relation r
      where r.from_id = own and r.to_id = subject and r.kind in ('REGULATES', 'SUPERVISES')
        and valid_on(r.valid_from, r.valid_until, actor_today()))
    or exists (
      select from organisation_relation r
      where r.from_id = subject and r.to_id = own and r.kind = 'MEMBER_OF' and valid_on(r.valid_from, r.valid_until, actor_today()))
    or exists (
      select from report r join access_grant g on g.object_id = r.id
      where r.organisation_id = subject and g.organisation_id = own)
    or exists (select from delivery d where d.organisation_id = subject and own = any (d.path))
    or exists (select from organisation_succession s where s.predecessor_id = subject and s.successor_id = own)
    or exists (
      select from organisation_succession s join report r on r.named_id = s.predecessor_id
      join access_grant g on g.object_id = r.id
      where s.predecessor_id = subject and g.organisation_id = own);
end
$$;

create or replace function organisation_on(subject uuid, day date) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (
    select jsonb_build_object('id', o.id, 'code', o.code, 'ja', n.ja, 'en', n.en, 'shortJa', n.short_ja, 'shortEn', n.short_en,
      'fictional', o.fictional)
    from organisation o
    cross join lateral (
      select * from organisation_name n where n.organisation_id = o.id
      order by valid_on(n.valid_from, n.valid_until, day) desc,
        case when n.valid_from > day then n.valid_from - day else day - coalesce(n.valid_until, day) end limit 1) n
    where o.id = subject);
end
$$;

create or replace function person_name(subject uuid) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select jsonb_build_object('id', p.id, 'ja', p.ja, 'en', p.en) from person p where p.id = subject);
end
$$;

create or replace function edition_fate(edition uuid) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if exists (select from edition_recall r where r.edition_id = edition and r.confirmed_at is not null) then return 'RECALLED'; end if;
  if exists (select from edition_correction c where c.earlier_id = edition) then return 'CORRECTED'; end if;
  return null;
end
$$;

create or replace function edition_withheld(edition uuid, issuer uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return issuer is distinct from actor_organisation()
    and exists (select from edition_recall r where r.edition_id = edition and r.confirmed_at is not null);
end
$$;

-- A list starts from the grants of its reader and stops after a page (ADR 0003). What remained was the width of a row: a
-- page of reports asked seven tables for each line, and each of them whether the reader holds it (88.8 buffers a line at
-- 100,000 reports; npm run bench lists). What a list says of a report is the same for all who hold it, so it is written
-- down once, in the transaction that changes it, and read by its place (ADR 0025).
-- The grants of the reader, as the policy of 0041 and 0035 shows them. Written as a case so that the planner expects all
-- of them to stand, as they do, and not an eighth: it then follows the index and stops after a page.
create view own_grant as
  select g.organisation_id, g.object_kind, g.object_id, g.reason, g.sort_key from access_grant g
  where case when coalesce(g.organisation_id = (select actor_organisation()), false)
    and (g.person_id is null or g.person_id = (select actor_person()))
    and (g.post_id is null or g.post_id = (select actor_post()))
    and g.valid_from <= (select actor_now())
    and (g.valid_until is null or g.valid_until > (select actor_now()))
    and (not (select coalesce(actor_seconded(), false)) or g.object_id in (select seconded_objects()))
    then true end is not null;
grant select on own_grant to noroshi_app;

-- Nobody reads this table but the view below, which begins with the reader's grants.
create table report_line (
  report_id uuid primary key references report,
  number text not null,
  type text not null,
  organisation_id uuid not null,        -- the originator
  originator jsonb,                     -- as it was called on the day (organisation_on)
  seq int not null,                     -- of the latest version, as all that follows
  kind text not null,
  summary text not null,
  event_class text not null,
  causes jsonb,
  sector text,
  publicly_known boolean not null,
  tlp text,
  submitted_at timestamptz not null,
  state text not null,
  returned boolean not null,
  hops jsonb not null,                  -- {recipient: {sent, due, received}}
  unreceived boolean not null,          -- by one of them
  case_id uuid,
  case_number text,
  resting boolean not null              -- its case is closed, withdrawn or merged
);
alter table report_line enable row level security; -- and no policy
-- By place in one step, however many there are; a tree of a million has four.
create index report_line_place on report_line using hash (report_id);
create index report_line_case on report_line using hash (case_id);
-- What waits, in the manner of triage_queue: small however long the history.
create index report_line_quiet on report_line (submitted_at) where kind = 'FIRST' and type = 'REPORT' and not resting;
create index report_line_own_quiet on report_line (organisation_id, submitted_at) where kind = 'FIRST' and type = 'REPORT' and not resting;
create index report_line_returned on report_line (organisation_id) where returned;
create index report_line_unreceived on report_line (report_id) where unreceived;

-- What the lines have to say, from the tables that say it first.
create view report_line_told as
  select r.id as report_id, r.number, r.type, r.organisation_id,
    organisation_on(coalesce(r.named_id, r.organisation_id), tokyo_day(r.created_at)) as originator,
    v.seq, v.kind, left(v.summary, 200) as summary, v.event_class, v.content -> 'causes' as causes, v.content ->> 'sector' as sector,
    coalesce(v.content ->> 'publiclyKnown' = 'YES', false) as publicly_known, v.content ->> 'tlp' as tlp, v.submitted_at,
    coalesce((select h.state from report_handling h where h.report_id = r.id and h.seq = v.seq
      order by h.state <> 'RECEIVED' desc, h.at desc, h.id desc limit 1), 'SUBMITTED') as state,
    exists (select from report_handling h where h.report_id = r.id and h.seq = v.seq and h.state = 'RETURNED') as returned,
    coalesce(p.hops, '{}') as hops, coalesce(p.unreceived, false) as unreceived,
    c.id as case_id, c.number as case_number, coalesce(c.state in ('CLOSED', 'WITHDRAWN', 'MERGED'), false) as resting
  from report r
  cross join lateral (select * from report_version v where v.report_id = r.id order by v.seq desc limit 1) v
  cross join lateral (select bool_or(h.acknowledged_at is null) as unreceived,
      jsonb_object_agg(h.to_id, jsonb_build_object('sent', h.sent_at, 'due', h.due_at, 'received', h.acknowledged_at)) as hops
    from relay_hop h where h.report_id = r.id and h.seq = v.seq) p
  left join case_report l on l.report_id = r.id
  left join case_file c on c.id = l.case_id;

create function report_line_write(subject uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update report_line l set (number, type, organisation_id, originator, seq, kind, summary, event_class, causes, sector, publicly_known, tlp,
      submitted_at, state, returned, hops, unreceived, case_id, case_number, resting)
    = (t.number, t.type, t.organisation_id, t.originator, t.seq, t.kind, t.summary, t.event_class, t.causes, t.sector, t.publicly_known, t.tlp,
      t.submitted_at, t.state, t.returned, t.hops, t.unreceived, t.case_id, t.case_number, t.resting)
  from report_line_told t where l.report_id = subject and t.report_id = subject;
  if not found then
    insert into report_line select * from report_line_told t where t.report_id = subject on conflict do nothing;
  end if;
end
$$;

create function report_line_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_table_name
    when 'report' then perform report_line_write(new.id);
    when 'case_file' then perform report_line_write(l.report_id) from case_report l where l.case_id = new.id;
    when 'organisation_name' then perform report_line_write(r.id) from report r where new.organisation_id in (r.organisation_id, r.named_id);
    else perform report_line_write(new.report_id);
  end case;
  return null;
end
$$;
create function report_line_relayed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform report_line_write(s.report_id) from (select distinct h.report_id from relayed h order by 1) s;
  return null;
end
$$;
create trigger report_version_line after insert on report_version for each row execute function report_line_changed();
create trigger report_handling_line after insert on report_handling for each row execute function report_line_changed();
create trigger case_report_line after insert or update on case_report for each row execute function report_line_changed();
create trigger report_line after update of organisation_id, named_id on report for each row execute function report_line_changed();
create trigger case_file_line after update of state, number on case_file for each row
  when (old.state <> new.state or old.number <> new.number) execute function report_line_changed();
create trigger organisation_name_line after insert or update on organisation_name for each row execute function report_line_changed();
create trigger relay_hop_line after insert on relay_hop referencing new table as relayed for each statement execute function report_line_relayed();
create trigger relay_hop_received after update on relay_hop referencing new table as relayed for each statement execute function report_line_relayed();

insert into report_line select * from report_line_told;

-- The reports of the reader: lines of its grants. The case only to whoever holds that as well. Every grant on a report has a
-- line; the left join says so to the planner, which would else expect few of them and read all. A condition on the line
-- makes an inner join of it, and then the small indexes above are a beginning as good.
create view listed_report as
  select g.organisation_id as holder_id, g.reason, g.sort_key, g.object_id, l.number, l.type, l.organisation_id, l.originator, l.seq, l.kind,
    l.summary, l.event_class, l.causes, l.sector, l.publicly_known, l.tlp, l.submitted_at, l.state, l.returned, l.unreceived, l.resting,
    c.case_id, c.case_number, (l.hops -> g.organisation_id::text ->> 'due')::timestamptz as due_at,
    (l.hops -> g.organisation_id::text ->> 'received')::timestamptz as acknowledged_at, l.hops, q.since as untriaged_since
  from own_grant g
  left join report_line l on l.report_id = g.object_id
  left join triage_queue q on q.report_id = g.object_id
  left join lateral (select l.case_id, l.case_number where l.case_id is not null and holds(l.case_id)) c on true
  where g.object_kind = 'report';

-- Versions whose receipt the reader's organisation owes, found by what has none.
create view awaited_receipt as
  select h.report_id, h.seq, h.due_at from relay_hop h
  where h.to_id = (select actor_organisation()) and h.acknowledged_at is null
    and (not (select coalesce(actor_seconded(), false)) or h.report_id in (select seconded_objects()));
grant select on listed_report, awaited_receipt to noroshi_app;
revoke execute on function report_line_write(uuid), report_line_changed(), report_line_relayed() from public;

-- Whether the actor holds a grant on an object (0041), found by the place of object and holder in one step. Ten million
-- grants have a tree of four.
create function grant_place(object uuid, holder uuid) returns bigint language sql immutable parallel safe
  as $$ select uuid_hash_extended(object, uuid_hash_extended(holder, 0)) $$;
create index access_grant_place on access_grant using hash (grant_place(object_id, organisation_id)) where organisation_id is not null;
create or replace function holds(object uuid) returns boolean language plpgsql stable as $$
declare own uuid := public.actor_organisation();
begin
  if public.actor_system() is not null then
    return exists (select from public.access_grant g where g.object_id = object and g.system = public.actor_system());
  end if;
  return exists (select from public.access_grant g
    where public.grant_place(g.object_id, g.organisation_id) = public.grant_place(object, own) and g.object_id = object and g.organisation_id = own);
end
$$;

-- Cases, in the same way. Which of its reports the reader holds decides what a case's line says of them.
create table case_line (
  case_id uuid primary key references case_file,
  number text not null,
  title text not null,
  state text not null,
  resting boolean not null,
  originator jsonb,
  originator_id uuid not null,          -- as whom it was opened
  originator_public boolean not null,
  owner_id uuid,
  tlp text not null,
  opened_at timestamptz not null,
  version int not null,
  merged_into uuid,
  has_parts boolean not null,           -- another case was merged into it
  reports uuid[] not null,
  publicised boolean not null,          -- opened from the news (R-026)
  owing boolean not null                -- a measure is open, or a request for its status
);
alter table case_line enable row level security; -- and no policy
create index case_line_place on case_line using hash (case_id);
create index case_line_open on case_line (case_id) where not resting;

create view case_line_told as
  select c.id as case_id, c.number, c.title, c.state, c.state in ('CLOSED', 'WITHDRAWN', 'MERGED') as resting,
    organisation_on(o.id, tokyo_day(c.opened_at)) as originator, o.id as originator_id, o.public_body as originator_public,
    c.owner_id, c.tlp, c.opened_at, c.version, c.merged_into, exists (select from case_file m where m.merged_into = c.id) as has_parts,
    array(select l.report_id from case_report l where l.case_id = c.id order by l.at, l.report_id) as reports,
    exists (select from public_case p where p.case_id = c.id) as publicised,
    exists (select from measure m where m.case_id = c.id and m.state in ('PLANNED', 'DOING'))
      or exists (select from status_request q where q.case_id = c.id and q.answered_at is null) as owing
  from case_file c join organisation o on o.id = coalesce(c.named_id, c.originator_id);

create function case_line_write(subject uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update case_line l set (number, title, state, resting, originator, originator_id, originator_public, owner_id, tlp, opened_at, version,
      merged_into, has_parts, reports, publicised, owing)
    = (t.number, t.title, t.state, t.resting, t.originator, t.originator_id, t.originator_public, t.owner_id, t.tlp, t.opened_at, t.version,
      t.merged_into, t.has_parts, t.reports, t.publicised, t.owing)
  from case_line_told t where l.case_id = subject and t.case_id = subject;
  if not found then
    insert into case_line select * from case_line_told t where t.case_id = subject on conflict do nothing;
  end if;
end
$$;

create function case_line_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'case_file' then
    perform case_line_write(new.id);
    if tg_op = 'UPDATE' then
      perform case_line_write(i) from unnest(array[old.merged_into, new.merged_into]) i
      where old.merged_into is distinct from new.merged_into and i is not null;
    end if;
  elsif tg_table_name = 'organisation_name' then
    perform case_line_write(c.id) from case_file c where new.organisation_id in (c.originator_id, c.named_id);
  else
    if tg_op = 'UPDATE' then
      perform case_line_write(old.case_id) where old.case_id <> new.case_id;
    end if;
    perform case_line_write(new.case_id);
  end if;
  return null;
end
$$;
create trigger case_line after insert or update on case_file for each row execute function case_line_changed();
create trigger case_report_case_line after insert or update on case_report for each row execute function case_line_changed();
create trigger public_case_line after insert on public_case for each row execute function case_line_changed();
create trigger measure_line after insert or update of state on measure for each row execute function case_line_changed();
create trigger status_request_line after insert or update of answered_at on status_request for each row execute function case_line_changed();
create trigger organisation_name_case_line after insert or update on organisation_name for each row execute function case_line_changed();
insert into case_line select * from case_line_told;

create view listed_case as
  select g.organisation_id as holder_id, g.sort_key, g.object_id, c.number, c.title, c.state, c.resting,
    case when sees_organisation(c.originator_id, c.originator_public) then c.originator end as originator, c.owner_id, c.tlp, c.opened_at,
    c.version, c.merged_into, c.has_parts, cardinality(c.reports) as reports, c.owing, v.event_class, v.sector, v.kind, v.submitted_at,
    c.publicised or coalesce(v.publicly_known, false) as publicly_known
  from own_grant g left join case_line c on c.case_id = g.object_id
  left join lateral (
    select l.event_class, l.sector, l.kind, l.submitted_at, l.publicly_known from unnest(c.reports) r (id) join report_line l on l.report_id = r.id
    where holds(r.id) order by l.submitted_at desc limit 1) v on true
  where g.object_kind = 'case';

-- Editions. What has become of one (0011) is said in its line.
create table edition_line (
  edition_id uuid primary key references advisory_edition,
  number text not null,
  face text not null,
  kind text not null,
  title text not null,
  tlp text not null,
  issuer jsonb,
  issuer_id uuid not null,
  issuer_public boolean not null,
  released_at timestamptz not null,
  fate text
);
alter table edition_line enable row level security; -- and no policy
create index edition_line_place on edition_line using hash (edition_id);
create view edition_line_told as
  select e.id as edition_id, e.number, e.face, e.kind, e.title, e.tlp, organisation_on(o.id, tokyo_day(e.released_at)) as issuer,
    o.id as issuer_id, o.public_body as issuer_public, e.released_at, edition_fate(e.id) as fate
  from advisory_edition e join organisation o on o.id = e.issuer_id;
create function edition_line_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare subject uuid := case tg_table_name when 'advisory_edition' then to_jsonb(new) ->> 'id'
  when 'edition_correction' then to_jsonb(new) ->> 'earlier_id' else to_jsonb(new) ->> 'edition_id' end;
begin
  if tg_table_name = 'advisory_edition' then
    insert into edition_line select * from edition_line_told t where t.edition_id = subject;
  else
    update edition_line l set fate = edition_fate(subject) where l.edition_id = subject;
  end if;
  return null;
end
$$;
create trigger edition_line after insert on advisory_edition for each row execute function edition_line_changed();
create trigger edition_correction_line after insert on edition_correction for each row execute function edition_line_changed();
create trigger edition_recall_line after insert or update on edition_recall for each row execute function edition_line_changed();
insert into edition_line select * from edition_line_told;

create view listed_edition as
  select g.organisation_id as holder_id, g.reason, g.sort_key, g.object_id, e.number, e.face, e.kind,
    case when e.fate = 'RECALLED' and e.issuer_id is distinct from (select actor_organisation()) then '' else e.title end as title, e.tlp,
    case when sees_organisation(e.issuer_id, e.issuer_public) then e.issuer end as issuer, e.released_at, e.fate,
    d.id as thread, d.organisation_id, d.tier, d.path, d.sent_at, d.delivered_at, d.undeliverable, d.opened_at, d.opened_by, d.acknowledged_at,
    d.acknowledged_by, d.acknowledged_post, d.acknowledge_by, d.assessment, d.assessed_at, d.assess_by, d.affected_count, d.action,
    d.acted_at, d.version
  from own_grant g
  left join edition_line e on e.edition_id = g.object_id
  left join delivery d on d.edition_id = g.object_id and d.organisation_id = g.organisation_id and not (select coalesce(actor_seconded(), false))
  where g.object_kind = 'edition';

-- What a recipient owes on deliveries, whatever it is: the index of what nobody acknowledged, widened.
drop index delivery_unacknowledged;
create index delivery_owed on delivery (organisation_id, edition_id) where sent_at is not null
  and (acknowledged_at is null or assessment = 'NOT_YET_CHECKED' or (assessment = 'AFFECTED' and acted_at is null));
-- Silent recipients are counted in the index alone; those below a tier by the tier.
drop index delivery_unanswered;
create index delivery_unanswered on delivery (issuer_id, acknowledge_by, edition_id, tier, organisation_id, sent_at)
  where acknowledged_at is null and sent_at is not null;
create index delivery_unreached on delivery (issuer_id) where acknowledged_at is null and undeliverable <> '' and opened_at is null;
create index delivery_below on delivery ((path[1]), acknowledge_by) where acknowledged_at is null and sent_at is not null and path <> '{}';
create index delivery_below_next on delivery ((path[2]), acknowledge_by) where acknowledged_at is null and sent_at is not null and path[2] is not null;
create view silent_delivery as
  select d.edition_id, d.organisation_id, d.tier, d.acknowledge_by, d.sent_at from delivery d
  where d.issuer_id = (select actor_organisation()) and d.acknowledge_by <= (select actor_now())
    and d.acknowledged_at is null and d.sent_at is not null and not (select coalesce(actor_seconded(), false))
  union all
  select d.edition_id, d.organisation_id, d.tier, d.acknowledge_by, d.sent_at from delivery d
  where d.issuer_id = (select actor_organisation()) and d.acknowledge_by > (select actor_now()) and d.undeliverable <> '' and d.opened_at is null
    and d.acknowledged_at is null and d.sent_at is not null and not (select coalesce(actor_seconded(), false))
  union all
  select d.edition_id, d.organisation_id, d.tier, d.acknowledge_by, d.sent_at from delivery d
  where d.path[1] = (select actor_organisation()) and d.path <> '{}' and d.issuer_id <> d.path[1]
    and (d.acknowledge_by <= (select actor_now()) or (d.undeliverable <> '' and d.opened_at is null))
    and d.acknowledged_at is null and d.sent_at is not null and not (select coalesce(actor_seconded(), false))
  union all
  select d.edition_id, d.organisation_id, d.tier, d.acknowledge_by, d.sent_at from delivery d
  where d.path[2] = (select actor_organisation()) and d.path[2] is not null and d.issuer_id <> d.path[2]
    and (d.acknowledge_by <= (select actor_now()) or (d.undeliverable <> '' and d.opened_at is null))
    and d.acknowledged_at is null and d.sent_at is not null and not (select coalesce(actor_seconded(), false));

-- Advisories as their authors list them.
create table advisory_line (
  advisory_id uuid primary key references advisory,
  number text not null,
  title text,
  kind text not null,
  state text not null,
  tlp text,
  case_id uuid,
  case_number text,
  author_id uuid not null,
  returned_reason text not null,
  created_at timestamptz not null,
  saved_at timestamptz,
  released_at timestamptz,
  edition_id uuid                       -- for others, once released
);
alter table advisory_line enable row level security; -- and no policy
create index advisory_line_place on advisory_line using hash (advisory_id);
create index advisory_line_waiting on advisory_line (advisory_id) where state in ('IN_REVIEW', 'RETURNED');
create view advisory_line_told as
  select a.id as advisory_id, a.number, d.content ->> 'title' as title, a.kind, a.state, d.content #>> '{others,tlp}' as tlp, a.case_id,
    c.number as case_number, a.author_id, a.returned_reason, a.created_at, d.at as saved_at, a.released_at,
    (select e.id from advisory_edition e where e.advisory_id = a.id and e.face = 'OTHERS') as edition_id
  from advisory a left join advisory_draft d on d.advisory_id = a.id and d.revision = a.revision left join case_file c on c.id = a.case_id;
create function advisory_line_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare subject uuid := case tg_table_name when 'advisory' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'advisory_id' end;
begin
  update advisory_line l set (number, title, kind, state, tlp, case_id, case_number, author_id, returned_reason, created_at, saved_at,
      released_at, edition_id)
    = (t.number, t.title, t.kind, t.state, t.tlp, t.case_id, t.case_number, t.author_id, t.returned_reason, t.created_at, t.saved_at,
      t.released_at, t.edition_id)
  from advisory_line_told t where l.advisory_id = subject and t.advisory_id = subject;
  if not found then
    insert into advisory_line select * from advisory_line_told t where t.advisory_id = subject on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger advisory_line after insert or update on advisory for each row execute function advisory_line_changed();
create trigger advisory_draft_line after insert on advisory_draft for each row execute function advisory_line_changed();
create trigger advisory_edition_line after insert on advisory_edition for each row execute function advisory_line_changed();
insert into advisory_line select * from advisory_line_told;

create view listed_advisory as
  select g.organisation_id as holder_id, g.sort_key, g.object_id, a.number, a.title, a.kind, a.state, a.tlp, c.case_id, c.case_number, a.author_id,
    a.returned_reason, a.created_at, a.saved_at, a.released_at, a.edition_id
  from own_grant g left join advisory_line a on a.advisory_id = g.object_id
  left join lateral (select a.case_id, a.case_number where a.case_id is not null and holds(a.case_id)) c on true
  where g.object_kind = 'advisory';

grant select on listed_case, listed_edition, silent_delivery, listed_advisory to noroshi_app;
revoke execute on function case_line_write(uuid), case_line_changed(), edition_line_changed(), advisory_line_changed() from public;
grant execute on function grant_place(uuid, uuid) to noroshi_app;
