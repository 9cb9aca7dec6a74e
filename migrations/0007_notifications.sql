-- One notification per event and person. A mail says that something waits and where, never more than its label allows.
create table notification (
  id uuid primary key,
  event text not null,                  -- the causing event, e.g. 'edition:<id>'; the same event never notifies twice
  person_id uuid not null references person,
  organisation_id uuid not null references organisation,
  kind text not null,
  object_kind text not null,
  object_id uuid not null,
  number text not null,
  tlp text not null,
  created_at timestamptz not null,
  mail_state text not null default 'QUEUED' check (mail_state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNCONFIRMED')),
  mail_attempts int not null default 0,
  mail_claimed_at timestamptz,
  mail_error text not null default '',
  mailed_at timestamptz,
  unique (event, person_id)
);
create index notification_queue on notification (created_at) where mail_state in ('QUEUED', 'SENDING');

alter table notification enable row level security;
create policy notification_own on notification for select to noroshi_app
  using (person_id = (select actor_person()) or (select actor_system()) = 'mail');
-- Whoever causes an event notifies those who receive it through the event's own grant.
create policy notification_cause on notification for insert to noroshi_app
  with check (exists (select from access_grant g where g.object_id = notification.object_id));
create policy notification_mail on notification for update to noroshi_app using ((select actor_system()) = 'mail');
grant select, insert on notification to noroshi_app;
grant update (mail_state, mail_attempts, mail_claimed_at, mail_error, mailed_at) on notification to noroshi_app;

-- Whom a notification reaches: people of an organisation whose post has the duty, on that day. The causing actor
-- need not be able to list the recipients' people.
create function notify_duty(event_of text, organisations uuid[], duty text, kind_of text, object_kind_of text, object uuid,
    number_of text, tlp_of text, at timestamptz) returns int
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare written int;
begin
  if not may_give_grant(object) or not exists (select from access_grant g where g.object_id = object
      and (g.organisation_id = actor_organisation() or g.system = actor_system())) then
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

-- Columns of people and posts that a mail needs; the mail worker sees no more of them.
create function notification_letters(wanted uuid[]) returns table (
    id uuid, email text, language text, kind text, number text, tlp text, object_kind text, object_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, p.email, p.language, n.kind, n.number, n.tlp, n.object_kind, n.object_id
  from notification n join person p on p.id = n.person_id
  where n.id = any (wanted) and actor_system() = 'mail'
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
