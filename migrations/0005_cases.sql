-- 事案: what the coordinator makes of reports. A case has one originator; other victims have cases of their own.
create table case_file (
  id uuid primary key,
  number text not null unique,
  title text not null,
  state text not null,
  path text not null check (path in ('UNDECIDED', 'ATTACK', 'FAULT')),
  originator_id uuid not null references organisation,
  owner_id uuid references person,
  tlp text not null,
  cause_classes text[] not null default '{}',
  cause_unknown_reason text not null default '',
  lessons text not null default '',
  lessons_waiver text not null default '',
  containment_evidence text not null default '',
  opened_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1
);

create table case_report (
  case_id uuid not null references case_file,
  report_id uuid not null references report unique,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (case_id, report_id)
);

create table case_transition (
  id uuid primary key,
  case_id uuid not null references case_file,
  from_state text,
  to_state text not null,
  reason text not null default '',
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null
);
create index case_transition_case on case_transition (case_id, at);

create table measure (
  id uuid primary key,
  case_id uuid not null references case_file,
  text text not null,
  owner_organisation_id uuid not null references organisation,
  owner_name text not null default '',
  due_on date,
  state text not null,
  evidence text not null default '',
  dropped_reason text not null default '',
  prevents_recurrence boolean not null default false,
  created_at timestamptz not null,
  version int not null default 1
);
create index measure_case on measure (case_id, created_at);

-- Questions and answers on a report or a case, inside the circle that holds a grant on it (F31).
create table thread_message (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null check (kind in ('QUESTION', 'ANSWER')),
  answers_id uuid references thread_message,
  body text not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null
);
create index thread_message_subject on thread_message (subject_id, at, id);

-- Everything that happened, each entry readable through a grant on its own subject: a draft's entry stays with the
-- coordinator, a consent's entry with the two who speak about it.
create table timeline_entry (
  id uuid primary key,
  case_id uuid references case_file,
  report_id uuid references report,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  details jsonb not null,  -- values for the sentence in the catalogue; never another's text
  earliest timestamptz,
  latest timestamptz,
  wording text not null default '',
  certainty text not null default 'CONFIRMED',
  organisation_id uuid references organisation,
  person_id uuid references person,
  recorded_at timestamptz not null
);
create index timeline_entry_case on timeline_entry (case_id, recorded_at) where case_id is not null;
create index timeline_entry_report on timeline_entry (report_id, recorded_at) where report_id is not null;

do $$
declare part text;
begin
  foreach part in array array['case_report', 'case_transition', 'measure'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (exists (
      select from access_grant g where g.object_id = case_id))', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (exists (
      select from access_grant g where g.object_id = case_id))', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;
create policy measure_change on measure for update to noroshi_app
  using (actor_is_coordinator() or owner_organisation_id = (select actor_organisation()));
grant update (text, owner_name, due_on, state, evidence, dropped_reason, prevents_recurrence, version) on measure to noroshi_app;

alter table case_file enable row level security;
create policy case_file_read on case_file for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = case_file.id));
create policy case_file_add on case_file for insert to noroshi_app with check (actor_is_coordinator());
create policy case_file_change on case_file for update to noroshi_app using (actor_is_coordinator());
grant select, insert on case_file to noroshi_app;
grant update (title, state, path, owner_id, tlp, cause_classes, cause_unknown_reason, lessons, lessons_waiver,
  containment_evidence, closed_at, version) on case_file to noroshi_app;

alter table thread_message enable row level security;
create policy thread_message_read on thread_message for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = subject_id));
create policy thread_message_add on thread_message for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = subject_id));
grant select, insert on thread_message to noroshi_app;

alter table timeline_entry enable row level security;
create policy timeline_entry_read on timeline_entry for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = subject_id));
create policy timeline_entry_add on timeline_entry for insert to noroshi_app with check (
  organisation_id is not distinct from (select actor_organisation())
  and exists (select from access_grant g where g.object_id = subject_id));
grant select, insert on timeline_entry to noroshi_app;
