-- A release writes thousands of grants on one object. Each asked whether its giver may give it, and looked for the giver's own
-- grant among all that the same statement had written before: the cost grew with the square of the recipients. Object and
-- holder together name the place (0043); and PL/pgSQL keeps its plans.
create function was_given(object uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare own uuid := actor_organisation();
begin
  if own is not null and exists (select from access_grant g
    where grant_place(g.object_id, g.organisation_id) = grant_place(object, own) and g.object_id = object and g.organisation_id = own) then
    return true;
  end if;
  return actor_system() is not null and exists (select from access_grant g where g.system = actor_system() and g.object_id = object);
end
$$;

create or replace function may_give_grant(object uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return was_given(object) or not exists (select from access_grant g where g.object_id = object);
end
$$;

create or replace function grant_holders(object uuid) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not was_given(object) then return; end if;
  return query select distinct g.organisation_id from access_grant g
  where g.object_id = object and g.organisation_id is not null and (g.valid_until is null or g.valid_until > actor_now());
end
$$;

create or replace function notify_duty(event_of text, organisations uuid[], duty text, kind_of text, object_kind_of text, object uuid,
    number_of text, tlp_of text, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare written int;
begin
  if not was_given(object) then
    raise exception 'the actor holds no grant on %', object using errcode = 'insufficient_privilege';
  end if;
  insert into notification (id, event, person_id, organisation_id, kind, object_kind, object_id, number, tlp, created_at)
  select distinct on (p.person_id) gen_random_uuid(), event_of, p.person_id, p.organisation_id, kind_of, object_kind_of, object,
    number_of, tlp_of, at
  from post p
  where p.organisation_id = any (organisations) and duty = any (p.duties) and valid_on(p.valid_from, p.valid_until, actor_today())
  order by p.person_id, p.id
  on conflict (event, person_id) do nothing;
  get diagnostics written = row_count;
  return written;
end
$$;

-- An answer of one recipient stops its own timer, and does not read what the other thousands were given.
create or replace function stop_timer(kind_of text, subject uuid, organisation uuid, satisfied boolean, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare stopped int;
begin
  update timer t set satisfied_at = case when satisfied then at end, cancelled_at = case when not satisfied then at end
  where t.kind = kind_of and t.subject_id = subject and (organisation is null or t.organisation_id = organisation)
    and t.satisfied_at is null and t.cancelled_at is null and was_given(t.object_id);
  get diagnostics stopped = row_count;
  return stopped;
end
$$;

-- What thousands hold is not kept with each of them in the index of the search (ADR 0021): it is marked as held by many, and
-- the grants are asked when it is found, as they are for everything else.
create function search_many() returns uuid language sql immutable parallel safe as $$ select 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid $$;

create or replace function search_put(new_id uuid, what text, kind text, object uuid, source uuid, version int, moment timestamptz,
    marks text[], body text) returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  words text := search_fold(body);
  holding uuid[];
begin
  perform search_hold(object);
  holding := array(select distinct g.organisation_id from access_grant g where g.object_id = object and g.organisation_id is not null limit 201);
  if cardinality(holding) > 200 then holding := array[search_many()]; end if;
  insert into search_document as d (id, part, object_kind, object_id, source_id, seq, at, folded, grams, holders, spans)
  values (new_id, what, kind, object, source, version, moment, words,
    search_grams(words) || ('#' || what) || coalesce(array_remove(marks, null), '{}'), holding, search_spans(moment))
  on conflict (id) do update set folded = excluded.folded, grams = excluded.grams
    where d.folded <> excluded.folded or d.grams <> excluded.grams;
end
$$;

create or replace function search_after_grants() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select g.object_id, count(*) as new, case when count(*) <= 200 then array_agg(distinct g.organisation_id) end as fresh
      from given g where g.organisation_id is not null
      group by g.object_id order by hashtextextended(g.object_id::text, 0) & 511 loop
    perform search_hold(one.object_id);
    update search_document d set holders = case
        when one.new + cardinality(d.holders) > 200 then array[search_many()]
        else d.holders || array(select unnest(one.fresh) except select unnest(d.holders)) end
    where d.object_id = one.object_id and not d.holders @> array[search_many()]
      and (one.fresh is null or not d.holders @> one.fresh);
  end loop;
  return null;
end
$$;
create or replace function search_documents(asked text, marks text[], since timestamptz, until timestamptz, after_at timestamptz, after_id uuid, most int)
  returns table (id uuid, part text, object_kind text, object_id uuid, source_id uuid, seq int, at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  words text[] := search_words(asked);
  entries text[] := search_entries(words) || marks;
  holder uuid := case when '#organisation' = any (marks) then search_directory() else actor_organisation() end;
  latest timestamptz := least(after_at, until, actor_now() + interval '1 minute');
  day int := floor(extract(epoch from latest) / 86400)::int;
  level int := 0;
  size int;
  found_here int;
  found_before int := 0;
  first_day int := day;
begin
  if actor_organisation() is null or cardinality(words) = 0 or most < 1 then return; end if;
  loop
    size := (8 ^ level)::int;
    return query
      select c.id, c.part, c.object_kind, c.object_id, c.source_id, c.seq, c.at from (
        select d.* from search_document d
        where d.grams @> entries and d.holders && array[holder, search_many()] and d.spans @> array[level * 100000 + day / size]
          and d.at <= latest and d.at < to_timestamp((day + 1) * 86400::bigint) and (since is null or d.at >= since)
          and (after_id is null or (d.at, d.id) < (after_at, after_id))
          and not exists (select from unnest(words) w where strpos(d.folded, w) = 0)
        order by d.at desc, d.id desc offset 0) c
      where search_visible(c.object_kind, c.object_id)
      limit most - found_before;
    get diagnostics found_here = row_count;
    found_before := found_before + found_here;
    day := (day / size) * size - 1;
    exit when found_before >= most or day < 0 or (since is not null and to_timestamp((day + 1) * 86400::bigint) < since);
    -- As far back as will hold about what is still wanted, going by what was found so far.
    level := least(level + case when found_before = 0 and level > 0 then 2 else 1 end, 5);
    while level > 0 and found_before::float8 / (first_day - day) * 8 ^ level > 4 * (most - found_before) loop
      level := level - 1;
    end loop;
  end loop;
end
$$;

revoke execute on function was_given(uuid), search_many() from public;
