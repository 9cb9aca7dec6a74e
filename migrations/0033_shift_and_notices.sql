-- 申し送り: what one duty officer hands to the next. The lines are kept as they stood, without a text of theirs that the
-- reader's grants would not show again; the note is the organisation's own.
create table handover (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  since timestamptz not null,           -- the beginning of the shift
  given_at timestamptz not null,
  given_by uuid not null references person,
  given_post uuid not null references post,
  note text not null,
  lines jsonb not null,                 -- [{kind, subjectKind, subject, number, title, due, since, next, count}]
  version int not null default 1,
  accepted_at timestamptz,
  accepted_by uuid references person,
  accepted_post uuid references post
);
create index handover_given on handover (organisation_id, given_at desc, id desc);
create index timeline_entry_recorded on timeline_entry (recorded_at);

alter table handover enable row level security;
create policy handover_read on handover for select to noroshi_app using (organisation_id = (select actor_organisation()));
create policy handover_give on handover for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and given_by = (select actor_person()) and accepted_at is null);
-- Once accepted it is never changed; nobody accepts their own.
create policy handover_note on handover for update to noroshi_app
  using (organisation_id = (select actor_organisation()) and accepted_at is null)
  with check (accepted_at is null or (accepted_by = (select actor_person()) and accepted_by <> given_by));
grant select, insert on handover to noroshi_app;
grant update (note, version, accepted_at, accepted_by, accepted_post) on handover to noroshi_app;

-- How a person wants to be told: kinds that are not at once, and when a digest goes out (minutes of the day in Japan).
create table notification_preference (
  person_id uuid primary key references person,
  choices jsonb not null,               -- {kind: 'DIGEST' | 'NONE'}
  digest_at int[] not null,
  changed_at timestamptz not null
);
alter table notification_preference enable row level security;
create policy notification_preference_own on notification_preference to noroshi_app
  using (person_id = (select actor_person())) with check (person_id = (select actor_person()));
grant select, insert, update on notification_preference to noroshi_app;

create function own_language(chosen text) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update person set language = chosen where id = actor_person()
$$;

-- DIGEST waits for the next digest, DIGESTED went into one, SILENT is not mailed at all.
alter table notification drop constraint notification_mail_state_check;
alter table notification add constraint notification_mail_state_check
  check (mail_state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNCONFIRMED', 'DIGEST', 'DIGESTED', 'SILENT'));
alter table notification add digest_id uuid;
alter table notification add read_at timestamptz;
create index notification_person on notification (person_id, created_at desc, id desc);
create index notification_digest on notification (queued_at) where mail_state = 'DIGEST';
create index notification_digest_lines on notification (digest_id) where digest_id is not null;

create function notification_as_wished() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare wish text;
begin
  select p.choices ->> new.kind into wish from notification_preference p where p.person_id = new.person_id;
  if wish = 'DIGEST' then new.mail_state := 'DIGEST'; end if;
  if wish = 'NONE' then new.mail_state := 'SILENT'; end if;
  return new;
end
$$;
create trigger notification_wish before insert on notification for each row execute function notification_as_wished();

-- The last of these minutes of the day in Japan that has passed.
create function last_digest(minutes int[], at timestamptz) returns timestamptz
  language sql stable parallel safe as $$
  select max(moment) from (
    select (tokyo_day(at) - back + make_interval(mins => m)) at time zone 'Asia/Tokyo' as moment
    from unnest(minutes) m cross join generate_series(0, 1) back) s
  where moment <= at
$$;

-- One letter for each person whose digest is due, which then goes the way of every letter (ADR 0007).
create function make_digests(machine timestamptz, most int) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare made int;
begin
  if actor_system() is distinct from 'mail' then
    raise exception 'digests are made by the mail worker' using errcode = 'insufficient_privilege';
  end if;
  with due as materialized (
    select n.id, n.person_id, n.organisation_id from notification n
    where n.mail_state = 'DIGEST' and n.queued_at <= coalesce(
      (select last_digest(p.digest_at, machine) from notification_preference p where p.person_id = n.person_id), machine)
    order by n.queued_at limit most for update skip locked
  ),
  letters as (
    insert into notification (id, event, person_id, organisation_id, kind, object_kind, object_id, number, tlp, created_at)
    select gen_random_uuid(), 'digest:' || d.organisation_id || ':' || extract(epoch from machine), d.person_id, d.organisation_id,
      'digest', 'notification', d.person_id, '', 'TLP:CLEAR', actor_now()
    from due d group by d.person_id, d.organisation_id
    on conflict (event, person_id) do nothing
    returning id, person_id, organisation_id
  ),
  moved as (
    update notification n set mail_state = 'DIGESTED', digest_id = l.id
    from due d join letters l on l.person_id = d.person_id and l.organisation_id = d.organisation_id
    where n.id = d.id
  )
  select count(*)::int into made from letters;
  return made;
end
$$;

create function notifications_seen(only_one uuid, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare seen int;
begin
  update notification n set read_at = at
  where n.person_id = actor_person() and n.read_at is null and (only_one is null or n.id = only_one);
  get diagnostics seen = row_count;
  return seen;
end
$$;

-- Versions of reports whose relay gave up: the coordinator sees all of them, an administrator those of its organisation.
-- Late bound, because the schema of the jobs is made after the migrations.
create function relay_troubles(most int) returns table (report uuid, seq int, number text, organisation_id uuid, failed_at timestamptz,
    reason text, trying boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor_post() is null then return; end if;
  return query
  with given_up as (
    select (j.data ->> 'report')::uuid as report_id, (j.data ->> 'seq')::int as version, max(j.completed_on) as at,
      max(left(coalesce(j.output ->> 'message', ''), 300)) as why
    from pgboss.job j where j.name = 'report.relay' and j.state = 'failed' group by 1, 2
  )
  select g.report_id, g.version, r.number, r.organisation_id, g.at, g.why,
    exists (select from pgboss.job w where w.name = 'report.relay' and w.state in ('created', 'retry', 'active')
      and w.data ->> 'report' = g.report_id::text and (w.data ->> 'seq')::int = g.version)
  from given_up g join report r on r.id = g.report_id
  where not exists (select from relay_hop h where h.report_id = g.report_id and h.seq = g.version)
    and (actor_is_coordinator() or r.organisation_id = actor_organisation())
  order by g.at desc, g.report_id limit most;
end
$$;

-- What nobody has answered yet is found without reading everything that ever arrived.
create index relay_hop_unanswered on relay_hop (to_id, report_id) where acknowledged_at is null;
create index delivery_unacknowledged on delivery (organisation_id, edition_id) where acknowledged_at is null and sent_at is not null;
create index consent_request_originator on consent_request (originator_id);

revoke execute on function own_language(text), notification_as_wished(), last_digest(int[], timestamptz), make_digests(timestamptz, int),
  notifications_seen(uuid, timestamptz), relay_troubles(int) from public;
grant execute on function own_language(text), last_digest(int[], timestamptz), make_digests(timestamptz, int),
  notifications_seen(uuid, timestamptz), relay_troubles(int) to noroshi_app;
