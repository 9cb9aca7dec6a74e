// Written by tools/tables.ts from the migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as a value, written as JSON text; the slice that owns the column parses it with its schema. */
type Json = ColumnType<unknown, string, string>

export interface AbsenceTable {
  id: string
  organisation_id: string
  post_id: string
  from_at: Date
  until_at: Date
  person_id: string
  entered_at: Date
}

export interface AccessGrantTable {
  id: string
  organisation_id: string | null
  person_id: string | null
  post_id: string | null
  system: string | null
  object_kind: string
  object_id: string
  reason: string
  valid_from: Date
  valid_until: Date | null
  sort_key: Date
}

export interface AdvisoryTable {
  id: string
  number: string
  case_id: string | null
  kind: string
  state: string
  revision: number
  author_id: string
  approver_id: string | null
  returned_reason: Generated<string>
  created_at: Date
  released_at: Date | null
  version: Generated<number>
  corrects_id: string | null
}

export interface AdvisoryDraftTable {
  advisory_id: string
  revision: number
  content: Json
  person_id: string
  post_id: string
  at: Date
}

export interface AdvisoryEditionTable {
  id: string
  advisory_id: string
  consent_id: string | null
  number: string
  face: string
  kind: string
  title: string
  body: string
  requests: Json
  tlp: string
  issuer_id: string
  released_at: Date
  acknowledge_by: Date
  assess_by: Date
}

export interface AdvisoryFileTable {
  advisory_id: string
  attachment_id: string
  read_at: Date | null
  kind: string | null
  fields: Json
  complete: Generated<boolean>
  looked_by: string | null
  looked_at: Date | null
  removed_by: string | null
  removed_at: Date | null
}

export interface AdvisoryLineTable {
  advisory_id: string
  number: string
  title: string | null
  kind: string
  state: string
  tlp: string | null
  case_id: string | null
  case_number: string | null
  author_id: string
  returned_reason: string
  created_at: Date
  saved_at: Date | null
  released_at: Date | null
  edition_id: string | null
}

export interface AdvisoryLineToldTable {
  advisory_id: string | null
  number: string | null
  title: string | null
  kind: string | null
  state: string | null
  tlp: string | null
  case_id: string | null
  case_number: string | null
  author_id: string | null
  returned_reason: string | null
  created_at: Date | null
  saved_at: Date | null
  released_at: Date | null
  edition_id: string | null
}

export interface AdvisoryTemplateTable {
  code: string
  seq: number
  kind: string
  language: string
  name: string
  content: Json
  retired: boolean
  person_id: string
  entered_at: Date
}

export interface AlertAnswerTable {
  request_id: string
  organisation_id: string
  received_at: Date | null
  received_by: string | null
  warned_at: Date | null
  operators: number | null
  note: Generated<string>
  refused_at: Date | null
  refused_reason: Generated<string>
  answered_by: string | null
  answered_at: Date | null
  version: Generated<number>
}

export interface AlertRequestTable {
  id: string
  number: string
  title: string
  body: string
  tlp: string
  edition_id: string | null
  issuer_id: string
  person_id: string
  post_id: string
  sent_at: Date
  due_at: Date
  reminded_at: Date | null
  reminders: Generated<number>
}

export interface AllottedNumberTable {
  series: string
  number: number
}

export interface ApiKeyTable {
  id: string
  post_id: string
  label: string
  scopes: string[]
  beginning: string
  token_hash: Buffer
  former_hash: Buffer | null
  former_until: Date | null
  issued_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface AttachmentTable {
  id: string
  content_id: string
  object_kind: string | null
  object_id: string | null
  seq: number | null
  message_id: string | null
  measure_id: string | null
  organisation_id: string
  person_id: string
  post_id: string
  name: string
  declared_type: string
  detected_type: string
  size: string
  sha256: string
  tlp: string | null
  note: Generated<string>
  object_limit: string
  added_at: Date
  bound_at: Date | null
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_reason: Generated<string>
}

export interface AuditBlockTable {
  number: number
  previous: Buffer
  merkle_root: Buffer
  count: number
  sealed_at: Date
  head: Buffer
}

export interface AuditEntryTable {
  id: string
  at: Date
  xid: Generated<string>
  organisation_id: string | null
  person_id: string | null
  post_id: string | null
  system: string | null
  action: string
  object_kind: string
  object_id: string | null
  detail: Json
  block: number | null
  position: number | null
  leaf: Buffer | null
  recorded_at: Generated<Date | null>
}

export interface AwaitedReceiptTable {
  report_id: string | null
  seq: number | null
  due_at: Date | null
}

export interface CaseCauseTable {
  case_id: string
  cause_id: string
  person_id: string
  at: Date
}

export interface CaseFileTable {
  id: string
  number: string
  title: string
  state: string
  path: string
  originator_id: string
  owner_id: string | null
  tlp: string
  cause_classes: Generated<string[]>
  cause_unknown_reason: Generated<string>
  lessons: Generated<string>
  lessons_waiver: Generated<string>
  containment_evidence: Generated<string>
  opened_at: Date
  closed_at: Date | null
  version: Generated<number>
  merged_into: string | null
  state_before: string | null
  named_id: string | null
}

export interface CaseLineTable {
  case_id: string
  number: string
  title: string
  state: string
  resting: boolean
  originator: Json | null
  originator_id: string
  originator_public: boolean
  owner_id: string | null
  tlp: string
  opened_at: Date
  version: number
  merged_into: string | null
  has_parts: boolean
  reports: string[]
  publicised: boolean
  owing: boolean
}

export interface CaseLineToldTable {
  case_id: string | null
  number: string | null
  title: string | null
  state: string | null
  resting: boolean | null
  originator: Json | null
  originator_id: string | null
  originator_public: boolean | null
  owner_id: string | null
  tlp: string | null
  opened_at: Date | null
  version: number | null
  merged_into: string | null
  has_parts: boolean | null
  reports: string[] | null
  publicised: boolean | null
  owing: boolean | null
}

export interface CaseMergeTable {
  id: string
  seq: number
  case_id: string
  into_id: string
  act: string
  reason: string
  person_id: string
  post_id: string
  at: Date
}

export interface CasePlaceTable {
  case_id: string
  organisation_id: string
  person_id: string
  at: Date
}

export interface CaseRelationTable {
  id: string
  seq: number
  case_id: string
  other_id: string
  verdict: string
  reason: Generated<string>
  person_id: string
  post_id: string
  at: Date
}

export interface CaseReportTable {
  case_id: string
  report_id: string
  person_id: string
  at: Date
}

export interface CaseReportMoveTable {
  id: string
  report_id: string
  from_id: string
  to_id: string
  reason: string
  person_id: string
  post_id: string
  at: Date
}

export interface CaseTransitionTable {
  id: string
  case_id: string
  from_state: string | null
  to_state: string
  reason: Generated<string>
  person_id: string
  post_id: string
  at: Date
}

export interface CaseWatchTable {
  id: string
  case_id: string
  organisation_id: string
  words: string
  started_at: Date
  until: Date
  person_id: string
  ended_at: Date | null
  ended_by: string | null
  ended_reason: Generated<string>
}

export interface ChainEntryTable {
  id: string
  run_id: string
  step: string
  at: Date
  person_id: string
  post_id: string
  words: Generated<string>
  recorded_by: string
  recorded_at: Date
}

export interface ChannelMessageTable {
  id: string
  run_id: string
  organisation_id: string
  person_id: string | null
  webhook_id: string | null
  channel: string
  event: string
  kind: string
  step: number
  created_at: Date
  state: Generated<string>
  attempts: Generated<number>
  after: Generated<Date>
  claimed_at: Date | null
  sent_at: Date | null
  error: Generated<string>
  result: string | null
  result_at: Date | null
}

export interface CisoDecisionTable {
  id: string
  organisation_id: string
  case_id: string | null
  matter: string
  scope: string
  reason: string
  emergency: boolean
  delegation_id: string | null
  decided_at: Date
  person_id: string
  post_id: string
}

export interface CisoDelegationTable {
  id: string
  organisation_id: string
  from_post: string
  to_post: string
  matters: string[]
  scope: string
  valid_from: Date
  valid_until: Date
  made_at: Date
  made_by: string
  ended_at: Date | null
  ended_by: string | null
}

export interface ConsentDecisionTable {
  id: string
  request_id: string
  seq: number
  verdict: string
  tlp: string
  audience: Json
  conditions: Generated<string>
  organisation_id: string
  person_id: string
  post_id: string
  at: Date
}

export interface ConsentRequestTable {
  id: string
  advisory_id: string
  revision: number
  case_id: string
  originator_id: string
  report_id: string | null
  number: string
  title: string
  body: string
  requests: Json
  tlp: string
  audience: Json
  purpose: string
  person_id: string
  asked_at: Date
  answer_by: Date
  expires_at: Date
  named: Generated<boolean>
  files: Json
}

export interface ContainmentStepTable {
  id: string
  case_id: string
  step: string
  target: string
  organisation_id: string
  state: string
  words: Generated<string>
  recommended_at: Date | null
  recommended_by: string | null
  ordered_at: Date | null
  ordered_by: string | null
  ordered_as: string | null
  done_at: Date | null
  done_recorded: Date | null
  done_by: string | null
  confirmed_at: Date | null
  confirmed_by: string | null
  undone_at: Date | null
  undone_by: string | null
  undone_reason: Generated<string>
  version: Generated<number>
}

export interface DeliveryTable {
  id: string
  edition_id: string
  organisation_id: string
  issuer_id: string
  tier: number
  path: string[]
  sent_at: Date | null
  delivered_at: Date | null
  undeliverable: Generated<string>
  opened_at: Date | null
  opened_by: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_post: string | null
  assessment: Generated<string>
  assessed_at: Date | null
  assessed_by: string | null
  affected_count: number | null
  action: Generated<string>
  acted_at: Date | null
  acted_by: string | null
  acknowledge_by: Date
  assess_by: Date
  version: Generated<number>
}

export interface DetectionTable {
  id: string
  organisation_id: string
  sensor_id: string
  key: Buffer
  bucket: Date
  signature: string
  category: Generated<string>
  severity: number
  src: string
  src_port: number | null
  dst: string
  dst_port: number | null
  dst_name: Generated<string>
  protocol: Generated<string>
  place: Generated<string>
  count: string
  bytes: Generated<string>
  first_at: Date
  last_at: Date
  received_at: Date
  sample: Generated<string>
  state: Generated<string>
  notice_id: string | null
  reason: Generated<string>
  judged_at: Date | null
  judged_by: string | null
  judged_count: string | null
}

export interface DetectionGapTable {
  id: string
  organisation_id: string
  way: string
  reason: string
  count: string
  earliest: Date
  latest: Date
  sample: Generated<string>
}

export interface DirectiveTable {
  id: string
  number: string
  kind: string
  case_id: string | null
  event_id: string | null
  title: string
  body: string
  legal_basis: Generated<string>
  document_number: Generated<string>
  tlp: string
  shared: Generated<boolean>
  issuer_id: string
  person_id: string
  post_id: string
  sent_at: Date
  due_at: Date
  reminded_at: Date | null
  reminders: Generated<number>
}

export interface DirectiveReturnTable {
  id: string
  directive_id: string
  organisation_id: string
  what: string
  came_at: Date
  by_organisation: string
  person_id: string
  post_id: string
  recorded_at: Date
}

export interface DirectiveTaskTable {
  directive_id: string
  organisation_id: string
  addressee: Generated<string>
  received_at: Date | null
  received_by: string | null
  done_at: Date | null
  done_by: string | null
  refused_at: Date | null
  refused_by: string | null
  refused_reason: Generated<string>
  version: Generated<number>
}

export interface DutyRosterTable {
  id: string
  organisation_id: string
  ja: string
  en: string
  turns: Json
  version: Generated<number>
  saved_at: Date
}

export interface EditionBypassTable {
  edition_id: string
  tier_id: string
  issuer_id: string
  reason: string
  recipients: number
  person_id: string
  at: Date
}

export interface EditionCorrectionTable {
  earlier_id: string
  later_id: string
  at: Date
}

export interface EditionLineTable {
  edition_id: string
  number: string
  face: string
  kind: string
  title: string
  tlp: string
  issuer: Json | null
  issuer_id: string
  issuer_public: boolean
  released_at: Date
  fate: string | null
}

export interface EditionLineToldTable {
  edition_id: string | null
  number: string | null
  face: string | null
  kind: string | null
  title: string | null
  tlp: string | null
  issuer: Json | null
  issuer_id: string | null
  issuer_public: boolean | null
  released_at: Date | null
  fate: string | null
}

export interface EditionRatingTable {
  edition_id: string
  organisation_id: string
  issuer_id: string
  rating: string
  comment: Generated<string>
  person_id: string
  at: Date
}

export interface EditionRecallTable {
  edition_id: string
  reason: string
  asked_by: string
  asked_post: string
  asked_at: Date
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface FormTable {
  id: string
  code: string
  created_at: Date
}

export interface FormAnswerTable {
  report_id: string
  form_id: string
  answers: Json
  version: Generated<number>
  saved_at: Date
  saved_by: string
}

export interface FormExportTable {
  id: string
  report_id: string
  seq: number
  form_id: string
  form_seq: number
  office: string
  medium: string
  language: string
  consent: string
  filled: Json
  content: Buffer
  sha256: string
  person_id: string
  post_id: string
  at: Date
  sent_at: Date | null
  sent_to: Generated<string>
  receipt_number: Generated<string>
  sent_by: string | null
  marked_at: Date | null
}

export interface FormVersionTable {
  form_id: string
  seq: number
  definition: Json
  person_id: string | null
  entered_at: Date
}

export interface HandoverTable {
  id: string
  organisation_id: string
  since: Date
  given_at: Date
  given_by: string
  given_post: string
  note: string
  lines: Json
  version: Generated<number>
  accepted_at: Date | null
  accepted_by: string | null
  accepted_post: string | null
}

export interface HolidayTable {
  calendar: string
  day: string
  ja: string
  en: string
}

export interface IdempotencyKeyTable {
  post_id: string
  key: string
  route: string
  request_hash: Buffer
  status: number | null
  reply: Json | null
  created_at: Date
}

export interface InvestigationTable {
  id: string
  number: string
  case_id: string
  title: string
  source: string
  folder: Generated<string>
  tlp: string
  taken_by: Generated<string>
  taken_from: Generated<string>
  taken_at: Date | null
  organisation_id: string
  person_id: string
  post_id: string
  created_at: Date
}

export interface InvestigationAdvisoryTable {
  investigation_id: string
  seq: number
  advisory_id: string
  indicators: number
  person_id: string
  at: Date
}

export interface InvestigationFileTable {
  investigation_id: string
  seq: number
  name: string
  content_id: string
  size: string
  sha256: string
}

export interface InvestigationRunTable {
  investigation_id: string
  seq: number
  state: string
  decisions: Json
  asked_by: string
  asked_at: Date
  started_at: Date | null
  beat_at: Date | null
  attempts: Generated<number>
  progress: Json | null
  cancel_asked_by: string | null
  cancel_asked_at: Date | null
  finished_at: Date | null
  failure: Generated<string>
  summary: Json | null
}

export interface InvestigationWordTable {
  id: string
  investigation_id: string
  kind: string
  subject: string
  verdict: string
  reason: string
  organisation_id: string
  person_id: string
  post_id: string
  at: Date
  nth: string
}

export interface LadderTable {
  id: string
  organisation_id: string
  occasion: string
}

export interface LadderCallTable {
  id: string
  run_id: string
  step: number
  round: number
  organisation_id: string
  person_id: string
  post_id: string
  called_as: string
  channels: string[]
  called_at: Date
  acknowledged_at: Date | null
}

export interface LadderRunTable {
  id: string
  organisation_id: string
  occasion: string
  seq: number | null
  steps: Json
  desk_every: number
  object_kind: string
  object_id: string
  number: string
  tlp: string
  test: Generated<boolean>
  timer_id: string | null
  started_at: Date
  started_by: string | null
  inform_by: Date
  next_step: Generated<number>
  round: Generated<number>
  next_at: Date | null
  desk_at: Date | null
  informed_at: Date | null
  ended_at: Date | null
  ended_because: string | null
  summary: Generated<string>
  report_id: string | null
  report_by: Date | null
  alarmed_at: Date | null
}

export interface LadderStepTable {
  run_id: string
  step: number
  reached_at: Date
  skipped: Generated<boolean>
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_as: string | null
  via: string | null
  recorded_by: string | null
}

export interface LadderVersionTable {
  ladder_id: string
  seq: number
  organisation_id: string
  steps: Json
  desk_every: number
  person_id: string
  post_id: string
  saved_at: Date
}

export interface ListedAdvisoryTable {
  holder_id: string | null
  sort_key: Date | null
  object_id: string | null
  number: string | null
  title: string | null
  kind: string | null
  state: string | null
  tlp: string | null
  case_id: string | null
  case_number: string | null
  author_id: string | null
  returned_reason: string | null
  created_at: Date | null
  saved_at: Date | null
  released_at: Date | null
  edition_id: string | null
}

export interface ListedCaseTable {
  holder_id: string | null
  sort_key: Date | null
  object_id: string | null
  number: string | null
  title: string | null
  state: string | null
  resting: boolean | null
  originator: Json | null
  owner_id: string | null
  tlp: string | null
  opened_at: Date | null
  version: number | null
  merged_into: string | null
  has_parts: boolean | null
  reports: number | null
  owing: boolean | null
  event_class: string | null
  sector: string | null
  kind: string | null
  submitted_at: Date | null
  publicly_known: boolean | null
}

export interface ListedEditionTable {
  holder_id: string | null
  reason: string | null
  sort_key: Date | null
  object_id: string | null
  number: string | null
  face: string | null
  kind: string | null
  title: string | null
  tlp: string | null
  issuer: Json | null
  released_at: Date | null
  fate: string | null
  thread: string | null
  organisation_id: string | null
  tier: number | null
  path: string[] | null
  sent_at: Date | null
  delivered_at: Date | null
  undeliverable: string | null
  opened_at: Date | null
  opened_by: string | null
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_post: string | null
  acknowledge_by: Date | null
  assessment: string | null
  assessed_at: Date | null
  assess_by: Date | null
  affected_count: number | null
  action: string | null
  acted_at: Date | null
  version: number | null
}

export interface ListedOrganisationTable {
  id: string | null
  code: string | null
  public_body: boolean | null
  window_phone: string | null
  version: number | null
  names: Json | null
  kinds: string[] | null
  sectors: string[] | null
  designations: string[] | null
  name: Json | null
}

export interface ListedReportTable {
  holder_id: string | null
  reason: string | null
  sort_key: Date | null
  object_id: string | null
  number: string | null
  type: string | null
  organisation_id: string | null
  originator: Json | null
  seq: number | null
  kind: string | null
  summary: string | null
  event_class: string | null
  causes: Json | null
  sector: string | null
  publicly_known: boolean | null
  tlp: string | null
  submitted_at: Date | null
  state: string | null
  returned: boolean | null
  unreceived: boolean | null
  resting: boolean | null
  case_id: string | null
  case_number: string | null
  due_at: Date | null
  acknowledged_at: Date | null
  hops: Json | null
  untriaged_since: Date | null
}

export interface LiveChangeTable {
  id: string
  xid: Generated<string>
  position: Generated<string>
  written_at: Generated<Date>
  object_kind: string
  object_id: string
  organisation_id: string | null
}

export interface MeasureTable {
  id: string
  case_id: string
  text: string
  owner_organisation_id: string
  owner_name: Generated<string>
  due_on: string | null
  state: string
  evidence: Generated<string>
  dropped_reason: Generated<string>
  prevents_recurrence: Generated<boolean>
  created_at: Date
  version: Generated<number>
  owner_post: string | null
}

export interface NoticeTable {
  id: string
  number: string
  organisation_id: string
  to_id: string
  place_id: string | null
  case_id: string
  entry_id: string
  words: string
  tlp: string
  state: string
  given_at: Date
  receipt_due: Date
  responsible_due: Date
  containment_due: Date
  closed_at: Date | null
  version: Generated<number>
}

export interface NoticeActTable {
  id: string
  seq: number
  notice_id: string
  act: string
  happened: Json
  details: Json
  organisation_id: string
  person_id: string
  post_id: string
  at: Date
}

export interface NotificationTable {
  id: string
  event: string
  person_id: string
  organisation_id: string
  kind: string
  object_kind: string
  object_id: string
  number: string
  tlp: string
  created_at: Date
  mail_state: Generated<string>
  mail_attempts: Generated<number>
  mail_claimed_at: Date | null
  mail_error: Generated<string>
  mailed_at: Date | null
  mail_after: Generated<Date>
  queued_at: Generated<Date>
  digest_id: string | null
  read_at: Date | null
}

export interface NotificationPreferenceTable {
  person_id: string
  choices: Json
  digest_at: number[]
  changed_at: Date
}

export interface OneTimeLinkTable {
  token_hash: Buffer
  purpose: string
  person_id: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface OrganisationTable {
  id: string
  code: string
  public_body: boolean
  fictional: Generated<boolean>
  window_phone: Generated<string>
  version: Generated<number>
  created_at: Date
}

export interface OrganisationDesignationTable {
  organisation_id: string
  designation: string
  valid_from: string
  valid_until: string | null
}

export interface OrganisationIdentifierTable {
  id: string
  organisation_id: string
  kind: string
  value: string
}

export interface OrganisationKindTable {
  organisation_id: string
  kind: string
  valid_from: string
  valid_until: string | null
}

export interface OrganisationLineTable {
  organisation_id: string
  code: string
  public_body: boolean
  fictional: boolean
  window_phone: string
  version: number
  names: Json
  kinds: Json
  sectors: Json
  designations: Json
}

export interface OrganisationLineToldTable {
  organisation_id: string | null
  code: string | null
  public_body: boolean | null
  fictional: boolean | null
  window_phone: string | null
  version: number | null
  names: Json | null
  kinds: Json | null
  sectors: Json | null
  designations: Json | null
}

export interface OrganisationNameTable {
  id: string
  organisation_id: string
  ja: string
  en: string
  short_ja: string
  short_en: string
  valid_from: string
  valid_until: string | null
}

export interface OrganisationRelationTable {
  id: string
  kind: string
  from_id: string
  to_id: string
  valid_from: string
  valid_until: string | null
}

export interface OrganisationSectorTable {
  organisation_id: string
  sector: string
  valid_from: string
  valid_until: string | null
}

export interface OrganisationSuccessionTable {
  predecessor_id: string
  successor_id: string
  effective_on: string
  reason: string
  person_id: string
  at: Date
}

export interface OutwardRecordTable {
  id: string
  kind: string
  act: string | null
  case_id: string | null
  report_id: string | null
  by_id: string
  by_name: Generated<string>
  office: Generated<string>
  office_id: string | null
  happened: Json
  earliest: Date | null
  content: string
  tlp: string
  organisation_id: string
  person_id: string
  post_id: string
  recorded_at: Date
}

export interface OutwardTaskTable {
  id: string
  kind: string
  organisation_id: string
  case_id: string | null
  report_id: string | null
  why: string[]
  stage: string | null
  words: Generated<string>
  set_by: string
  set_post: string
  started_at: Date
  due_at: Date
  done_at: Date | null
  record_id: string | null
  refused_at: Date | null
  refused_by: string | null
  refused_reason: Generated<string>
}

export interface OwnGrantTable {
  organisation_id: string | null
  object_kind: string | null
  object_id: string | null
  reason: string | null
  sort_key: Date | null
}

export interface PasskeyChallengeTable {
  challenge: string
  person_id: string | null
  expires_at: Date
}

export interface PasswordTable {
  person_id: string
  hash: string
  changed_at: Date
}

export interface PersonTable {
  id: string
  ja: string
  en: string
  email: string
  phone: Generated<string>
  language: Generated<string>
  created_at: Date
}

export interface PostTable {
  id: string
  person_id: string
  organisation_id: string
  kind: string
  title_ja: string
  title_en: string
  duties: string[]
  valid_from: string
  valid_until: string | null
  successor_id: string | null
}

export interface PostContactTable {
  post_id: string
  organisation_id: string
  phone: Generated<string>
  phone_verified_at: Date | null
  phone_verified_by: string | null
  deputy_id: string | null
  superior_id: string | null
  owns_systems: Generated<boolean>
  version: Generated<number>
}

export interface PresenceTable {
  object_kind: string
  object_id: string
  organisation_id: string
  person_id: string
  post_id: string
  since: Date
  seen_at: Date
}

export interface ProviderIdentityTable {
  issuer: string
  subject: string
  person_id: string
  linked_at: Date
  last_used_at: Date
}

export interface PublicCaseTable {
  case_id: string
  press_url: string
  known_on: string
  known: string
  person_id: string
  at: Date
}

export interface RecoveryCodeTable {
  person_id: string
  hash: Buffer
  created_at: Date
  used_at: Date | null
}

export interface RegimeTable {
  id: string
  code: string
  created_at: Date
}

export interface RegimeVersionTable {
  regime_id: string
  seq: number
  ja: string
  en: string
  valid_from: string
  valid_until: string | null
  applies: Json
  stages: Json
  calendar: string
  source: string
  verified: boolean
  example: boolean
  person_id: string | null
  entered_at: Date
}

export interface RelayHopTable {
  id: string
  report_id: string
  seq: number
  flow: string
  leg: number
  mode: string
  from_id: string
  to_id: string
  sent_at: Date
  due_at: Date
  acknowledged_at: Date | null
  acknowledged_by: string | null
  acknowledged_post: string | null
  forwarded_at: Date | null
  forwarded_by: string | null
  forwarded_post: string | null
  forward_note: string | null
}

export interface ReportTable {
  id: string
  number: string
  type: string
  organisation_id: string
  addressee: string
  ministry_id: string | null
  converted_from: string | null
  created_at: Date
  named_id: string | null
}

export interface ReportDraftTable {
  id: string
  organisation_id: string
  kind: string
  report_id: string | null
  addressee: string
  ministry_id: string | null
  content: Json
  version: Generated<number>
  created_at: Date
  saved_at: Date
  saved_by: string
  discarded_at: Date | null
}

export interface ReportFactTable {
  id: string
  number: string
  report_id: string
  fact: string
  answer: string
  person_id: string
  post_id: string
  at: Date
}

export interface ReportHandlingTable {
  id: string
  report_id: string
  seq: number
  organisation_id: string
  state: string
  event_class: string | null
  reason: Generated<string>
  person_id: string
  post_id: string
  at: Date
}

export interface ReportInvitationTable {
  id: string
  case_id: string
  number: string
  organisation_id: string
  press_url: string
  known_on: string
  known: string
  message: string
  tlp: string
  person_id: string
  post_id: string
  sent_at: Date
  due_at: Date
  reminded_at: Date | null
  reminders: Generated<number>
  opened_at: Date | null
  opened_by: string | null
  report_id: string | null
  reported_at: Date | null
  declined_at: Date | null
  declined_by: string | null
  decline_reason: Generated<string>
}

export interface ReportLineTable {
  report_id: string
  number: string
  type: string
  organisation_id: string
  originator: Json | null
  seq: number
  kind: string
  summary: string
  event_class: string
  causes: Json | null
  sector: string | null
  publicly_known: boolean
  tlp: string | null
  submitted_at: Date
  state: string
  returned: boolean
  hops: Json
  unreceived: boolean
  case_id: string | null
  case_number: string | null
  resting: boolean
}

export interface ReportLineToldTable {
  report_id: string | null
  number: string | null
  type: string | null
  organisation_id: string | null
  originator: Json | null
  seq: number | null
  kind: string | null
  summary: string | null
  event_class: string | null
  causes: Json | null
  sector: string | null
  publicly_known: boolean | null
  tlp: string | null
  submitted_at: Date | null
  state: string | null
  returned: boolean | null
  hops: Json | null
  unreceived: boolean | null
  case_id: string | null
  case_number: string | null
  resting: boolean | null
}

export interface ReportTraitTable {
  report_id: string
  kind: string
  value: string
  at: Date
}

export interface ReportVersionTable {
  report_id: string
  seq: number
  kind: string
  form: string
  content: Json
  event_class: GeneratedAlways<string>
  summary: GeneratedAlways<string>
  person_id: string
  post_id: string
  submitted_at: Date
}

export interface SavedFilterTable {
  id: string
  organisation_id: string
  person_id: string
  page: string
  name: string
  parameters: Json
  shared: boolean
  created_at: Date
  version: Generated<number>
}

export interface SavedFilterPinTable {
  filter_id: string
  person_id: string
  at: Date
}

export interface ScenarioRunTable {
  seq: number
  kind: string
  at: Date
  since: Date
  speed: number
  paused: boolean
  person_id: string | null
}

export interface SchemaMigrationTable {
  version: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface SearchDocumentTable {
  id: string
  part: string
  object_kind: string
  object_id: string
  source_id: string
  seq: number | null
  at: Date
  folded: string
  grams: string[]
  holders: string[]
  spans: number[]
}

export interface SecondFactorTable {
  id: string
  person_id: string
  kind: string
  label: string
  secret: Buffer | null
  last_step: Generated<string>
  credential: string | null
  public_key: Buffer | null
  counter: Generated<string>
  transports: Generated<string[]>
  created_at: Date
  confirmed_at: Date | null
  last_used_at: Date | null
}

export interface SecondmentTable {
  post_id: string
  lender_id: string
  decided_by: string
  decided_at: Date
}

export interface SecondmentCaseTable {
  post_id: string
  case_id: string
}

export interface SensorTable {
  id: string
  organisation_id: string
  name: string
  segment: Generated<string>
  network_of: string | null
  seen_at: Date
  created_at: Date
}

export interface SeriousEffectTable {
  event_id: string
  effect: string
  note: string
  done_at: Date
  person_id: string
  post_id: string
}

export interface SeriousEventTable {
  id: string
  number: string
  case_id: string
  tlp: string
  criteria: string[]
  other: Generated<string>
  reason: string
  facts: Json
  effects: Generated<string[]>
  proposed_organisation: string
  proposed_by: string
  proposed_post: string
  proposed_at: Date
  verdict: string | null
  decided_criteria: Generated<string[]>
  decided_effects: Generated<string[]>
  decided_reason: Generated<string>
  decided_organisation: string | null
  decided_by: string | null
  decided_post: string | null
  decided_at: Date | null
  withdrawn_reason: Generated<string>
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface SessionTable {
  id: string
  token_hash: Buffer
  post_id: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
  device: Generated<string>
  factor_at: Date | null
  waits_for_factor: Generated<boolean>
}

export interface SettingTable {
  key: string
  value: Json
}

export interface SignInFailureTable {
  subject: Buffer
  at: Date
}

export interface SilentDeliveryTable {
  edition_id: string | null
  organisation_id: string | null
  tier: number | null
  acknowledge_by: Date | null
  sent_at: Date | null
}

export interface SituationCadenceTable {
  case_id: string
  organisation_id: string
  every_minutes: number
  recipients: Generated<string[]>
  set_at: Date
  set_by: string
  ended_at: Date | null
  due_at: Date | null
}

export interface SituationReportTable {
  id: string
  case_id: string
  organisation_id: string
  seq: number
  headline: string
  known: Json
  unknown: Json
  next: Json
  tlp: string
  recipients: Generated<string[]>
  next_due: Date | null
  person_id: string
  post_id: string
  at: Date
}

export interface StatusRequestTable {
  id: string
  case_id: string
  measure_id: string | null
  body: string
  organisation_id: string
  person_id: string
  post_id: string
  to_id: string
  asked_at: Date
  due_at: Date
  answer: string | null
  answered_at: Date | null
  answered_by: string | null
  answered_post: string | null
}

export interface StopAuthorityTable {
  organisation_id: string
  step: string
  post_kind: string
  mode: string
  scope: Generated<string>
  person_id: string
  at: Date
}

export interface SweepTable {
  id: string
  number: string
  case_id: string | null
  title: string
  tlp: string
  asked_from: Date
  asked_to: Date
  issuer_id: string
  person_id: string
  post_id: string
  issued_at: Date
  revision: Generated<number>
  reminded_at: Date | null
  reminders: Generated<number>
  recalled_at: Date | null
  recall_reason: Generated<string>
  ended_at: Date | null
}

export interface SweepAgentTable {
  id: string
  organisation_id: string
  name: string
  public_key: string
  fingerprint: string
  part: string
  replaces_id: string | null
  registered_at: Date
  registered_by: string
  revoked_at: Date | null
  revoked_by: string | null
  seen_at: Date | null
  clock_offset_ms: string | null
}

export interface SweepAnswerTable {
  id: string
  sweep_id: string
  organisation_id: string
  agent_id: string | null
  person_id: string
  post_id: string
  received_at: Date
  made_at: Date
  clock_offset_ms: Generated<string>
  digest: string
  body: Json
  signature: Generated<string>
  contradictions: Json
}

export interface SweepBatchTable {
  id: string
  sweep_id: string
  revision: number
  title: string
  issued_at: Date
  due_at: Date
}

export interface SweepCellTable {
  sweep_id: string
  indicator_id: string
  organisation_id: string
  verdict: Generated<string>
  terminals: Generated<number>
  records: Generated<string>
  first_at: Date | null
  last_at: Date | null
  parts: Json
  covered: Json
  pending: Json
  unknown_ms: Generated<string>
  remaining: number | null
  expected_at: Date | null
  doubtful: Generated<boolean>
  answered_at: Date | null
  swept_at: Date | null
  hit_at: Date | null
  blocked_at: Date | null
  blocked_by: string | null
  isolated: Generated<number>
  isolated_at: Date | null
  released: Generated<string>
  accepted_at: Date | null
  accepted_by: string | null
  accepted_for: Generated<string>
  accept_reason: Generated<string>
}

export interface SweepIndicatorTable {
  id: string
  sweep_id: string
  batch_id: string
  seq: number
  kind: string
  value: string
  actions: string[]
  note: Generated<string>
  doubt: string | null
  confirmed_at: Date | null
  confirmed_by: string | null
  confirm_reason: Generated<string>
}

export interface SweepRecipientTable {
  id: string
  sweep_id: string
  organisation_id: string
  asked_at: Date
  fetched_at: Date | null
  answered_at: Date | null
}

export interface ThreadMessageTable {
  id: string
  subject_kind: string
  subject_id: string
  kind: string
  answers_id: string | null
  body: string
  organisation_id: string
  person_id: string
  post_id: string
  at: Date
}

export interface TimelineEntryTable {
  id: string
  case_id: string | null
  report_id: string | null
  subject_kind: string
  subject_id: string
  kind: string
  details: Json
  earliest: Date | null
  latest: Date | null
  wording: Generated<string>
  certainty: Generated<string>
  organisation_id: string | null
  person_id: string | null
  recorded_at: Date
}

export interface TimerTable {
  id: Generated<string>
  kind: string
  object_kind: string
  object_id: string
  subject_id: string
  organisation_id: string
  duty: string
  number: string
  tlp: string
  starts_at: Date
  due_at: Date
  rung: Generated<number>
  fired_at: Date | null
  remind_at: Date | null
  satisfied_at: Date | null
  cancelled_at: Date | null
}

export interface TriageQueueTable {
  report_id: string
  since: Date
}

export interface WebhookTable {
  id: string
  organisation_id: string
  label: string
  url: string
  secret: Buffer
  person_id: string
  created_at: Date
  revoked_at: Date | null
  last_ok_at: Date | null
  last_error: Generated<string>
}

export interface WorkingCalendarTable {
  code: string
  ja: string
  en: string
  zone: string
  opens: number
  closes: number
  weekdays: number[]
}

export interface Tables {
  absence: AbsenceTable
  access_grant: AccessGrantTable
  advisory: AdvisoryTable
  advisory_draft: AdvisoryDraftTable
  advisory_edition: AdvisoryEditionTable
  advisory_file: AdvisoryFileTable
  advisory_line: AdvisoryLineTable
  advisory_line_told: AdvisoryLineToldTable
  advisory_template: AdvisoryTemplateTable
  alert_answer: AlertAnswerTable
  alert_request: AlertRequestTable
  allotted_number: AllottedNumberTable
  api_key: ApiKeyTable
  attachment: AttachmentTable
  audit_block: AuditBlockTable
  audit_entry: AuditEntryTable
  awaited_receipt: AwaitedReceiptTable
  case_cause: CaseCauseTable
  case_file: CaseFileTable
  case_line: CaseLineTable
  case_line_told: CaseLineToldTable
  case_merge: CaseMergeTable
  case_place: CasePlaceTable
  case_relation: CaseRelationTable
  case_report: CaseReportTable
  case_report_move: CaseReportMoveTable
  case_transition: CaseTransitionTable
  case_watch: CaseWatchTable
  chain_entry: ChainEntryTable
  channel_message: ChannelMessageTable
  ciso_decision: CisoDecisionTable
  ciso_delegation: CisoDelegationTable
  consent_decision: ConsentDecisionTable
  consent_request: ConsentRequestTable
  containment_step: ContainmentStepTable
  delivery: DeliveryTable
  detection: DetectionTable
  detection_gap: DetectionGapTable
  directive: DirectiveTable
  directive_return: DirectiveReturnTable
  directive_task: DirectiveTaskTable
  duty_roster: DutyRosterTable
  edition_bypass: EditionBypassTable
  edition_correction: EditionCorrectionTable
  edition_line: EditionLineTable
  edition_line_told: EditionLineToldTable
  edition_rating: EditionRatingTable
  edition_recall: EditionRecallTable
  form: FormTable
  form_answer: FormAnswerTable
  form_export: FormExportTable
  form_version: FormVersionTable
  handover: HandoverTable
  holiday: HolidayTable
  idempotency_key: IdempotencyKeyTable
  investigation: InvestigationTable
  investigation_advisory: InvestigationAdvisoryTable
  investigation_file: InvestigationFileTable
  investigation_run: InvestigationRunTable
  investigation_word: InvestigationWordTable
  ladder: LadderTable
  ladder_call: LadderCallTable
  ladder_run: LadderRunTable
  ladder_step: LadderStepTable
  ladder_version: LadderVersionTable
  listed_advisory: ListedAdvisoryTable
  listed_case: ListedCaseTable
  listed_edition: ListedEditionTable
  listed_organisation: ListedOrganisationTable
  listed_report: ListedReportTable
  live_change: LiveChangeTable
  measure: MeasureTable
  notice: NoticeTable
  notice_act: NoticeActTable
  notification: NotificationTable
  notification_preference: NotificationPreferenceTable
  one_time_link: OneTimeLinkTable
  organisation: OrganisationTable
  organisation_designation: OrganisationDesignationTable
  organisation_identifier: OrganisationIdentifierTable
  organisation_kind: OrganisationKindTable
  organisation_line: OrganisationLineTable
  organisation_line_told: OrganisationLineToldTable
  organisation_name: OrganisationNameTable
  organisation_relation: OrganisationRelationTable
  organisation_sector: OrganisationSectorTable
  organisation_succession: OrganisationSuccessionTable
  outward_record: OutwardRecordTable
  outward_task: OutwardTaskTable
  own_grant: OwnGrantTable
  passkey_challenge: PasskeyChallengeTable
  password: PasswordTable
  person: PersonTable
  post: PostTable
  post_contact: PostContactTable
  presence: PresenceTable
  provider_identity: ProviderIdentityTable
  public_case: PublicCaseTable
  recovery_code: RecoveryCodeTable
  regime: RegimeTable
  regime_version: RegimeVersionTable
  relay_hop: RelayHopTable
  report: ReportTable
  report_draft: ReportDraftTable
  report_fact: ReportFactTable
  report_handling: ReportHandlingTable
  report_invitation: ReportInvitationTable
  report_line: ReportLineTable
  report_line_told: ReportLineToldTable
  report_trait: ReportTraitTable
  report_version: ReportVersionTable
  saved_filter: SavedFilterTable
  saved_filter_pin: SavedFilterPinTable
  scenario_run: ScenarioRunTable
  schema_migration: SchemaMigrationTable
  search_document: SearchDocumentTable
  second_factor: SecondFactorTable
  secondment: SecondmentTable
  secondment_case: SecondmentCaseTable
  sensor: SensorTable
  serious_effect: SeriousEffectTable
  serious_event: SeriousEventTable
  session: SessionTable
  setting: SettingTable
  sign_in_failure: SignInFailureTable
  silent_delivery: SilentDeliveryTable
  situation_cadence: SituationCadenceTable
  situation_report: SituationReportTable
  status_request: StatusRequestTable
  stop_authority: StopAuthorityTable
  sweep: SweepTable
  sweep_agent: SweepAgentTable
  sweep_answer: SweepAnswerTable
  sweep_batch: SweepBatchTable
  sweep_cell: SweepCellTable
  sweep_indicator: SweepIndicatorTable
  sweep_recipient: SweepRecipientTable
  thread_message: ThreadMessageTable
  timeline_entry: TimelineEntryTable
  timer: TimerTable
  triage_queue: TriageQueueTable
  webhook: WebhookTable
  working_calendar: WorkingCalendarTable
}
