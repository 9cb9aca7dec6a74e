-- Deadlines as rows: written in the causing transaction, fired by the worker, stopped by the act that was owed.
-- Due times come from the actor's clock, so that replays and drills run on scenario time.
create table timer (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  object_kind text not null,            -- what a person opens; whoever owes holds a grant on it
  object_id uuid not null,
  subject_id uuid not null,             -- what is owed: the hop, the edition, the question, the consent, the measure
  organisation_id uuid not null references organisation,
  duty text not null,
  number text not null,
  tlp text not null,
  starts_at timestamptz not null,
  due_at timestamptz not null,
  rung int not null default 0,          -- reminders reached so far; an escalation ladder hangs on it
  fired_at timestamptz,
  remind_at timestamptz,                -- null: no reminder is left, it is only overdue
  satisfied_at timestamptz,
  cancelled_at timestamptz,
  unique (kind, subject_id, organisation_id)
);
create index timer_next on timer (remind_at) where satisfied_at is null and cancelled_at is null and remind_at is not null;
create index timer_owed on timer (organisation_id, due_at) where satisfied_at is null and cancelled_at is null;
create index timer_object on timer (object_id);

alter table timer enable row level security;
-- Others who hold the same edition must not learn from it who its recipients are.
create policy timer_read on timer for select to noroshi_app using (
  organisation_id = (select actor_organisation())
  or (actor_is_coordinator() and exists (select from access_grant g where g.object_id = timer.object_id)));
grant select on timer to noroshi_app;

-- Three reminders: shortly before, when it is due, and once after. They are moments, not a count of turns: a clock that
-- is put back reminds nobody twice, and one that jumps ahead reminds once.
create function timer_moment(starts timestamptz, due timestamptz, rung int) returns timestamptz
  language sql immutable parallel safe as $$
  select case rung
    when 1 then due - least((due - starts) / 4, interval '1 day')
    when 2 then due
    when 3 then due + least(greatest(due - starts, interval '30 minutes'), interval '1 day')
  end
$$;

-- Whoever causes a deadline holds a grant on its object, as with a notification. Started again (a measure's new day, a
-- changed answer), it runs anew; the same start twice changes nothing.
create function start_timer(kind_of text, object_kind_of text, object uuid, subject uuid, organisations uuid[], duty_of text,
    number_of text, tlp_of text, starts timestamptz, due timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare started int;
begin
  if not exists (select from access_grant g where g.object_id = object
      and (g.organisation_id = actor_organisation() or g.system = actor_system())) then
    raise exception 'the actor holds no grant on %', object using errcode = 'insufficient_privilege';
  end if;
  insert into timer as t (kind, object_kind, object_id, subject_id, organisation_id, duty, number, tlp, starts_at, due_at, remind_at)
  select kind_of, object_kind_of, object, subject, organisation, duty_of, number_of, tlp_of, starts, due, timer_moment(starts, due, 1)
  from unnest(organisations) organisation
  on conflict (kind, subject_id, organisation_id) do update
    set starts_at = excluded.starts_at, due_at = excluded.due_at, remind_at = excluded.remind_at, tlp = excluded.tlp,
      rung = 0, fired_at = null, satisfied_at = null, cancelled_at = null
    where (t.due_at, t.satisfied_at is null, t.cancelled_at is null) <> (excluded.due_at, true, true);
  get diagnostics started = row_count;
  return started;
end
$$;

-- Stops what is owed on a subject: satisfied by the act, or cancelled because nobody owes it any more. Null for
-- `organisation` stops it for all.
create function stop_timer(kind_of text, subject uuid, organisation uuid, satisfied boolean, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare stopped int;
begin
  update timer t set satisfied_at = case when satisfied then at end, cancelled_at = case when not satisfied then at end
  where t.kind = kind_of and t.subject_id = subject and (organisation is null or t.organisation_id = organisation)
    and t.satisfied_at is null and t.cancelled_at is null
    and exists (select from access_grant g where g.object_id = t.object_id
      and (g.organisation_id = actor_organisation() or g.system = actor_system()));
  get diagnostics stopped = row_count;
  return stopped;
end
$$;

-- One statement reminds everybody whose moment has come: the rung and the notifications are one transaction, so nothing
-- is lost or doubled by a crash, and two workers pass over each other's rows.
create function fire_timers(at timestamptz, most int) returns table (fired int, notified int)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if actor_system() is distinct from 'timer' then
    raise exception 'timers are fired by their worker' using errcode = 'insufficient_privilege';
  end if;
  return query
  with due as materialized (
    select t.id, (select max(r) from generate_series(1, 3) r where timer_moment(t.starts_at, t.due_at, r) <= at) as reached
    from timer t
    where t.remind_at <= at and t.satisfied_at is null and t.cancelled_at is null
    order by t.remind_at limit most for update skip locked
  ),
  moved as (
    update timer t set rung = due.reached, fired_at = at, remind_at = timer_moment(t.starts_at, t.due_at, due.reached + 1)
    from due where due.id = t.id
    returning t.*
  ),
  written as (
    insert into notification (id, event, person_id, organisation_id, kind, object_kind, object_id, number, tlp, created_at)
    select distinct on (m.id, p.person_id) gen_random_uuid(), 'timer:' || m.id || ':' || extract(epoch from m.due_at)::bigint || ':' || m.rung,
      p.person_id, p.organisation_id, 'due.' || m.kind, m.object_kind, m.object_id, m.number, m.tlp, at
    from moved m
    join post p on p.organisation_id = m.organisation_id and m.duty = any (p.duties)
      and valid_on(p.valid_from, p.valid_until, actor_today())
    where exists (select from access_grant g where g.object_id = m.object_id and g.organisation_id = m.organisation_id
      and g.valid_from <= at and (g.valid_until is null or g.valid_until > at))
    order by m.id, p.person_id, p.id
    on conflict (event, person_id) do nothing
    returning 1
  )
  select (select count(*)::int from moved), (select count(*)::int from written);
end
$$;

-- A letter that a mail server did not take waits for its next try; after two days it has failed.
alter table notification add mail_after timestamptz not null default '-infinity';
create index notification_mail_due on notification (mail_after, id) where mail_state = 'QUEUED';
create index notification_mail_trouble on notification (created_at desc, id desc) where mail_state in ('FAILED', 'UNCONFIRMED');
grant update (mail_after) on notification to noroshi_app;

-- Letters that did not arrive for certain: an administrator sees those of its organisation, the coordinator's all.
create function mail_troubles(most int) returns table (id uuid, organisation_id uuid, person jsonb, kind text, number text, tlp text,
    state text, error text, attempts int, created_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.organisation_id, person_name(n.person_id), n.kind, case when n.tlp = 'TLP:RED' then '' else n.number end, n.tlp,
    n.mail_state, n.mail_error, n.mail_attempts, n.created_at
  from notification n
  where n.mail_state in ('FAILED', 'UNCONFIRMED') and actor_post() is not null
    and (n.organisation_id = actor_organisation() or actor_is_coordinator())
  order by n.created_at desc, n.id desc limit most
$$;

-- A person decides that a letter leaves again; it may then arrive twice, which nobody but a person may decide.
create function mail_again(letter uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update notification set mail_state = 'QUEUED', mail_after = '-infinity', mail_attempts = 0, mail_error = ''
  where id = letter and mail_state in ('FAILED', 'UNCONFIRMED') and actor_post() is not null
    and (organisation_id = actor_organisation() or actor_is_coordinator());
  return found;
end
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
