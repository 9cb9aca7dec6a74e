// Written by tools/tables.ts from the migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** Read as a value, written as JSON text; the slice that owns the column parses it with its schema. */
type Json = ColumnType<unknown, string, string>

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
  access_grant: AccessGrantTable
  advisory: AdvisoryTable
  advisory_draft: AdvisoryDraftTable
  advisory_edition: AdvisoryEditionTable
  advisory_file: AdvisoryFileTable
  advisory_template: AdvisoryTemplateTable
  alert_answer: AlertAnswerTable
  alert_request: AlertRequestTable
  allotted_number: AllottedNumberTable
  api_key: ApiKeyTable
  attachment: AttachmentTable
  audit_block: AuditBlockTable
  audit_entry: AuditEntryTable
  case_cause: CaseCauseTable
  case_file: CaseFileTable
  case_merge: CaseMergeTable
  case_place: CasePlaceTable
  case_relation: CaseRelationTable
  case_report: CaseReportTable
  case_report_move: CaseReportMoveTable
  case_transition: CaseTransitionTable
  consent_decision: ConsentDecisionTable
  consent_request: ConsentRequestTable
  delivery: DeliveryTable
  edition_bypass: EditionBypassTable
  edition_correction: EditionCorrectionTable
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
  live_change: LiveChangeTable
  measure: MeasureTable
  notification: NotificationTable
  notification_preference: NotificationPreferenceTable
  one_time_link: OneTimeLinkTable
  organisation: OrganisationTable
  organisation_designation: OrganisationDesignationTable
  organisation_identifier: OrganisationIdentifierTable
  organisation_kind: OrganisationKindTable
  organisation_name: OrganisationNameTable
  organisation_relation: OrganisationRelationTable
  organisation_sector: OrganisationSectorTable
  organisation_succession: OrganisationSuccessionTable
  passkey_challenge: PasskeyChallengeTable
  password: PasswordTable
  person: PersonTable
  post: PostTable
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
  session: SessionTable
  setting: SettingTable
  sign_in_failure: SignInFailureTable
  status_request: StatusRequestTable
  thread_message: ThreadMessageTable
  timeline_entry: TimelineEntryTable
  timer: TimerTable
  triage_queue: TriageQueueTable
  working_calendar: WorkingCalendarTable
}
