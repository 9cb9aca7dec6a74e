-- The board over ten thousand organisations asks once whether its reader oversees the sweep, not once for each of 200,000 cells
-- (each policy asks for its row: 20 s of a board were spent so). What it returns is what the policies would have let through.
create function sweep_oversight(object uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not coalesce(actor_seconded(), false) and exists (
    select from access_grant g where g.object_id = object and g.organisation_id = actor_organisation() and g.reason <> 'asked'
      and (g.person_id is null or g.person_id = actor_person()) and (g.post_id is null or g.post_id = actor_post())
      and g.valid_from <= actor_now() and (g.valid_until is null or g.valid_until > actor_now()))
$$;

-- Each organisation that was asked, with what it has answered of the indicators that are not held back; an accepted cell counts
-- as answered and swept. The rank puts the worst first: silent, hit and loose, unknown, sweeping, finished.
create function sweep_standing(object uuid) returns table (organisation_id uuid, asked_at timestamptz, fetched_at timestamptz,
    answered_at timestamptz, live int, answered int, swept int, sweeping int, terminals int, isolated int, loose int,
    unknown_ms float8, doubtful int, swept_at timestamptz, rank int)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not sweep_oversight(object) then return; end if;
  return query
  with live as (
    select i.id, i.actions from sweep_indicator i where i.sweep_id = object and (i.doubt is null or i.confirmed_at is not null)),
  counted as (
    select c.organisation_id as id,
      count(*) filter (where c.verdict <> 'NO_ANSWER' or c.accepted_at is not null)::int as answered,
      count(*) filter (where c.swept_at is not null or c.accepted_at is not null)::int as swept,
      count(*) filter (where jsonb_array_length(c.pending) > 0 and c.accepted_at is null)::int as sweeping,
      coalesce(sum(c.terminals), 0)::int as terminals, coalesce(sum(c.isolated), 0)::int as isolated,
      coalesce(sum(c.terminals - c.isolated) filter (where 'ISOLATE_IF_HIT' = any (l.actions)), 0)::int as loose,
      coalesce(max(c.unknown_ms) filter (where c.accepted_at is null), 0)::float8 as unknown_ms,
      count(*) filter (where c.doubtful and c.accepted_at is null)::int as doubtful, max(c.swept_at) as swept_at
    from sweep_cell c join live l on l.id = c.indicator_id where c.sweep_id = object group by c.organisation_id),
  whole as (select count(*)::int as live from live)
  select r.organisation_id, r.asked_at, r.fetched_at, r.answered_at, w.live, coalesce(c.answered, 0), coalesce(c.swept, 0),
    coalesce(c.sweeping, 0), coalesce(c.terminals, 0), coalesce(c.isolated, 0), coalesce(c.loose, 0), coalesce(c.unknown_ms, 0),
    coalesce(c.doubtful, 0), c.swept_at,
    case when coalesce(c.answered, 0) < w.live then 0
      when coalesce(c.loose, 0) > 0 then 1
      when coalesce(c.sweeping, 0) > 0 then 3
      when coalesce(c.swept, 0) < w.live or coalesce(c.doubtful, 0) > 0 then 2
      else 4 end
  from sweep_recipient r cross join whole w left join counted c on c.id = r.organisation_id where r.sweep_id = object;
end
$$;

-- What R-085 measures, per indicator over all who were asked.
create function sweep_times(object uuid) returns table (indicator_id uuid, asked int, blocked int, last_blocked_at timestamptz,
    swept int, last_swept_at timestamptz, hits int, isolated int, longest_isolation_ms float8, loose_since timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not sweep_oversight(object) then return; end if;
  return query
  select i.id, (select count(*)::int from sweep_recipient r where r.sweep_id = object),
    count(c.blocked_at)::int, max(c.blocked_at), count(coalesce(c.swept_at, c.accepted_at))::int, max(coalesce(c.swept_at, c.accepted_at)),
    count(*) filter (where c.terminals > 0)::int, count(*) filter (where c.terminals > 0 and c.isolated >= c.terminals)::int,
    max(extract(epoch from c.isolated_at - c.hit_at) * 1000) filter (where c.terminals > 0 and c.isolated >= c.terminals)::float8,
    min(c.hit_at) filter (where c.isolated < c.terminals)
  from sweep_indicator i left join sweep_cell c on c.sweep_id = i.sweep_id and c.indicator_id = i.id
  where i.sweep_id = object group by i.id;
end
$$;
revoke execute on function sweep_oversight(uuid), sweep_standing(uuid), sweep_times(uuid) from public;
grant execute on function sweep_oversight(uuid), sweep_standing(uuid), sweep_times(uuid) to noroshi_app;
