-- Roles and the actor of a transaction. The login role owns nothing and inherits nothing: it enters noroshi_app
-- inside a transaction (platform/db/actor.ts), and row-level security asks the settings below who is there.
do $$
begin
  if not exists (select from pg_roles where rolname = 'noroshi_app') then
    create role noroshi_app nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'noroshi_jobs') then
    create role noroshi_jobs nologin noinherit;
  end if;
exception
  when duplicate_object or unique_violation then null; -- another database of the cluster was being migrated
end
$$;

grant usage on schema public to noroshi_app, noroshi_jobs;

create function actor_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('noroshi.organisation', true), '')::uuid $$;

create function actor_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('noroshi.person', true), '')::uuid $$;

create function actor_post() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('noroshi.post', true), '')::uuid $$;

-- The name of a worker ('relay', 'mail', …); null for people.
create function actor_system() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('noroshi.system', true), '') $$;

-- The coordinator's people; compartments inside the coordinator are grants, not this flag.
create function actor_is_coordinator() returns boolean language sql stable parallel safe
  as $$ select current_setting('noroshi.coordinator', true) = 'yes' $$;

-- Time of the actor's clock: scenario time in drills and replays.
create function actor_now() returns timestamptz language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('noroshi.now', true), '')::timestamptz, now()) $$;

-- What an installation says of itself: the seed of the demonstration world, deadlines, later forms and regimes.
create table setting (
  key text primary key,
  value jsonb not null
);
grant select on setting to noroshi_app;

-- Numbers that people say on the telephone. Drawn at random, because a running number would tell every
-- reporter how many others have reported since (counts are a channel too). They widen as they fill up.
create table allotted_number (
  series text not null,
  number int not null,
  primary key (series, number)
);
create function allot_number(series_of text) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  width int := 4;
  candidate int;
begin
  for attempt in 1..60 loop
    candidate := (10 ^ (width - 1))::int + floor(random() * 9 * 10 ^ (width - 1))::int;
    insert into allotted_number values (series_of, candidate) on conflict do nothing;
    if found then return candidate; end if;
    if attempt % 6 = 0 and width < 9 then width := width + 1; end if;
  end loop;
  raise exception 'no number left in series %', series_of;
end
$$;
grant execute on function allot_number(text) to noroshi_app;
