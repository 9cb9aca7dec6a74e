-- Working calendars and reporting regimes: law as data with days of validity, entered by people and never computed.
create table working_calendar (
  code text primary key,
  ja text not null,
  en text not null,
  zone text not null,
  opens int not null check (opens between 0 and 1440),      -- minutes since midnight on the zone's wall clock
  closes int not null check (closes between 1 and 1440),
  weekdays int[] not null,              -- 0 is Sunday
  check (opens < closes)
);

create table holiday (
  calendar text not null references working_calendar,
  day date not null,
  ja text not null,
  en text not null,
  primary key (calendar, day)
);

create table regime (
  id uuid primary key,
  code text not null unique,
  created_at timestamptz not null
);

-- A regime is never changed: whoever edits it adds a version. What was due under an older one stays due as it was.
create table regime_version (
  regime_id uuid not null references regime,
  seq int not null check (seq > 0),
  ja text not null,
  en text not null,
  valid_from date not null,
  valid_until date,
  applies jsonb not null,               -- audience: kinds, sectors, organisations
  stages jsonb not null,                -- [{stage, amount (null: not found), unit, from}]
  calendar text not null references working_calendar,
  source text not null,
  verified boolean not null,
  example boolean not null,
  person_id uuid references person,
  entered_at timestamptz not null,
  primary key (regime_id, seq),
  check (valid_until is null or valid_until >= valid_from)
);

do $$
declare part text;
begin
  foreach part in array array['working_calendar', 'holiday', 'regime', 'regime_version'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using (
      (select actor_post()) is not null or (select actor_system()) is not null)', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (actor_is_coordinator())', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;
create policy holiday_remove on holiday for delete to noroshi_app using (actor_is_coordinator());
grant delete on holiday to noroshi_app;

insert into working_calendar values ('JP', '日本の業務日', 'Working days in Japan', 'Asia/Tokyo', 540, 1065, '{1,2,3,4,5}');

-- The holidays on a fixed date. Those that move (成人の日, 海の日, 敬老の日, スポーツの日, 春分の日, 秋分の日) and the substitutes are
-- announced year by year and are entered by the coordinator.
insert into holiday
select 'JP', make_date(year, fixed.month, fixed.day), fixed.ja, fixed.en
from generate_series(2025, 2027) year, (values
  (1, 1, '元日', 'New Year’s Day'), (2, 11, '建国記念の日', 'National Foundation Day'), (2, 23, '天皇誕生日', 'Emperor’s Birthday'),
  (4, 29, '昭和の日', 'Showa Day'), (5, 3, '憲法記念日', 'Constitution Memorial Day'), (5, 4, 'みどりの日', 'Greenery Day'),
  (5, 5, 'こどもの日', 'Children’s Day'), (8, 11, '山の日', 'Mountain Day'), (11, 3, '文化の日', 'Culture Day'),
  (11, 23, '勤労感謝の日', 'Labour Thanksgiving Day')) as fixed (month, day, ja, en);

-- Shipped as examples that apply to nobody until the coordinator says to whom. A length that is not known is null.
insert into regime values
  ('00000000-0000-7000-8000-000000000231', 'NIS2', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000232', 'JP-ACD-2026', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000233', 'JP-PPC', '2026-11-01T00:00:00Z');
insert into regime_version values
  ('00000000-0000-7000-8000-000000000231', 1, 'NIS2指令（例）', 'NIS2 directive (example)', '2024-10-18', null,
   '{"kinds": [], "sectors": [], "organisations": []}',
   '[{"stage": "EARLY_WARNING", "amount": 24, "unit": "HOURS", "from": "RECOGNITION"},
     {"stage": "NOTIFICATION", "amount": 72, "unit": "HOURS", "from": "RECOGNITION"},
     {"stage": "FINAL", "amount": 1, "unit": "MONTHS", "from": "PREVIOUS"}]',
   'JP', 'Directive (EU) 2022/2555, Article 23(4)', false, true, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000232', 1, '特定侵害事象等の報告（サイバー対処能力強化法）', 'Report of specified intrusions (Act No. 42 of 2025)', '2026-10-01', null,
   '{"kinds": [], "sectors": [], "organisations": []}',
   '[{"stage": "EARLY_WARNING", "amount": null, "unit": "HOURS", "from": "RECOGNITION"},
     {"stage": "FINAL", "amount": null, "unit": "DAYS", "from": "RECOGNITION"}]',
   'JP', '令和8年8府省令第4号。期限は確認できていません。 / Order No. 4 of 2026; its deadlines have not been found.', false, false, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000233', 1, '個人データの漏えい等の報告', 'Report of a personal-data breach', '2022-04-01', null,
   '{"kinds": [], "sectors": [], "organisations": []}',
   '[{"stage": "EARLY_WARNING", "amount": 5, "unit": "DAYS", "from": "RECOGNITION"},
     {"stage": "FINAL", "amount": 30, "unit": "DAYS", "from": "RECOGNITION"}]',
   'JP', '速報はおおむね3〜5日、確報は30日（不正の目的のときは60日）。条文で確認していません。 / About 3 to 5 days, then 30 (60); not checked.', false, false, null, '2026-11-01T00:00:00Z');

-- Receipts: the leaf of an entry in its block's tree is kept when it is sealed, so that whoever acted gets the proof of its own
-- entry from hashes alone, without a look at the entries of others.
alter table audit_entry add leaf bytea;
create index audit_entry_object on audit_entry (object_id, action);
grant update (leaf) on audit_entry to noroshi_app;

-- The actor's own organisation's entry of that act, the newest; `seq` narrows it to a version of a report.
create function receipt_entry(act text, object uuid, seq int) returns table (id uuid, at text, organisation uuid, person uuid, post uuid,
    system text, action text, "objectKind" text, "object" uuid, detail jsonb, block int, "position" int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.organisation_id, e.person_id, e.post_id, e.system,
    e.action, e.object_kind, e.object_id, e.detail, e.block, e.position
  from audit_entry e
  where e.object_id = receipt_entry.object and e.action = act and e.organisation_id = actor_organisation()
    and (receipt_entry.seq is null or (e.detail ->> 'seq')::int = receipt_entry.seq)
  order by e.at desc, e.id desc limit 1
$$;

create function receipt_leaves(of_block int) returns table (leaf bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.leaf from audit_entry e where e.block = of_block and actor_post() is not null order by e.position
$$;

create function receipt_block(of_block int) returns table (number int, previous bytea, "merkleRoot" bytea, count int, "sealedAt" text, head bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.number, b.previous, b.merkle_root, b.count, to_char(b.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), b.head
  from audit_block b where b.number = of_block and actor_post() is not null
$$;

revoke execute on all functions in schema public from public;
grant execute on all functions in schema public to noroshi_app;
