-- 封じ込めの手順 (R-129): from isolating one terminal to cutting off the house. A step on one target is taken once; whoever
-- comes second is told who was first.
create table containment_step (
  id uuid primary key,
  case_id uuid not null references case_file,
  step text not null check (step in ('ISOLATE_TERMINAL', 'SWEEP_FLEET', 'CUT_SITE', 'CUT_ORGANISATION')),
  target text not null check (target <> ''),
  organisation_id uuid not null references organisation,
  state text not null check (state in ('RECOMMENDED', 'ORDERED', 'DONE', 'CONFIRMED', 'UNDONE')),
  words text not null default '',
  recommended_at timestamptz,
  recommended_by uuid references person,
  ordered_at timestamptz,
  ordered_by uuid references person,
  ordered_as text,                      -- the post by which it was ordered, as it was then
  done_at timestamptz,                  -- when it was done, as said; recorded in done_recorded
  done_recorded timestamptz,
  done_by uuid references person,
  confirmed_at timestamptz,
  confirmed_by uuid references person,
  undone_at timestamptz,
  undone_by uuid references person,
  undone_reason text not null default '',
  version int not null default 1,
  check ((undone_at is null) = (undone_reason = '')),
  check (ordered_at is null or ordered_as is not null)
);
create unique index containment_step_once on containment_step (case_id, organisation_id, step, target) where undone_at is null;
create index containment_step_case on containment_step (case_id);

-- Who may order what, where an organisation has put it in writing (DOMAIN §5.1 C2_STOP); otherwise the program's own table.
create table stop_authority (
  organisation_id uuid not null references organisation,
  step text not null,
  post_kind text not null,
  mode text not null check (mode in ('EXECUTE', 'RECOMMEND')),
  scope text not null default '',
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (organisation_id, step, post_kind)
);

-- 見張り: after a suspicious mail the next attack is waited for until a day (DOMAIN §7.2: ten quiet days, and then mail II).
create table case_watch (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  words text not null check (words <> ''),
  started_at timestamptz not null,
  until timestamptz not null check (until > started_at),
  person_id uuid not null references person,
  ended_at timestamptz,
  ended_by uuid references person,
  ended_reason text not null default '',
  check ((ended_at is null) = (ended_reason = ''))
);
create index case_watch_case on case_watch (case_id);

alter table containment_step enable row level security;
create policy containment_step_read on containment_step for select to noroshi_app using (holds(case_id));
create policy containment_step_add on containment_step for insert to noroshi_app with check (
  holds(case_id) and organisation_id = (select actor_organisation()));
create policy containment_step_change on containment_step for update to noroshi_app using (
  holds(case_id) and (organisation_id = (select actor_organisation()) or actor_is_coordinator()));
grant select, insert on containment_step to noroshi_app;
grant update (state, words, ordered_at, ordered_by, ordered_as, done_at, done_recorded, done_by, confirmed_at, confirmed_by, undone_at,
  undone_by, undone_reason, version) on containment_step to noroshi_app;

alter table stop_authority enable row level security;
create policy stop_authority_own on stop_authority to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()));
grant select, insert, delete on stop_authority to noroshi_app;

alter table case_watch enable row level security;
create policy case_watch_read on case_watch for select to noroshi_app using (holds(case_id));
create policy case_watch_add on case_watch for insert to noroshi_app with check (
  holds(case_id) and organisation_id = (select actor_organisation()) and person_id = (select actor_person()));
create policy case_watch_end on case_watch for update to noroshi_app using (
  holds(case_id) and (organisation_id = (select actor_organisation()) or actor_is_coordinator()));
grant select, insert on case_watch to noroshi_app;
grant update (ended_at, ended_by, ended_reason) on case_watch to noroshi_app;

-- What a closure has to look at besides the case itself: notices, steps, watches, and the last time that anything was seen.
create function case_open_ends(root uuid) returns table (notices int, steps int, isolated boolean, swept boolean, watched_until timestamptz,
    last_seen timestamptz)
  language sql stable as $$
  with family as materialized (select f as id from case_family(root) f)
  select
    (select count(*)::int from notice n where n.case_id in (select id from family) and n.closed_at is null),
    (select count(*)::int from containment_step s where s.case_id in (select id from family) and s.state in ('RECOMMENDED', 'ORDERED')),
    exists (select from containment_step s where s.case_id in (select id from family) and s.undone_at is null
      and s.step = 'ISOLATE_TERMINAL' and s.state in ('DONE', 'CONFIRMED')),
    exists (select from containment_step s where s.case_id in (select id from family) and s.undone_at is null
      and s.step = 'SWEEP_FLEET' and s.state in ('DONE', 'CONFIRMED')),
    (select max(w.until) from case_watch w where w.case_id in (select id from family) and w.ended_at is null and w.until > actor_now()),
    (select max(greatest(d.last_at, (select max(a.at) from notice_act a where a.notice_id = n.id and a.act = 'SEEN_AGAIN')))
      from notice n join detection d on d.notice_id = n.id where n.case_id in (select id from family))
$$;
revoke execute on function case_open_ends(uuid) from public;
grant execute on function case_open_ends(uuid) to noroshi_app;

-- When a responsible person took a notice from the ladder that it set going; for whoever holds the notice (R-067). Late
-- bound, because the ladders come after this.
create function notice_informed(of_notice uuid, ministry uuid) returns timestamptz
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from access_grant g where g.object_id = of_notice
      and (g.organisation_id = actor_organisation() or g.system = actor_system())) then
    return null;
  end if;
  return (select min(r.informed_at) from ladder_run r
    where r.object_id = of_notice and r.organisation_id = ministry and not r.test);
end
$$;
revoke execute on function notice_informed(uuid, uuid) from public;
grant execute on function notice_informed(uuid, uuid) to noroshi_app;
