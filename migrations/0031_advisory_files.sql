-- Files of an advisory: they belong to its draft, are read for what they say of themselves, and go out as copies of their
-- record, one for each edition and one for the originator who is asked; the bytes are the same (ADR 0012).
create table advisory_file (
  advisory_id uuid not null references advisory,
  attachment_id uuid primary key references attachment,
  read_at timestamptz,                  -- null: the worker has not read it yet
  kind text,                            -- null: of no kind that can be read
  fields jsonb not null default '[]',   -- what it says of itself, and its words
  complete boolean not null default false,
  looked_by uuid references person,     -- who looked into what no program reads
  looked_at timestamptz,
  removed_by uuid references person,
  removed_at timestamptz
);
create index advisory_file_advisory on advisory_file (advisory_id);

alter table advisory_file enable row level security;
create policy advisory_file_read on advisory_file for select to noroshi_app using (
  exists (select from access_grant g where g.object_id = advisory_id) or (select actor_system()) = 'storage');
create policy advisory_file_add on advisory_file for insert to noroshi_app with check (
  actor_is_coordinator() and read_at is null and looked_at is null
  and exists (select from access_grant g where g.object_id = advisory_id));
create policy advisory_file_change on advisory_file for update to noroshi_app using (
  (actor_is_coordinator() and exists (select from access_grant g where g.object_id = advisory_id))
  or (select actor_system()) = 'storage');
grant select, insert on advisory_file to noroshi_app;
grant update (read_at, kind, fields, complete, looked_by, looked_at, removed_by, removed_at) on advisory_file to noroshi_app;

-- The originator agrees to the files as well: their names and hashes are part of what it was asked about (R-049).
alter table consent_request add column files jsonb not null default '[]';

-- A recalled edition's files are its issuer's alone, like its words.
drop policy attachment_read on attachment;
create policy attachment_read on attachment for select to noroshi_app using (
  case when object_id is null then person_id = (select actor_person()) and organisation_id = (select actor_organisation())
    else exists (select from access_grant g where g.object_id = attachment.object_id)
      and not (object_kind = 'edition' and edition_withheld(object_id, organisation_id)) end
  or (select actor_system()) = 'storage');

-- 直接送る: past a tier that does not answer, with the reason, which that tier reads.
create table edition_bypass (
  edition_id uuid not null references advisory_edition,
  tier_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  reason text not null check (reason <> ''),
  recipients int not null check (recipients > 0),
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (edition_id, tier_id)
);
alter table edition_bypass enable row level security;
create policy edition_bypass_read on edition_bypass for select to noroshi_app
  using (issuer_id = (select actor_organisation()) or tier_id = (select actor_organisation()));
create policy edition_bypass_add on edition_bypass for insert to noroshi_app with check (
  actor_is_coordinator() and issuer_id = (select actor_organisation()) and person_id = (select actor_person()));
grant select, insert on edition_bypass to noroshi_app;

-- The issuer sends what a tier holds, and cannot answer for whom it sends to.
create policy delivery_direct on delivery for update to noroshi_app
  using (issuer_id = (select actor_organisation()) and actor_is_coordinator() and sent_at is null)
  with check (issuer_id = (select actor_organisation()) and opened_at is null and acknowledged_at is null
    and assessment = 'NOT_YET_CHECKED' and acted_at is null);
