-- 様式: forms as versioned data, what was answered on them for a report, and every export that was made (ADR 0022).
create table form (
  id uuid primary key,
  code text not null unique,
  created_at timestamptz not null
);

-- A version is never changed: whoever edits a form adds one. What was exported under an older one stays as it was.
create table form_version (
  form_id uuid not null references form,
  seq int not null check (seq > 0),
  definition jsonb not null,            -- names, days of validity, sections with fields, offices with their conditions
  person_id uuid references person,
  entered_at timestamptz not null,
  primary key (form_id, seq)
);

do $$
declare part text;
begin
  foreach part in array array['form', 'form_version'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for select to noroshi_app using ((select actor_post()) is not null)', part || '_read', part);
    execute format('create policy %I on %I for insert to noroshi_app with check (actor_is_coordinator())', part || '_add', part);
    execute format('grant select, insert on %I to noroshi_app', part);
  end loop;
end
$$;

-- What decides which offices ask, as the originator answered it; the newest answer holds, the older ones stay.
create table report_fact (
  id uuid primary key,
  number bigint generated always as identity, -- two answers within one millisecond have an order as well
  report_id uuid not null references report,
  fact text not null,
  answer text not null check (answer in ('YES', 'NO', 'UNKNOWN')),
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null
);
create index report_fact_report on report_fact (report_id, fact, number desc);
alter table report_fact enable row level security;
create policy report_fact_read on report_fact for select to noroshi_app
  using (exists (select from access_grant g where g.object_id = report_id));
create policy report_fact_add on report_fact for insert to noroshi_app with check (
  person_id = (select actor_person()) and (select post_reports(actor_post()))
  and exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())));
grant select, insert on report_fact to noroshi_app;

-- Answers to the fields of a form that no report fills: seen by the originator alone until they leave on an export.
create table form_answer (
  report_id uuid not null references report,
  form_id uuid not null references form,
  answers jsonb not null,
  version int not null default 1,
  saved_at timestamptz not null,
  saved_by uuid not null references person,
  primary key (report_id, form_id)
);
alter table form_answer enable row level security;
create policy form_answer_own on form_answer to noroshi_app
  using (exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())))
  with check (saved_by = (select actor_person()) and (select post_reports(actor_post()))
    and exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())));
grant select, insert on form_answer to noroshi_app;
grant update (answers, version, saved_at, saved_by) on form_answer to noroshi_app;

-- An export is kept as the bytes that left and as what was written on the form, so that it can be told what changed since.
create table form_export (
  id uuid primary key,
  report_id uuid not null,
  seq int not null,
  form_id uuid not null,
  form_seq int not null,
  office text not null,
  medium text not null check (medium in ('EXCEL', 'CSV', 'PRINT')),
  language text not null check (language in ('ja', 'en')),
  consent text not null check (consent in ('GIVEN', 'REFUSED', 'NOT_ASKED')), -- share with the coordinator
  filled jsonb not null,
  content bytea not null,
  sha256 text not null,
  person_id uuid not null references person,
  post_id uuid not null references post,
  at timestamptz not null,
  sent_at timestamptz,
  sent_to text not null default '',
  receipt_number text not null default '',
  sent_by uuid references person,
  marked_at timestamptz,
  foreign key (report_id, seq) references report_version,
  foreign key (form_id, form_seq) references form_version
);
create index form_export_report on form_export (report_id, at desc, id desc);
alter table form_export enable row level security;
create policy form_export_read on form_export for select to noroshi_app using (
  exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation()))
  or ((select actor_is_coordinator()) and consent = 'GIVEN' and sent_at is not null
    and exists (select from access_grant g where g.object_id = report_id)));
create policy form_export_add on form_export for insert to noroshi_app with check (
  person_id = (select actor_person()) and (select post_reports(actor_post()))
  and exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())));
create policy form_export_send on form_export for update to noroshi_app
  using ((select post_reports(actor_post()))
    and exists (select from report r where r.id = report_id and r.organisation_id = (select actor_organisation())))
  with check (sent_by = (select actor_person()));
grant select, insert on form_export to noroshi_app;
grant update (consent, sent_at, sent_to, receipt_number, sent_by, marked_at) on form_export to noroshi_app;

-- Shipped as samples: only what is publicly stated, each field with its source and whether it was compared with the office's
-- own form. Nothing here was: the coordinator enters the next version when the real form is at hand.
insert into form values
  ('00000000-0000-7000-8000-000000000380', 'NOROSHI-REPORT', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000381', 'JP-COMMON-DDOS', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000382', 'JP-COMMON-RANSOMWARE', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000383', 'JP-COMMON-OTHER', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000384', 'JP-ACD-REPORT', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000385', 'JP-POLICE', '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000386', 'JP-PPC', '2026-11-01T00:00:00Z');

insert into form_version values
  ('00000000-0000-7000-8000-000000000380', 1, $form${"ja": "情報連絡の様式（見本）", "en": "Incident report (sample)", "validFrom": null, "validUntil": null, "verified": false, "source": "元の情報連絡様式は見つかっていません。このシステムの項目に、推測される項目を加えた見本です。 / The original sheet was not found: our own fields, with fields from memory.",
   "sections": [
    {"code": "who", "ja": "報告", "en": "Report", "fields": [
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.submittedAt", "ja": "送信日時", "en": "Sent", "from": "report.submittedAt", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "reportCase", "ja": "報告する理由", "en": "Why it is reported", "from": "reportCase", "kind": "CHOICE", "table": "reportCases", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "sector", "ja": "分野", "en": "Sector", "from": "sector", "kind": "CHOICE", "table": "sectors", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "ceptoar", "ja": "セプター", "en": "CEPTOAR", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]},
    {"code": "what", "ja": "事象", "en": "Event", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "eventClass", "ja": "事象の類型", "en": "Event class", "from": "eventClass", "kind": "CHOICE", "table": "eventClasses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "place", "ja": "発生場所", "en": "Place", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]},
    {"code": "effect", "ja": "影響", "en": "Effect", "fields": [
      {"code": "serviceImpact", "ja": "サービスへの影響", "en": "Effect on the service", "from": "serviceImpact", "kind": "CHOICE", "table": "serviceImpacts", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "serviceDisruption", "ja": "サービス障害", "en": "Service disruption", "from": "serviceDisruption", "kind": "CHOICE", "table": "serviceDisruptions", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "serviceLevel", "ja": "重要インフラサービス維持レベルの逸脱", "en": "Departure from the service level of critical infrastructure", "kind": "CHOICE", "table": "yesNo", "required": "NEVER", "help": {"ja": "重要インフラ事業者等だけが答えます。", "en": "For critical-infrastructure operators only."}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8595"},
      {"code": "impactOn", "ja": "影響の及ぶところ", "en": "Where the effect is", "from": "impactOn", "kind": "CHOICES", "table": "impactParts", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impactQuantities", "ja": "影響の量", "en": "The effect in figures", "from": "impactQuantities", "kind": "QUANTITIES", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "manualFallback", "ja": "手作業による代替", "en": "Manual fallback", "from": "manualFallback", "kind": "CHOICE", "table": "manualFallbacks", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "cause", "ja": "原因", "en": "Cause", "fields": [
      {"code": "causes", "ja": "原因の類型", "en": "Causes", "from": "causes", "kind": "CHOICES", "table": "causeDetails", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "causeDetail", "ja": "原因の詳細", "en": "Cause in detail", "from": "causeDetail", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "method", "ja": "手口", "en": "Method", "from": "method", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "spilledFrom", "ja": "波及の元", "en": "Spilled over from", "from": "spilledFrom", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "measures", "ja": "対応", "en": "Measures", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveryOutlook", "ja": "復旧の見込み", "en": "Outlook for recovery", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."},
      {"code": "prevention", "ja": "再発防止策", "en": "Prevention", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."},
      {"code": "lessons", "ja": "教訓", "en": "Lessons", "from": "lessons", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "duties", "ja": "届出と公表", "en": "Duties and publication", "fields": [
      {"code": "legalBasis", "ja": "報告義務の根拠法令", "en": "Legal basis", "from": "legalBasis", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "effectJudgement.by", "ja": "影響が深刻と判断した方", "en": "Who judged the effect serious", "from": "effectJudgement.by", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "effectJudgement.at", "ja": "影響が深刻と判断した日時", "en": "When it was judged serious", "from": "effectJudgement.at", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "sharingJudgement.by", "ja": "共有が適切と判断した方", "en": "Who judged sharing appropriate", "from": "sharingJudgement.by", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "sharingJudgement.at", "ja": "共有が適切と判断した日時", "en": "When sharing was judged appropriate", "from": "sharingJudgement.at", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "otherOffices", "ja": "ほかの機関への連絡", "en": "Other offices told", "kind": "CHOICES", "choices": [{"code": "PPC", "ja": "個人情報保護委員会", "en": "Personal Information Protection Commission"}, {"code": "JPCERT", "ja": "JPCERT/CC", "en": "JPCERT/CC"}, {"code": "IPA", "ja": "IPA", "en": "IPA"}], "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."},
      {"code": "publiclyKnown", "ja": "公表・報道", "en": "Publicly known", "from": "publiclyKnown", "kind": "CHOICE", "table": "publiclyKnown", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "pressUrl", "ja": "公表したページ", "en": "Press page", "from": "pressUrl", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "publicationPlan", "ja": "公表の予定", "en": "Planned publication", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]},
    {"code": "sharing", "ja": "共有と確かさ", "en": "Sharing and certainty", "fields": [
      {"code": "sharingRange", "ja": "共有してよい範囲", "en": "May be shared with", "from": "sharingRange", "kind": "CHOICE", "table": "sharingRanges", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "anonymisation", "ja": "匿名化", "en": "Anonymisation", "from": "anonymisation", "kind": "CHOICE", "table": "anonymisations", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "tlp", "ja": "取扱い（TLP）", "en": "Handling (TLP)", "from": "tlp", "kind": "CHOICE", "table": "tlp", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "certainty", "ja": "全体の確かさ", "en": "Certainty of the whole", "from": "certainty", "kind": "CHOICE", "table": "certainties", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": []}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000381', 1, $form${"ja": "DDoS攻撃事案共通様式（見本）", "en": "Common form for DDoS (sample)", "validFrom": "2025-10-01", "validUntil": null, "verified": false, "source": "2025年10月1日から使用。2026年9月15日に改定されたが、改定後の項目は確認していません。 / Used from 2025-10-01; revised on 2026-09-15, the revision was not read. https://internet.watch.impress.co.jp/docs/news/2051853.html https://www.cyber.go.jp/policy/group/cyber/policy.html",
   "sections": [
    {"code": "reporter", "ja": "報告者", "en": "Reporter", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "matter", "ja": "事案の概要", "en": "The matter", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "serviceLevel", "ja": "重要インフラサービス維持レベルの逸脱", "en": "Departure from the service level of critical infrastructure", "kind": "CHOICE", "table": "yesNo", "required": "NEVER", "help": {"ja": "重要インフラ事業者等だけが答えます。", "en": "For critical-infrastructure operators only."}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8595"}]},
    {"code": "attack", "ja": "攻撃", "en": "Attack", "fields": [
      {"code": "attackClass", "ja": "攻撃の分類（MITRE ATT&CK）", "en": "Class of attack (MITRE ATT&CK)", "kind": "CHOICES", "choices": [{"code": "T1498", "ja": "T1498", "en": "T1498"}, {"code": "T1498.001", "ja": "T1498.001", "en": "T1498.001"}, {"code": "T1498.002", "ja": "T1498.002", "en": "T1498.002"}, {"code": "T1499", "ja": "T1499（下位の番号は次の欄）", "en": "T1499 (its sub-number below)"}], "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://hspace173.com/2025/10/13/ （個人の解説。要確認 / a commercial blog, to be verified）"},
      {"code": "attackSubclass", "ja": "T1499の下位の番号", "en": "Sub-number of T1499", "kind": "LINE", "required": {"field": "attackClass", "is": ["T1499"]}, "help": {"ja": "", "en": ""}, "verified": false, "source": "https://hspace173.com/2025/10/13/ （個人の解説。要確認 / a commercial blog, to be verified）"},
      {"code": "volume", "ja": "攻撃の規模", "en": "Volume", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://hspace173.com/2025/10/13/ （個人の解説。要確認 / a commercial blog, to be verified）"},
      {"code": "duration", "ja": "継続時間", "en": "Duration", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://hspace173.com/2025/10/13/ （個人の解説。要確認 / a commercial blog, to be verified）"},
      {"code": "mitigation", "ja": "緩和策", "en": "Mitigation", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://hspace173.com/2025/10/13/ （個人の解説。要確認 / a commercial blog, to be verified）"},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "handling", "ja": "対応", "en": "Handling", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "publiclyKnown", "ja": "公表・報道", "en": "Publicly known", "from": "publiclyKnown", "kind": "CHOICE", "table": "publiclyKnown", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": [
    {"code": "PPC", "ja": "個人情報保護委員会", "en": "Personal Information Protection Commission", "need": "OFFERED", "when": [["DDOS", "PERSONAL_DATA"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "POLICE", "ja": "警察", "en": "Police", "need": "OFFERED", "when": [["DDOS"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "SECTOR_MINISTRY", "ja": "所管省庁", "en": "Sector ministry", "need": "ASKED", "when": [["DDOS", "MINISTRY_ASKED"], ["DDOS", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "https://www.mof.go.jp/about_mof/act/kokuji_tsuutatsu/kokuji/KO-20260915-0001.pdf"},
    {"code": "PRIME_MINISTER", "ja": "内閣総理大臣", "en": "Prime Minister", "need": "ASKED", "when": [["DDOS", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000382', 1, $form${"ja": "ランサムウェア事案共通様式（見本）", "en": "Common form for ransomware (sample)", "validFrom": "2025-10-01", "validUntil": null, "verified": false, "source": "2025年10月1日から使用。2026年9月15日に改定されたが、改定後の項目は確認していません。 / Used from 2025-10-01; revised on 2026-09-15, the revision was not read. https://internet.watch.impress.co.jp/docs/news/2051853.html https://www.cyber.go.jp/policy/group/cyber/policy.html",
   "sections": [
    {"code": "reporter", "ja": "報告者", "en": "Reporter", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "matter", "ja": "事案の概要", "en": "The matter", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "serviceLevel", "ja": "重要インフラサービス維持レベルの逸脱", "en": "Departure from the service level of critical infrastructure", "kind": "CHOICE", "table": "yesNo", "required": "NEVER", "help": {"ja": "重要インフラ事業者等だけが答えます。", "en": "For critical-infrastructure operators only."}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8595"}]},
    {"code": "attack", "ja": "ランサムウェア", "en": "Ransomware", "fields": [
      {"code": "ransomNote", "ja": "脅迫文", "en": "Ransom note", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "文面を写します。画面の写しは別に添付します。", "en": "Copy its words; attach a picture of the screen separately."}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8740"},
      {"code": "extension", "ja": "暗号化されたファイルの拡張子", "en": "Extension of encrypted files", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8740"},
      {"code": "extortion", "ja": "種別", "en": "Type", "kind": "CHOICES", "choices": [{"code": "ENCRYPTION", "ja": "暗号化", "en": "Encryption"}, {"code": "LEAK_HINT", "ja": "暴露の示唆", "en": "Hint of a leak"}, {"code": "DEMAND", "ja": "金銭等の要求", "en": "Demand"}], "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8740"},
      {"code": "method", "ja": "侵入方法", "en": "Entry method", "from": "method", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8740"},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://www.newton-consulting.co.jp/itilnavi/flash/id=8740"}]},
    {"code": "handling", "ja": "対応", "en": "Handling", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "publiclyKnown", "ja": "公表・報道", "en": "Publicly known", "from": "publiclyKnown", "kind": "CHOICE", "table": "publiclyKnown", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": [
    {"code": "PPC", "ja": "個人情報保護委員会", "en": "Personal Information Protection Commission", "need": "OFFERED", "when": [["RANSOMWARE", "PERSONAL_DATA"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "POLICE", "ja": "警察", "en": "Police", "need": "OFFERED", "when": [["RANSOMWARE"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "SECTOR_MINISTRY", "ja": "所管省庁", "en": "Sector ministry", "need": "ASKED", "when": [["RANSOMWARE", "MINISTRY_ASKED"], ["RANSOMWARE", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "https://www.mof.go.jp/about_mof/act/kokuji_tsuutatsu/kokuji/KO-20260915-0001.pdf"},
    {"code": "PRIME_MINISTER", "ja": "内閣総理大臣", "en": "Prime Minister", "need": "ASKED", "when": [["RANSOMWARE", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000383', 1, $form${"ja": "その他サイバー攻撃等事案共通様式（見本）", "en": "Common form for other attacks (sample)", "validFrom": "2026-09-15", "validUntil": null, "verified": false, "source": "2026年9月15日に追加。項目は確認していません。このシステムの項目だけを置いています。 / Added on 2026-09-15; its fields were not read, ours stand here. https://www.cyber.go.jp/policy/group/cyber/policy.html",
   "sections": [
    {"code": "reporter", "ja": "報告者", "en": "Reporter", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "matter", "ja": "事案の概要", "en": "The matter", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "attack", "ja": "攻撃", "en": "Attack", "fields": [
      {"code": "method", "ja": "手口", "en": "Method", "from": "method", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "handling", "ja": "対応", "en": "Handling", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "publiclyKnown", "ja": "公表・報道", "en": "Publicly known", "from": "publiclyKnown", "kind": "CHOICE", "table": "publiclyKnown", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": [
    {"code": "PPC", "ja": "個人情報保護委員会", "en": "Personal Information Protection Commission", "need": "OFFERED", "when": [["OTHER_ATTACK", "PERSONAL_DATA"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "POLICE", "ja": "警察", "en": "Police", "need": "OFFERED", "when": [["OTHER_ATTACK"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"},
    {"code": "SECTOR_MINISTRY", "ja": "所管省庁", "en": "Sector ministry", "need": "ASKED", "when": [["OTHER_ATTACK", "MINISTRY_ASKED"], ["OTHER_ATTACK", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "https://www.mof.go.jp/about_mof/act/kokuji_tsuutatsu/kokuji/KO-20260915-0001.pdf"},
    {"code": "PRIME_MINISTER", "ja": "内閣総理大臣", "en": "Prime Minister", "need": "ASKED", "when": [["OTHER_ATTACK", "SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000384', 1, $form${"ja": "特定侵害事象等の報告（命令の7項目、見本）", "en": "Report of specified intrusions (seven items of the order, sample)", "validFrom": "2026-10-01", "validUntil": null, "verified": false, "source": "7項目の名称だけが分かっています。各項目の欄は提案です。期限は確認できていません。 / Only the names of the seven items are known; the fields under them are proposals. https://laws.e-gov.go.jp/law/508M60000F5A004",
   "sections": [
    {"code": "item1", "ja": "1 報告の区分", "en": "1 Kind of report", "fields": [
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item2", "ja": "2 特別社会基盤事業者の概要", "en": "2 The operator", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "sector", "ja": "分野", "en": "Sector", "from": "sector", "kind": "CHOICE", "table": "sectors", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item3", "ja": "3 特定侵害事象等の概要", "en": "3 The event", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "eventClass", "ja": "事象の類型", "en": "Event class", "from": "eventClass", "kind": "CHOICE", "table": "eventClasses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item4", "ja": "4 発生した特定重要電子計算機", "en": "4 The computer concerned", "fields": [
      {"code": "computer", "ja": "発生した特定重要電子計算機", "en": "The specified important computer", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item5", "ja": "5 技術的な事項", "en": "5 Technical matters", "fields": [
      {"code": "method", "ja": "手口", "en": "Method", "from": "method", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "causeDetail", "ja": "原因の詳細", "en": "Cause in detail", "from": "causeDetail", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item6", "ja": "6 対応に関する事項", "en": "6 Handling", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "item7", "ja": "7 その他特記事項", "en": "7 Other remarks", "fields": [
      {"code": "remarks", "ja": "その他特記事項", "en": "Other remarks", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": "https://laws.e-gov.go.jp/law/508M60000F5A004"}]}],
   "offices": [
    {"code": "SECTOR_MINISTRY", "ja": "所管省庁", "en": "Sector ministry", "need": "ASKED", "when": [["SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."},
    {"code": "PRIME_MINISTER", "ja": "内閣総理大臣", "en": "Prime Minister", "need": "ASKED", "when": [["SPECIAL_ESSENTIAL", "SPECIFIED_INTRUSION"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000385', 1, $form${"ja": "警察への相談（見本）", "en": "Police consultation (sample)", "validFrom": null, "validUntil": null, "verified": false, "source": "警察の様式は確認していません。攻撃の種類により共通様式も使えます。 / The police’s own form was not read; the common forms may be used as well. https://internet.watch.impress.co.jp/docs/news/2051853.html",
   "sections": [
    {"code": "reporter", "ja": "報告者", "en": "Reporter", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "matter", "ja": "事案の概要", "en": "The matter", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "attack", "ja": "手口と痕跡", "en": "Method and indicators", "fields": [
      {"code": "method", "ja": "手口", "en": "Method", "from": "method", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "indicators", "ja": "痕跡情報", "en": "Indicators", "from": "indicators", "kind": "INDICATORS", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "police", "ja": "相談", "en": "Consultation", "fields": [
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": [
    {"code": "POLICE", "ja": "警察", "en": "Police", "need": "OFFERED", "when": [["ATTACK"]], "verified": false, "source": "https://internet.watch.impress.co.jp/docs/news/2051853.html"}]}$form$, null, '2026-11-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000386', 1, $form${"ja": "個人データの漏えい等の報告（見本）", "en": "Report of a personal-data breach (sample)", "validFrom": null, "validUntil": null, "verified": false, "source": "個人情報保護委員会の様式は確認していません。期限は「報告の制度」にあります。 / The commission’s form was not read; the deadlines stand with the regimes.",
   "sections": [
    {"code": "reporter", "ja": "報告者", "en": "Reporter", "fields": [
      {"code": "report.originator", "ja": "事業者名", "en": "Organisation", "from": "report.originator", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.name", "ja": "連絡先（氏名）", "en": "Contact (name)", "from": "contact.name", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "contact.phone", "ja": "連絡先（電話）", "en": "Contact (telephone)", "from": "contact.phone", "kind": "LINE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.kind", "ja": "報告の区分", "en": "Kind of report", "from": "report.kind", "kind": "CHOICE", "table": "reportKinds", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.number", "ja": "情報連絡の番号", "en": "Number of the report", "from": "report.number", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "report.seq", "ja": "版", "en": "Version", "from": "report.seq", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "matter", "ja": "事案の概要", "en": "The matter", "fields": [
      {"code": "summary", "ja": "何が起きたか", "en": "What happened", "from": "summary", "kind": "PASSAGE", "required": "ALWAYS", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "occurredAt", "ja": "発生日時", "en": "Occurred", "from": "occurredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recognisedAt", "ja": "認知日時", "en": "Recognised", "from": "recognisedAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "recoveredAt", "ja": "復旧日時", "en": "Recovered", "from": "recoveredAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "service", "ja": "サービス", "en": "Service", "from": "service", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "system", "ja": "システム", "en": "System", "from": "system", "kind": "LINE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "impact", "ja": "影響の内容", "en": "The effect", "from": "impact", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]},
    {"code": "handling", "ja": "対応", "en": "Handling", "fields": [
      {"code": "measuresTaken", "ja": "行った対応", "en": "Measures taken", "from": "measuresTaken", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "measuresPlanned", "ja": "予定している対応", "en": "Measures planned", "from": "measuresPlanned", "kind": "PASSAGE", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeStatus", "ja": "警察への相談・通報", "en": "Police", "from": "policeStatus", "kind": "CHOICE", "table": "policeStatuses", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "policeAt", "ja": "相談・通報の日時", "en": "When the police were told", "from": "policeAt", "kind": "TIME", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""},
      {"code": "publiclyKnown", "ja": "公表・報道", "en": "Publicly known", "from": "publiclyKnown", "kind": "CHOICE", "table": "publiclyKnown", "required": "NEVER", "help": {"ja": "", "en": ""}, "verified": false, "source": ""}]}],
   "offices": [
    {"code": "PPC", "ja": "個人情報保護委員会", "en": "Personal Information Protection Commission", "need": "ASKED", "when": [["PERSONAL_DATA"]], "verified": false, "source": "記憶によるもので、確認していません。 / From memory, not verified."}]}$form$, null, '2026-11-01T00:00:00Z');
