-- Secondments: a dated post at another organisation that reaches named cases only; and what an administrator does for
-- people who cannot get in (ADR 0015).
create table secondment (
  post_id uuid primary key references post,
  lender_id uuid not null references organisation,     -- where the person otherwise works
  decided_by uuid not null references person,
  decided_at timestamptz not null
);
create table secondment_case (
  post_id uuid not null references secondment,
  case_id uuid not null references case_file,
  primary key (post_id, case_id)
);
alter table secondment enable row level security;
create policy secondment_read on secondment for select to noroshi_app using (exists (select from post p where p.id = post_id));
grant select on secondment to noroshi_app;
alter table secondment_case enable row level security;
create policy secondment_case_read on secondment_case for select to noroshi_app
  using (post_id = (select actor_post()) or (select actor_administers()));
grant select on secondment_case to noroshi_app;

-- Set with the actor of each transaction; such a post never counts as the coordinator's.
create function actor_seconded() returns boolean language sql stable parallel safe
  as $$ select current_setting('noroshi.seconded', true) = 'yes' $$;

-- The named cases of the actor's post and the reports that belong to them.
create function seconded_objects() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.case_id from secondment_case c where c.post_id = actor_post()
  union all
  select r.report_id from secondment_case c join case_report r on r.case_id = c.case_id where c.post_id = actor_post()
$$;

-- Whatever else a policy allows: somebody lent sees grants on the named cases, and nothing that is read without a grant.
create policy access_grant_seconded on access_grant as restrictive for select to noroshi_app
  using (not (select coalesce(actor_seconded(), false)) or object_id in (select seconded_objects()));
do $$
declare part text;
begin
  foreach part in array array['organisation_identifier', 'delivery', 'edition_rating', 'handover', 'report_draft', 'consent_decision'] loop
    execute format('create policy %I on %I as restrictive to noroshi_app using (not (select coalesce(actor_seconded(), false)))',
      part || '_seconded', part);
  end loop;
  foreach part in array array['report', 'access_grant', 'post'] loop
    execute format('create policy %I on %I as restrictive for insert to noroshi_app with check (not (select coalesce(actor_seconded(), false)))',
      part || '_seconded_add', part);
  end loop;
end
$$;

-- An administrator takes somebody in from another organisation, for cases that its own organisation holds.
create function secondment_begin(post uuid, address text, title_of_ja text, title_of_en text, duties_of text[], cases uuid[],
    first_day date, last_day date, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare lent record;
begin
  if not actor_administers() then return 'not_found'; end if;
  select p.person_id, p.organisation_id into lent from post p join person n on n.id = p.person_id
  where lower(n.email) = lower(address) and valid_on(p.valid_from, p.valid_until, actor_today())
    and not exists (select from secondment s where s.post_id = p.id)
  order by p.valid_from, p.id limit 1;
  if not found or lent.organisation_id = actor_organisation() then return 'not_found'; end if;
  if exists (select from unnest(cases) c where not exists (select from access_grant g where g.object_kind = 'case' and g.object_id = c
      and g.organisation_id = actor_organisation())) then return 'not_found'; end if;
  insert into post values (post, lent.person_id, actor_organisation(), 'SECONDED', title_of_ja, title_of_en, duties_of, first_day, last_day);
  insert into secondment values (post, lent.organisation_id, actor_person(), at);
  insert into secondment_case select post, c from (select distinct unnest(cases) as c) named;
  return 'begun';
end
$$;

drop function posts_held(uuid, date);
create function posts_held(person uuid, on_day date) returns table (post_id uuid, organisation_id uuid, title_ja text, title_en text,
    valid_until date, seconded boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.organisation_id, p.title_ja, p.title_en, p.valid_until, s.post_id is not null
  from post p left join secondment s on s.post_id = p.id
  where p.person_id = person and valid_on(p.valid_from, p.valid_until, on_day) order by s.post_id is not null, p.id
$$;

drop function session_actor(bytea, timestamptz, interval);
create function session_actor(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[], language text,
    until timestamptz, factor_at timestamptz, has_factor boolean, seconded boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, p.person_id, p.id, p.organisation_id, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = p.organisation_id
          and valid_on(k.valid_from, k.valid_until, world_day(at)) order by k.kind),
    n.language, s.expires_at, s.factor_at,
    exists (select from second_factor f where f.person_id = p.person_id and f.confirmed_at is not null),
    exists (select from secondment l where l.post_id = p.id)
  from session s join post p on p.id = s.post_id join person n on n.id = p.person_id
  where s.token_hash = token and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle
    and not s.waits_for_factor and valid_on(p.valid_from, p.valid_until, world_day(at))
$$;

-- Whoever is lent elsewhere is still looked after at home, and only there.
create or replace function own_person(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post p where p.person_id = subject and p.organisation_id = actor_organisation()
      and valid_on(p.valid_from, p.valid_until, actor_today()) and not exists (select from secondment s where s.post_id = p.id))
    and not exists (select from post p where p.person_id = subject and p.organisation_id <> actor_organisation()
      and valid_on(p.valid_from, p.valid_until, actor_today()) and not exists (select from secondment s where s.post_id = p.id))
$$;

-- Whom the actor may let in again: its own people; and for the coordinator's administrator the only administrator of
-- another organisation, because nobody else is left to ask.
create function may_let_in(subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select actor_administers() and subject <> actor_person() and (own_person(subject) or (actor_is_coordinator() and exists (
    select from post p where p.person_id = subject and 'ADMINISTER' = any (p.duties)
      and valid_on(p.valid_from, p.valid_until, actor_today())
      and not exists (select from post o where o.organisation_id = p.organisation_id and o.person_id <> subject
        and 'ADMINISTER' = any (o.duties) and valid_on(o.valid_from, o.valid_until, actor_today())))))
$$;

-- A forgotten password: one link at a time, for whoever has signed in before.
alter table one_time_link drop constraint one_time_link_purpose_check;
alter table one_time_link add constraint one_time_link_purpose_check
  check (purpose in ('SETUP', 'INVITATION', 'DEMONSTRATION', 'PASSWORD'));
create function password_link_prepare(subject uuid, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may_let_in(subject) or not exists (select from password w where w.person_id = subject) then return false; end if;
  update one_time_link l set used_at = at where l.person_id = subject and l.purpose = 'PASSWORD' and l.used_at is null;
  return true;
end
$$;

-- Ends every session of somebody who chose a new password with a link; nobody is signed in while that happens.
create function sessions_end_of(subject uuid, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if actor_person() is not null then raise exception 'somebody is known' using errcode = 'insufficient_privilege'; end if;
  update session s set ended_at = at from post p where p.id = s.post_id and p.person_id = subject and s.ended_at is null;
end
$$;

-- Forgets the failed sign-ins of a colleague: the wait after them ends at once. False where there was none.
create function sign_in_unlock(subject uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not may_let_in(subject) then return false; end if;
  delete from sign_in_failure f using person p where p.id = sign_in_unlock.subject and f.subject in (
    sha256(convert_to('account:' || lower(p.email), 'UTF8')), sha256(convert_to('factor:' || p.id, 'UTF8')));
  return found;
end
$$;

-- A post ends with whoever goes on named; an organisation keeps an administrator who can sign in.
alter table post add successor_id uuid references post;
drop function post_end(uuid, date, timestamptz);
create function post_end(subject uuid, last_day date, successor uuid, at timestamptz) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not actor_administers() then return 'not_found'; end if;
  perform from post p where p.organisation_id = actor_organisation() for update;
  if not exists (select from post p where p.id = subject and p.organisation_id = actor_organisation()
      and (p.valid_until is null or p.valid_until >= actor_today())) then return 'not_found'; end if;
  if successor is not null and (successor = subject or not exists (select from post p where p.id = successor
      and p.organisation_id = actor_organisation() and (p.valid_until is null or p.valid_until > last_day))) then return 'not_found'; end if;
  if not exists (select from post p where p.id <> subject and p.organisation_id = actor_organisation()
      and 'ADMINISTER' = any (p.duties) and p.valid_until is null and p.valid_from <= last_day
      and (exists (select from password w where w.person_id = p.person_id)
        or exists (select from provider_identity i where i.person_id = p.person_id)))
    and exists (select from post p where p.id = subject and 'ADMINISTER' = any (p.duties)) then return 'last_administrator'; end if;
  update post p set valid_until = last_day, successor_id = successor where p.id = subject;
  if last_day < actor_today() then
    update session s set ended_at = at where s.post_id = subject and s.ended_at is null;
  end if;
  return 'ended';
end
$$;

drop function colleagues();
create function colleagues() returns table (post_id uuid, person_id uuid, ja text, en text, email text, title_ja text, title_en text,
    duties text[], valid_from date, valid_until date, has_factor boolean, has_password boolean, invited_until timestamptz,
    sessions int, last_seen_at timestamptz, seconded boolean, own boolean, failures int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, n.id, n.ja, n.en, n.email, p.title_ja, p.title_en, p.duties, p.valid_from, p.valid_until,
    has_second_factor(n.id), exists (select from password w where w.person_id = n.id),
    (select max(l.expires_at) from one_time_link l where l.person_id = n.id and l.purpose = 'INVITATION' and l.used_at is null
      and l.expires_at > machine_now()),
    (select count(*)::int from session s where s.post_id = p.id and s.ended_at is null and s.expires_at > machine_now()),
    (select max(s.last_seen_at) from session s where s.post_id = p.id),
    exists (select from secondment s where s.post_id = p.id), own_person(n.id),
    (select count(*)::int from sign_in_failure f where f.at > machine_now() - interval '12 hours' and f.subject in (
      sha256(convert_to('account:' || lower(n.email), 'UTF8')), sha256(convert_to('factor:' || n.id, 'UTF8'))))
  from post p join person n on n.id = p.person_id
  where actor_administers() and p.organisation_id = actor_organisation() and (p.valid_until is null or p.valid_until >= actor_today())
  order by p.title_ja, p.id
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
