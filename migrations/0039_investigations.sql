-- 調査: evidence of one organisation, read by the engine for a case (ADR 0036). What it holds belongs to whoever gave it: no
-- grant of the case opens it, and the giver alone lets others in.
create table investigation (
  id uuid primary key,
  number text not null unique,
  case_id uuid not null references case_file,
  title text not null check (title <> ''),
  source text not null check (source in ('FOLDER', 'UPLOAD')),
  folder text not null default '',      -- its name in the server's import folder
  tlp text not null,
  taken_by text not null default '',    -- custody: who took the evidence over, from whom and when, as people said it
  taken_from text not null default '',
  taken_at timestamptz,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  created_at timestamptz not null,
  check ((source = 'FOLDER') = (folder <> ''))
);
create index investigation_case on investigation (case_id, created_at);

-- One reading of the evidence; a result is never overwritten. beat_at is the machine's time: a run whose process died is
-- taken up by the next one.
create table investigation_run (
  investigation_id uuid not null references investigation,
  seq int not null check (seq > 0),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  decisions jsonb not null,             -- what people had said by then
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  started_at timestamptz,
  beat_at timestamptz,
  attempts int not null default 0,
  progress jsonb,
  cancel_asked_by uuid references person,
  cancel_asked_at timestamptz,
  finished_at timestamptz,
  failure text not null default '',
  summary jsonb,
  primary key (investigation_id, seq),
  check ((finished_at is null) = (state in ('WAITING', 'RUNNING'))),
  check ((failure <> '') = (state = 'FAILED'))
);
create unique index investigation_run_open on investigation_run (investigation_id) where state in ('WAITING', 'RUNNING');
create index investigation_run_waiting on investigation_run (asked_at) where state in ('WAITING', 'RUNNING');

-- Bytes in the storage: run 0 is the evidence as it was uploaded, the others are what a run wrote.
create table investigation_file (
  investigation_id uuid not null references investigation,
  seq int not null check (seq >= 0),
  name text not null check (name <> ''),
  content_id uuid not null unique,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (investigation_id, seq, name)
);

-- What analysts said of the machine's findings. Nothing is overwritten: the last word on a subject counts.
create table investigation_word (
  id uuid primary key,
  investigation_id uuid not null references investigation,
  kind text not null check (kind in ('DESTINATION', 'TERMINAL', 'DUTY')),
  subject text not null check (subject <> ''),
  verdict text not null,
  reason text not null check (reason <> ''),
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  nth bigint generated always as identity  -- two words of one moment have an order as well
);
create index investigation_word_order on investigation_word (investigation_id, nth);

-- Indicators that went into a draft, and from which result.
create table investigation_advisory (
  investigation_id uuid not null references investigation,
  seq int not null,
  advisory_id uuid not null references advisory,
  indicators int not null check (indicators > 0),
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (investigation_id, advisory_id),
  foreign key (investigation_id, seq) references investigation_run
);

alter table investigation enable row level security;
create policy investigation_read on investigation for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = investigation.id));
create policy investigation_add on investigation for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = case_id));
grant select, insert on investigation to noroshi_app;

alter table investigation_run enable row level security;
create policy investigation_run_read on investigation_run for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = investigation_id));
create policy investigation_run_add on investigation_run for insert to noroshi_app with check (
  state = 'WAITING' and asked_by = (select actor_person())
  and exists (select from access_grant g where g.object_id = investigation_id));
create policy investigation_run_work on investigation_run for update to noroshi_app
  using ((select actor_system()) = 'investigator'
    and exists (select from access_grant g where g.object_id = investigation_id));
create policy investigation_run_cancel on investigation_run for update to noroshi_app
  using (state in ('WAITING', 'RUNNING') and exists (select from access_grant g where g.object_id = investigation_id))
  with check (cancel_asked_by = (select actor_person()));
grant select, insert on investigation_run to noroshi_app;
grant update (state, started_at, beat_at, attempts, progress, cancel_asked_by, cancel_asked_at, finished_at, failure, summary)
  on investigation_run to noroshi_app;

alter table investigation_file enable row level security;
create policy investigation_file_read on investigation_file for select to noroshi_app using (
  exists (select from access_grant g where g.object_id = investigation_id) or (select actor_system()) = 'storage');
create policy investigation_file_add on investigation_file for insert to noroshi_app with check (
  exists (select from access_grant g where g.object_id = investigation_id)
  and ((select actor_system()) = 'investigator' or seq = 0));
grant select, insert on investigation_file to noroshi_app;

alter table investigation_word enable row level security;
create policy investigation_word_read on investigation_word for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = investigation_id));
create policy investigation_word_add on investigation_word for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = investigation_id));
grant select, insert on investigation_word to noroshi_app;

-- Whoever does not hold the draft learns of its existence from its grants alone.
alter table investigation_advisory enable row level security;
create policy investigation_advisory_read on investigation_advisory for select to noroshi_app using (
  exists (select from access_grant g where g.object_id = investigation_id)
  and exists (select from access_grant g where g.object_id = advisory_id));
create policy investigation_advisory_add on investigation_advisory for insert to noroshi_app with check (
  person_id = (select actor_person()) and exists (select from access_grant g where g.object_id = investigation_id));
grant select, insert on investigation_advisory to noroshi_app;
