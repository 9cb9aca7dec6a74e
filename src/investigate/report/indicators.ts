import { createHash } from 'node:crypto'
import { readIndicators } from '../../kernel/indicators.ts'
import type { Indicator, Report, ReportedDestination } from './model.ts'

const kinds = { DOMAIN: 'domain', IPV4: 'ipv4', IPV6: 'ipv6' } as const

/** Own domains and addresses for use inside are never indicators; documentation networks (RFC 5737) are, in exercises. */
const hostIndicator = (destination: ReportedDestination, own: string[]): Indicator[] => {
  const [read] = readIndicators(destination.host, own).indicators
  if (!read || read.value !== destination.host.toLowerCase() || !(read.kind in kinds)) return []
  const exercise = /^(192\.0\.2|198\.51\.100|203\.0\.113)\./.test(read.value)
  if (read.doubt && !(read.doubt === 'INSIDE_ADDRESS' && exercise)) return []
  const { contacts, reasons, score, code } = destination
  return [
    {
      kind: kinds[read.kind as keyof typeof kinds],
      value: read.value,
      because: `${code} ${score.toFixed(3)}: ${reasons
        .slice(0, 3)
        .map(reason => reason.en)
        .join('; ')}`,
      first: contacts.map(contact => contact.first).sort()[0] ?? '',
      last:
        contacts
          .map(contact => contact.last)
          .sort()
          .at(-1) ?? '',
      sightings: contacts.reduce((sum, contact) => sum + contact.successes + contact.failures, 0),
    },
  ]
}

/** Destinations above the line that nobody rejected, and the programs suspicious mails carried. */
export const indicatorsOf = (report: Report, own: string[]): Indicator[] => [
  ...report.destinations.filter(one => one.counted).flatMap(one => hostIndicator(one, own)),
  ...[...new Map(report.mails.flatMap(row => row.programs.map(program => [program.sha256, row] as const)))]
    .filter(([sha256]) => /^[\da-f]{64}$/.test(sha256))
    .map(
      ([sha256, row]): Indicator => ({
        kind: 'sha256',
        value: sha256,
        because: `program in suspicious mail ${row.wave}`,
        sightings: row.count,
      }),
    ),
]

/** A cell of CSV: quoted, and with an apostrophe before what a spreadsheet would take for a formula. */
export const csvCell = (text: string): string => {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) || tame !== text ? `"${tame.replaceAll('"', '""')}"` : tame
}

export const indicatorsCsv = (indicators: Indicator[], tlp: string): string =>
  [
    ['kind', 'value', 'first_seen', 'last_seen', 'sightings', 'tlp', 'because'],
    ...indicators.map(one => [
      one.kind,
      one.value,
      one.first ?? '',
      one.last ?? '',
      String(one.sightings),
      tlp,
      one.because,
    ]),
  ]
    .map(row => `${row.map(csvCell).join(',')}\r\n`)
    .join('')

/** One host or address a line; a name that could break out of its line never comes here. */
export const blocklist = (report: Report, indicators: Indicator[]): string =>
  [
    `# ${report.tlp} ${report.caseId.replaceAll(/[^\w.-]/g, '_')}`,
    '# 報告線を超えた接続先だけです。攻撃に使われた一般のサイトを含みます。遮断の前に、業務での利用を確かめてください。',
    '# Destinations above the reporting line only. Some are ordinary sites under attack: ask whether work needs them first.',
    ...indicators.filter(one => one.kind !== 'sha256').map(one => one.value),
    '',
  ].join('\n')

/** Name-based UUID, version 5 (RFC 9562 §5.5): the same evidence gives the same identifiers. */
const namespace = Buffer.from('6f1c2a9e5b0d4f2c9a7e3d8b1c4e5f60', 'hex')
const uuid = (name: string): string => {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const patterns: Record<Indicator['kind'], (value: string) => string> = {
  domain: value => `[domain-name:value = ${literal(value)}]`,
  ipv4: value => `[ipv4-addr:value = ${literal(value)}]`,
  ipv6: value => `[ipv6-addr:value = ${literal(value)}]`,
  sha256: value => `[file:hashes.'SHA-256' = ${literal(value)}]`,
}

/**
 * STIX 2.1 bundle. `created` is the beginning of the judged time and `modified` its end, so that the same evidence gives
 * the same objects. The label stands as a statement (STIX 2.1 §7.2.1.3): TLP 2.0 has no object in the specification itself.
 */
export const stixBundle = (report: Report, indicators: Indicator[]): unknown => {
  const [created, modified] = [new Date(report.judged.from).toISOString(), new Date(report.judged.to).toISOString()]
  const times = { spec_version: '2.1', created, modified }
  const author = `identity--${uuid(`identity ${report.caseId}`)}`
  const marking = `marking-definition--${uuid(`marking ${report.tlp}`)}`
  const marked = { created_by_ref: author, object_marking_refs: [marking] }
  const objects = indicators.flatMap(one => {
    const id = `indicator--${uuid(`${report.caseId} ${one.kind} ${one.value}`)}`
    const indicator = {
      type: 'indicator',
      id,
      ...times,
      ...marked,
      name: one.value,
      description: one.because,
      indicator_types: ['malicious-activity'],
      pattern: patterns[one.kind](one.value),
      pattern_type: 'stix',
      valid_from: one.first ?? created,
    }
    if (!one.first || !one.last) return [indicator]
    const sighting = {
      type: 'sighting',
      id: `sighting--${uuid(`sighting ${report.caseId} ${one.kind} ${one.value}`)}`,
      ...times,
      ...marked,
      sighting_of_ref: id,
      where_sighted_refs: [author],
      first_seen: one.first,
      last_seen: one.last,
      count: Math.min(one.sightings, 999_999_999),
    }
    return [indicator, sighting]
  })
  return {
    type: 'bundle',
    id: `bundle--${uuid(`bundle ${report.caseId} ${modified}`)}`,
    objects: [
      {
        type: 'identity',
        spec_version: '2.1',
        id: author,
        created,
        modified: created,
        name: report.title,
        identity_class: 'organization',
      },
      {
        type: 'marking-definition',
        spec_version: '2.1',
        id: marking,
        created: '2022-08-01T00:00:00.000Z',
        definition_type: 'statement',
        definition: { statement: report.tlp },
      },
      ...objects,
    ],
  }
}
