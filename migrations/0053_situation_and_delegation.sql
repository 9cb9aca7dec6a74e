-- 幹部への状況報告 (R-074): its pace, and each report as a version of its own.
create table situation_cadence (
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,   -- who reports to its executives
  every_minutes int not null check (every_minutes between 15 and 44640),
  recipients uuid[] not null default '{}',
  set_at timestamptz not null,
  set_by uuid not null references person,
  ended_at timestamptz,
  due_at timestamptz,                                      -- null once it has ended
  primary key (case_id, organisation_id),
  check ((ended_at is null) = (due_at is not null))
);
create index situation_cadence_owed on situation_cadence (due_at) where ended_at is null;

create table situation_report (
  id uuid primary key,
  case_id uuid not null references case_file,
  organisation_id uuid not null references organisation,
  seq int not null check (seq > 0),
  headline text not null check (headline <> ''),
  known jsonb not null,       -- lines, each with its certainty
  unknown jsonb not null,
  next jsonb not null,        -- lines, each with who and by when in words
  tlp text not null,
  recipients uuid[] not null default '{}',
  next_due timestamptz,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  unique (case_id, organisation_id, seq)
);

alter table situation_cadence enable row level security;
create policy situation_cadence_read on situation_cadence for select to noroshi_app using (
  holds(case_id) and (organisation_id = (select actor_organisation()) or actor_is_coordinator()));
create policy situation_cadence_set on situation_cadence for insert to noroshi_app with check (
  holds(case_id) and organisation_id = (select actor_organisation()) and set_by = (select actor_person()));
create policy situation_cadence_change on situation_cadence for update to noroshi_app
  using (holds(case_id) and organisation_id = (select actor_organisation()));
grant select, insert on situation_cadence to noroshi_app;
grant update (every_minutes, recipients, set_at, set_by, ended_at, due_at) on situation_cadence to noroshi_app;

alter table situation_report enable row level security;
create policy situation_report_read on situation_report for select to noroshi_app using (holds(id));
create policy situation_report_add on situation_report for insert to noroshi_app with check (
  holds(case_id) and organisation_id = (select actor_organisation()) and person_id = (select actor_person()));
grant select, insert on situation_report to noroshi_app;

-- CISOの委任 (R-073): to whom, in which matters, from when until when. Ended, never deleted.
create table ciso_delegation (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  from_post uuid not null references post,
  to_post uuid not null references post,
  matters text[] not null check (cardinality(matters) > 0),
  scope text not null check (scope <> ''),
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  made_at timestamptz not null,
  made_by uuid not null references person,
  ended_at timestamptz,
  ended_by uuid references person,
  check (from_post <> to_post)
);
create index ciso_delegation_list on ciso_delegation (organisation_id, made_at desc, id desc);

-- What a CISO, a delegate or in an emergency the government's CISO decided, for which scope and why (R-073, R-134).
create table ciso_decision (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  case_id uuid references case_file,
  matter text not null,
  scope text not null check (scope <> ''),
  reason text not null check (reason <> ''),
  emergency boolean not null,
  delegation_id uuid references ciso_delegation,   -- null: the CISO decided
  decided_at timestamptz not null,
  person_id uuid not null references person,
  post_id uuid not null references post
);
create index ciso_decision_list on ciso_decision (organisation_id, decided_at desc, id desc);
create index ciso_decision_case on ciso_decision (case_id, decided_at) where case_id is not null;

-- Whether a post of the actor's organisation is its CISO's: the delegation is the CISO's to give.
create function is_ciso(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post p where p.id = subject and p.organisation_id = actor_organisation() and p.kind = 'CISO'
    and valid_on(p.valid_from, p.valid_until, actor_today()))
$$;

alter table ciso_delegation enable row level security;
create policy ciso_delegation_own on ciso_delegation for select to noroshi_app using (organisation_id = (select actor_organisation()));
create policy ciso_delegation_give on ciso_delegation for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and from_post = (select actor_post()) and made_by = (select actor_person())
  and is_ciso(from_post));
create policy ciso_delegation_end on ciso_delegation for update to noroshi_app
  using (organisation_id = (select actor_organisation()) and ended_at is null and is_ciso((select actor_post())));
grant select, insert on ciso_delegation to noroshi_app;
grant update (ended_at, ended_by) on ciso_delegation to noroshi_app;

alter table ciso_decision enable row level security;
create policy ciso_decision_read on ciso_decision for select to noroshi_app using (
  organisation_id = (select actor_organisation()) or (case_id is not null and actor_is_coordinator() and holds(case_id)));
create policy ciso_decision_add on ciso_decision for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and post_id = (select actor_post())
  and (case_id is null or holds(case_id)));
grant select, insert on ciso_decision to noroshi_app;

revoke execute on function is_ciso(uuid) from public;
grant execute on function is_ciso(uuid) to noroshi_app;
