-- What the coordinator's own house writes again and again. The program ships templates of its own (share/advisories/templates);
-- a row here takes the place of the shipped one with its code, or stands beside them. Nothing is overwritten.
create table advisory_template (
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{1,39}$'),
  seq int not null check (seq > 0),
  kind text not null,
  language text not null check (language in ('ja', 'en')),
  name text not null,
  content jsonb not null,               -- {others: {title, source, requests}, victim: {title, body, requests} or null}
  retired boolean not null,
  person_id uuid not null references person,
  entered_at timestamptz not null,
  primary key (code, seq)
);
alter table advisory_template enable row level security;
create policy advisory_template_read on advisory_template for select to noroshi_app using (actor_is_coordinator());
create policy advisory_template_add on advisory_template for insert to noroshi_app with check (actor_is_coordinator());
grant select, insert on advisory_template to noroshi_app;
