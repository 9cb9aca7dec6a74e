import type { AnswerKind } from './model.ts'

interface Source {
  kind: AnswerKind
  table?: string
  /** Told about the report, not by it: written on the form and not read back. */
  told?: true
  /** Digits whose leading zero a spreadsheet swallows when it takes them for a number. */
  digits?: true
  /** A part of a field: the certainty of the whole stands beside another part. */
  part?: true
}

/** Where the answers of a report are found, as the path within its content (share/reports/content.ts). */
export const sources = {
  'report.number': { kind: 'LINE', told: true },
  'report.case': { kind: 'LINE', told: true },
  'report.seq': { kind: 'LINE', told: true },
  'report.kind': { kind: 'CHOICE', table: 'reportKinds', told: true },
  'report.originator': { kind: 'LINE', told: true },
  'report.submittedAt': { kind: 'LINE', told: true },
  summary: { kind: 'PASSAGE' },
  'contact.name': { kind: 'LINE' },
  'contact.phone': { kind: 'LINE', digits: true, part: true },
  reportCase: { kind: 'CHOICE', table: 'reportCases' },
  sector: { kind: 'CHOICE', table: 'sectors' },
  service: { kind: 'LINE' },
  system: { kind: 'LINE' },
  eventClass: { kind: 'CHOICE', table: 'eventClasses' },
  causes: { kind: 'CHOICES', table: 'causeDetails' },
  causeDetail: { kind: 'PASSAGE' },
  method: { kind: 'PASSAGE' },
  spilledFrom: { kind: 'LINE' },
  occurredAt: { kind: 'TIME' },
  recognisedAt: { kind: 'TIME' },
  recoveredAt: { kind: 'TIME' },
  serviceImpact: { kind: 'CHOICE', table: 'serviceImpacts' },
  serviceDisruption: { kind: 'CHOICE', table: 'serviceDisruptions' },
  impactOn: { kind: 'CHOICES', table: 'impactParts' },
  impact: { kind: 'PASSAGE' },
  impactQuantities: { kind: 'QUANTITIES' },
  manualFallback: { kind: 'CHOICE', table: 'manualFallbacks' },
  measuresTaken: { kind: 'PASSAGE' },
  measuresPlanned: { kind: 'PASSAGE' },
  legalBasis: { kind: 'LINE' },
  'effectJudgement.by': { kind: 'LINE' },
  'effectJudgement.at': { kind: 'TIME', part: true },
  'sharingJudgement.by': { kind: 'LINE' },
  'sharingJudgement.at': { kind: 'TIME', part: true },
  policeStatus: { kind: 'CHOICE', table: 'policeStatuses' },
  policeAt: { kind: 'TIME' },
  publiclyKnown: { kind: 'CHOICE', table: 'publiclyKnown' },
  pressUrl: { kind: 'LINE' },
  sharingRange: { kind: 'CHOICE', table: 'sharingRanges' },
  anonymisation: { kind: 'CHOICE', table: 'anonymisations' },
  tlp: { kind: 'CHOICE', table: 'tlp', part: true },
  indicators: { kind: 'INDICATORS' },
  lessons: { kind: 'PASSAGE' },
  certainty: { kind: 'CHOICE', table: 'certainties', part: true },
} as const satisfies Record<string, Source>

export type SourceName = keyof typeof sources
export const sourceNames = Object.keys(sources) as [SourceName, ...SourceName[]]
export const sourceOf = (name: string | undefined): Source | undefined =>
  name !== undefined && Object.hasOwn(sources, name) ? sources[name as SourceName] : undefined

/** The field of the content that a path lies in. */
export const rootOf = (source: string): string => source.split('.')[0] ?? source
