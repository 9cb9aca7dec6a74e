-- 検知・通知 (DOMAIN §6.1): what sensors saw, what a person made of it, and what followed until the signal was gone.

-- A watch (GSOC) looks after networks of others. Asked of the directory, not of the request.
create function actor_watches() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(current_setting('noroshi.seconded', true), '') = '' and exists (
    select from organisation_kind k where k.organisation_id = actor_organisation() and k.kind = 'GSOC'
      and valid_on(k.valid_from, k.valid_until, actor_today()))
$$;
revoke execute on function actor_watches() from public;
grant execute on function actor_watches() to noroshi_app;

-- A sensor appears with its first delivery; whose network it watches is said by a person.
create table sensor (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  name text not null check (name <> ''),
  segment text not null default '',
  network_of uuid references organisation,
  seen_at timestamptz not null,
  created_at timestamptz not null,
  unique (organisation_id, name)
);

-- The same signature between the same two from the same sensor within one hour is one row with its count: the key is the
-- hash of those four, the bucket is the hour. Nothing is ever taken off a count, and what comes after the judgement is
-- counted on (ADR 0043).
create table detection (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  sensor_id uuid not null references sensor,
  key bytea not null,
  bucket timestamptz not null,
  signature text not null,
  category text not null default '',
  severity int not null check (severity between 1 and 4), -- 1 is the worst, as Suricata has it
  src text not null,
  src_port int,
  dst text not null,
  dst_port int,
  dst_name text not null default '',
  protocol text not null default '',
  place text not null default '',       -- where the sensor says the terminal is; two sensors may say two things
  count bigint not null check (count > 0),
  bytes bigint not null default 0,
  first_at timestamptz not null,
  last_at timestamptz not null check (last_at >= first_at),
  received_at timestamptz not null,     -- of the first of them, by our clock
  sample text not null default '',      -- the first line as it came
  state text not null default 'WAITING' check (state in ('WAITING', 'NOTICED', 'DISMISSED')),
  notice_id uuid,
  reason text not null default '',
  judged_at timestamptz,
  judged_by uuid references person,
  judged_count bigint,                  -- how many it had been by then
  unique (organisation_id, key, bucket),
  check ((state = 'WAITING') = (judged_at is null)),
  check ((state = 'NOTICED') = (notice_id is not null)),
  check (state <> 'DISMISSED' or reason <> '')
);
create index detection_waiting on detection (organisation_id, last_at desc, id desc) where state = 'WAITING';
create index detection_judged on detection (organisation_id, last_at desc, id desc) where state <> 'WAITING';
create index detection_notice on detection (notice_id) where notice_id is not null;
create index detection_pair on detection (organisation_id, src, dst, bucket);

-- What did not come in: dropped because the listener was full, or not to be read. A gap is a finding, never nothing.
create table detection_gap (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  way text not null check (way in ('API', 'FILE', 'SYSLOG_UDP', 'SYSLOG_TCP')),
  reason text not null check (reason in ('FULL', 'UNREADABLE', 'TOO_LONG')),
  count bigint not null check (count > 0),
  earliest timestamptz not null,
  latest timestamptz not null,
  sample text not null default ''
);
create index detection_gap_latest on detection_gap (organisation_id, latest desc, id desc);

create table notice (
  id uuid primary key,
  number text not null unique,
  organisation_id uuid not null references organisation,
  to_id uuid not null references organisation,
  place_id uuid references organisation,
  case_id uuid not null references case_file,
  entry_id uuid not null,               -- its message on the timeline of the case
  words text not null check (words <> ''),
  tlp text not null,
  state text not null,
  given_at timestamptz not null,
  receipt_due timestamptz not null,
  responsible_due timestamptz not null,
  containment_due timestamptz not null,
  closed_at timestamptz,
  version int not null default 1
);
create index notice_case on notice (case_id, given_at);
create index notice_open on notice (given_at desc, id desc) where closed_at is null;
alter table detection add foreign key (notice_id) references notice;

-- Everything that was done on a notice, in its order. Undoing is an act as well; no act is changed or deleted.
create table notice_act (
  id uuid primary key,
  seq int generated always as identity, -- a drill's clock may stand still between two
  notice_id uuid not null references notice,
  act text not null,
  happened jsonb not null,              -- when, as people know it
  details jsonb not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null
);
create index notice_act_notice on notice_act (notice_id, seq);

alter table sensor enable row level security;
create policy sensor_own on sensor to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()) and actor_watches());
grant select, insert on sensor to noroshi_app;
grant update (segment, network_of, seen_at) on sensor to noroshi_app;

alter table detection enable row level security;
create policy detection_read on detection for select to noroshi_app using (
  organisation_id = (select actor_organisation()) or (notice_id is not null and holds(notice_id)));
create policy detection_add on detection for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and (select actor_watches()));
create policy detection_change on detection for update to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()));
grant select, insert on detection to noroshi_app;
grant update (count, bytes, first_at, last_at, state, notice_id, reason, judged_at, judged_by, judged_count) on detection to noroshi_app;

alter table detection_gap enable row level security;
create policy detection_gap_own on detection_gap to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()) and (select actor_watches()));
grant select, insert on detection_gap to noroshi_app;

alter table notice enable row level security;
create policy notice_read on notice for select to noroshi_app using (holds(id));
create policy notice_add on notice for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and (select actor_watches()));
create policy notice_change on notice for update to noroshi_app using (
  holds(id) and (select actor_organisation()) in (organisation_id, to_id, place_id));
grant select, insert on notice to noroshi_app;
grant update (state, closed_at, version) on notice to noroshi_app;

alter table notice_act enable row level security;
create policy notice_act_read on notice_act for select to noroshi_app using (holds(notice_id));
create policy notice_act_add on notice_act for insert to noroshi_app with check (
  holds(notice_id) and organisation_id = (select actor_organisation()) and person_id = (select actor_person()));
grant select, insert on notice_act to noroshi_app;

-- A notice opens a case (R-004): the ministry whose network was seen originates it, the coordinator leads it.
create policy case_file_noticed on case_file for insert to noroshi_app with check (
  (select actor_watches()) and state = 'SUSPECTED' and owner_id is null);
create policy case_place_noticed on case_place for insert to noroshi_app with check (
  (select actor_watches()) and person_id = (select actor_person()) and holds(case_id));

-- The window of a sensor after a moment: whether what a notice is about was seen again, by any sensor of the watch.
create function notice_seen_again(notice uuid, since timestamptz, until timestamptz) returns timestamptz
  language sql stable as $$
  select max(l.last_at) from detection d
  join detection l on l.organisation_id = d.organisation_id and l.src = d.src and l.dst = d.dst and l.signature = d.signature
  where d.notice_id = notice and l.last_at >= since and l.first_at <= until and l.bucket >= since - interval '1 hour'
$$;
revoke execute on function notice_seen_again(uuid, timestamptz, timestamptz) from public;
grant execute on function notice_seen_again(uuid, timestamptz, timestamptz) to noroshi_app;

-- The watch names the body in which a terminal stands: it sees those below the ministries whose networks it monitors.
create function below_watched(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from organisation_relation m
    join organisation_relation b on (b.kind = 'SUPERVISES' and b.from_id = m.to_id and b.to_id = subject)
      or (b.kind = 'CONNECTED_VIA' and b.to_id = m.to_id and b.from_id = subject)
    where m.kind = 'MONITORS' and m.from_id = actor_organisation() and valid_on(m.valid_from, m.valid_until, actor_today())
      and valid_on(b.valid_from, b.valid_until, actor_today()))
$$;
revoke execute on function below_watched(uuid) from public;
grant execute on function below_watched(uuid) to noroshi_app;
create policy organisation_watched on organisation for select to noroshi_app using ((select actor_watches()) and below_watched(id));
