-- 連絡経路: whom to call in which order until a responsible person has it (DOMAIN §5.2–5.4, ADR 0044).

-- How a post is reached, and who stands in for it. Numbers are the organisation's own; nobody else reads them.
create table post_contact (
  post_id uuid primary key references post,
  organisation_id uuid not null references organisation,
  phone text not null default '',
  phone_verified_at timestamptz,
  phone_verified_by uuid references person,
  deputy_id uuid references post,
  superior_id uuid references post,
  owns_systems boolean not null default false,
  version int not null default 1,
  check (deputy_id is distinct from post_id and superior_id is distinct from post_id)
);
create index post_contact_organisation on post_contact (organisation_id);

-- When somebody is not there. Ended or taken back, an entry stays until its time is over.
create table absence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  post_id uuid not null references post,
  from_at timestamptz not null,
  until_at timestamptz not null,
  person_id uuid not null references person,  -- who entered it
  entered_at timestamptz not null,
  check (from_at < until_at)
);
create index absence_organisation on absence (organisation_id, until_at);

-- 当番表: whose turn it is; place 1 is called first.
create table duty_roster (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  ja text not null,
  en text not null,
  turns jsonb not null default '[]',    -- [{post, place, from, until}]
  version int not null default 1,
  saved_at timestamptz not null
);
create index duty_roster_organisation on duty_roster (organisation_id);

create table ladder (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  occasion text not null,
  unique (organisation_id, occasion)
);

-- A version is never changed: what runs keeps the one it began with.
create table ladder_version (
  ladder_id uuid not null references ladder,
  seq int not null check (seq > 0),
  organisation_id uuid not null references organisation,
  steps jsonb not null,
  desk_every int not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  saved_at timestamptz not null,
  primary key (ladder_id, seq)
);

create table ladder_run (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  occasion text not null,
  seq int,                              -- the version it began with; null is the default of the program
  steps jsonb not null,
  desk_every int not null,
  object_kind text not null,
  object_id uuid not null,              -- the run itself for a test and for an incident that has no report yet
  number text not null,
  tlp text not null,
  test boolean not null default false,
  timer_id uuid references timer,
  started_at timestamptz not null,
  started_by uuid references person,
  inform_by timestamptz not null,       -- after this the responsible person counts as not informed (R-067)
  next_step int not null default 0,
  round int not null default 0,
  next_at timestamptz,                  -- null: it has ended
  desk_at timestamptz,                  -- since when it is the duty desk's
  informed_at timestamptz,              -- when a responsible person had it
  ended_at timestamptz,
  ended_because text check (ended_because in ('INFORMED', 'ANSWERED', 'CANCELLED', 'TESTED')),
  summary text not null default '',     -- what was recognised, in the organisation's own words
  report_id uuid references report,     -- the report to the coordinator that came of it (R-070)
  report_by timestamptz,                -- by when one must have come; null where none is owed
  alarmed_at timestamptz,               -- when the coordinator's desk was told that none has come
  check ((ended_at is null) = (next_at is not null))
);
create unique index ladder_run_once on ladder_run (object_id, organisation_id, occasion) where not test;
create index ladder_run_due on ladder_run (next_at) where next_at is not null;
create index ladder_run_timer on ladder_run (timer_id) where timer_id is not null and ended_at is null;
create index ladder_run_unreported on ladder_run (report_by) where report_by is not null and report_id is null and alarmed_at is null;
create index ladder_run_open on ladder_run (organisation_id, inform_by) where ended_at is null;

-- One row for each step that was reached; whoever acknowledges first takes it.
create table ladder_step (
  run_id uuid not null references ladder_run,
  step int not null,                    -- counts from 0; the number of steps is the desk, -1 the line to the CISO (R-063)
  reached_at timestamptz not null,
  skipped boolean not null default false,
  acknowledged_at timestamptz,
  acknowledged_by uuid references person,
  acknowledged_as text,
  via text check (via in ('SCREEN', 'TELEPHONE', 'GATEWAY')),
  recorded_by uuid references person,   -- who told by telephone
  primary key (run_id, step)
);

create table ladder_call (
  id uuid primary key,
  run_id uuid not null references ladder_run,
  step int not null,
  round int not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  called_as text not null,
  channels text[] not null,
  called_at timestamptz not null,
  acknowledged_at timestamptz,
  unique (run_id, step, round, person_id)
);
create index ladder_call_person on ladder_call (person_id, called_at desc);

-- The reporting chain (a)–(e) with actor, time and receipt (R-066, R-069); only added to.
create table chain_entry (
  id uuid primary key,
  run_id uuid not null references ladder_run,
  step text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  words text not null default '',
  recorded_by uuid not null references person,
  recorded_at timestamptz not null
);
create index chain_entry_run on chain_entry (run_id, at);

do $$
declare part text;
begin
  -- What an organisation says of itself: its own, and the worker's that calls.
  foreach part in array array['post_contact', 'absence', 'duty_roster', 'ladder', 'ladder_version'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (
      organisation_id = (select actor_organisation()) or (select actor_system()) = ''ladder'')', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (
      organisation_id = (select actor_organisation()))', part || '_add', part);
    execute format('create policy %I on %I as restrictive to noroshi_app using (
      not (select coalesce(actor_seconded(), false)))', part || '_seconded', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
  foreach part in array array['post_contact', 'duty_roster'] loop
    execute format('create policy %I on %I for update to noroshi_app using (
      organisation_id = (select actor_organisation()))', part || '_change', part);
  end loop;
  -- What belongs to a run is read and written by whoever holds it.
  foreach part in array array['ladder_step', 'ladder_call', 'chain_entry'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (holds(run_id))', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (holds(run_id))', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
  foreach part in array array['ladder_step', 'ladder_call'] loop
    execute format('create policy %I on %I for update to noroshi_app using (holds(run_id))', part || '_mark', part);
  end loop;
end
$$;
-- From the moment a ladder is the duty desk's, the desk reads how that organisation's people are reached: it has to ring them.
create policy post_contact_desk on post_contact for select to noroshi_app using (actor_is_coordinator() and exists (
  select from ladder_run r where r.organisation_id = post_contact.organisation_id and r.desk_at is not null and r.ended_at is null));
create policy absence_desk on absence for select to noroshi_app using (actor_is_coordinator() and exists (
  select from ladder_run r where r.organisation_id = absence.organisation_id and r.desk_at is not null and r.ended_at is null));
create policy absence_remove on absence for delete to noroshi_app using (organisation_id = (select actor_organisation()));
grant delete on absence to noroshi_app;
grant update (phone, phone_verified_at, phone_verified_by, deputy_id, superior_id, owns_systems, version) on post_contact to noroshi_app;
grant update (ja, en, turns, version, saved_at) on duty_roster to noroshi_app;
grant update (acknowledged_at, acknowledged_by, acknowledged_as, via, recorded_by) on ladder_step to noroshi_app;
grant update (acknowledged_at) on ladder_call to noroshi_app;

alter table ladder_run enable row level security;
create policy ladder_run_read on ladder_run for select to noroshi_app using (holds(id));
create policy ladder_run_move on ladder_run for update to noroshi_app using (holds(id));
grant select on ladder_run to noroshi_app;
grant update (next_step, round, next_at, desk_at, informed_at, ended_at, ended_because, report_id, report_by, alarmed_at) on ladder_run to noroshi_app;

-- The grants of a run: the organisation that must know, the worker that calls, and the coordinator, who sent what it is
-- about; an incident inside a ministry is the ministry's until the ladder reaches the coordinator's desk.
create function ladder_grants(run uuid, organisation uuid, coordinator boolean, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into access_grant (id, organisation_id, system, object_kind, object_id, reason, valid_from, sort_key)
  select gen_random_uuid(), g.organisation_id, g.system, 'ladder_run', run, g.reason, at, at
  from (
    select organisation as organisation_id, null as system, 'own' as reason
    union all select null, 'ladder', 'own'
    union all select k.organisation_id, null, 'coordinator' from organisation_kind k
      where coordinator and k.kind = 'COORD' and k.organisation_id <> organisation
        and valid_on(k.valid_from, k.valid_until, tokyo_day(at))) g
  on conflict do nothing
$$;

-- Begins a ladder with the version that the organisation has now; begun twice, it is the same one. Whoever begins it holds
-- a grant on what it is about, or begins it in its own house.
create function ladder_start(run uuid, occasion_of text, organisation uuid, object_kind_of text, object uuid, number_of text, tlp_of text,
    otherwise jsonb, at timestamptz, inform timestamptz, for_test boolean, words text) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  defined record;
  begun uuid;
  inside boolean := organisation = actor_organisation() and object = run;
begin
  if not inside and not exists (select from access_grant g where g.object_id = object
      and (g.organisation_id = actor_organisation() or g.system = actor_system())) then
    raise exception 'the actor holds no grant on %', object using errcode = 'insufficient_privilege';
  end if;
  select v.seq, v.steps, v.desk_every into defined from ladder l join ladder_version v on v.ladder_id = l.id
  where l.organisation_id = organisation and l.occasion = occasion_of order by v.seq desc limit 1;
  insert into ladder_run (id, organisation_id, occasion, seq, steps, desk_every, object_kind, object_id, number, tlp, test,
    started_at, started_by, inform_by, next_at, summary)
  values (run, organisation, occasion_of, defined.seq, coalesce(defined.steps, otherwise -> 'steps'),
    coalesce(defined.desk_every, (otherwise ->> 'deskEvery')::int), object_kind_of, object, number_of, tlp_of, for_test,
    at, actor_person(), inform, at, words)
  on conflict do nothing returning id into begun;
  if begun is null then
    select r.id into begun from ladder_run r
    where r.object_id = object and r.organisation_id = organisation and r.occasion = occasion_of and not r.test;
    return begun;
  end if;
  perform ladder_grants(run, organisation, not inside, at);
  return begun;
end
$$;

-- Ladders for what is overdue: one statement for however many recipients, each once (R-043). What had been overdue for days
-- before this worker saw it is history, and nobody is woken for it.
create function ladders_from_timers(kind_of text, occasion_of text, otherwise jsonb, at timestamptz, most int) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare begun int;
begin
  if actor_system() is distinct from 'ladder' then
    raise exception 'ladders on deadlines are begun by their worker' using errcode = 'insufficient_privilege';
  end if;
  with overdue as materialized (
    select t.* from timer t
    where t.kind = kind_of and t.due_at <= at and t.due_at > at - interval '3 days'
      and t.satisfied_at is null and t.cancelled_at is null
      and not exists (select from ladder_run r where r.object_id = t.object_id and r.organisation_id = t.organisation_id
        and r.occasion = occasion_of and not r.test)
    order by t.due_at limit most for update skip locked
  ),
  begun_now as (
    insert into ladder_run (id, organisation_id, occasion, seq, steps, desk_every, object_kind, object_id, number, tlp, timer_id,
      started_at, inform_by, next_at)
    select gen_random_uuid(), o.organisation_id, occasion_of, v.seq, coalesce(v.steps, otherwise -> 'steps'),
      coalesce(v.desk_every, (otherwise ->> 'deskEvery')::int), o.object_kind, o.object_id, o.number, o.tlp, o.id, at, at, at
    from overdue o left join lateral (
      select v.seq, v.steps, v.desk_every from ladder l join ladder_version v on v.ladder_id = l.id
      where l.organisation_id = o.organisation_id and l.occasion = occasion_of order by v.seq desc limit 1) v on true
    on conflict do nothing
    returning id, organisation_id
  ),
  holders as (
    select b.id, b.organisation_id, null as system, 'own' as reason from begun_now b
    union all select b.id, null, 'ladder', 'own' from begun_now b
    union all select b.id, k.organisation_id, null, 'coordinator' from begun_now b join organisation_kind k
      on k.kind = 'COORD' and k.organisation_id <> b.organisation_id and valid_on(k.valid_from, k.valid_until, tokyo_day(at))
  ),
  given as (
    insert into access_grant (id, organisation_id, system, object_kind, object_id, reason, valid_from, sort_key)
    select gen_random_uuid(), h.organisation_id, h.system, 'ladder_run', h.id, h.reason, at, at from holders h
    on conflict do nothing
  )
  select count(*)::int into begun from begun_now;
  return begun;
end
$$;
create index timer_overdue on timer (kind, due_at) where satisfied_at is null and cancelled_at is null;

-- The act that was owed ends the ladder that called for it, whoever of the organisation did it; what nobody owes any more,
-- nobody is called for.
create function ladder_after_timer() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update ladder_run r set next_at = null, ended_at = coalesce(new.satisfied_at, new.cancelled_at),
    informed_at = new.satisfied_at,
    ended_because = case when new.satisfied_at is not null then 'ANSWERED' else 'CANCELLED' end
  where r.timer_id = new.id and r.ended_at is null;
  return null;
end
$$;
create trigger timer_ladder after update of satisfied_at, cancelled_at on timer for each row
  when (new.satisfied_at is not null or new.cancelled_at is not null) execute function ladder_after_timer();

-- Whoever sees what a ladder is about may stop it, and know how it stands; steps and people stay with those who hold the run.
create function ladder_stop(object uuid, organisation uuid, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare stopped int;
begin
  update ladder_run r set next_at = null, ended_at = at, ended_because = 'CANCELLED'
  where r.object_id = object and r.ended_at is null and (organisation is null or r.organisation_id = organisation)
    and exists (select from access_grant g where g.object_id = object
      and (g.organisation_id = actor_organisation() or g.system = actor_system()));
  get diagnostics stopped = row_count;
  return stopped;
end
$$;

-- The coordinator's duty desk at a moment: whoever's turn it is, or every post there that receives and triages.
create function ladder_desk(at timestamptz) returns table (post_id uuid, person_id uuid, organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with desk as (
    select distinct k.organisation_id as id from organisation_kind k
    where k.kind = 'COORD' and valid_on(k.valid_from, k.valid_until, tokyo_day(at))
  ),
  turn as (
    select (t ->> 'post')::uuid as post from duty_roster r join desk d on d.id = r.organisation_id
    cross join lateral jsonb_array_elements(r.turns) t
    where (t ->> 'from')::timestamptz <= at and at < (t ->> 'until')::timestamptz
  )
  select distinct on (p.person_id) p.id, p.person_id, p.organisation_id
  from post p join desk d on d.id = p.organisation_id
  where actor_system() = 'ladder' and valid_on(p.valid_from, p.valid_until, tokyo_day(at))
    and case when exists (select from turn) then p.id in (select post from turn)
      else p.duties @> '{RECEIVE,TRIAGE}' and not exists (select from secondment s where s.post_id = p.id) end
  order by p.person_id, p.id
$$;

revoke execute on function ladder_grants(uuid, uuid, boolean, timestamptz),
  ladder_start(uuid, text, uuid, text, uuid, text, text, jsonb, timestamptz, timestamptz, boolean, text),
  ladders_from_timers(text, text, jsonb, timestamptz, int), ladder_after_timer(), ladder_stop(uuid, uuid, timestamptz),
  ladder_desk(timestamptz) from public;
grant execute on function ladder_start(uuid, text, uuid, text, uuid, text, text, jsonb, timestamptz, timestamptz, boolean, text),
  ladders_from_timers(text, text, jsonb, timestamptz, int), ladder_stop(uuid, uuid, timestamptz), ladder_desk(timestamptz) to noroshi_app;
