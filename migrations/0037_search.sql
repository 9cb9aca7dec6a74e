-- 検索 (ADR 0021): one row for each text that somebody may look for, folded, with its bigrams. Written by triggers in the
-- causing transaction, read by one function that asks for the reader's grants itself, because row-level security keeps
-- operators that are not leakproof out of a GIN index (ADR 0002). What a reader is shown comes from the tables
-- themselves, under their own policies.
create table search_document (
  id uuid primary key,
  part text not null check (part in ('report', 'case', 'measure', 'message', 'advisory', 'edition', 'attachment', 'alert_request',
    'organisation')),
  object_kind text not null,            -- with object_id: what a grant is held on
  object_id uuid not null,
  source_id uuid not null,              -- row of the table that the part stands in
  seq int,                              -- the version of a report
  at timestamptz not null,              -- never changes: a page goes on where the last one ended
  folded text not null,
  grams text[] not null,                -- bigrams, beginnings of Latin words, and '#' marks for the filters
  holders uuid[] not null,              -- organisations that were ever given the object: a sieve; the grants decide
  spans int[] not null                  -- the day, and the 8, 64, 512 … days around it
);
-- Without the pending list, which each search would read from end to end.
create index search_document_words on search_document using gin (grams, holders, spans) with (fastupdate = off);
create index search_document_object on search_document (object_id);
alter table search_document enable row level security; -- and no policy: nobody reads it but the functions below

-- Width, case, accents, kana, long vowels, variant characters and the form of a dash make no difference (as in
-- kernel/spelling); a middle dot marks where a Latin word or a number begins.
create function search_fold(given text) returns text language plpgsql immutable parallel safe as $$
declare t text;
begin
  t := normalize(given, NFKC);
  t := normalize(regexp_replace(normalize(t, NFD), '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC);
  t := translate(lower(t),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶゖ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕけけ');
  t := translate(t, '髙﨑嵜澤齋齊斉邊邉濱廣鐵鉃驛縣區會醫藥氣瀧龍𠮷黑靑榮關舘礒籠鷗國櫻眞德嶋嶌瀨惠圓冨學',
    '高崎崎沢斎斎斎辺辺浜広鉄鉄駅県区会医薬気滝竜吉黒青栄関館磯篭鴎国桜真徳島島瀬恵円富学');
  t := regexp_replace(t, '[-_~''ー〜・·’‐-―−─━﹘\u0001-\u0008\u000e-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+', '', 'g');
  t := regexp_replace(btrim(regexp_replace(t, '\s+', ' ', 'g')), '(?<![ -~]) | (?![ -~])', '', 'g');
  return regexp_replace(t, '([a-z0-9]+)', '·\1', 'g');
end
$$;

-- Letters that bigrams are made of: neither ASCII nor punctuation.
create function search_letters(folded text) returns table (letter text, place bigint, next text) language sql immutable parallel safe as $$
  select c.letter, c.place, case when ascii(c.lead) > 127 and strpos('·、。「」『』【】〔〕《》〈〉…‥※“”‘→←', c.lead) = 0 then c.lead end
  from (select letter, place, lead(letter) over (order by place) as lead
    from unnest(string_to_array(folded, null)) with ordinality s(letter, place)) c
  where ascii(c.letter) > 127 and strpos('·、。「」『』【】〔〕《》〈〉…‥※“”‘→←', c.letter) = 0
$$;

create function search_grams(folded text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct gram), '{}') from (
    select left(run[1], n) as gram from regexp_matches(folded, '[a-z0-9]+', 'g') run
      cross join unnest(array[1, 2, 3, 4, 6, 8, 12, 16, 24, 32]) n where n <= length(run[1])
    union all select letter from search_letters(folded)
    union all select letter || next from search_letters(folded) where next is not null) g
$$;

-- The words that somebody typed, folded; what has neither letter nor number finds nothing.
create function search_words(asked text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(word order by place), '{}') from (
    select search_fold(w) as word, min(place) as place
    from unnest(regexp_split_to_array(normalize(left(asked, 1000), NFKC), '\s+')) with ordinality s(w, place)
    group by 1 order by 2 limit 10) f
  where word ~ '[a-z0-9]' or exists (select from search_letters(word))
$$;

-- At most five entries of the index that each find has, spread over the words: the text itself is compared afterwards.
create function search_entries(words text[]) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct gram) from (
    select distinct on (share) gram from (
      select gram, kana, ntile(5) over (order by word, place) as share from (
        select n as word, r.place, left(r.run[1], (select max(l) from unnest(array[1, 2, 3, 4, 6, 8, 12, 16, 24, 32]) l
          where l <= length(r.run[1]))) as gram, false as kana
        from unnest(words) with ordinality w(word, n)
          cross join regexp_matches(word, '[a-z0-9]+', 'g') with ordinality r(run, place)
        union all
        select n, l.place, l.letter || coalesce(l.next, ''), l.letter || coalesce(l.next, '') ~ '^[ぁ-ゖ]+$'
        from unnest(words) with ordinality w(word, n) cross join search_letters(word) l
        where l.next is not null or not exists (select from search_letters(word) b where b.place = l.place - 1)) g) s
    order by share, kana, length(gram) desc, gram) e
$$;

create function search_spans(at timestamptz) returns int[] language sql immutable parallel safe as $$
  select array(select level * 100000 + (greatest(floor(extract(epoch from at) / 86400)::int, 0) / (8 ^ level)::int)
    from generate_series(0, 5) level)
$$;

-- A grant and a text that arrive at the same moment each see the other: both wait here. 512 places, because a
-- succession touches thousands of objects in one transaction.
create function search_hold(object uuid) returns void language sql volatile as $$
  select pg_advisory_xact_lock(7037, (hashtextextended(object::text, 0) & 511)::int)
$$;

create function search_put(new_id uuid, what text, kind text, object uuid, source uuid, version int, moment timestamptz, marks text[], body text)
  returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare words text := search_fold(body);
begin
  perform search_hold(object);
  insert into search_document as d (id, part, object_kind, object_id, source_id, seq, at, folded, grams, holders, spans)
  values (new_id, what, kind, object, source, version, moment, words,
    search_grams(words) || ('#' || what) || coalesce(array_remove(marks, null), '{}'),
    array(select distinct g.organisation_id from access_grant g where g.object_id = object and g.organisation_id is not null),
    search_spans(moment))
  on conflict (id) do update set folded = excluded.folded, grams = excluded.grams
    where d.folded <> excluded.folded or d.grams <> excluded.grams;
end
$$;

create function search_sectors(organisation uuid, day date) returns text[] language sql stable as $$
  select array(select '#sector:' || s.sector from organisation_sector s
    where s.organisation_id = organisation and valid_on(s.valid_from, s.valid_until, day) order by 1)
$$;

-- A version has no id of its own: its place in the index has one made of the report and the number (RFC 9562 §5.8).
create function search_report(subject uuid, version int) returns void language sql volatile as $$
  select search_put(overlay(overlay(md5(v.report_id || ':' || v.seq) placing '8' from 13) placing '8' from 17)::uuid, 'report', 'report', v.report_id, v.report_id, v.seq, v.submitted_at,
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
  where v.report_id = subject and v.seq = version
$$;

create function search_case(subject uuid) returns void language sql volatile as $$
  select search_put(c.id, 'case', 'case', c.id, c.id, null, c.opened_at,
    search_sectors(c.originator_id, tokyo_day(c.opened_at)) || ('#state:' || c.state)
      || array(select '#cause:' || cause from unnest(c.cause_classes) cause),
    concat_ws('。', c.number, substr(c.number, 3), c.title, c.cause_unknown_reason, c.lessons, c.lessons_waiver, c.containment_evidence,
      (select string_agg(n.ja || '。' || n.en, '。') from organisation_name n where n.organisation_id = coalesce(c.named_id, c.originator_id))))
  from case_file c where c.id = subject
$$;

create function search_measure(subject uuid) returns void language sql volatile as $$
  select search_put(m.id, 'measure', 'case', m.case_id, m.id, null, m.created_at, '{}',
    concat_ws('。', m.text, m.owner_name, m.evidence, m.dropped_reason))
  from measure m where m.id = subject
$$;

create function search_message(subject uuid) returns void language sql volatile as $$
  select search_put(m.id, 'message', m.subject_kind, m.subject_id, m.id, null, m.at, '{}', m.body) from thread_message m where m.id = subject
$$;

create function search_advisory(subject uuid) returns void language sql volatile as $$
  select search_put(a.id, 'advisory', 'advisory', a.id, a.id, null, a.created_at, '{}',
    concat_ws('。', a.number, substr(a.number, 3), c ->> 'title', c -> 'victim' ->> 'title', c -> 'victim' ->> 'body', c -> 'others' ->> 'title',
      c -> 'others' ->> 'source', c -> 'others' ->> 'body', c ->> 'purpose',
      (select string_agg(q, '。') from jsonb_array_elements_text(coalesce(c -> 'others' -> 'requests', '[]')) q)))
  from advisory a cross join lateral (select d.content from advisory_draft d where d.advisory_id = a.id order by d.revision desc limit 1) x(c)
  where a.id = subject
$$;

create function search_edition(subject uuid) returns void language sql volatile as $$
  select search_put(e.id, 'edition', 'edition', e.id, e.id, null, e.released_at, '{}',
    concat_ws('。', e.number, substr(e.number, 3), e.title, e.body,
      (select string_agg(q, '。') from jsonb_array_elements_text(case jsonb_typeof(e.requests) when 'array' then e.requests else '[]' end) q)))
  from advisory_edition e where e.id = subject
$$;

-- A file that is not sent yet is its uploader's alone, and a withdrawn one is not found any more.
create function search_attachment(subject uuid) returns void language plpgsql volatile as $$
begin
  delete from search_document d using attachment a where a.id = subject and d.id = subject and a.withdrawn_at is not null;
  perform search_put(a.id, 'attachment', a.object_kind, a.object_id, a.id, a.seq, a.bound_at, '{}', concat_ws('。', a.name, a.note))
  from attachment a where a.id = subject and a.object_id is not null and a.withdrawn_at is null;
end
$$;

create function search_alert(subject uuid) returns void language sql volatile as $$
  select search_put(w.id, 'alert_request', 'alert_request', w.id, w.id, null, w.sent_at, '{}',
    concat_ws('。', w.number, substr(w.number, 3), w.title, w.body)) from alert_request w where w.id = subject
$$;

-- Organisations are no object of a grant: they stand under this holder, and sees_organisation decides.
create function search_directory() returns uuid language sql immutable parallel safe as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;
create function search_organisation(subject uuid) returns void language plpgsql volatile as $$
begin
  perform search_put(o.id, 'organisation', 'organisation', o.id, o.id, null, o.created_at, '{}',
    concat_ws('。', o.code, (select string_agg(concat_ws('。', n.ja, n.en, n.short_ja, n.short_en), '。' order by n.valid_from)
      from organisation_name n where n.organisation_id = o.id))) from organisation o where o.id = subject;
  update search_document d set holders = array[search_directory()] where d.id = subject and d.holders = '{}';
end
$$;

-- One function for all triggers; the argument names the part.
create function search_after() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case tg_argv[0]
    when 'report' then perform search_report(new.report_id, new.seq);
    when 'case' then perform search_case(new.id);
    when 'measure' then perform search_measure(new.id);
    when 'message' then perform search_message(new.id);
    when 'advisory' then perform search_advisory(new.advisory_id);
    when 'edition' then perform search_edition(new.id);
    when 'attachment' then perform search_attachment(new.id);
    when 'alert_request' then perform search_alert(new.id);
    when 'organisation' then perform search_organisation(new.organisation_id);
  end case;
  return null;
end
$$;
create trigger report_version_search after insert on report_version for each row execute function search_after('report');
create trigger case_file_search after insert or update of title, state, cause_classes, cause_unknown_reason, lessons, lessons_waiver, containment_evidence
  on case_file for each row execute function search_after('case');
create trigger measure_search after insert or update of text, owner_name, evidence, dropped_reason
  on measure for each row execute function search_after('measure');
create trigger thread_message_search after insert on thread_message for each row execute function search_after('message');
create trigger advisory_draft_search after insert on advisory_draft for each row execute function search_after('advisory');
create trigger advisory_edition_search after insert on advisory_edition for each row execute function search_after('edition');
create trigger attachment_search after insert or update of object_id, withdrawn_at
  on attachment for each row when (new.object_id is not null) execute function search_after('attachment');
create trigger organisation_name_search after insert on organisation_name for each row execute function search_after('organisation');
create trigger alert_request_search after insert on alert_request for each row execute function search_after('alert_request');

-- Whoever is given an object finds its texts from this moment. Ended grants stay in the sieve; the grants decide.
create function search_after_grants() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare one record;
begin
  for one in select g.object_id, array_agg(distinct g.organisation_id) as fresh from given g where g.organisation_id is not null
      group by g.object_id order by hashtextextended(g.object_id::text, 0) & 511 loop
    perform search_hold(one.object_id);
    update search_document d set holders = d.holders || array(select unnest(one.fresh) except select unnest(d.holders))
    where d.object_id = one.object_id and not d.holders @> one.fresh;
  end loop;
  return null;
end
$$;
create trigger access_grant_search after insert on access_grant referencing new table as given
  for each statement execute function search_after_grants();

-- Whether the actor reads this object now: the same question as the policies of access_grant, asked without them.
create function search_visible(kind text, object uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when kind = 'organisation' then sees_organisation(object, (select o.public_body from organisation o where o.id = object))
    else exists (select from access_grant g where g.object_id = object and g.organisation_id = actor_organisation()
      and (g.person_id is null or g.person_id = actor_person()) and (g.post_id is null or g.post_id = actor_post())
      and g.valid_from <= actor_now() and (g.valid_until is null or g.valid_until > actor_now()))
    and (not coalesce(actor_seconded(), false) or object in (select seconded_objects()))
    and not (kind = 'edition' and edition_withheld(object, (select e.issuer_id from advisory_edition e where e.id = object))) end
$$;

-- What the actor may read and contains every word, newest first. Begins with one day and reaches back eight or sixty-four
-- times as far as long as too little is found: rare words cost a handful of steps, common ones about what a page holds.
create function search_documents(asked text, marks text[], since timestamptz, until timestamptz, after_at timestamptz, after_id uuid, most int)
  returns table (id uuid, part text, object_kind text, object_id uuid, source_id uuid, seq int, at timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  words text[] := search_words(asked);
  entries text[] := search_entries(words) || marks;
  holder uuid := case when '#organisation' = any (marks) then search_directory() else actor_organisation() end;
  latest timestamptz := least(after_at, until, actor_now() + interval '1 minute');
  day int := floor(extract(epoch from latest) / 86400)::int;
  level int := 0;
  size int;
  found_here int;
  found_before int := 0;
  first_day int := day;
begin
  if actor_organisation() is null or cardinality(words) = 0 or most < 1 then return; end if;
  loop
    size := (8 ^ level)::int;
    return query
      select c.id, c.part, c.object_kind, c.object_id, c.source_id, c.seq, c.at from (
        select d.* from search_document d
        where d.grams @> entries and d.holders @> array[holder] and d.spans @> array[level * 100000 + day / size]
          and d.at <= latest and d.at < to_timestamp((day + 1) * 86400::bigint) and (since is null or d.at >= since)
          and (after_id is null or (d.at, d.id) < (after_at, after_id))
          and not exists (select from unnest(words) w where strpos(d.folded, w) = 0)
        order by d.at desc, d.id desc offset 0) c
      where search_visible(c.object_kind, c.object_id)
      limit most - found_before;
    get diagnostics found_here = row_count;
    found_before := found_before + found_here;
    day := (day / size) * size - 1;
    exit when found_before >= most or day < 0 or (since is not null and to_timestamp((day + 1) * 86400::bigint) < since);
    -- As far back as will hold about what is still wanted, going by what was found so far.
    level := least(level + case when found_before = 0 and level > 0 then 2 else 1 end, 5);
    while level > 0 and found_before::float8 / (first_day - day) * 8 ^ level > 4 * (most - found_before) loop
      level := level - 1;
    end loop;
  end loop;
end
$$;

-- 保存した条件: the narrowing of a list, kept under a name by one person, shared within the organisation if it likes.
create table saved_filter (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  person_id uuid not null references person,
  page text not null check (page in ('inbox', 'reports', 'cases', 'deliveries', 'directory', 'search')),
  name text not null check (name <> ''),
  parameters jsonb not null,            -- {name: value} as they stand in the address
  shared boolean not null,
  created_at timestamptz not null,
  version int not null default 1
);
create index saved_filter_organisation on saved_filter (organisation_id, created_at, id);
-- In the navigation of this person; somebody else's shared one as well.
create table saved_filter_pin (
  filter_id uuid not null references saved_filter on delete cascade,
  person_id uuid not null references person,
  at timestamptz not null,
  primary key (filter_id, person_id)
);
alter table saved_filter enable row level security;
create policy saved_filter_read on saved_filter for select to noroshi_app using (
  organisation_id = (select actor_organisation()) and (shared or person_id = (select actor_person())));
create policy saved_filter_add on saved_filter for insert to noroshi_app with check (
  organisation_id = (select actor_organisation()) and person_id = (select actor_person()));
create policy saved_filter_change on saved_filter for update to noroshi_app
  using (organisation_id = (select actor_organisation()) and person_id = (select actor_person()));
-- What a colleague shared and left behind is cleared away by an administrator.
create policy saved_filter_remove on saved_filter for delete to noroshi_app using (
  organisation_id = (select actor_organisation())
  and (person_id = (select actor_person()) or (shared and (select actor_administers()))));
create policy saved_filter_seconded on saved_filter as restrictive to noroshi_app
  using (not (select coalesce(actor_seconded(), false)));
grant select, insert, delete on saved_filter to noroshi_app;
grant update (name, parameters, shared, version) on saved_filter to noroshi_app;
alter table saved_filter_pin enable row level security;
create policy saved_filter_pin_own on saved_filter_pin to noroshi_app
  using (person_id = (select actor_person()) and exists (select from saved_filter f where f.id = filter_id))
  with check (person_id = (select actor_person()) and exists (select from saved_filter f where f.id = filter_id));
grant select, insert, delete on saved_filter_pin to noroshi_app;

select search_report(report_id, seq) from report_version;
select search_case(id) from case_file;
select search_measure(id) from measure;
select search_message(id) from thread_message;
select search_advisory(id) from advisory where exists (select from advisory_draft d where d.advisory_id = advisory.id);
select search_edition(id) from advisory_edition;
select search_attachment(id) from attachment;
select search_alert(id) from alert_request;
select search_organisation(id) from organisation;

revoke execute on function search_fold(text), search_letters(text), search_grams(text), search_words(text), search_entries(text[]),
  search_spans(timestamptz), search_hold(uuid), search_put(uuid, text, text, uuid, uuid, int, timestamptz, text[], text),
  search_sectors(uuid, date), search_report(uuid, int), search_case(uuid), search_measure(uuid), search_message(uuid),
  search_advisory(uuid), search_edition(uuid), search_attachment(uuid), search_alert(uuid), search_directory(),
  search_organisation(uuid), search_after(), search_after_grants(),
  search_visible(text, uuid), search_documents(text, text[], timestamptz, timestamptz, timestamptz, uuid, int) from public;
grant execute on function search_documents(text, text[], timestamptz, timestamptz, timestamptz, uuid, int) to noroshi_app;
