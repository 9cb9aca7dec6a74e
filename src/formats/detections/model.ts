import type { Observation } from '../../kernel/observation.ts'

/** What sensors write. ANY looks at each line. */
export const detectionFormats = {
  ANY: { ja: '自動で判別', en: 'Recognise by itself' },
  SURICATA_EVE: { ja: 'Suricata（EVE JSON）', en: 'Suricata (EVE JSON)' },
  ZEEK_NOTICE: { ja: 'Zeek（notice.log）', en: 'Zeek (notice.log)' },
  JSON: { ja: 'JSON（項目の対応を指定）', en: 'JSON with a mapping' },
} as const

export type DetectionFormat = keyof typeof detectionFormats

/** Where each fact stands in a JSON of any shape, as a path of names with dots, such as `source.ip`. */
export type Mapping = Partial<Record<MappedField, string | undefined>>

export const mappedFields = [
  'seenAt',
  'lastAt',
  'sensor',
  'segment',
  'signature',
  'category',
  'severity',
  'src',
  'srcPort',
  'dst',
  'dstPort',
  'dstName',
  'protocol',
  'place',
  'count',
  'bytes',
] as const

export type MappedField = (typeof mappedFields)[number]

export interface Told {
  format: DetectionFormat
  /** For lines that do not say which sensor wrote them. */
  sensor: string
  segment: string
  mapping?: Mapping | undefined
  /** For lines that bear no time of their own: when they arrived. */
  at?: Date
}

export interface ReadLines {
  observations: Observation[]
  /** Lines that ought to be detections and are not to be read, by their number from 1. */
  unread: { line: number; why: Unreadable; text: string }[]
  /** Lines that are something else: headings, and events that are no alert. */
  passed: number
}

export type Unreadable =
  | 'NOT_JSON'
  | 'NO_TIME'
  | 'NO_SIGNATURE'
  | 'NO_ADDRESS'
  | 'NO_HEADING'
  | 'NOT_KNOWN'
  | 'TOO_LONG'

/** One line: an observation, nothing to count, or why it could not be read. */
export type ReadLine = Observation | 'PASSED' | Unreadable
