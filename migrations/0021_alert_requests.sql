-- 注意喚起の要請 (R-040, F10): the coordinator asks ministries to warn their operators. Each ministry reads the request and
-- its own answer; who else was asked, and what they answered, is the coordinator's to know.
create table alert_request (
  id uuid primary key,
  number text not null unique,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  tlp text not null,
  edition_id uuid references advisory_edition, -- the advisory whose words the ministry is to pass on; often none
  issuer_id uuid not null references organisation,
  person_id uuid not null references person,
  post_id uuid not null references post,
  sent_at timestamptz not null,
  due_at timestamptz not null check (due_at > sent_at),
  reminded_at timestamptz,
  reminders int not null default 0
);

create table alert_answer (
  request_id uuid not null references alert_request,
  organisation_id uuid not null references organisation,
  received_at timestamptz,
  received_by uuid references person,
  warned_at timestamptz,
  operators int check (operators > 0),  -- how many it warned
  note text not null default '',
  refused_at timestamptz,
  refused_reason text not null default '',
  answered_by uuid references person,
  answered_at timestamptz,
  version int not null default 1,
  primary key (request_id, organisation_id),
  check ((warned_at is null) = (operators is null)),
  check ((refused_at is null) = (refused_reason = '')),
  check (warned_at is null or refused_at is null)
);

alter table alert_request enable row level security;
create policy alert_request_read on alert_request for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = alert_request.id));
create policy alert_request_add on alert_request for insert to noroshi_app with check (
  actor_is_coordinator() and issuer_id = (select actor_organisation()) and person_id = (select actor_person()));
create policy alert_request_remind on alert_request for update to noroshi_app
  using (actor_is_coordinator() and issuer_id = (select actor_organisation()));
grant select, insert on alert_request to noroshi_app;
grant update (reminded_at, reminders) on alert_request to noroshi_app;

alter table alert_answer enable row level security;
create policy alert_answer_read on alert_answer for select to noroshi_app using (
  organisation_id = (select actor_organisation())
  or (actor_is_coordinator() and exists (select from access_grant g where g.object_id = request_id)));
create policy alert_answer_add on alert_answer for insert to noroshi_app with check (
  actor_is_coordinator() and received_at is null and answered_at is null);
create policy alert_answer_give on alert_answer for update to noroshi_app
  using (organisation_id = (select actor_organisation())) with check (organisation_id = (select actor_organisation()));
grant select, insert on alert_answer to noroshi_app;
grant update (received_at, received_by, warned_at, operators, note, refused_at, refused_reason, answered_by, answered_at, version)
  on alert_answer to noroshi_app;
