-- An installation for replays and drills runs on scenario time. Each row sets the clock anew from a real instant on; the
-- newest holds, also after a restart. Time of sessions, codes and mail retries stays the machine's.
create table scenario_run (
  seq int primary key,
  kind text not null check (kind in ('REPLAY', 'DRILL')),
  at timestamptz not null,              -- scenario time …
  since timestamptz not null,           -- … at this instant of the machine
  speed double precision not null check (speed > 0 and speed <= 3600),
  paused boolean not null,
  person_id uuid references person      -- null: the start of the installation
);
alter table scenario_run enable row level security;
create policy scenario_run_read on scenario_run for select to noroshi_app using (
  (select actor_post()) is not null or (select actor_system()) is not null);
create policy scenario_run_set on scenario_run for insert to noroshi_app with check (
  actor_is_coordinator() and person_id = (select actor_person()) and seq > 1);
grant select, insert on scenario_run to noroshi_app;

-- Before anybody is signed in the server asks what time it is.
create function scenario_now() returns table (kind text, at timestamptz, since timestamptz, speed double precision, paused boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.kind, r.at, r.since, r.speed, r.paused from scenario_run r order by r.seq desc limit 1
$$;

-- Only an empty installation becomes one of scenario time: real reports must never stand among those of a drill.
create function scenario_begin(kind_of text, starts timestamptz, machine timestamptz, speed_of double precision) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if exists (select from scenario_run) or exists (select from person) then return false; end if;
  insert into scenario_run values (1, kind_of, starts, machine, speed_of, false, null) on conflict do nothing;
  return found;
end
$$;

-- The machine's time: the actor's own time, except where scenario time runs.
create function machine_now() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('noroshi.machine', true), '')::timestamptz, actor_now()) $$;

-- The same for a moment that is known: itself, except where scenario time runs.
create function machine_time(at timestamptz) returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('noroshi.machine', true), '')::timestamptz, at) $$;

-- What the audit log calls `at`: scenario time where it runs, also for acts at the door, which reckon in machine time.
create function world_time(at timestamptz) returns timestamptz language sql stable parallel safe
  as $$ select case when coalesce(current_setting('noroshi.machine', true), '') = '' then at else actor_now() end $$;

create function world_day(at timestamptz) returns date language sql stable parallel safe
  as $$ select tokyo_day(world_time(at)) $$;

-- Sessions reckon in machine time; whether a post holds is asked of the day of the scenario.
create or replace function session_move(old_token bytea, id uuid, new_token bytea, post uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare old session;
begin
  update session s set ended_at = at
  where s.token_hash = old_token and s.ended_at is null and s.expires_at > at and not s.waits_for_factor
    and exists (select from post mine join post other on other.person_id = mine.person_id
      where mine.id = s.post_id and other.id = post and valid_on(other.valid_from, other.valid_until, world_day(at)))
  returning * into old;
  if not found then return false; end if;
  insert into session (id, token_hash, post_id, created_at, last_seen_at, expires_at, device, factor_at)
  values (id, new_token, post, old.created_at, at, old.expires_at, old.device, old.factor_at);
  return true;
end
$$;

create or replace function session_actor(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[], language text,
    until timestamptz, factor_at timestamptz, has_factor boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = p.organisation_id
          and valid_on(k.valid_from, k.valid_until, world_day(at)) order by k.kind),
    n.language, s.expires_at, s.factor_at,
    exists (select from second_factor f where f.person_id = p.person_id and f.confirmed_at is not null)
  from session s join post p on p.id = s.post_id join person n on n.id = p.person_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle
    and not s.waits_for_factor and valid_on(p.valid_from, p.valid_until, world_day(at))
$$;

create or replace function session_holder(token bytea, at timestamptz)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, waits boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, s.waits_for_factor from session s join post p on p.id = s.post_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at
    and (not s.waits_for_factor or s.created_at > at - interval '10 minutes')
    and valid_on(p.valid_from, p.valid_until, world_day(at))
$$;

-- Beside scenario time the log keeps when it really was; the leaf covers it.
alter table audit_entry add recorded_at timestamptz default nullif(current_setting('noroshi.machine', true), '')::timestamptz;

drop function receipt_entry(text, uuid, int);
create function receipt_entry(act text, object uuid, seq int) returns table (id uuid, at text, organisation uuid, person uuid, post uuid,
    system text, action text, "objectKind" text, "object" uuid, detail jsonb, "recordedAt" text, block int, "position" int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.organisation_id, e.person_id, e.post_id, e.system,
    e.action, e.object_kind, e.object_id, e.detail, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.block, e.position
  from audit_entry e
  where e.object_id = receipt_entry.object and e.action = act and e.organisation_id = actor_organisation()
    and (receipt_entry.seq is null or (e.detail ->> 'seq')::int = receipt_entry.seq)
  order by e.xid desc, e.id desc limit 1
$$;

-- A letter waits for its mail server in machine time.
alter table notification add queued_at timestamptz not null default machine_now();

create or replace function colleagues() returns table (post_id uuid, person_id uuid, ja text, en text, email text, title_ja text, title_en text,
    duties text[], valid_from date, valid_until date, has_factor boolean, has_password boolean, invited_until timestamptz,
    sessions int, last_seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, n.id, n.ja, n.en, n.email, p.title_ja, p.title_en, p.duties, p.valid_from, p.valid_until,
    has_second_factor(n.id), exists (select from password w where w.person_id = n.id),
    (select max(l.expires_at) from one_time_link l where l.person_id = n.id and l.purpose = 'INVITATION' and l.used_at is null
      and l.expires_at > machine_now()),
    (select count(*)::int from session s where s.post_id = p.id and s.ended_at is null and s.expires_at > machine_now()),
    (select max(s.last_seen_at) from session s where s.post_id = p.id)
  from post p join person n on n.id = p.person_id
  where actor_administers() and p.organisation_id = actor_organisation() and (p.valid_until is null or p.valid_until >= actor_today())
  order by p.title_ja, p.id
$$;

revoke execute on function scenario_now(), scenario_begin(text, timestamptz, timestamptz, double precision), machine_now(),
  machine_time(timestamptz), world_time(timestamptz), world_day(timestamptz), receipt_entry(text, uuid, int) from public;
grant execute on function scenario_now(), scenario_begin(text, timestamptz, timestamptz, double precision), machine_now(),
  machine_time(timestamptz), world_time(timestamptz), world_day(timestamptz), receipt_entry(text, uuid, int) to noroshi_app;
