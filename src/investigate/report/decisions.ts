import { z } from 'zod'
import type { RankedDestination, Terminal } from '../model.ts'

const written = {
  reason: z.string().min(1),
  by: z.string().min(1),
  at: z.string().optional(),
}

/** decisions.json: what analysts say of the machine's findings; every word has a reason and a name. */
const document = z.strictObject({
  destinations: z
    .array(z.strictObject({ host: z.string().min(1), verdict: z.enum(['confirm', 'reject', 'hold']), ...written }))
    .default([]),
  terminals: z
    .array(z.strictObject({ id: z.string().min(1), verdict: z.enum(['confirm', 'reject', 'hold']), ...written }))
    .default([]),
  duties: z
    .array(z.strictObject({ id: z.string().min(1), state: z.enum(['done', 'not_done', 'not_stated']), ...written }))
    .default([]),
  /** Another reporting line; below 0.4 conduct alone would accuse (ADR 0031). */
  line: z.strictObject({ value: z.number().min(0.4).max(0.95), ...written }).optional(),
})

export type Decisions = z.infer<typeof document>

export const noDecisions: Decisions = document.parse({})

/** @returns the decisions, or the places that cannot be read, as `path: why`. */
export const readDecisions = (text: string): Decisions | { wrong: string[] } => {
  try {
    const read = document.safeParse(JSON.parse(text.replace(/^\ufeff/, '')))
    if (read.success) return read.data
    return { wrong: read.error.issues.map(issue => `${issue.path.join('.') || '.'}: ${issue.message}`) }
  } catch (error) {
    return { wrong: [error instanceof Error ? error.message : String(error)] }
  }
}

/** Machines a person rejected, as their event logs call them. */
export const rejectedMachines = (decisions: Decisions): Set<string> =>
  new Set(decisions.terminals.filter(word => word.verdict === 'reject').map(word => word.id.toUpperCase()))

/** Hostnames, addresses and asset numbers that mean a rejected terminal. */
const rejectedClients = (decisions: Decisions, terminals: Terminal[]): Set<string> => {
  const names = new Set(decisions.terminals.filter(word => word.verdict === 'reject').map(word => word.id))
  const rows = terminals.filter(row => names.has(row.hostname) || names.has(row.ip) || names.has(row.assetId))
  return new Set([...names, ...rows.map(row => row.ip)])
}

/**
 * The machine's ranking as people corrected it: a confirmed destination is reported wherever it ranks, a rejected one is
 * not, and the contacts of a rejected terminal count for nothing. Scores stay the machine's.
 */
export const decided = (
  ranked: RankedDestination[],
  decisions: Decisions,
  terminals: Terminal[],
  machineLine: number,
): RankedDestination[] => {
  const words = new Map(decisions.destinations.map(word => [word.host.toLowerCase(), word.verdict]))
  const line = decisions.line?.value ?? machineLine
  const rejected = rejectedClients(decisions, terminals)
  return ranked.map(destination => {
    const word = words.get(destination.host.toLowerCase())
    const contacts = destination.contacts.filter(contact => !rejected.has(contact.client))
    const counts = word === 'confirm' || (word !== 'reject' && destination.score >= line)
    return { ...destination, contacts, reported: counts && contacts.length > 0 }
  })
}
