-- Organisations, their dated names, kinds and relations; people and the posts they hold (DOMAIN §1, §5.2, §14).
create table organisation (
  id uuid primary key,
  code text not null unique,
  public_body boolean not null,         -- listed to everyone who has signed in
  fictional boolean not null default false,
  window_phone text not null default '',
  version int not null default 1,
  created_at timestamptz not null
);

create table organisation_name (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  ja text not null,
  en text not null,
  short_ja text not null,
  short_en text not null,
  valid_from date not null,
  valid_until date,                     -- last day of validity
  unique (organisation_id, valid_from)
);

create table organisation_kind (
  organisation_id uuid not null references organisation,
  kind text not null,
  valid_from date not null,
  valid_until date,
  primary key (organisation_id, kind, valid_from)
);

create table organisation_sector (
  organisation_id uuid not null references organisation,
  sector text not null,
  valid_from date not null,
  valid_until date,
  primary key (organisation_id, sector, valid_from)
);

create table organisation_relation (
  id uuid primary key,
  kind text not null,                   -- REGULATES, SUPERVISES, MEMBER_OF, … (kernel/taxonomy)
  from_id uuid not null references organisation,
  to_id uuid not null references organisation,
  valid_from date not null,
  valid_until date,
  unique (kind, from_id, to_id, valid_from)
);
create index organisation_relation_to on organisation_relation (to_id, kind);

-- What would give an organisation away in a text (R-037): domains, addresses, host names, people, places, contracts.
create table organisation_identifier (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  kind text not null,
  value text not null,
  unique (organisation_id, kind, value)
);

create table person (
  id uuid primary key,
  ja text not null,
  en text not null,
  email text not null,
  phone text not null default '',
  language text not null default 'ja' check (language in ('ja', 'en')),
  created_at timestamptz not null
);
create unique index person_email on person (lower(email));

create table post (
  id uuid primary key,
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  kind text not null,                   -- DOMAIN §5.2
  title_ja text not null,
  title_en text not null,
  duties text[] not null,               -- what the post may do (src/trust/identity/model.ts)
  valid_from date not null,
  valid_until date
);
create index post_person on post (person_id);
create index post_organisation on post (organisation_id);

create table password (
  person_id uuid primary key references person,
  hash text not null,
  changed_at timestamptz not null
);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  post_id uuid not null references post,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_post on session (post_id);

-- One-time links: first set-up, invitation, entrance to the demonstration.
create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('SETUP', 'INVITATION', 'DEMONSTRATION')),
  person_id uuid references person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Failed sign-ins per account and per address; both are stored as hashes.
create table sign_in_failure (
  subject bytea not null,
  at timestamptz not null
);
create index sign_in_failure_subject on sign_in_failure (subject, at);

create function valid_on(valid_from date, valid_until date, day date) returns boolean language sql immutable parallel safe
  as $$ select valid_from <= day and (valid_until is null or valid_until >= day) $$;

create function actor_today() returns date language sql stable parallel safe
  as $$ select (actor_now() at time zone 'Asia/Tokyo')::date $$;

-- Organisations whose window may relay to, or is relayed to by, the actor's organisation: everyone sees public
-- bodies and itself; ministries and CEPTOARs see their own operators; recipients do not see one another.
create function sees_organisation(subject uuid, is_public boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when actor_system() is not null or actor_is_coordinator() then true
    when actor_organisation() is null then false
    else is_public or subject = actor_organisation() or exists (
      select from organisation_relation r
      where valid_on(r.valid_from, r.valid_until, actor_today())
        and (   (r.from_id = actor_organisation() and r.to_id = subject and r.kind in ('REGULATES', 'SUPERVISES'))
             or (r.from_id = subject and r.to_id = actor_organisation() and r.kind = 'MEMBER_OF')))
  end
$$;

alter table organisation enable row level security;
create policy organisation_read on organisation for select to noroshi_app using (sees_organisation(id, public_body));
create policy organisation_add on organisation for insert to noroshi_app with check (actor_is_coordinator());
create policy organisation_change on organisation for update to noroshi_app
  using (actor_is_coordinator() or id = (select actor_organisation()));
grant select, insert on organisation to noroshi_app;
grant update (window_phone, version) on organisation to noroshi_app;

do $$
declare part text;
begin
  foreach part in array array['organisation_name', 'organisation_kind', 'organisation_sector'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (exists (
      select from organisation o where o.id = organisation_id))', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (actor_is_coordinator())', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;

alter table organisation_relation enable row level security;
create policy organisation_relation_read on organisation_relation for select to noroshi_app using (
  exists (select from organisation o where o.id = from_id) and exists (select from organisation o where o.id = to_id));
create policy organisation_relation_add on organisation_relation for insert to noroshi_app with check (actor_is_coordinator());
grant select, insert on organisation_relation to noroshi_app;

alter table organisation_identifier enable row level security;
create policy organisation_identifier_read on organisation_identifier for select to noroshi_app
  using (organisation_id = (select actor_organisation()) or actor_is_coordinator());
create policy organisation_identifier_add on organisation_identifier for insert to noroshi_app
  with check (organisation_id = (select actor_organisation()));
grant select, insert on organisation_identifier to noroshi_app;

-- Posts and people of an organisation are seen by it and by whoever sees its window; a telephone rings there.
alter table post enable row level security;
create policy post_read on post for select to noroshi_app
  using (exists (select from organisation o where o.id = organisation_id));
create policy post_add on post for insert to noroshi_app
  with check (organisation_id = (select actor_organisation()) or actor_is_coordinator());
grant select, insert on post to noroshi_app;

alter table person enable row level security;
create policy person_read on person for select to noroshi_app
  using (id = (select actor_person()) or exists (select from post p where p.person_id = person.id));
create policy person_add on person for insert to noroshi_app
  with check (actor_organisation() is not null or actor_system() is not null);
create policy person_change on person for update to noroshi_app using (id = (select actor_person()));
grant select, insert on person to noroshi_app;
grant update (language, phone) on person to noroshi_app;

-- How an organisation was called on a day, as the actor may see it; null where it may not (R-001). An organisation
-- entered later than the day keeps its first name.
create function organisation_on(subject uuid, day date) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('id', o.id, 'code', o.code, 'ja', n.ja, 'en', n.en, 'shortJa', n.short_ja, 'shortEn', n.short_en,
    'fictional', o.fictional)
  from organisation o
  cross join lateral (
    select * from organisation_name n where n.organisation_id = o.id
    order by valid_on(n.valid_from, n.valid_until, day) desc,
      case when n.valid_from > day then n.valid_from - day else day - coalesce(n.valid_until, day) end limit 1) n
  where o.id = subject
$$;

create function person_name(subject uuid) returns jsonb
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('id', p.id, 'ja', p.ja, 'en', p.en) from person p where p.id = subject
$$;

create function tokyo_day(at timestamptz) returns date language sql stable parallel safe
  as $$ select (at at time zone 'Asia/Tokyo')::date $$;

-- Look-ups before an actor exists, each as narrow as its one use. No table privilege goes with them.
create function sign_in_material(address text) returns table (person_id uuid, hash text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, w.hash from person p join password w on w.person_id = p.id where lower(p.email) = lower(address)
$$;

create function posts_held(person uuid, on_day date) returns table (post_id uuid, organisation_id uuid, title_ja text, title_en text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, post.organisation_id, post.title_ja, post.title_en from post
  where post.person_id = person and valid_on(valid_from, valid_until, on_day) order by id
$$;

create function session_open(id uuid, token_hash bytea, post uuid, at timestamptz, until timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into session (id, token_hash, post_id, created_at, last_seen_at, expires_at) values (id, token_hash, post, at, at, until)
$$;

-- Who holds this session: person, post, organisation and what follows from them on that day.
create function session_actor(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[], language text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = p.organisation_id
          and valid_on(k.valid_from, k.valid_until, (at at time zone 'Asia/Tokyo')::date) order by k.kind),
    n.language
  from session s join post p on p.id = s.post_id join person n on n.id = p.person_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle
    and valid_on(p.valid_from, p.valid_until, (at at time zone 'Asia/Tokyo')::date)
$$;

create function session_touch(session uuid, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update session s set last_seen_at = at where s.id = session and s.last_seen_at < at - interval '1 minute'
$$;

create function session_end(token bytea, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  update session s set ended_at = at where s.token_hash = token and s.ended_at is null
$$;

create function link_create(token bytea, why text, person uuid, at timestamptz, until timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into one_time_link (token_hash, purpose, person_id, created_at, expires_at) values (token, why, person, at, until)
$$;

create function link_look(token bytea, at timestamptz)
  returns table (purpose text, person_id uuid, ja text, en text, email text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.purpose, l.person_id, p.ja, p.en, p.email from one_time_link l left join person p on p.id = l.person_id
  where l.token_hash = token and l.used_at is null and l.expires_at > at
$$;

-- Uses the link; false where it was used, expired or never existed, so that two tabs cannot both use it.
create function link_use(token bytea, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update one_time_link l set used_at = at where l.token_hash = token and l.used_at is null and l.expires_at > at;
  return found;
end
$$;

create function password_set(person uuid, new_hash text, at timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  insert into password values (person, new_hash, at)
  on conflict (person_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
$$;

create function sign_in_failures(subjects bytea[], since timestamptz) returns int
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(n), 0)::int from
    (select count(*) as n from sign_in_failure f where f.subject = any (subjects) and f.at > since group by f.subject) counted
$$;

create function sign_in_failed(subjects bytea[], moment timestamptz) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from sign_in_failure where at < moment - interval '1 day';
  insert into sign_in_failure select unnest(subjects), moment
$$;

create function sign_in_succeeded(subjects bytea[]) returns void
  language sql volatile security definer set search_path = public, pg_temp as $$
  delete from sign_in_failure f where f.subject = any (subjects)
$$;

-- Whether an invitation would collide; asked by administrators only, who learn it anyway from the refusal.
create function email_is_known(address text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select actor_person() is not null and exists (select from person where lower(email) = lower(address))
$$;

-- True until the first person exists: only then does the set-up link work.
create function installation_is_new() returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$ select not exists (select from person) $$;

-- The first organisation is the coordinator, and only an empty installation accepts it this way.
create function found_coordinator(organisation uuid, person uuid, post uuid, day date, at timestamptz,
    name_ja text, name_en text, person_ja text, person_en text, address text, title_ja text, title_en text, duties_of text[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  lock table person in exclusive mode;
  if exists (select from person) then raise exception 'installation is not new'; end if;
  insert into organisation (id, code, public_body, created_at) values (organisation, 'COORD', true, at);
  insert into organisation_name values (gen_random_uuid(), organisation, name_ja, name_en, name_ja, name_en, day, null);
  insert into organisation_kind values (organisation, 'COORD', day, null);
  insert into person (id, ja, en, email, created_at) values (person, person_ja, person_en, address, at);
  insert into post values (post, person, organisation, 'CSIRT_HEAD', title_ja, title_en, duties_of, day, null);
end
$$;

-- The demonstration world's posts; empty anywhere else, because only its seed writes the setting.
create function demonstration_posts() returns table (
    post uuid, organisation uuid, code text, organisation_ja text, organisation_en text, person_ja text, person_en text,
    title_ja text, title_en text, duties text[], kinds text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, o.id, o.code, n.short_ja, n.short_en, e.ja, e.en, p.title_ja, p.title_en, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = o.id
      and valid_on(k.valid_from, k.valid_until, actor_today()) order by k.kind)
  from post p join organisation o on o.id = p.organisation_id join person e on e.id = p.person_id
  join organisation_name n on n.organisation_id = o.id and valid_on(n.valid_from, n.valid_until, actor_today())
  where exists (select from setting where key = 'demonstration')
    and valid_on(p.valid_from, p.valid_until, actor_today())
  order by o.code, p.id
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
