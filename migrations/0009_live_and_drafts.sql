-- Live updates: what changed, as kind and id and nothing else (ADR 0013). Written where every slice already writes, the
-- audit entry and the grant, so that no service can forget it.
create table live_change (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  -- Whoever was told of this change was told of everything whose transaction is older than this: a client that comes
  -- back reads on from here, and a transaction that committed late with a lower id is not lost.
  position xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
  written_at timestamptz not null default clock_timestamp(), -- the machine's time: kept for minutes, not for scenarios
  object_kind text not null,
  object_id uuid not null,
  organisation_id uuid                  -- for nobody else, whoever holds the object (who of us has it open)
);
create index live_change_xid on live_change (xid);
create index live_change_age on live_change (written_at);
alter table live_change enable row level security;
create policy live_change_read on live_change for select to noroshi_app using (actor_system() = 'live');
grant select on live_change to noroshi_app;

create function live_changed(kind text, object uuid, only_for uuid default null) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare place xid8;
begin
  if exists (select from live_change c where c.xid = pg_current_xact_id()
    and c.object_id = object and c.object_kind = kind) then return; end if;
  insert into live_change (object_kind, object_id, organisation_id) values (kind, object, only_for) returning position into place;
  perform pg_notify('noroshi_live', 'change ' || place || ' ' || kind || ' ' || object || coalesce(' ' || only_for, ''));
end
$$;

create function live_after_audit() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.object_id is not null and new.action !~ '\.(read|opened)$' then
    perform live_changed(new.object_kind, new.object_id);
  end if;
  return null;
end
$$;
create trigger audit_entry_live after insert on audit_entry for each row execute function live_after_audit();

-- One release gives thousands of grants on one edition: one change.
create function live_after_grants() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform live_changed(given.object_kind, given.object_id)
  from (select distinct object_kind, object_id from given) given;
  return null;
end
$$;
create trigger access_grant_live after insert on access_grant referencing new table as given
  for each statement execute function live_after_grants();

-- An ended session closes its streams at once, on every server.
create function live_after_session() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('noroshi_live', 'session ' || new.id);
  return null;
end
$$;
create trigger session_live after update of ended_at on session for each row
  when (new.ended_at is not null and old.ended_at is null) execute function live_after_session();

-- For whom these changes may be: a sieve before each reader's own row-level security is asked.
create function live_holders(objects uuid[]) returns table (object uuid, organisation uuid, person uuid, post uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select g.object_id, g.organisation_id, g.person_id, g.post_id from access_grant g
  where actor_system() = 'live' and g.object_id = any (objects) and g.organisation_id is not null
    and g.valid_from <= actor_now() and (g.valid_until is null or g.valid_until > actor_now())
$$;

-- A change older than this is answered with “read everything again”. The youngest of the old ones stays and marks
-- how far back the table reaches.
create function forget_changes(older timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten int;
begin
  if actor_system() is distinct from 'sealer' then return 0; end if;
  delete from live_change where xid < (select max(c.xid) from live_change c where c.written_at < older);
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

-- Whether a post of the actor's organisation writes reports.
create function post_reports(held uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post p where p.id = held and p.organisation_id = actor_organisation() and 'REPORT' = any (p.duties))
$$;

-- 下書き: a report being written. It belongs to the reporting posts of one organisation; no relation ever shows it.
create table report_draft (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,                   -- FIRST, CONSULTATION, or the kind of the later version
  report_id uuid references report,     -- the report of a later version; the consultation that a first report grows out of
  addressee text not null check (addressee in ('MINISTRY', 'COORD')),
  ministry_id uuid references organisation,
  content jsonb not null,
  version int not null default 1,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by uuid not null references person,
  discarded_at timestamptz
);
-- A later version is written once in an organisation, by as many hands as it takes.
create unique index report_draft_version on report_draft (organisation_id, report_id, kind)
  where report_id is not null and discarded_at is null;
alter table report_draft enable row level security;
create policy report_draft_own on report_draft to noroshi_app
  using (organisation_id = (select actor_organisation()) and (select post_reports(actor_post()))
    and exists (select from access_grant g where g.object_id = report_draft.id))
  with check (organisation_id = (select actor_organisation()) and (select post_reports(actor_post()))
    and saved_by = (select actor_person()));
grant select, insert, delete on report_draft to noroshi_app;
grant update (addressee, ministry_id, content, version, saved_at, saved_by, discarded_at) on report_draft to noroshi_app;

create function live_after_draft() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform live_changed('report_draft', coalesce(new.id, old.id));
  return null;
end
$$;
create trigger report_draft_live after update or delete on report_draft for each row execute function live_after_draft();

-- Discarded drafts can be taken back for a day.
create function forget_drafts(older timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten int;
begin
  if actor_system() is distinct from 'sealer' then return 0; end if;
  delete from report_draft where discarded_at < older;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

-- Who has a text open, inside one organisation; a heartbeat keeps the row alive.
create table presence (
  object_kind text not null,
  object_id uuid not null,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  since timestamptz not null,
  seen_at timestamptz not null,
  primary key (object_id, post_id)
);
alter table presence enable row level security;
create policy presence_own on presence to noroshi_app
  using (organisation_id = (select actor_organisation()) and exists (select from access_grant g where g.object_id = presence.object_id))
  with check (organisation_id = (select actor_organisation()) and post_id = (select actor_post()) and person_id = (select actor_person()));
grant select, insert, delete on presence to noroshi_app;
grant update (since, seen_at) on presence to noroshi_app;

-- Only coming and going is news; a heartbeat is not.
create function live_after_presence() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.since = old.since then return null; end if;
  perform live_changed(coalesce(new.object_kind, old.object_kind) || '.presence', coalesce(new.object_id, old.object_id),
    coalesce(new.organisation_id, old.organisation_id));
  return null;
end
$$;
create trigger presence_live after insert or update or delete on presence for each row execute function live_after_presence();

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
revoke execute on function live_changed(text, uuid, uuid) from noroshi_app; -- the triggers' own
