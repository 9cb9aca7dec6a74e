-- The directory is edited, and an organisation goes on in another (R-001, R-002, R-003).

-- 指定: the three notions of an operator that law and action plan keep apart, each with its days.
create table organisation_designation (
  organisation_id uuid not null references organisation,
  designation text not null check (designation in ('CI_OPERATOR', 'SPECIFIED_ESSENTIAL', 'SPECIAL_ESSENTIAL')),
  valid_from date not null,
  valid_until date,
  primary key (organisation_id, designation, valid_from)
);
alter table organisation_designation enable row level security;
create policy organisation_designation_read on organisation_designation for select to noroshi_app using (exists (
  select from organisation o where o.id = organisation_id));
create policy organisation_designation_add on organisation_designation for insert to noroshi_app
  with check (actor_is_coordinator());
grant select, insert on organisation_designation to noroshi_app;

-- What was true stays true for its days: entries are ended, never taken away, except on the day on which they began.
do $$
declare part text;
begin
  foreach part in array array['organisation_name', 'organisation_kind', 'organisation_sector', 'organisation_designation',
      'organisation_relation'] loop
    execute format('create policy %I on %I for update to noroshi_app using (actor_is_coordinator())', part || '_end', part);
    execute format('grant update (valid_until) on %I to noroshi_app', part);
  end loop;
  foreach part in array array['organisation_kind', 'organisation_sector', 'organisation_designation'] loop
    execute format('create policy %I on %I for delete to noroshi_app using (actor_is_coordinator() and valid_from = actor_today())',
      part || '_same_day', part);
    execute format('grant delete on %I to noroshi_app', part);
  end loop;
end
$$;
grant update (public_body) on organisation to noroshi_app;

-- 承継: who goes on for whom, and from which day.
create table organisation_succession (
  predecessor_id uuid primary key references organisation,
  successor_id uuid not null references organisation,
  effective_on date not null,
  reason text not null check (reason <> ''),
  person_id uuid not null references person,
  at timestamptz not null,
  check (predecessor_id <> successor_id)
);
create index organisation_succession_successor on organisation_succession (successor_id);
alter table organisation_succession enable row level security;
create policy organisation_succession_read on organisation_succession for select to noroshi_app using (
  exists (select from organisation o where o.id = predecessor_id) and exists (select from organisation o where o.id = successor_id));
create policy organisation_succession_add on organisation_succession for insert to noroshi_app with check (
  actor_is_coordinator() and person_id = (select actor_person()));
grant select, insert on organisation_succession to noroshi_app;

-- As whom it was sent or opened, where a successor has taken it over: history shows the name of its time.
alter table report add column named_id uuid references organisation;
alter table case_file add column named_id uuid references organisation;

-- As before; and a successor, and whoever was given what it took over, may know the name of its predecessor.
create or replace function sees_organisation(subject uuid, is_public boolean) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when actor_system() is not null or actor_is_coordinator() then true
    when actor_organisation() is null then false
    else is_public or subject = actor_organisation()
      or exists (
        select from organisation_relation r
        where valid_on(r.valid_from, r.valid_until, actor_today())
          and (   (r.from_id = actor_organisation() and r.to_id = subject and r.kind in ('REGULATES', 'SUPERVISES'))
               or (r.from_id = subject and r.to_id = actor_organisation() and r.kind = 'MEMBER_OF')))
      or exists (
        select from report r join access_grant g on g.object_id = r.id
        where r.organisation_id = subject and g.organisation_id = actor_organisation())
      or exists (select from delivery d where d.organisation_id = subject and actor_organisation() = any (d.path))
      or exists (select from organisation_succession s where s.predecessor_id = subject and s.successor_id = actor_organisation())
      or exists (
        select from organisation_succession s join report r on r.named_id = s.predecessor_id
        join access_grant g on g.object_id = r.id
        where s.predecessor_id = subject and g.organisation_id = actor_organisation())
  end
$$;

-- What is not finished for this holder; what is closed stays with whoever held it.
create function still_open(kind text, object uuid, holder uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case kind
    when 'report' then not exists (
        select from case_report l join case_file c on c.id = l.case_id
        where l.report_id = object and c.state in ('CLOSED', 'WITHDRAWN', 'MERGED'))
      and not exists (select from report_version v where v.report_id = object and v.kind = 'WITHDRAWAL')
    when 'case' then exists (select from case_file c where c.id = object and c.state not in ('CLOSED', 'WITHDRAWN', 'MERGED'))
    when 'edition' then edition_fate(object) is null and exists (
        select from delivery d where d.edition_id = object and d.organisation_id = holder
          and (d.acknowledged_at is null or d.assessment = 'NOT_YET_CHECKED' or (d.assessment = 'AFFECTED' and d.acted_at is null)))
    when 'delivery' then exists (
        select from delivery d where d.id = object and still_open('edition', d.edition_id, holder))
    when 'consent_request' then exists (select from consent_request r where r.id = object and r.expires_at > actor_now())
    when 'report_invitation' then exists (
        select from report_invitation i where i.id = object and i.report_id is null and i.declined_at is null)
    when 'alert_request' then exists (
        select from alert_answer a where a.request_id = object and a.organisation_id = holder and a.answered_at is null)
    else kind = 'report_draft'
  end
$$;

-- Everything open goes on with the successor from this moment: grants, reports, cases, hops, deliveries, consents,
-- invitations, drafts and running timers. Grants on closed things and on named persons do not follow.
create function take_over(old uuid, new uuid, moment timestamptz) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  open uuid[];
  reports int;
  cases int;
  deliveries int;
  consents int;
  timers int;
begin
  if not actor_is_coordinator() or actor_person() is null then
    raise exception 'only the coordinator records a succession' using errcode = 'insufficient_privilege';
  end if;
  open := array(select distinct g.object_id from access_grant g
    where g.organisation_id = old and g.person_id is null and g.post_id is null
      and (g.valid_until is null or g.valid_until > moment) and still_open(g.object_kind, g.object_id, old));

  insert into access_grant as held (id, organisation_id, object_kind, object_id, reason, valid_from, valid_until, sort_key)
  select gen_random_uuid(), new, g.object_kind, g.object_id, g.reason, moment, g.valid_until, g.sort_key
  from access_grant g
  where g.organisation_id = old and g.person_id is null and g.post_id is null and g.object_id = any (open)
    and (g.valid_until is null or g.valid_until > moment)
  on conflict (object_id, organisation_id, person_id, post_id, system) do update
    set valid_until = excluded.valid_until where held.valid_until <= moment;
  update access_grant g set valid_until = moment
  where g.organisation_id = old and g.object_id = any (open) and (g.valid_until is null or g.valid_until > moment);

  update report r set organisation_id = new, named_id = coalesce(r.named_id, old) where r.organisation_id = old and r.id = any (open);
  get diagnostics reports = row_count;
  update report r set ministry_id = new where r.ministry_id = old and r.id = any (open);
  update case_file c set originator_id = new, named_id = coalesce(c.named_id, old) where c.originator_id = old and c.id = any (open);
  get diagnostics cases = row_count;
  update measure m set owner_organisation_id = new
  where m.owner_organisation_id = old and m.case_id = any (open) and m.state in ('PLANNED', 'DOING');
  update relay_hop h set to_id = new where h.to_id = old and h.acknowledged_at is null and h.report_id = any (open)
    and not exists (select from relay_hop x where x.report_id = h.report_id and x.seq = h.seq and x.to_id = new);
  update delivery d set organisation_id = new
  where d.organisation_id = old and (d.edition_id = any (open) or d.sent_at is null)
    and not exists (select from delivery x where x.edition_id = d.edition_id and x.organisation_id = new);
  get diagnostics deliveries = row_count;
  update delivery d set path = array_replace(d.path, old, new) where old = any (d.path) and d.sent_at is null;
  update consent_request r set originator_id = new where r.originator_id = old and r.id = any (open);
  get diagnostics consents = row_count;
  update report_invitation i set organisation_id = new where i.organisation_id = old and i.id = any (open)
    and not exists (select from report_invitation x where x.case_id = i.case_id and x.organisation_id = new);
  update alert_answer a set organisation_id = new where a.organisation_id = old and a.request_id = any (open)
    and not exists (select from alert_answer x where x.request_id = a.request_id and x.organisation_id = new);
  update report_draft d set organisation_id = new where d.organisation_id = old and d.discarded_at is null
    and not exists (select from report_draft x where x.organisation_id = new and x.report_id = d.report_id and x.kind = d.kind
      and x.discarded_at is null);
  update timer t set organisation_id = new
  where t.organisation_id = old and t.satisfied_at is null and t.cancelled_at is null and t.object_id = any (open)
    and not exists (select from timer x where x.kind = t.kind and x.subject_id = t.subject_id and x.organisation_id = new);
  get diagnostics timers = row_count;
  update timer t set cancelled_at = moment
  where t.organisation_id = old and t.satisfied_at is null and t.cancelled_at is null and t.object_id = any (open);
  return jsonb_build_object('reports', reports, 'cases', cases, 'deliveries', deliveries, 'consents', consents, 'timers', timers);
end
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
revoke execute on function live_changed(text, uuid, uuid) from noroshi_app; -- the triggers' own
