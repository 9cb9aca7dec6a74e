-- 訂正・回収 (R-042): editions are never changed. A correction is a later edition that reaches exactly those who have
-- the earlier one; a recall takes an edition back, by two persons, and its recipients read only its number and the reason.
alter table advisory add column corrects_id uuid references advisory;

create table edition_correction (
  earlier_id uuid primary key references advisory_edition,
  later_id uuid not null unique references advisory_edition,
  at timestamptz not null
);

create table edition_recall (
  edition_id uuid primary key references advisory_edition,
  reason text not null check (reason <> ''),    -- read by every recipient
  asked_by uuid not null references person,
  asked_post uuid not null references post,
  asked_at timestamptz not null,
  confirmed_by uuid references person,          -- the second person
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> asked_by)
);

alter table edition_correction enable row level security;
create policy edition_correction_read on edition_correction for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = earlier_id));
create policy edition_correction_add on edition_correction for insert to noroshi_app with check (
  actor_is_coordinator() and exists (select from access_grant g where g.object_id = earlier_id)
  and exists (select from access_grant g where g.object_id = later_id));
grant select, insert on edition_correction to noroshi_app;

alter table edition_recall enable row level security;
create policy edition_recall_read on edition_recall for select to noroshi_app using (
  exists (select from access_grant g where g.object_id = edition_id)
  and (confirmed_at is not null or actor_is_coordinator()));
create policy edition_recall_add on edition_recall for insert to noroshi_app with check (
  actor_is_coordinator() and asked_by = (select actor_person()) and confirmed_at is null
  and exists (select from access_grant g where g.object_id = edition_id));
create policy edition_recall_confirm on edition_recall for update to noroshi_app
  using (actor_is_coordinator() and confirmed_at is null
    and exists (select from access_grant g where g.object_id = edition_id))
  with check (confirmed_by is null or (confirmed_by = (select actor_person()) and confirmed_by <> asked_by));
grant select, insert on edition_recall to noroshi_app;
grant update (reason, asked_by, asked_post, asked_at, confirmed_by, confirmed_at) on edition_recall to noroshi_app;

-- What has become of an edition; asked by lists and by the tier that would pass it on.
create function edition_fate(edition uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when exists (select from edition_recall r where r.edition_id = edition and r.confirmed_at is not null) then 'RECALLED'
    when exists (select from edition_correction c where c.earlier_id = edition) then 'CORRECTED'
  end
$$;

-- The words of a recalled edition are its issuer's alone.
create function edition_withheld(edition uuid, issuer uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select issuer is distinct from actor_organisation()
    and exists (select from edition_recall r where r.edition_id = edition and r.confirmed_at is not null)
$$;

-- As before, and never what was recalled or has a correction: that one goes the same way.
create or replace function may_pass_on(edition uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare consent uuid;
begin
  select e.consent_id into consent from advisory_edition e
  where e.id = edition and exists (
    select from access_grant g where g.object_id = e.id and g.organisation_id = actor_organisation());
  if not found or edition_fate(edition) is not null then return false; end if;
  if consent is null then return true; end if;
  perform pg_advisory_xact_lock_shared(hashtextextended(consent::text, 0));
  return exists (
    select from consent_request r
    cross join lateral (select * from consent_decision d where d.request_id = r.id order by d.seq desc limit 1) d
    where r.id = consent and r.expires_at > actor_now() and d.verdict in ('GRANTED', 'CONDITIONAL'));
end
$$;

-- An originator may agree to be named, in exactly the text that it was asked about (R-037, R-049).
alter table consent_request add column named boolean not null default false;

-- 有用さ (R-044): what a recipient thinks of an edition, once, changeable; read by it and by the issuer.
create table edition_rating (
  edition_id uuid not null references advisory_edition,
  organisation_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  rating text not null check (rating in ('USEFUL', 'PARTLY', 'NOT_USEFUL')),
  comment text not null default '',
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (edition_id, organisation_id)
);
alter table edition_rating enable row level security;
create policy edition_rating_read on edition_rating for select to noroshi_app
  using (organisation_id = (select actor_organisation()) or issuer_id = (select actor_organisation()));
create policy edition_rating_give on edition_rating for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person())
  and exists (select from delivery d where d.edition_id = edition_rating.edition_id
    and d.organisation_id = edition_rating.organisation_id and d.issuer_id = edition_rating.issuer_id and d.sent_at is not null));
create policy edition_rating_change on edition_rating for update to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (person_id = (select actor_person()));
grant select, insert on edition_rating to noroshi_app;
grant update (rating, comment, person_id, at) on edition_rating to noroshi_app;
