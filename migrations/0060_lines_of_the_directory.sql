-- The list of organisations, in the manner of 0043: what every reader of an organisation reads of it stands in one line, with
-- its days, because today's name, kinds and sectors go by the reader's clock. Whether the reader sees it is asked for each.
create table organisation_line (
  organisation_id uuid primary key references organisation,
  code text not null unique,
  public_body boolean not null,
  fictional boolean not null,
  window_phone text not null,
  version int not null,
  names jsonb not null,                 -- [{ja, en, shortJa, shortEn, from, until}]
  kinds jsonb not null,                 -- [{code, from, until}], as sectors and designations
  sectors jsonb not null,
  designations jsonb not null
);
alter table organisation_line enable row level security; -- and no policy

create view organisation_line_told as
  select o.id as organisation_id, o.code, o.public_body, o.fictional, o.window_phone, o.version,
    (select coalesce(jsonb_agg(jsonb_build_object('ja', n.ja, 'en', n.en, 'shortJa', n.short_ja, 'shortEn', n.short_en, 'from', n.valid_from,
      'until', n.valid_until) order by n.valid_from), '[]') from organisation_name n where n.organisation_id = o.id) as names,
    (select coalesce(jsonb_agg(jsonb_build_object('code', k.kind, 'from', k.valid_from, 'until', k.valid_until) order by k.kind, k.valid_from),
      '[]') from organisation_kind k where k.organisation_id = o.id) as kinds,
    (select coalesce(jsonb_agg(jsonb_build_object('code', s.sector, 'from', s.valid_from, 'until', s.valid_until) order by s.sector, s.valid_from),
      '[]') from organisation_sector s where s.organisation_id = o.id) as sectors,
    (select coalesce(jsonb_agg(jsonb_build_object('code', d.designation, 'from', d.valid_from, 'until', d.valid_until)
      order by d.designation, d.valid_from), '[]') from organisation_designation d where d.organisation_id = o.id) as designations
  from organisation o;

create function organisation_line_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare subject uuid;
begin
  if tg_table_name = 'organisation' then subject := new.id;
  elsif tg_op = 'DELETE' then subject := old.organisation_id;
  else subject := new.organisation_id; end if;
  insert into organisation_line as l select * from organisation_line_told t where t.organisation_id = subject
  on conflict (organisation_id) do update set (code, public_body, fictional, window_phone, version, names, kinds, sectors, designations)
    = (excluded.code, excluded.public_body, excluded.fictional, excluded.window_phone, excluded.version, excluded.names, excluded.kinds,
      excluded.sectors, excluded.designations);
  return null;
end
$$;
create trigger organisation_line after insert or update on organisation for each row execute function organisation_line_changed();
create trigger organisation_name_directory after insert or update or delete on organisation_name
  for each row execute function organisation_line_changed();
create trigger organisation_kind_directory after insert or update or delete on organisation_kind
  for each row execute function organisation_line_changed();
create trigger organisation_sector_directory after insert or update or delete on organisation_sector
  for each row execute function organisation_line_changed();
create trigger organisation_designation_directory after insert or update or delete on organisation_designation
  for each row execute function organisation_line_changed();
insert into organisation_line select * from organisation_line_told;

create function codes_on(dated jsonb, day date) returns text[] language plpgsql immutable parallel safe as $$
begin
  return array(select c.value ->> 'code' from jsonb_array_elements(dated) c
    where valid_on((c.value ->> 'from')::date, (c.value ->> 'until')::date, day) order by 1);
end
$$;

-- The name as organisation_on() gives it.
create view listed_organisation as
  select l.organisation_id as id, l.code, l.public_body, l.window_phone, l.version, l.names,
    codes_on(l.kinds, actor_today()) as kinds, codes_on(l.sectors, actor_today()) as sectors,
    codes_on(l.designations, actor_today()) as designations,
    (select jsonb_build_object('id', l.organisation_id, 'code', l.code, 'fictional', l.fictional) || (n.value - 'from' - 'until')
      from jsonb_array_elements(l.names) n,
        lateral (select (n.value ->> 'from')::date as since, (n.value ->> 'until')::date as until) d
      order by valid_on(d.since, d.until, actor_today()) desc,
        case when d.since > actor_today() then d.since - actor_today() else actor_today() - coalesce(d.until, actor_today()) end limit 1) as name
  from organisation_line l
  where sees_organisation(l.organisation_id, l.public_body);

grant select on listed_organisation to noroshi_app;
revoke execute on function organisation_line_changed(), codes_on(jsonb, date) from public;
grant execute on function codes_on(jsonb, date) to noroshi_app;
