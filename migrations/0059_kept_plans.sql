-- A report is sent in some twenty statements, and most of what they cost was planning: of functions in SQL that cannot be
-- inlined and are planned by each statement that calls them. PL/pgSQL keeps its plans (as in 0043).
create or replace function session_actor(token bytea, at timestamptz, idle interval)
  returns table (session_id uuid, person_id uuid, post_id uuid, organisation_id uuid, duties text[], kinds text[], language text,
    until timestamptz, factor_at timestamptz, has_factor boolean, seconded boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select s.id, p.person_id, p.id, p.organisation_id, p.duties,
    array(select k.kind from organisation_kind k where k.organisation_id = p.organisation_id
          and valid_on(k.valid_from, k.valid_until, world_day(session_actor.at)) order by k.kind),
    n.language, s.expires_at, s.factor_at,
    exists (select from second_factor f where f.person_id = p.person_id and f.confirmed_at is not null),
    exists (select from secondment l where l.post_id = p.id)
  from session s join post p on p.id = s.post_id join person n on n.id = p.person_id
  where s.token_hash = session_actor.token and s.ended_at is null and s.expires_at > session_actor.at
    and s.last_seen_at > session_actor.at - session_actor.idle
    and not s.waits_for_factor and valid_on(p.valid_from, p.valid_until, world_day(session_actor.at));
end
$$;
create or replace function session_touch(session uuid, at timestamptz) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update session s set last_seen_at = session_touch.at
  where s.id = session_touch.session and s.last_seen_at < session_touch.at - interval '1 minute';
end
$$;

create or replace function search_grams(folded text) returns text[] language plpgsql immutable parallel safe as $$
begin
  return (select coalesce(array_agg(distinct gram), '{}') from (
    select left(run[1], n) as gram from regexp_matches(folded, '[a-z0-9]+', 'g') run
      cross join unnest(array[1, 2, 3, 4, 6, 8, 12, 16, 24, 32]) n where n <= length(run[1])
    union all select letter from search_letters(folded)
    union all select letter || next from search_letters(folded) where next is not null) g);
end
$$;
create or replace function search_spans(at timestamptz) returns int[] language plpgsql immutable parallel safe as $$
begin
  return array(select level * 100000 + (greatest(floor(extract(epoch from at) / 86400)::int, 0) / (8 ^ level)::int)
    from generate_series(0, 5) level);
end
$$;
create or replace function search_sectors(organisation uuid, day date) returns text[] language plpgsql stable as $$
begin
  return array(select '#sector:' || s.sector from organisation_sector s
    where s.organisation_id = organisation and valid_on(s.valid_from, s.valid_until, day) order by 1);
end
$$;
create or replace function search_report(subject uuid, version int) returns void language plpgsql volatile as $$
begin
  perform search_put(overlay(overlay(md5(v.report_id || ':' || v.seq) placing '8' from 13) placing '8' from 17)::uuid, 'report', 'report', v.report_id, v.report_id, v.seq, v.submitted_at,
    case when coalesce(v.content ->> 'sector', 'UNKNOWN') = 'UNKNOWN' then search_sectors(r.organisation_id, tokyo_day(r.created_at))
      else array['#sector:' || (v.content ->> 'sector')] end,
    concat_ws('。', r.number, substr(r.number, 3), c ->> 'summary', c -> 'contact' ->> 'name', c -> 'contact' ->> 'phone', c ->> 'service',
      c ->> 'system', c ->> 'causeDetail', c ->> 'method', c ->> 'spilledFrom', c ->> 'impact', c ->> 'measuresTaken',
      c ->> 'measuresPlanned', c ->> 'legalBasis', c ->> 'pressUrl', c ->> 'lessons', c -> 'effectJudgement' ->> 'by',
      c -> 'sharingJudgement' ->> 'by',
      (select string_agg(i ->> 'value', '。') from jsonb_array_elements(
        case jsonb_typeof(c -> 'indicators') when 'array' then c -> 'indicators' else '[]' end) i),
      (select string_agg(q ->> 'what', '。') from jsonb_array_elements(
        case jsonb_typeof(c -> 'impactQuantities') when 'array' then c -> 'impactQuantities' else '[]' end) q),
      (select string_agg(n.ja || '。' || n.en, '。') from organisation_name n where n.organisation_id = coalesce(r.named_id, r.organisation_id))))
  from report_version v join report r on r.id = v.report_id cross join lateral (select v.content) x(c)
  where v.report_id = subject and v.seq = version;
end
$$;

-- The coordinator is found by its kind with every report; 10,000 organisations were looked through for it.
create index organisation_kind_of on organisation_kind (kind, organisation_id);
