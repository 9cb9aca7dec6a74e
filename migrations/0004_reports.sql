-- 情報連絡: a report is a chain of append-only versions; what others do with a version is a row of theirs.
create table report (
  id uuid primary key,
  number text not null unique,
  type text not null check (type in ('REPORT', 'CONSULTATION')),
  organisation_id uuid not null references organisation,   -- the originator
  addressee text not null check (addressee in ('MINISTRY', 'COORD')), -- whom a consultation asks
  ministry_id uuid references organisation,                -- chosen by an operator of several sectors
  converted_from uuid references report,                   -- the consultation it grew out of (R-012)
  created_at timestamptz not null
);
create index report_organisation on report (organisation_id);

create table report_version (
  report_id uuid not null references report,
  seq int not null check (seq > 0),
  kind text not null,
  form text not null,                   -- version of the form the content obeys
  content jsonb not null,
  event_class text not null generated always as (coalesce(content ->> 'eventClass', 'UNKNOWN')) stored,
  summary text not null generated always as (content ->> 'summary') stored,
  person_id uuid not null references person,
  post_id uuid not null references post,
  submitted_at timestamptz not null,
  primary key (report_id, seq)
);

-- How a version was received, accepted, returned or reclassified, by whom and when.
create table report_handling (
  id uuid primary key,
  report_id uuid not null,
  seq int not null,
  organisation_id uuid not null references organisation,
  state text not null,
  event_class text,                     -- when reclassified; the originator's own class stays in the version
  reason text not null default '',
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  foreign key (report_id, seq) references report_version
);
create index report_handling_version on report_handling (report_id, seq, at);

-- One row per hop of the relay (F01, F02, F03, F06): sent, received, acknowledged, forwarded, with person and time.
create table relay_hop (
  id uuid primary key,
  report_id uuid not null,
  seq int not null,
  flow text not null,
  leg int not null,
  mode text not null check (mode in ('DIRECT', 'COPY')),
  from_id uuid not null references organisation,
  to_id uuid not null references organisation,
  sent_at timestamptz not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid references person,
  acknowledged_post uuid references post,
  forwarded_at timestamptz,
  forwarded_by uuid references person,
  forwarded_post uuid references post,
  forward_note text,
  foreign key (report_id, seq) references report_version,
  unique (report_id, seq, to_id)
);
create index relay_hop_waiting on relay_hop (to_id, due_at) where acknowledged_at is null;

alter table report enable row level security;
create policy report_read on report for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report.id));
create policy report_add on report for insert to noroshi_app with check (organisation_id = (select actor_organisation()));
grant select, insert on report to noroshi_app;

alter table report_version enable row level security;
create policy report_version_read on report_version for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
create policy report_version_add on report_version for insert to noroshi_app with check (
  person_id = (select actor_person())
  and exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())));
grant select, insert on report_version to noroshi_app;

alter table report_handling enable row level security;
create policy report_handling_read on report_handling for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
create policy report_handling_add on report_handling for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = report_id));
grant select, insert on report_handling to noroshi_app;

alter table relay_hop enable row level security;
create policy relay_hop_read on relay_hop for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
create policy relay_hop_add on relay_hop for insert to noroshi_app with check (actor_system() = 'relay');
create policy relay_hop_answer on relay_hop for update to noroshi_app using (to_id = (select actor_organisation()));
grant select, insert on relay_hop to noroshi_app;
grant update (acknowledged_at, acknowledged_by, acknowledged_post, forwarded_at, forwarded_by, forwarded_post, forward_note)
  on relay_hop to noroshi_app;

-- Whoever was given a report may know who wrote it.
create or replace function sees_organisation(subject uuid, is_public boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when actor_system() is not null or actor_is_coordinator() then true
    when actor_organisation() is null then false
    else is_public or subject = actor_organisation()
      or exists (
        select from organisation_relation r
        where valid_on(r.valid_from, r.valid_until, actor_today())
          and (   (r.from_id = actor_organisation() and r.to_id = subject and r.kind in ('REGULATES', 'SUPERVISES'))
               or (r.from_id = subject and r.to_id = actor_organisation() and r.kind = 'MEMBER_OF')))
      or exists (
        select from report r join access_grant g on g.object_id = r.id
        where r.organisation_id = subject and g.organisation_id = actor_organisation())
  end
$$;
