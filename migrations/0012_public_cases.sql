-- 公知の事案: a case that the coordinator opens from the news, and the invitation to report it (R-026, F32). The operator
-- and its ministry hold a grant on the invitation only; the case becomes theirs with the report.
create table public_case (
  case_id uuid primary key references case_file,
  press_url text not null,
  known_on date not null,               -- the day on which it became publicly known
  known text not null,
  person_id uuid not null references person,
  at timestamptz not null
);

create table report_invitation (
  id uuid primary key,
  case_id uuid not null references case_file,
  number text not null,                 -- the case's, as people say it
  organisation_id uuid not null references organisation,
  press_url text not null,
  known_on date not null,
  known text not null,
  message text not null,
  tlp text not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz,
  reminders int not null default 0,
  opened_at timestamptz,
  opened_by uuid references person,
  report_id uuid references report,
  reported_at timestamptz,
  declined_at timestamptz,
  declined_by uuid references person,
  decline_reason text not null default '',
  unique (case_id, organisation_id),
  check (report_id is null or declined_at is null)
);
create index report_invitation_open on report_invitation (due_at) where report_id is null and declined_at is null;

-- 波及の元: which case elsewhere caused this one (R-033). Whoever does not hold both learns of neither.
create table case_cause (
  case_id uuid not null references case_file,
  cause_id uuid not null references case_file,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (case_id, cause_id),
  check (case_id <> cause_id)
);

-- 所在: the body in which the terminal stands, when the notice was about a ministry's network (R-004).
create table case_place (
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (case_id, organisation_id)
);

do $$
declare part text;
begin
  foreach part in array array['public_case', 'case_place'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (exists (
      select from access_grant g where g.object_id = case_id))', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (actor_is_coordinator()
      and person_id = (select actor_person()))', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;

alter table report_invitation enable row level security;
create policy report_invitation_read on report_invitation for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_invitation.id));
create policy report_invitation_add on report_invitation for insert to noroshi_app
  with check (actor_is_coordinator() and person_id = (select actor_person()));
create policy report_invitation_change on report_invitation for update to noroshi_app
  using (actor_is_coordinator() or organisation_id = (select actor_organisation()));
grant select, insert on report_invitation to noroshi_app;
grant update (reminded_at, reminders, opened_at, opened_by, declined_at, declined_by, decline_reason) on report_invitation
  to noroshi_app;

alter table case_cause enable row level security;
create policy case_cause_read on case_cause for select to noroshi_app using (
  exists (select from access_grant g where g.object_id = case_id)
  and exists (select from access_grant g where g.object_id = cause_id));
create policy case_cause_add on case_cause for insert to noroshi_app with check (
  actor_is_coordinator() and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = case_id)
  and exists (select from access_grant g where g.object_id = cause_id));
create policy case_cause_end on case_cause for delete to noroshi_app using (actor_is_coordinator());
grant select, insert, delete on case_cause to noroshi_app;

-- The invited operator answers with a report of its own: the case takes it in, and becomes theirs who were invited.
-- Returns the case; null where the invitation is not the actor's or has been answered.
create function answer_invitation(invitation uuid, answer uuid, at_time timestamptz) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare asked report_invitation;
begin
  update report_invitation i set report_id = answer, reported_at = at_time
  where i.id = invitation and i.organisation_id = actor_organisation() and i.report_id is null and i.declined_at is null
    and exists (select from report r where r.id = answer and r.organisation_id = actor_organisation())
  returning * into asked;
  if not found then return null; end if;
  insert into case_report (case_id, report_id, person_id, at) values (asked.case_id, answer, actor_person(), at_time);
  insert into access_grant (id, organisation_id, object_kind, object_id, reason, valid_from, sort_key)
  select gen_random_uuid(), g.organisation_id, 'case', asked.case_id, 'party', at_time, c.opened_at
  from access_grant g join case_file c on c.id = asked.case_id
  where g.object_id = invitation and g.organisation_id is not null
  on conflict do nothing;
  return asked.case_id;
end
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
