import { z } from 'zod'
import type { ForensicReport, LogSettings, Mailbox, Network, Notice, Session } from './model.ts'

const artefact = z.object({
  time: z.string(),
  type: z.string(),
  detail: z.string().default(''),
  source: z.string().optional(),
  path: z.string().optional(),
  sha256: z.string().optional(),
  account: z.string().optional(),
  sourceIp: z.string().optional(),
})

const forensic = z.object({
  hostname: z.string(),
  assetId: z.string().default(''),
  ip: z.string().default(''),
  examiner: z.string().default(''),
  reviewer: z.string().optional(),
  acquired: z.string().default(''),
  limitation: z.string().default(''),
  artefacts: z.array(artefact).default([]),
})

const noticed = z.object({
  host: z.string(),
  ip: z.string().optional(),
  personalData: z.boolean().optional(),
  records: z.number().optional(),
})

const notice = z.object({
  id: z.string(),
  issued: z.string(),
  issuer: z.string().default(''),
  kind: z.string(),
  title: z.string().default(''),
  text: z.string().default(''),
  label: z.string().optional(),
  samples: z
    .array(
      z.object({ name: z.string().default(''), sha256: z.string().default(''), mailSubject: z.string().optional() }),
    )
    .default([]),
  destinations: z.array(noticed).default([]),
  observed: z.object({ destinations: z.array(noticed).default([]) }).optional(),
})

const settings = z.object({
  computer: z.string().default(''),
  channel: z.string().default('Security'),
  maximumSizeKB: z.number().optional(),
  retention: z.string().default(''),
  auditPolicy: z.record(z.string(), z.string()).default({}),
})

const topology = z.object({
  zones: z.array(z.object({ id: z.string(), name: z.string().default(''), cidr: z.array(z.string()).default([]) })),
  devices: z
    .array(z.object({ id: z.string(), mark: z.string().default(''), name: z.string().default('') }))
    .default([]),
  sources: z.array(z.string()).default([]),
  egressPaths: z
    .array(z.object({ id: z.string(), name: z.string().default(''), hops: z.array(z.string()), target: z.string() }))
    .default([]),
})

const oneOrMany = z.union([z.string().transform(one => [one]), z.array(z.string())])
const action = z.enum(['permit', 'deny'])
const rules = z.object({
  rules: z.array(
    z.object({
      device: z.string(),
      seq: z.number(),
      path: z.string().default('any'),
      src: oneOrMany,
      dst: oneOrMany,
      service: oneOrMany,
      action,
    }),
  ),
  defaultAction: z.record(z.string(), action).default({}),
})

export const forensicFrom = (document: unknown): ForensicReport => forensic.parse(document)
export const settingsFrom = (document: unknown): LogSettings => settings.parse(document)

export const noticesFrom = (document: unknown): Notice[] =>
  z
    .array(notice)
    .parse(document)
    .map(({ observed, ...rest }) => ({
      ...rest,
      destinations: [...rest.destinations, ...(observed?.destinations ?? [])],
    }))

export function networkFrom(plan: unknown, table: unknown): Network {
  const read = rules.parse(table)
  return { ...topology.parse(plan), rules: read.rules, defaultAction: read.defaultAction }
}

/** Header row, commas, no quoting, as in inventory/ and network/. */
function rowsByName(text: string): Record<string, string>[] {
  const [heading = '', ...rows] = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const names = heading.split(',').map(name => name.trim())
  return rows
    .filter(row => row.trim() !== '')
    .map(row => Object.fromEntries(row.split(',').map((cell, at) => [names[at] ?? '', cell.trim()])))
}

export const mailboxesFrom = (text: string): Mailbox[] =>
  rowsByName(text).map(row => ({
    address: (row.address ?? '').toLowerCase(),
    public: /^(yes|true|1|公開)$/i.test(row.public ?? ''),
    owner: row.owner ?? '',
    terminal: row.terminal ?? '',
  }))

export const sessionsFrom = (text: string): Session[] =>
  rowsByName(text).map(row => ({
    source: row.src_ip ?? '',
    destination: row.dst_ip ?? '',
    action: row.action ?? '',
    rule: row.rule_seq ?? '',
  }))
