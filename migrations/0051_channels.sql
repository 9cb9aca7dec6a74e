-- Ways out of the house beside mail: signed webhooks of an organisation, and the installation's gateway for SMS and voice
-- (ADR 0044). What leaves says no more than its label allows.
create table webhook (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  label text not null check (label <> ''),
  url text not null,
  secret bytea not null,                -- sealed; shown once, when it is made
  person_id uuid not null references person,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_ok_at timestamptz,
  last_error text not null default ''
);
create index webhook_organisation on webhook (organisation_id) where revoked_at is null;

-- One call on one channel. Sent at least once: the id is the receiver's to recognise a repetition.
create table channel_message (
  id uuid primary key,
  run_id uuid not null references ladder_run,
  organisation_id uuid not null references organisation,
  person_id uuid references person,     -- whom it calls; null: everybody who listens to the webhook
  webhook_id uuid references webhook,
  channel text not null check (channel in ('WEBHOOK', 'SMS', 'VOICE')),
  event text not null,
  kind text not null,
  step int not null,
  created_at timestamptz not null,
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED')),
  attempts int not null default 0,
  after timestamptz not null default '-infinity',
  claimed_at timestamptz,
  sent_at timestamptz,
  error text not null default '',
  result text check (result in ('ACKNOWLEDGED', 'ANSWERED', 'VOICEMAIL', 'NO_ANSWER', 'BUSY', 'DELIVERED', 'UNDELIVERABLE')),
  result_at timestamptz,
  unique nulls not distinct (event, channel, person_id, webhook_id)
);
create index channel_message_due on channel_message (after, id) where state = 'QUEUED';
create index channel_message_leaving on channel_message (claimed_at) where state = 'SENDING';
create index channel_message_run on channel_message (run_id);

alter table webhook enable row level security;
create policy webhook_read on webhook for select to noroshi_app using (
  organisation_id = (select actor_organisation()) or (select actor_system()) in ('ladder', 'channels'));
create policy webhook_add on webhook for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and (select actor_administers()));
create policy webhook_change on webhook for update to noroshi_app using (
  (organisation_id = (select actor_organisation()) and (select actor_administers())) or (select actor_system()) = 'channels');
create policy webhook_seconded on webhook as restrictive to noroshi_app using (not (select coalesce(actor_seconded(), false)));
grant select (id, organisation_id, label, url, person_id, created_at, revoked_at, last_ok_at, last_error) on webhook to noroshi_app;
grant insert on webhook to noroshi_app;
grant update (revoked_at, last_ok_at, last_error) on webhook to noroshi_app;

alter table channel_message enable row level security;
create policy channel_message_read on channel_message for select to noroshi_app using (
  (select actor_system()) = 'channels' or holds(run_id));
create policy channel_message_add on channel_message for insert to noroshi_app with check (holds(run_id));
create policy channel_message_move on channel_message for update to noroshi_app using ((select actor_system()) = 'channels');
grant select, insert on channel_message to noroshi_app;
grant update (state, attempts, after, claimed_at, sent_at, error, result, result_at) on channel_message to noroshi_app;

-- Columns that a message needs to leave; the worker of the channels sees no more of runs and people.
create function channel_letters(wanted uuid[]) returns table (id uuid, channel text, event text, kind text, step int, run uuid,
    number text, tlp text, test boolean, occasion text, created_at timestamptz, url text, secret bytea, webhook uuid, phone text,
    language text, attempts int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, m.channel, m.event, m.kind, m.step, m.run_id, r.number, r.tlp, r.test, r.occasion, m.created_at, w.url, w.secret,
    w.id, coalesce(nullif((select c.phone from post_contact c join post p on p.id = c.post_id
      where p.person_id = m.person_id and p.organisation_id = m.organisation_id and c.phone <> '' order by c.post_id limit 1), ''), n.phone),
    coalesce(n.language, 'ja'), m.attempts
  from channel_message m join ladder_run r on r.id = m.run_id
  left join webhook w on w.id = m.webhook_id left join person n on n.id = m.person_id
  where m.id = any (wanted) and actor_system() = 'channels'
$$;

revoke execute on function channel_letters(uuid[]) from public;
grant execute on function channel_letters(uuid[]) to noroshi_app;
