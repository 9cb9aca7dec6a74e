-- 痕跡点検 (R-080, R-084, R-085): who was asked to search which period for which indicators, and what each answered.
-- Everybody asked holds a grant on the sweep; who else was asked, and what they answered, is for whoever oversees it.
create table sweep (
  id uuid primary key,
  number text not null unique,
  case_id uuid references case_file,
  title text not null check (title <> ''),
  tlp text not null,
  asked_from timestamptz not null,
  asked_to timestamptz not null check (asked_to > asked_from),
  issuer_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  issued_at timestamptz not null,
  revision int not null default 1,
  reminded_at timestamptz,
  reminders int not null default 0,
  recalled_at timestamptz,
  recall_reason text not null default '',
  ended_at timestamptz,                 -- with its case; answers that come later are still kept
  check ((recalled_at is null) = (recall_reason = ''))
);
-- One board for one case: further indicators are a further revision of it.
create unique index sweep_case on sweep (case_id) where recalled_at is null;

-- What was provided at one time: 解析結果A, 解析結果B. Each has a clock of its own.
create table sweep_batch (
  id uuid primary key,
  sweep_id uuid not null references sweep,
  revision int not null,
  title text not null,
  issued_at timestamptz not null,
  due_at timestamptz not null check (due_at > issued_at),
  unique (sweep_id, revision)
);

create table sweep_indicator (
  id uuid primary key,
  sweep_id uuid not null references sweep,
  batch_id uuid not null references sweep_batch,
  seq int not null,                     -- in the order it was asked
  kind text not null,
  value text not null,
  actions text[] not null,
  note text not null default '',
  doubt text,                           -- why it is held back (kernel/taxonomy/indicator-kinds)
  confirmed_at timestamptz,
  confirmed_by uuid references person,
  confirm_reason text not null default '',
  unique (sweep_id, kind, value),
  check ((confirmed_at is null) = (confirm_reason = ''))
);

create table sweep_recipient (
  id uuid primary key,                  -- what its own entries of a timeline are read by
  sweep_id uuid not null references sweep,
  organisation_id uuid not null references organisation,
  asked_at timestamptz not null,
  fetched_at timestamptz,               -- last read by a program of the organisation
  answered_at timestamptz,              -- last answer that counted
  unique (sweep_id, organisation_id)
);
create index sweep_recipient_organisation on sweep_recipient (organisation_id, sweep_id);

-- Programs that answer for an organisation, known by their keys.
create table sweep_agent (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null check (name <> ''),
  public_key text not null,
  fingerprint text not null unique check (fingerprint ~ '^[0-9a-f]{64}$'),
  part uuid not null,                   -- of the first in its line: whoever replaces it goes on where it ended
  replaces_id uuid references sweep_agent unique,
  registered_at timestamptz not null,
  registered_by uuid not null references person,
  revoked_at timestamptz,
  revoked_by uuid references person,
  seen_at timestamptz,
  clock_offset_ms bigint                -- what its clock must be moved by to be right, at its last answer
);
create index sweep_agent_organisation on sweep_agent (organisation_id, registered_at, id);

-- Every answer as it came; nothing of it is overwritten. One that contradicts itself is kept with its reasons and counts as none.
create table sweep_answer (
  id uuid primary key,
  sweep_id uuid not null references sweep,
  organisation_id uuid not null references organisation,
  agent_id uuid references sweep_agent, -- null: by hand, by the person
  person_id uuid not null references person,
  post_id uuid not null references post,
  received_at timestamptz not null,
  made_at timestamptz not null,
  clock_offset_ms bigint not null default 0,
  digest text not null,
  body jsonb not null,
  signature text not null default '',
  contradictions jsonb not null default '[]',
  unique (sweep_id, organisation_id, digest),
  check ((agent_id is null) = (signature = ''))
);
create index sweep_answer_received on sweep_answer (sweep_id, organisation_id, received_at);

-- What is known of one indicator in one organisation; no row is silence. Instants of spans stand as text in `covered` and
-- `pending`; times are what R-085 measures.
create table sweep_cell (
  sweep_id uuid not null references sweep,
  indicator_id uuid not null references sweep_indicator,
  organisation_id uuid not null references organisation,
  verdict text not null default 'NO_ANSWER',
  terminals int not null default 0,
  records bigint not null default 0,
  first_at timestamptz,
  last_at timestamptz,
  parts jsonb not null default '{}',    -- what each program, or a person, said so far
  covered jsonb not null default '[]',
  pending jsonb not null default '[]',
  unknown_ms bigint not null default 0,
  remaining int,
  expected_at timestamptz,
  doubtful boolean not null default false,
  answered_at timestamptz,
  swept_at timestamptz,                 -- since when the whole period is answered for
  hit_at timestamptz,                   -- when the first hit was told
  blocked_at timestamptz,
  blocked_by uuid references person,
  isolated int not null default 0,
  isolated_at timestamptz,              -- when the last of them was
  released text not null default '',    -- names of terminals, where the organisation chose to give them
  accepted_at timestamptz,
  accepted_by uuid references person,
  accepted_for text not null default '', -- the responsible person who answers for what stays unknown
  accept_reason text not null default '',
  primary key (sweep_id, organisation_id, indicator_id),
  check (isolated <= terminals)
);

-- Whether the actor asked, or watches over what others asked; being asked is not enough.
create function oversees(object uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from public.access_grant g where g.object_id = object and g.organisation_id = public.actor_organisation()
    and g.reason <> 'asked');
end
$$;
revoke execute on function oversees(uuid) from public;
grant execute on function oversees(uuid) to noroshi_app;

alter table sweep enable row level security;
create policy sweep_read on sweep for select to noroshi_app using (holds(id));
create policy sweep_add on sweep for insert to noroshi_app with check (
  issuer_id = (select actor_organisation()) and person_id = (select actor_person()));
create policy sweep_change on sweep for update to noroshi_app using (oversees(id));
grant select, insert on sweep to noroshi_app;
grant update (revision, reminded_at, reminders, recalled_at, recall_reason, ended_at) on sweep to noroshi_app;

do $$
declare part text;
begin
  foreach part in array array['sweep_batch', 'sweep_indicator'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (holds(sweep_id))', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (oversees(sweep_id))', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
  foreach part in array array['sweep_recipient', 'sweep_answer', 'sweep_cell'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (
      organisation_id = (select actor_organisation()) or oversees(sweep_id))', part || '_read', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
  foreach part in array array['sweep_recipient', 'sweep_answer', 'sweep_cell', 'sweep_agent'] loop
    execute format('create policy %I on %I as restrictive to noroshi_app using (not (select coalesce(actor_seconded(), false)))',
      part || '_seconded', part);
  end loop;
end
$$;
create policy sweep_indicator_confirm on sweep_indicator for update to noroshi_app using (oversees(sweep_id));
grant update (confirmed_at, confirmed_by, confirm_reason) on sweep_indicator to noroshi_app;

create policy sweep_recipient_ask on sweep_recipient for insert to noroshi_app with check (oversees(sweep_id));
create policy sweep_recipient_change on sweep_recipient for update to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()));
grant update (fetched_at, answered_at) on sweep_recipient to noroshi_app;

create policy sweep_answer_give on sweep_answer for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()) and holds(sweep_id));

create policy sweep_cell_add on sweep_cell for insert to noroshi_app with check (
  (organisation_id = (select actor_organisation()) and holds(sweep_id)) or oversees(sweep_id));
create policy sweep_cell_change on sweep_cell for update to noroshi_app
  using (organisation_id = (select actor_organisation()) or oversees(sweep_id));
grant update (verdict, terminals, records, first_at, last_at, parts, covered, pending, unknown_ms, remaining, expected_at, doubtful,
  answered_at, swept_at, hit_at, blocked_at, blocked_by, isolated, isolated_at, released, accepted_at, accepted_by, accepted_for,
  accept_reason) on sweep_cell to noroshi_app;

alter table sweep_agent enable row level security;
create policy sweep_agent_own on sweep_agent for select to noroshi_app using (organisation_id = (select actor_organisation()));
create policy sweep_agent_add on sweep_agent for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and registered_by = (select actor_person()));
create policy sweep_agent_change on sweep_agent for update to noroshi_app using (organisation_id = (select actor_organisation()));
grant select, insert on sweep_agent to noroshi_app;
grant update (revoked_at, revoked_by, seen_at, clock_offset_ms) on sweep_agent to noroshi_app;

-- An open board shows an answer when it comes; the other recipients hear nothing of it.
create function live_after_sweep_answer() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform live_changed('sweep', new.sweep_id, (select s.issuer_id from sweep s where s.id = new.sweep_id));
  return null;
end
$$;
create trigger sweep_answer_live after insert on sweep_answer for each row execute function live_after_sweep_answer();
