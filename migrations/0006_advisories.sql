-- 情報提供: drafts stay with the coordinator; what recipients read is a new thing, the edition, which carries no
-- reference that they could follow back to the case.
create table advisory (
  id uuid primary key,
  number text not null unique,
  case_id uuid references case_file,
  kind text not null,
  state text not null,
  revision int not null,
  author_id uuid not null references person,
  approver_id uuid references person,
  returned_reason text not null default '',
  created_at timestamptz not null,
  released_at timestamptz,
  version int not null default 1
);
create index advisory_case on advisory (case_id);

create table advisory_draft (
  advisory_id uuid not null references advisory,
  revision int not null,
  content jsonb not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  primary key (advisory_id, revision)
);

create table consent_request (
  id uuid primary key,
  advisory_id uuid not null references advisory,
  revision int not null,
  case_id uuid not null references case_file,
  originator_id uuid not null references organisation,
  report_id uuid references report,     -- null when the case became known without a report
  number text not null,                 -- what the originator knows the matter by: its report, or the case
  title text not null,
  body text not null,                   -- the exact text asked about
  requests jsonb not null,
  tlp text not null,
  audience jsonb not null,
  purpose text not null,
  person_id uuid not null references person,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  expires_at timestamptz not null
);
create index consent_request_advisory on consent_request (advisory_id, revision);

create table consent_decision (
  id uuid primary key,
  request_id uuid not null references consent_request,
  seq int not null check (seq > 0),     -- the last word counts, and a drill's clock may stand still between two
  verdict text not null,
  tlp text not null,                    -- the most open label the originator allows
  audience jsonb not null,              -- as granted; within what was asked
  conditions text not null default '',
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  unique (request_id, seq)
);

create table advisory_edition (
  id uuid primary key,
  advisory_id uuid not null references advisory,
  consent_id uuid references consent_request, -- the consent that the release rests on
  number text not null,
  face text not null check (face in ('VICTIM', 'OTHERS')),
  kind text not null,
  title text not null,
  body text not null,
  requests jsonb not null,              -- what the recipient is asked to do
  tlp text not null,
  issuer_id uuid not null references organisation,
  released_at timestamptz not null,
  acknowledge_by timestamptz not null,
  assess_by timestamptz not null,
  unique (advisory_id, face)
);

-- One row per recipient and edition; path holds the tiers above, nearest first. Recipients see their own row,
-- a tier sees the rows below it, the issuer sees all.
create table delivery (
  id uuid primary key,
  edition_id uuid not null references advisory_edition,
  organisation_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  tier int not null,
  path uuid[] not null,
  sent_at timestamptz,                  -- null: held by the tier above
  delivered_at timestamptz,
  undeliverable text not null default '',
  opened_at timestamptz,
  opened_by uuid references person,
  acknowledged_at timestamptz,
  acknowledged_by uuid references person,
  acknowledged_post uuid references post,
  assessment text not null default 'NOT_YET_CHECKED',
  assessed_at timestamptz,
  assessed_by uuid references person,
  affected_count int,
  action text not null default '',
  acted_at timestamptz,
  acted_by uuid references person,
  acknowledge_by timestamptz not null,
  assess_by timestamptz not null,
  version int not null default 1,        -- of the recipient's answer; grows with each
  unique (edition_id, organisation_id)
);
create index delivery_organisation on delivery (organisation_id);
create index delivery_unanswered on delivery (issuer_id, acknowledge_by) where acknowledged_at is null and sent_at is not null;

do $$
declare part text;
begin
  foreach part in array array['advisory', 'advisory_edition', 'consent_request'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (exists (
      select from access_grant g where g.object_id = %I.id))', part || '_read', part, part);
    execute format('create policy %I on %I for insert to noroshi_app with check (actor_is_coordinator())', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;
create policy advisory_change on advisory for update to noroshi_app
  using (actor_is_coordinator() and exists (select from access_grant g where g.object_id = advisory.id));
grant update (kind, state, revision, approver_id, returned_reason, released_at, version) on advisory to noroshi_app;

alter table advisory_draft enable row level security;
create policy advisory_draft_read on advisory_draft for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = advisory_id));
create policy advisory_draft_add on advisory_draft for insert to noroshi_app with check (
  actor_is_coordinator() and person_id = (select actor_person())
  and exists (select from access_grant g where g.object_id = advisory_id));
grant select, insert on advisory_draft to noroshi_app;

alter table consent_decision enable row level security;
create policy consent_decision_read on consent_decision for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = request_id));
create policy consent_decision_add on consent_decision for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from consent_request r where r.id = request_id and r.originator_id = (select actor_organisation())));
grant select, insert on consent_decision to noroshi_app;

alter table delivery enable row level security;
create policy delivery_read on delivery for select to noroshi_app using (
  organisation_id = (select actor_organisation())
  or issuer_id = (select actor_organisation())
  or (select actor_organisation()) = any (path)
  or (select actor_system()) = 'mail');
create policy delivery_send on delivery for insert to noroshi_app with check (
  actor_is_coordinator() and issuer_id = (select actor_organisation()));
create policy delivery_answer on delivery for update to noroshi_app using (
  organisation_id = (select actor_organisation()) and sent_at is not null);
-- The tier directly above sends what it holds, and cannot answer for whom it sends to.
create policy delivery_relay on delivery for update to noroshi_app
  using (path[1] = (select actor_organisation()) and sent_at is null)
  with check (path[1] = (select actor_organisation()) and opened_at is null and acknowledged_at is null
    and assessment = 'NOT_YET_CHECKED' and acted_at is null);
create policy delivery_mail on delivery for update to noroshi_app using ((select actor_system()) = 'mail');
grant select, insert on delivery to noroshi_app;
grant update (sent_at, delivered_at, undeliverable, opened_at, opened_by, acknowledged_at, acknowledged_by, acknowledged_post,
  assessment, assessed_at, assessed_by, affected_count, action, acted_at, acted_by, acknowledge_by, assess_by, version) on delivery to noroshi_app;

-- A consent is withdrawn for the future (R-051) and ends at its date (R-049): tiers above must learn that they may
-- not pass on what they hold, without learning whose consent it was. The lock is that of an answer (trust/consent):
-- a withdrawal that is under way is waited for, and then counts.
create function may_pass_on(edition uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare consent uuid;
begin
  select e.consent_id into consent from advisory_edition e
  where e.id = edition and exists (
    select from access_grant g where g.object_id = e.id and g.organisation_id = actor_organisation());
  if not found then return false; end if;
  if consent is null then return true; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended(consent::text, 0));
  return exists (
    select from consent_request r
    cross join lateral (select * from consent_decision d where d.request_id = r.id order by d.seq desc limit 1) d
    where r.id = consent and r.expires_at > actor_now() and d.verdict in ('GRANTED', 'CONDITIONAL'));
end
$$;

-- Whoever passes an advisory on may know to whom.
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
  end
$$;
