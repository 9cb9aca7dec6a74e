import { z } from 'zod'
import { readIndicators } from '../../kernel/indicators.ts'
import type { Span } from '../model.ts'
import { type ExpectedAction, expectedActions, type SoughtIndicator } from './model.ts'

export interface SweepRequest {
  request: string
  /** Null: as far as the logs reach. */
  asked: Span | null
  indicators: SoughtIndicator[]
  /** Pieces that no indicator could be read from. */
  unread: string[]
}

const action = z.enum(Object.keys(expectedActions) as [ExpectedAction, ...ExpectedAction[]])
const instant = z.string().refine(text => !Number.isNaN(Date.parse(text)), 'is not an instant')

const document = z.object({
  request: z.string().max(100).default(''),
  asked: z
    .object({ from: instant, to: instant })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'ends before it begins')
    .optional(),
  indicators: z
    .array(
      z.object({
        value: z.string().min(1).max(2000),
        actions: z.array(action).max(3).default(['SWEEP_LOGS']),
        confirmed: z.boolean().default(false),
      }),
    )
    .max(1_000_000),
})

const spanOf = ({ from, to }: Span): Span => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

/** The same indicator twice is one: what is asked of it adds up, and one confirmation is enough. */
const merged = (sought: readonly SoughtIndicator[]): SoughtIndicator[] => {
  const byValue = new Map<string, SoughtIndicator>()
  for (const one of sought) {
    const key = `${one.kind} ${one.value}`
    const known = byValue.get(key)
    const actions = known ? [...new Set([...known.actions, ...one.actions])] : one.actions
    byValue.set(key, { ...one, actions, confirmed: one.confirmed || (known?.confirmed ?? false) })
  }
  return [...byValue.values()]
}

/**
 * Reads the JSON of a request, or any text that names indicators (disguised ones too), one or many in a line.
 * @param own domains of the organisation itself
 * @returns what is wrong, by its place in the document, where it is JSON that is no request
 */
export const readRequest = (text: string, own: readonly string[] = []): SweepRequest | { wrong: string[] } => {
  const bare = text.replace(/^\ufeff/, '').trim()
  if (!/^[[{]/.test(bare) || /^\[\.|^\[:/.test(bare)) return fromText(bare, own)
  let parsed: unknown
  try {
    parsed = JSON.parse(bare)
  } catch {
    return fromText(bare, own)
  }
  const read = document.safeParse(Array.isArray(parsed) ? { indicators: parsed } : parsed)
  if (!read.success) return { wrong: read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`) }
  const { request, asked, indicators } = read.data
  const unread: string[] = []
  const sought = indicators.flatMap(({ value, actions, confirmed }) => {
    const found = readIndicators(value, own)
    if (found.indicators.length === 0) unread.push(value)
    return found.indicators.map(one => ({ ...one, actions, confirmed }))
  })
  return { request, asked: asked ? spanOf(asked) : null, indicators: merged(sought), unread }
}

const fromText = (text: string, own: readonly string[]): SweepRequest => {
  const { indicators, unread } = readIndicators(text, own)
  const sought = indicators.map(one => ({ ...one, actions: ['SWEEP_LOGS'] as const, confirmed: false }))
  return { request: '', asked: null, indicators: merged(sought), unread }
}
