-- Decisions of a case (DOMAIN §5.5, ADR 0045): what must be said outwards, the specified serious event, requests for
-- materials and instructions to all ministries.

-- Whether the acting organisation is of a kind today; lent experts never count as it (0035).
create function actor_is(kind_of text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(current_setting('noroshi.seconded', true), '') = '' and exists (
    select from organisation_kind k where k.organisation_id = actor_organisation() and k.kind = kind_of
      and valid_on(k.valid_from, k.valid_until, actor_today()))
$$;

-- What was said to the police, or in a large-scale report. `happened` is when, as people know it; the coordinator knows
-- it from recorded_at on. Its words are read by whom their label lets read them: each row has grants of its own.
create table outward_record (
  id uuid primary key,
  kind text not null check (kind in ('POLICE', 'LARGE_SCALE')),
  act text check (act in ('CONSULTED', 'REPORTED')),
  case_id uuid references case_file,
  report_id uuid references report,
  by_id uuid not null references organisation,        -- who consulted; often not who wrote it down
  by_name text not null default '',
  office text not null default '',                    -- which police office, in words
  office_id uuid references organisation,             -- and as an organisation, where the directory has it
  happened jsonb not null,
  earliest timestamptz,
  content text not null check (content <> ''),
  tlp text not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  recorded_at timestamptz not null,
  check ((case_id is null) <> (report_id is null)),
  check ((kind = 'POLICE') = (act is not null))
);
create index outward_record_case on outward_record (case_id, recorded_at) where case_id is not null;
create index outward_record_report on outward_record (report_id, recorded_at) where report_id is not null;

-- To do until done or refused with a reason.
create table outward_task (
  id uuid primary key,
  kind text not null check (kind in ('POLICE', 'LARGE_SCALE')),
  organisation_id uuid not null references organisation,   -- who owes it
  case_id uuid references case_file,
  report_id uuid references report,
  why text[] not null check (cardinality(why) > 0),        -- what set the suspicion, or whom the harm concerns
  stage text check (stage in ('OCCURRED', 'FEARED')),
  words text not null default '',
  set_by uuid not null references person,
  set_post uuid not null references post,
  started_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  record_id uuid references outward_record,                -- null: a version of the report says it
  refused_at timestamptz,
  refused_by uuid references person,
  refused_reason text not null default '',
  check ((case_id is null) <> (report_id is null)),
  check ((kind = 'LARGE_SCALE') = (stage is not null)),
  check ((refused_at is null) = (refused_reason = '')),
  check (done_at is null or refused_at is null)
);
create unique index outward_task_once on outward_task (kind, coalesce(case_id, report_id), organisation_id);
create index outward_task_owed on outward_task (organisation_id, due_at) where done_at is null and refused_at is null;
create index outward_task_late on outward_task (due_at) where done_at is null and refused_at is null;

alter table outward_record enable row level security;
create policy outward_record_read on outward_record for select to noroshi_app using (holds(id));
create policy outward_record_add on outward_record for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and holds(coalesce(case_id, report_id)));
grant select, insert on outward_record to noroshi_app;

alter table outward_task enable row level security;
create policy outward_task_read on outward_task for select to noroshi_app using (holds(coalesce(case_id, report_id)));
create policy outward_task_add on outward_task for insert to noroshi_app with check (
  set_by = (select actor_person()) and done_at is null and refused_at is null and holds(coalesce(case_id, report_id)));
-- Done by whoever wrote down that it was done; a refusal is the owner's alone.
create policy outward_task_settle on outward_task for update to noroshi_app
  using (done_at is null and refused_at is null and holds(coalesce(case_id, report_id)))
  with check (refused_at is null or (refused_by = (select actor_person()) and organisation_id = (select actor_organisation())));
grant select, insert on outward_task to noroshi_app;
grant update (done_at, record_id, refused_at, refused_by, refused_reason) on outward_task to noroshi_app;

-- 特定重大事象 (R-088). Proposed by the coordinator, decided by the head of the headquarters, withdrawn by it again;
-- nothing of what was proposed or decided is ever rewritten.
create table serious_event (
  id uuid primary key,
  number text not null unique,
  case_id uuid not null references case_file,
  tlp text not null,
  criteria text[] not null check (cardinality(criteria) > 0),
  other text not null default '',
  reason text not null check (reason <> ''),
  facts jsonb not null,                     -- what it rests on, with the words as they stood
  effects text[] not null default '{}',
  proposed_organisation uuid not null references organisation,
  proposed_by uuid not null references person,
  proposed_post uuid not null references post,
  proposed_at timestamptz not null,
  verdict text check (verdict in ('SPECIFIED', 'NOT_SPECIFIED')),
  decided_criteria text[] not null default '{}',
  decided_effects text[] not null default '{}',
  decided_reason text not null default '',
  decided_organisation uuid references organisation,
  decided_by uuid references person,
  decided_post uuid references post,
  decided_at timestamptz,
  withdrawn_reason text not null default '',
  withdrawn_by uuid references person,
  withdrawn_at timestamptz,
  check ((verdict is null) = (decided_at is null)),
  check ((verdict = 'SPECIFIED') is not true or cardinality(decided_criteria) > 0),
  check (('OTHER' = any (criteria)) = (other <> '')),
  check (decided_by is null or decided_by <> proposed_by),
  check (withdrawn_at is null or (verdict = 'SPECIFIED' and withdrawn_reason <> ''))
);
create index serious_event_case on serious_event (case_id, proposed_at desc);
create index serious_event_waiting on serious_event (proposed_at) where verdict is null;

create table serious_effect (
  event_id uuid not null references serious_event,
  effect text not null,
  note text not null check (note <> ''),
  done_at timestamptz not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  primary key (event_id, effect)
);

create function serious_event_stands() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and
     (new.verdict, new.decided_criteria, new.decided_effects, new.decided_reason, new.decided_organisation, new.decided_by,
      new.decided_post, new.decided_at)
     is distinct from
     (old.verdict, old.decided_criteria, old.decided_effects, old.decided_reason, old.decided_organisation, old.decided_by,
      old.decided_post, old.decided_at)
     or old.withdrawn_at is not null then
    raise exception 'a decision is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$$;
create trigger serious_event_stands before update on serious_event for each row execute function serious_event_stands();

alter table serious_event enable row level security;
create policy serious_event_read on serious_event for select to noroshi_app using (holds(id));
create policy serious_event_add on serious_event for insert to noroshi_app with check (
  actor_is_coordinator() and proposed_organisation = (select actor_organisation()) and proposed_by = (select actor_person())
  and verdict is null and holds(case_id));
create policy serious_event_decide on serious_event for update to noroshi_app
  using (holds(id) and (select actor_is('HQ_HEAD')));
grant select, insert on serious_event to noroshi_app;
grant update (verdict, decided_criteria, decided_effects, decided_reason, decided_organisation, decided_by, decided_post, decided_at,
  withdrawn_reason, withdrawn_by, withdrawn_at) on serious_event to noroshi_app;

alter table serious_effect enable row level security;
create policy serious_effect_read on serious_effect for select to noroshi_app using (holds(event_id));
create policy serious_effect_add on serious_effect for insert to noroshi_app with check (
  holds(event_id) and person_id = (select actor_person()) and (actor_is_coordinator() or (select actor_is('HQ_HEAD'))));
grant select, insert on serious_effect to noroshi_app;

-- 資料提出の要求 and 全府省庁への指示 (R-089, R-090): one row for what is demanded, one for each ministry that owes it, one for
-- each thing that came.
create table directive (
  id uuid primary key,
  number text not null unique,
  kind text not null check (kind in ('MATERIAL_REQUEST', 'INSTRUCTION')),
  case_id uuid references case_file,
  event_id uuid references serious_event,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  legal_basis text not null default '',
  document_number text not null default '',
  tlp text not null,
  shared boolean not null default false,      -- whether ministries may read each other's answers
  issuer_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  sent_at timestamptz not null,
  due_at timestamptz not null check (due_at > sent_at),
  reminded_at timestamptz,
  reminders int not null default 0,
  check (kind <> 'MATERIAL_REQUEST' or (legal_basis <> '' and document_number <> ''))
);
create index directive_case on directive (case_id, sent_at desc) where case_id is not null;
create index directive_event on directive (event_id) where event_id is not null;

create table directive_task (
  directive_id uuid not null references directive,
  organisation_id uuid not null references organisation,
  addressee text not null default '',         -- the post it is addressed to, e.g. the minister
  received_at timestamptz,
  received_by uuid references person,
  done_at timestamptz,
  done_by uuid references person,
  refused_at timestamptz,
  refused_by uuid references person,
  refused_reason text not null default '',
  version int not null default 1,
  primary key (directive_id, organisation_id),
  check ((refused_at is null) = (refused_reason = '')),
  check (done_at is null or refused_at is null)
);

create table directive_return (
  id uuid primary key,
  directive_id uuid not null,
  organisation_id uuid not null,              -- whose answer it is
  what text not null check (what <> ''),
  came_at timestamptz not null,
  by_organisation uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  recorded_at timestamptz not null,
  foreign key (directive_id, organisation_id) references directive_task
);
create index directive_return_task on directive_return (directive_id, organisation_id, came_at);

-- Whose answers the actor may read: its own, all of them as issuer or coordinator, or where the issuer has opened them.
create function answers_to(directive_of uuid, organisation_of uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select organisation_of = actor_organisation() or actor_is_coordinator()
    or exists (select from directive d where d.id = directive_of and (d.shared or d.issuer_id = actor_organisation()))
$$;

alter table directive enable row level security;
create policy directive_read on directive for select to noroshi_app using (holds(id));
create policy directive_add on directive for insert to noroshi_app with check (
  issuer_id = (select actor_organisation()) and person_id = (select actor_person()) and reminders = 0
  and case kind when 'INSTRUCTION' then (select actor_is('CSPC')) else (select actor_is('HQ_HEAD')) end);
create policy directive_follow on directive for update to noroshi_app
  using (holds(id) and (issuer_id = (select actor_organisation()) or actor_is_coordinator()));
grant select, insert on directive to noroshi_app;
grant update (reminded_at, reminders, shared) on directive to noroshi_app;

alter table directive_task enable row level security;
create policy directive_task_read on directive_task for select to noroshi_app
  using (holds(directive_id) and answers_to(directive_id, organisation_id));
create policy directive_task_add on directive_task for insert to noroshi_app with check (
  holds(directive_id) and received_at is null and done_at is null and refused_at is null
  and ((select actor_is('CSPC')) or (select actor_is('HQ_HEAD'))));
create policy directive_task_answer on directive_task for update to noroshi_app
  using (holds(directive_id) and answers_to(directive_id, organisation_id)
    and (organisation_id = (select actor_organisation()) or actor_is_coordinator() or (select actor_is('HQ_HEAD'))));
grant select, insert on directive_task to noroshi_app;
grant update (received_at, received_by, done_at, done_by, refused_at, refused_by, refused_reason, version) on directive_task to noroshi_app;

alter table directive_return enable row level security;
create policy directive_return_read on directive_return for select to noroshi_app
  using (holds(directive_id) and answers_to(directive_id, organisation_id));
create policy directive_return_add on directive_return for insert to noroshi_app with check (
  holds(directive_id) and by_organisation = (select actor_organisation()) and person_id = (select actor_person())
  and (organisation_id = (select actor_organisation()) or actor_is_coordinator() or (select actor_is('HQ_HEAD'))));
grant select, insert on directive_return to noroshi_app;

revoke execute on function actor_is(text), serious_event_stands(), answers_to(uuid, uuid) from public;
grant execute on function actor_is(text), answers_to(uuid, uuid) to noroshi_app;
