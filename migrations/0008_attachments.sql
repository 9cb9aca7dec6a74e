-- 添付: records of files; the bytes lie in the storage under content_id (ADR 0012). A file belongs to its uploader alone
-- until the act that carries it (a version, a message, a measure’s evidence) binds it to an object; from then on
-- whoever holds a grant on that object may read it, and nobody else.
create table attachment (
  id uuid primary key,
  content_id uuid not null,             -- name of the bytes; an edition’s copy of the record has the same
  object_kind text,
  object_id uuid,
  seq int,                              -- the version of a report
  message_id uuid references thread_message,
  measure_id uuid references measure,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  name text not null check (name <> ''),
  declared_type text not null,
  detected_type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  tlp text,                             -- null: that of what carries it; otherwise closer than that
  note text not null default '',
  object_limit bigint not null,         -- bytes that its object may carry in all, as configured when it came in
  added_at timestamptz not null,
  bound_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  withdrawn_reason text not null default '',
  check ((object_id is null) = (bound_at is null) and (object_id is null) = (object_kind is null))
);
create index attachment_object on attachment (object_id, bound_at) where object_id is not null;
create index attachment_waiting on attachment (person_id, added_at) where object_id is null;
create index attachment_content on attachment (content_id);

alter table attachment enable row level security;
create policy attachment_read on attachment for select to noroshi_app using (
  case when object_id is null then person_id = (select actor_person()) and organisation_id = (select actor_organisation())
    else exists (select from access_grant g where g.object_id = attachment.object_id) end
  or (select actor_system()) = 'storage');
create policy attachment_add on attachment for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and (object_id is null or exists (select from access_grant g where g.object_id = attachment.object_id)));
create policy attachment_bind on attachment for update to noroshi_app
  using (object_id is null and person_id = (select actor_person()))
  with check (exists (select from access_grant g where g.object_id = attachment.object_id));
create policy attachment_withdraw on attachment for update to noroshi_app
  using (object_id is not null and organisation_id = (select actor_organisation()))
  with check (object_id is not null and withdrawn_at is not null);
-- Only what was never sent can go; what others were given is marked as withdrawn and stays.
create policy attachment_remove on attachment for delete to noroshi_app using (
  object_id is null and (person_id = (select actor_person()) or (select actor_system()) = 'storage'));
grant select, insert, delete on attachment to noroshi_app;
grant update (object_kind, object_id, seq, message_id, measure_id, bound_at, withdrawn_at, withdrawn_by, withdrawn_reason)
  on attachment to noroshi_app;
