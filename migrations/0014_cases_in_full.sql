-- 統合・分割 (ADR 0024): a case that goes on in another keeps its number, reports, measures, thread and grants; only
-- where it goes on is written, so that nothing is lost, nobody reads more than before, and undoing takes one row.
alter table case_file add merged_into uuid references case_file;
alter table case_file add state_before text; -- the state in which it was merged, and to which undoing brings it back
alter table case_file add check ((state = 'MERGED') = (merged_into is not null));
create index case_file_merged on case_file (merged_into) where merged_into is not null;
-- The open cases of a country are some hundreds, the closed ones grow for ever: boards begin here.
create index case_file_open on case_file (opened_at desc, id desc) where state not in ('CLOSED', 'WITHDRAWN', 'MERGED');
grant update (merged_into, state_before) on case_file to noroshi_app;

-- The case and everything that goes on in it, as far as the reader holds a grant on each part.
create function case_family(root uuid) returns setof uuid
  language sql stable as $$
  with recursive family(id) as (
    select root union all select c.id from case_file c join family f on c.merged_into = f.id)
  select id from family
$$;

-- Where a case goes on today: itself, unless it was merged and the reader may read the target.
create function case_root(part uuid) returns uuid
  language sql stable as $$
  with recursive way(id, next, step) as (
    select c.id, c.merged_into, 0 from case_file c where c.id = part
    union all select c.id, c.merged_into, step + 1 from case_file c join way w on c.id = w.next)
  select id from way order by step desc limit 1
$$;

-- Held by whoever moves, merges or writes: a closure and a new measure come one after the other, also where the measure
-- stands in a part that was merged and its owner may not read the target. Returns the state of the case it goes on in;
-- null where the actor holds nothing of it.
create function lock_case(part uuid) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  held uuid := part;
  next_id uuid;
  stands text;
begin
  if not exists (select from access_grant g where g.object_id = part
      and (g.organisation_id = actor_organisation() or g.system = actor_system())) then
    return null;
  end if;
  loop
    perform pg_advisory_xact_lock(hashtextextended(held::text, 0));
    select c.merged_into, c.state into next_id, stands from case_file c where c.id = held;
    exit when next_id is null;
    held := next_id;
  end loop;
  return stands;
end
$$;

-- Each merge and each split, for ever; the case's own states stand in case_transition.
create table case_merge (
  id uuid primary key,
  seq int generated always as identity, -- a drill's clock may stand still between two
  case_id uuid not null references case_file,
  into_id uuid not null references case_file,
  act text not null check (act in ('MERGE', 'SPLIT')),
  reason text not null check (reason <> ''),
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  check (case_id <> into_id)
);
create index case_merge_case on case_merge (case_id, at);
create index case_merge_into on case_merge (into_id, at);

-- A report that was put into a case of its own: from where, to where, why.
create table case_report_move (
  id uuid primary key,
  report_id uuid not null references report,
  from_id uuid not null references case_file,
  to_id uuid not null references case_file,
  reason text not null check (reason <> ''),
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null
);
create index case_report_move_from on case_report_move (from_id);
create index case_report_move_to on case_report_move (to_id);

-- What the coordinator judged of two cases that resemble each other; the last word counts. Whoever does not hold both
-- learns of neither: an originator never hears that somebody else was hit as well.
create table case_relation (
  id uuid primary key,
  seq int generated always as identity, -- a drill's clock may stand still between two
  case_id uuid not null references case_file,
  other_id uuid not null references case_file,
  verdict text not null check (verdict in ('CONFIRMED', 'REJECTED')),
  reason text not null default '',
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  check (case_id < other_id)
);
create index case_relation_case on case_relation (case_id, other_id, seq desc);
create index case_relation_other on case_relation (other_id);

do $$
declare part record;
begin
  for part in select * from (values ('case_merge', 'case_id', 'into_id'), ('case_report_move', 'from_id', 'to_id'),
      ('case_relation', 'case_id', 'other_id')) as p(name, one, other) loop
    execute format('alter table %I enable row level security', part.name);
    execute format('create policy %I on %I for select to noroshi_app using (
      exists (select from access_grant g where g.object_id = %I) and exists (select from access_grant g where g.object_id = %I))',
      part.name || '_read', part.name, part.one, part.other);
    execute format('create policy %I on %I for insert to noroshi_app with check (
      actor_is_coordinator() and person_id = (select actor_person())
      and exists (select from access_grant g where g.object_id = %I) and exists (select from access_grant g where g.object_id = %I))',
      part.name || '_add', part.name, part.one, part.other);
    execute format('grant select, insert on %I to noroshi_app', part.name);
  end loop;
end
$$;

create policy case_report_move_to on case_report for update to noroshi_app
  using (actor_is_coordinator() and exists (select from access_grant g where g.object_id = case_id))
  with check (actor_is_coordinator() and exists (select from access_grant g where g.object_id = case_id));
grant update (case_id) on case_report to noroshi_app;

-- 状況の照会 (F33): how do the measures stand? Asked by the coordinator, the ministry or the bureau, answered by whoever
-- reported. The two of them and the coordinator read it.
create table status_request (
  id uuid primary key,
  case_id uuid not null references case_file,
  measure_id uuid references measure,   -- null: the case as a whole
  body text not null check (body <> ''),
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  to_id uuid not null references organisation,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid references person,
  answered_post uuid references post,
  check ((answer is null) = (answered_at is null))
);
create index status_request_case on status_request (case_id, asked_at);
create index status_request_owed on status_request (due_at) where answered_at is null;

alter table status_request enable row level security;
create policy status_request_read on status_request for select to noroshi_app using (
  (organisation_id = (select actor_organisation()) or to_id = (select actor_organisation()) or actor_is_coordinator())
  and exists (select from access_grant g where g.object_id = case_id));
create policy status_request_add on status_request for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = case_id));
create policy status_request_answer on status_request for update to noroshi_app
  using (to_id = (select actor_organisation()) and answered_at is null)
  with check (to_id = (select actor_organisation()) and answered_by = (select actor_person()));
grant select, insert on status_request to noroshi_app;
grant update (answer, answered_at, answered_by, answered_post) on status_request to noroshi_app;

-- A measure belongs to a post, which stays when people change; the name says who holds it today.
alter table measure add owner_post text;
grant update (owner_post) on measure to noroshi_app;
create index measure_owed on measure (due_on) where state in ('PLANNED', 'DOING');

-- What makes two reports alike, one row each, so that one index finds what else bears it (a GIN index on the content is
-- not used under row-level security, ADR 0002).
create table report_trait (
  report_id uuid not null references report,
  kind text not null check (kind in ('CLASS', 'INDICATOR')),
  value text not null,
  at timestamptz not null,
  primary key (report_id, kind, value)
);
create index report_trait_value on report_trait (kind, value, at);
alter table report_trait enable row level security;
create policy report_trait_read on report_trait for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
grant select on report_trait to noroshi_app;

-- Indicators longer than an index page can hold are cut: two that agree in 500 characters are the same.
create function traits_of(content jsonb) returns table (kind text, value text)
  language sql immutable as $$
  select 'CLASS', content ->> 'eventClass' where coalesce(content ->> 'eventClass', 'UNKNOWN') not in ('UNKNOWN', 'NOT_GIVEN')
  union
  select 'INDICATOR', (i ->> 'kind') || ':' || left(lower(i ->> 'value'), 500)
  from jsonb_array_elements(case jsonb_typeof(content -> 'indicators') when 'array' then content -> 'indicators' else '[]' end) i
$$;

-- Reports that nobody has judged yet: in when a version arrives, out when it becomes a case, is judged or withdrawn.
create table triage_queue (
  report_id uuid primary key references report,
  since timestamptz not null
);
alter table triage_queue enable row level security;
create policy triage_queue_read on triage_queue for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
grant select on triage_queue to noroshi_app;

create function report_version_arrived() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into report_trait (report_id, kind, value, at)
  select new.report_id, t.kind, t.value, new.submitted_at from traits_of(new.content) t on conflict do nothing;
  if new.kind = 'WITHDRAWAL' then
    delete from triage_queue where report_id = new.report_id;
  elsif not exists (select from case_report l where l.report_id = new.report_id) then
    insert into triage_queue (report_id, since) values (new.report_id, new.submitted_at) on conflict do nothing;
  end if;
  return null;
end
$$;
create trigger report_version_arrived after insert on report_version for each row execute function report_version_arrived();

create function report_judged() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from triage_queue where report_id = new.report_id;
  return null;
end
$$;
create trigger report_judged after insert on report_handling for each row when (new.state <> 'RECEIVED')
  execute function report_judged();
create trigger report_in_case after insert on case_report for each row execute function report_judged();

insert into report_trait (report_id, kind, value, at)
  select v.report_id, t.kind, t.value, min(v.submitted_at) from report_version v cross join traits_of(v.content) t
  group by 1, 2, 3;
insert into triage_queue (report_id, since)
  select v.report_id, v.submitted_at from report_version v
  where v.kind <> 'WITHDRAWAL' and not exists (select from report_version n where n.report_id = v.report_id and n.seq > v.seq)
    and not exists (select from case_report l where l.report_id = v.report_id)
    and not exists (select from report_handling h where h.report_id = v.report_id and h.seq = v.seq and h.state <> 'RECEIVED');

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
