-- API keys of posts, and people known to an identity provider (ADR 0015).
create table api_key (
  id uuid primary key,
  post_id uuid not null references post,
  label text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  beginning text not null,              -- its first characters: enough to recognise it, too few to use it
  token_hash bytea not null unique,
  former_hash bytea unique,             -- the key before the rotation, valid for the change-over
  former_until timestamptz,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= issued_at + interval '367 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  check ((former_hash is null) = (former_until is null))
);
create index api_key_post on api_key (post_id);

alter table api_key enable row level security;
create policy api_key_read on api_key for select to noroshi_app using (exists (select from post p where p.id = post_id
  and (p.person_id = (select actor_person())
    or (p.organisation_id = (select actor_organisation()) and (select actor_administers())))));
create policy api_key_add on api_key for insert to noroshi_app with check (post_id = (select actor_post()));
create policy api_key_change on api_key for update to noroshi_app using (exists (select from post p where p.id = post_id
  and (p.person_id = (select actor_person())
    or (p.organisation_id = (select actor_organisation()) and (select actor_administers())))));
grant select (id, post_id, label, scopes, beginning, former_until, issued_at, expires_at, last_used_at, revoked_at)
  on api_key to noroshi_app;
grant insert on api_key to noroshi_app;
grant update (revoked_at) on api_key to noroshi_app;

-- For whom a key acts on that day; the key before a rotation still answers during the change-over.
create function key_actor(token bytea, at timestamptz)
  returns table (key_id uuid, scopes text[], person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.id, k.scopes, p.person_id, p.id, p.organisation_id, p.duties,
    array(select o.kind from organisation_kind o where o.organisation_id = p.organisation_id
          and valid_on(o.valid_from, o.valid_until, actor_today()) order by o.kind)
  from api_key k join post p on p.id = k.post_id
  where (k.token_hash = token or (k.former_hash = token and k.former_until > at))
    and k.revoked_at is null and k.expires_at > at and valid_on(p.valid_from, p.valid_until, actor_today())
$$;

create function key_touch(key uuid, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update api_key k set last_used_at = at
  where k.id = key and (k.last_used_at is null or k.last_used_at < at - interval '1 minute')
$$;

-- A new secret for a key of the actor's own person; the one before goes on until `former`. False where there is none.
create function key_rotate(key uuid, token bytea, first_of text, at timestamptz, until timestamptz, former timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update api_key k set former_hash = k.token_hash, former_until = least(former, k.expires_at), token_hash = token,
    beginning = first_of, issued_at = at, expires_at = until
  from post p where p.id = k.post_id and p.person_id = actor_person() and k.id = key and k.revoked_at is null and k.expires_at > at;
  return found;
end
$$;

-- A person as an identity provider knows it: issuer and subject never change, an e-mail address does (OpenID Connect
-- Core §5.7), so that the address counts once only.
create table provider_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references person,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person_id)
);
alter table provider_identity enable row level security;
create policy provider_identity_own on provider_identity for select to noroshi_app using (person_id = (select actor_person()));
grant select on provider_identity to noroshi_app;

-- Who this is here. An unknown subject is tied, once, to the person whose verified address it bears; an open invitation
-- is used up with it. Nothing where nobody was invited under that address.
create function provider_sign_in(issuer_of text, subject_of text, address text, at timestamptz)
  returns table (person_id uuid, linked boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found_person uuid;
begin
  update provider_identity i set last_used_at = at where i.issuer = issuer_of and i.subject = subject_of
    returning i.person_id into found_person;
  if found_person is not null then return query select found_person, false; return; end if;
  if address is null then return; end if;
  select p.id into found_person from person p where lower(p.email) = lower(address)
    and not exists (select from provider_identity i where i.issuer = issuer_of and i.person_id = p.id);
  if found_person is null then return; end if;
  insert into provider_identity values (issuer_of, subject_of, found_person, at, at);
  update one_time_link l set used_at = at where l.person_id = found_person and l.purpose = 'INVITATION' and l.used_at is null;
  return query select found_person, true;
end
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
