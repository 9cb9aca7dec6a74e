import { z } from 'zod'
import type { CaseSheet, Terminal } from '../model.ts'

const instant = z.string().transform((text, context) => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) {
    context.addIssue({ code: 'custom', message: `${text} is not an instant` })
    return z.NEVER
  }
  return new Date(at).toISOString()
})
const span = z.object({ from: instant, to: instant })
const named = z.object({ date: z.string() })

const document = z.object({
  title: z.string().default(''),
  caseId: z.string().default(''),
  timeZone: z.string().default('Asia/Tokyo'),
  period: span.optional(),
  workingHours: z.object({ from: z.string(), to: z.string() }).default({ from: '08:30', to: '17:15' }),
  weekends: z.array(z.string()).default(['Saturday', 'Sunday']),
  holidays: z.array(named).default([]),
  specialWorkingDays: z.array(named).default([]),
  ownDomains: z.array(z.string()).default([]),
  ownNetworks: z.array(z.string()).default([]),
  proxyServers: z.array(z.object({ name: z.string(), ip: z.string().optional() })).default([]),
  pathEvidence: z
    .array(
      z.object({
        from: z.string(),
        path: z.string(),
        kind: z.enum(['statement', 'document', 'on-site']),
        by: z.string(),
        note: z.string().optional(),
      }),
    )
    .default([]),
  safeguards: z
    .object({
      sharedAccount: z.number().int().min(1).default(5),
      deviation: z.number().min(1).default(6),
      keepDays: z.number().int().min(0).default(90),
    })
    .default({ sharedAccount: 5, deviation: 6, keepDays: 90 }),
  custody: z
    .array(
      z.object({
        by: z.string(),
        from: z.string().optional(),
        at: instant.optional(),
        note: z.string().optional(),
      }),
    )
    .default([]),
  evidence: z
    .array(
      z.object({
        id: z.string(),
        path: z.string(),
        kind: z.string(),
        format: z.string().optional(),
        encoding: z.string().optional(),
        coverage: span.optional(),
        sources: z.array(z.string()).default([]),
      }),
    )
    .default([]),
})

export const caseFromDocument = (text: unknown): CaseSheet => {
  const sheet = document.parse(text)
  return {
    ...sheet,
    derived: false,
    holidays: sheet.holidays.map(day => day.date),
    specialWorkingDays: sheet.specialWorkingDays.map(day => day.date),
  }
}

/** Without case.json: office hours and private networks (RFC 1918, RFC 4193) are assumed, and said to be assumed. */
export const derivedCase = (name: string): CaseSheet => ({
  ...caseFromDocument({ title: name, ownNetworks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] }),
  derived: true,
})

/** inventory/terminals.csv: UTF-8, header row, no quoting; columns by name. */
export const terminalsFromCsv = (text: string): Terminal[] => {
  const [heading, ...rows] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
  const columns = (heading ?? '').split(',')
  return rows.map(row => {
    const cells = row.split(',')
    const cell = (name: string) => cells[columns.indexOf(name)] || undefined
    return {
      assetId: cell('asset_id') ?? '',
      hostname: cell('hostname') ?? '',
      ip: cell('ip') ?? '',
      site: cell('site'),
      department: cell('department'),
      user: cell('user'),
      userName: cell('user_name'),
      segment: cell('segment'),
      deployed: cell('deployed_date'),
      replacedBy: cell('replaced_by'),
    }
  })
}
