-- Grants: the only reason to read a thing, written in the transaction that causes it. Lists start from here.
create table access_grant (
  id uuid primary key,
  organisation_id uuid references organisation,
  person_id uuid references person,     -- narrows to a named person (TLP:RED)
  post_id uuid references post,
  system text,                          -- a named worker instead of an organisation
  object_kind text not null,
  object_id uuid not null,
  reason text not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  sort_key timestamptz not null,
  check ((organisation_id is null) <> (system is null)),
  unique nulls not distinct (object_id, organisation_id, person_id, post_id, system)
);
create index access_grant_list on access_grant (organisation_id, object_kind, sort_key desc, object_id desc);
create index access_grant_system on access_grant (system, object_id) where system is not null;

alter table access_grant enable row level security;
create policy access_grant_read on access_grant for select to noroshi_app using (
  (organisation_id = (select actor_organisation()) or system = (select actor_system()))
  and (person_id is null or person_id = (select actor_person()))
  and (post_id is null or post_id = (select actor_post()))
  and valid_from <= (select actor_now())
  and (valid_until is null or valid_until > (select actor_now())));

-- A grant may be given by who already holds one on the same object, or on an object that nobody holds yet (its maker
-- gives the first ones).
create function may_give_grant(object uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from access_grant g where g.object_id = object
           and (g.organisation_id = actor_organisation() or g.system = actor_system()))
      or not exists (select from access_grant g where g.object_id = object)
$$;
create policy access_grant_give on access_grant for insert to noroshi_app with check (may_give_grant(object_id));
grant select, insert on access_grant to noroshi_app;

-- The circle of an object, asked by someone inside it (whom to notify; never shown as a list).
create function grant_holders(object uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct g.organisation_id from access_grant g
  where g.object_id = object and g.organisation_id is not null
    and (g.valid_until is null or g.valid_until > actor_now())
    and exists (select from access_grant own where own.object_id = object
      and (own.organisation_id = actor_organisation() or own.system = actor_system()))
$$;

-- What happened, with person and post (never a name or a text of a report): plain inserts here; one sealer chains
-- them into blocks below the snapshot's xmin (platform: sealing in each transaction cost a factor of six).
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  organisation_id uuid,
  person_id uuid,
  post_id uuid,
  system text,
  action text not null,
  object_kind text not null,
  object_id uuid,
  detail jsonb not null,
  block int,
  position int
);
create index audit_entry_unsealed on audit_entry (xid, id) where block is null;
create unique index audit_entry_block on audit_entry (block, position) where block is not null;

create table audit_block (
  number int primary key,
  previous bytea not null,
  merkle_root bytea not null,
  count int not null,
  sealed_at timestamptz not null,
  head bytea not null
);

alter table audit_entry enable row level security;
alter table audit_block enable row level security;
create policy audit_entry_append on audit_entry for insert to noroshi_app with check (
  block is null and position is null
  and organisation_id is not distinct from actor_organisation()
  and person_id is not distinct from actor_person()
  and system is not distinct from actor_system());
create policy audit_entry_seal on audit_entry for select to noroshi_app using (actor_system() in ('sealer', 'verifier'));
create policy audit_entry_mark on audit_entry for update to noroshi_app 
  using (actor_system() = 'sealer' and block is null) with check (actor_system() = 'sealer');
create policy audit_block_read on audit_block for select to noroshi_app using (actor_system() in ('sealer', 'verifier'));
create policy audit_block_seal on audit_block for insert to noroshi_app with check (actor_system() = 'sealer');
grant select, insert on audit_entry, audit_block to noroshi_app;
grant update (block, position) on audit_entry to noroshi_app;

-- Replies to creating requests, so that a repeated request is answered and not carried out twice.
create table idempotency_key (
  post_id uuid not null references post,
  key text not null,
  route text not null,
  request_hash bytea not null,
  status int,
  reply jsonb,
  created_at timestamptz not null,
  primary key (post_id, key)
);
alter table idempotency_key enable row level security;
create policy idempotency_key_own on idempotency_key to noroshi_app using (post_id = (select actor_post()));
grant select, insert on idempotency_key to noroshi_app;
grant update (status, reply) on idempotency_key to noroshi_app;

-- Run by the sealer's turn: a reply is needed for as long as a client may repeat its request.
create function forget_replies(older timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare forgotten int;
begin
  if actor_system() is distinct from 'sealer' then return 0; end if;
  delete from idempotency_key where created_at < older;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;
create index idempotency_key_age on idempotency_key (created_at);

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
