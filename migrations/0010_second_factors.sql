-- Sessions that can be listed and ended, second factors, step-up, and a sign-in that slows down (ADR 0014).
alter table session add device text not null default '';       -- browser and system in words, never the whole user agent
alter table session add factor_at timestamptz;                  -- when a second factor was last shown
alter table session add waits_for_factor boolean not null default false;

create table second_factor (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('TOTP', 'PASSKEY')),
  label text not null,
  secret bytea,                         -- TOTP: sealed with the installation's key
  last_step bigint not null default 0,  -- TOTP: the last time step used, so that a code works once (RFC 6238 §5.2)
  credential text unique,               -- passkey: its id, base64url
  public_key bytea,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  check ((kind = 'TOTP') = (secret is not null) and (kind = 'PASSKEY') = (public_key is not null and credential is not null))
);
create index second_factor_person on second_factor (person_id);

-- One-time codes for whoever lost telephone and key; kept as keyed hashes.
create table recovery_code (
  person_id uuid not null references person,
  hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, hash)
);

-- A passkey signs a challenge that was given out here and is taken once.
create table passkey_challenge (
  challenge text primary key,
  person_id uuid references person,     -- null: anybody who signs in with a passkey
  expires_at timestamptz not null
);

-- Whether the actor's post administers its organisation; settings carry no duties.
create function actor_administers() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post p where p.id = actor_post() and p.person_id = actor_person()
    and p.organisation_id = actor_organisation() and 'ADMINISTER' = any (p.duties)
    and valid_on(p.valid_from, p.valid_until, actor_today()))
$$;

-- People whom the actor's organisation answers for: those who hold a post there and nowhere else.
create function own_person(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post p where p.person_id = subject and p.organisation_id = actor_organisation()
      and valid_on(p.valid_from, p.valid_until, actor_today()))
    and not exists (select from post p where p.person_id = subject and p.organisation_id <> actor_organisation()
      and valid_on(p.valid_from, p.valid_until, actor_today()))
$$;

alter table session enable row level security;
create policy session_read on session for select to noroshi_app using (exists (select from post p where p.id = post_id
  and (p.person_id = (select actor_person())
    or (p.organisation_id = (select actor_organisation()) and (select actor_administers())))));
create policy session_change on session for update to noroshi_app using (exists (select from post p where p.id = post_id
  and (p.person_id = (select actor_person())
    or (p.organisation_id = (select actor_organisation()) and (select actor_administers())))));
grant select (id, post_id, created_at, last_seen_at, expires_at, ended_at, device, factor_at) on session to noroshi_app;
grant update (ended_at, factor_at) on session to noroshi_app;

alter table second_factor enable row level security;
create policy second_factor_own on second_factor to noroshi_app
  using (person_id = (select actor_person())) with check (person_id = (select actor_person()));
grant select, insert, delete on second_factor to noroshi_app;
grant update (last_step, counter, confirmed_at, last_used_at) on second_factor to noroshi_app;

alter table recovery_code enable row level security;
create policy recovery_code_own on recovery_code to noroshi_app
  using (person_id = (select actor_person())) with check (person_id = (select actor_person()));
grant select, insert, delete on recovery_code to noroshi_app;

alter table passkey_challenge enable row level security;

drop function session_open(uuid, bytea, uuid, timestamptz, timestamptz);
create function session_open(id uuid, token_hash bytea, post uuid, at timestamptz, until timestamptz, device_of text,
    waits boolean, factor timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into session (id, token_hash, post_id, created_at, last_seen_at, expires_at, device, waits_for_factor, factor_at)
  values (id, token_hash, post, at, at, until, device_of, waits, factor)
$$;

-- Goes on from another post of the same person: the shift ends when it would have ended. False where it may not.
create function session_move(old_token bytea, id uuid, new_token bytea, post uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare old session;
begin
  update session s set ended_at = at
  where s.token_hash = old_token and s.ended_at is null and s.expires_at > at and not s.waits_for_factor
    and exists (select from post mine join post other on other.person_id = mine.person_id
      where mine.id = s.post_id and other.id = post and valid_on(other.valid_from, other.valid_until, tokyo_day(at)))
  returning * into old;
  if not found then return false; end if;
  insert into session (id, token_hash, post_id, created_at, last_seen_at, expires_at, device, factor_at)
  values (id, new_token, post, old.created_at, at, old.expires_at, old.device, old.factor_at);
  return true;
end
$$;

drop function session_actor(bytea, timestamptz, interval);
create function session_actor(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[], language text,
    until timestamptz, factor_at timestamptz, has_factor boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = p.organisation_id
          and valid_on(k.valid_from, k.valid_until, tokyo_day(at)) order by k.kind),
    n.language, s.expires_at, s.factor_at,
    exists (select from second_factor f where f.person_id = p.person_id and f.confirmed_at is not null)
  from session s join post p on p.id = s.post_id join person n on n.id = p.person_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle
    and not s.waits_for_factor and valid_on(p.valid_from, p.valid_until, tokyo_day(at))
$$;

-- Whose second factor this session shows: one that waits for it has ten minutes.
create function session_holder(token bytea, at timestamptz)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, waits boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, s.waits_for_factor from session s join post p on p.id = s.post_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at
    and (not s.waits_for_factor or s.created_at > at - interval '10 minutes')
    and valid_on(p.valid_from, p.valid_until, tokyo_day(at))
$$;

create function session_factor_shown(token bytea, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update session s set factor_at = at, waits_for_factor = false, last_seen_at = at
  where s.token_hash = token and s.ended_at is null
$$;

create function has_second_factor(person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from second_factor f where f.person_id = person and f.confirmed_at is not null)
$$;

-- The factors of a person who is showing one; asked with the token of the session that shows it.
create function session_factors(token bytea, at timestamptz)
  returns table (id uuid, kind text, secret bytea, last_step bigint, credential text, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.kind, f.secret, f.last_step, f.credential, f.public_key, f.counter, f.transports
  from session_holder(token, at) h join second_factor f on f.person_id = h.person_id
  where f.confirmed_at is not null order by f.created_at, f.id
$$;

-- A code works once: false where this step or a later one was used.
create function totp_use(factor uuid, step bigint, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update second_factor f set last_step = step, last_used_at = at where f.id = factor and f.kind = 'TOTP' and f.last_step < step;
  return found;
end
$$;

create function passkey_of(id_of text)
  returns table (id uuid, person_id uuid, credential text, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.person_id, f.credential, f.public_key, f.counter, f.transports from second_factor f
  where f.credential = id_of and f.kind = 'PASSKEY' and f.confirmed_at is not null
$$;

-- A counter that does not grow is a copy of the key, unless it never counts (WebAuthn §6.1.1). False refuses.
create function passkey_use(factor uuid, seen bigint, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update second_factor f set counter = seen, last_used_at = at
  where f.id = factor and f.kind = 'PASSKEY' and (f.counter < seen or (f.counter = 0 and seen = 0));
  return found;
end
$$;

create function recovery_code_use(token bytea, code bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update recovery_code c set used_at = at from session_holder(token, at) h
  where c.person_id = h.person_id and c.hash = code and c.used_at is null;
  return found;
end
$$;

create function passkey_challenge_give(text_of text, person uuid, until timestamptz, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from passkey_challenge where expires_at < at;
  insert into passkey_challenge values (text_of, person, until)
$$;

-- True once, for the person it was given to.
create function passkey_challenge_take(text_of text, person uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  delete from passkey_challenge c where c.challenge = text_of and c.expires_at > at and c.person_id is not distinct from person;
  return found;
end
$$;

-- How often and when last each subject failed; the waiting time follows from both (sign-in/model.ts).
drop function sign_in_failures(bytea[], timestamptz);
create function sign_in_failures(subjects bytea[], since timestamptz) returns table (subject bytea, failures int, last_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.subject, count(*)::int, max(f.at) from sign_in_failure f where f.subject = any (subjects) and f.at > since group by f.subject
$$;

-- What happens before anybody is known is written down as well, by nobody; never under a name that is acting.
create function audit_at_the_door(id uuid, moment timestamptz, organisation uuid, person uuid, post uuid, action_of text,
    kind_of text, object uuid, detail_of jsonb) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if actor_person() is not null or actor_system() is not null then
    raise exception 'somebody is known' using errcode = 'insufficient_privilege';
  end if;
  insert into audit_entry (id, at, organisation_id, person_id, post_id, action, object_kind, object_id, detail)
  values (id, moment, organisation, person, post, action_of, kind_of, object, detail_of);
end
$$;

-- Founds once; false where somebody is there already.
drop function found_coordinator(uuid, uuid, uuid, date, timestamptz, text, text, text, text, text, text, text, text[]);
create function found_coordinator(organisation uuid, person uuid, post uuid, day date, at timestamptz,
    name_ja text, name_en text, person_ja text, person_en text, address text, title_ja text, title_en text, duties_of text[]) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  lock table person in exclusive mode;
  if exists (select from person) then return false; end if;
  insert into organisation (id, code, public_body, created_at) values (organisation, 'COORD', true, at);
  insert into organisation_name values (gen_random_uuid(), organisation, name_ja, name_en, name_ja, name_en, day, null);
  insert into organisation_kind values (organisation, 'COORD', day, null);
  insert into person (id, ja, en, email, created_at) values (person, person_ja, person_en, address, at);
  insert into post values (post, person, organisation, 'CSIRT_HEAD', title_ja, title_en, duties_of, day, null);
  return true;
end
$$;

-- A colleague of the actor's own organisation, reached by its administrator: sessions, factors and sign-in.
create function colleague_factors_reset(subject uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (actor_administers() and own_person(subject)) then return false; end if;
  delete from second_factor f where f.person_id = subject;
  delete from recovery_code c where c.person_id = subject;
  update session s set ended_at = at from post p where p.id = s.post_id and p.person_id = subject and s.ended_at is null;
  return true;
end
$$;

create function colleagues() returns table (post_id uuid, person_id uuid, ja text, en text, email text, title_ja text, title_en text,
    duties text[], valid_from date, valid_until date, has_factor boolean, has_password boolean, invited_until timestamptz,
    sessions int, last_seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, n.id, n.ja, n.en, n.email, p.title_ja, p.title_en, p.duties, p.valid_from, p.valid_until,
    has_second_factor(n.id), exists (select from password w where w.person_id = n.id),
    (select max(l.expires_at) from one_time_link l where l.person_id = n.id and l.purpose = 'INVITATION' and l.used_at is null
      and l.expires_at > actor_now()),
    (select count(*)::int from session s where s.post_id = p.id and s.ended_at is null and s.expires_at > actor_now()),
    (select max(s.last_seen_at) from session s where s.post_id = p.id)
  from post p join person n on n.id = p.person_id
  where actor_administers() and p.organisation_id = actor_organisation() and (p.valid_until is null or p.valid_until >= actor_today())
  order by p.title_ja, p.id
$$;

-- Open invitations of a colleague are void at once; true where there was one.
create function invitation_revoke(subject uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not (actor_administers() and own_person(subject)) then return false; end if;
  update one_time_link l set used_at = at where l.person_id = subject and l.purpose = 'INVITATION' and l.used_at is null and l.expires_at > at;
  return found;
end
$$;

-- Ends a post of the actor's own organisation on its last day, and its sessions with it. An organisation keeps one
-- administrator: the answer says what stood in the way.
create function post_end(subject uuid, last_day date, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not actor_administers() then return 'not_found'; end if;
  perform from post p where p.organisation_id = actor_organisation() for update;
  if not exists (select from post p where p.id = subject and p.organisation_id = actor_organisation()
      and (p.valid_until is null or p.valid_until >= tokyo_day(at))) then return 'not_found'; end if;
  if not exists (select from post p where p.id <> subject and p.organisation_id = actor_organisation()
      and 'ADMINISTER' = any (p.duties) and p.valid_until is null and p.valid_from <= last_day
      and exists (select from password w where w.person_id = p.person_id))
    and exists (select from post p where p.id = subject and 'ADMINISTER' = any (p.duties)) then return 'last_administrator'; end if;
  update post p set valid_until = last_day where p.id = subject;
  if last_day < tokyo_day(at) then
    update session s set ended_at = at where s.post_id = subject and s.ended_at is null;
  end if;
  return 'ended';
end
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
