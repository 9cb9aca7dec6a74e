import { z } from 'zod'
import { readIndicators } from '../../kernel/indicators.ts'
import {
  type IndicatorDoubt,
  indicatorDoubts,
  type SweptKind,
  sweptKindCodes,
} from '../../kernel/taxonomy/indicator-kinds.ts'
import { codesOf } from '../../kernel/taxonomy/label.ts'
import { expectedActionCodes } from '../../kernel/taxonomy/sweeps.ts'
import type { Span } from '../model.ts'
import type { SoughtIndicator, SweepRequest } from './model.ts'

const oneOf = <Code extends string>(codes: readonly Code[]) => z.enum(codes as [Code, ...Code[]])
const instant = z.string().refine(text => !Number.isNaN(Date.parse(text)), 'is not an instant')

/** Wider than what a hub sends (formats/sweep): a person may write one by hand. */
const document = z.object({
  request: z.string().max(100).default(''),
  revision: z.int().positive().default(1),
  asked: z
    .object({ from: instant, to: instant })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), 'ends before it begins')
    .optional(),
  indicators: z
    .array(
      z.object({
        id: z.string().max(100).optional(),
        kind: oneOf(sweptKindCodes).optional(),
        value: z.string().min(1).max(2000),
        actions: z.array(oneOf(expectedActionCodes)).max(3).default(['SWEEP_LOGS']),
        doubt: oneOf<IndicatorDoubt>(codesOf(indicatorDoubts)).nullish(),
        confirmed: z.boolean().default(false),
      }),
    )
    .max(1_000_000),
})

const spanOf = ({ from, to }: Span): Span => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })

/** The same indicator twice is one: what is asked of it adds up, and one confirmation is enough. Named ones stay apart. */
const merged = (sought: readonly SoughtIndicator[]): SoughtIndicator[] => {
  const byValue = new Map<string, SoughtIndicator>()
  for (const one of sought) {
    const key = one.id === one.value ? `${one.kind} ${one.value}` : one.id
    const known = byValue.get(key)
    const actions = known ? [...new Set([...known.actions, ...one.actions])] : one.actions
    byValue.set(key, { ...one, actions, confirmed: one.confirmed || (known?.confirmed ?? false) })
  }
  return [...byValue.values()]
}

/** What nobody can tell from prose has to be named: by its kind in JSON, by its heading in a text. */
const literalKinds = ['MAIL_SUBJECT', 'ATTACHMENT_NAME', 'MESSAGE_ID', 'MAILER', 'MAIL_RELAY', 'FILE_NAME'] as const
const isLiteral = (kind: SweptKind | undefined): kind is (typeof literalKinds)[number] =>
  literalKinds.some(one => one === kind)

const headings: readonly (readonly [RegExp, SweptKind])[] = [
  [/^(?:subject|件名)\s*[:：]\s*(.+)$/i, 'MAIL_SUBJECT'],
  [/^(?:attachment|添付(?:ファイル)?(?:名)?)\s*[:：]\s*(.+)$/i, 'ATTACHMENT_NAME'],
  [/^(?:file ?name|ファイル名)\s*[:：]\s*(.+)$/i, 'FILE_NAME'],
  [/^message-?id\s*[:：]\s*(.+)$/i, 'MESSAGE_ID'],
  [/^(?:x-mailer|user-agent|送信ソフト)\s*[:：]\s*(.+)$/i, 'MAILER'],
  [/^(?:relay|中継(?:サーバー)?)\s*[:：]\s*(.+)$/i, 'MAIL_RELAY'],
]

const headed = (line: string): { kind: SweptKind; value: string } | undefined => {
  for (const [pattern, kind] of headings) {
    const value = pattern.exec(line)?.[1]?.trim()
    if (value) return { kind, value }
  }
  return undefined
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
  return fromDocument(parsed, own)
}

const fromDocument = (parsed: unknown, own: readonly string[]): SweepRequest | { wrong: string[] } => {
  const read = document.safeParse(Array.isArray(parsed) ? { indicators: parsed } : parsed)
  if (!read.success) return { wrong: read.error.issues.map(({ path, message }) => `/${path.join('/')}: ${message}`) }
  const { request, revision, asked, indicators } = read.data
  const unread: string[] = []
  const sought = indicators.flatMap(({ id, kind, value, actions, doubt, confirmed }): SoughtIndicator[] => {
    const more = { actions, confirmed }
    if (isLiteral(kind)) return [{ id: id ?? value, kind, value, doubt: doubt ?? null, ...more }]
    const found = readIndicators(value, own).indicators
    if (found.length === 0) unread.push(value)
    // What a hub names is one indicator, and the hub has judged it already.
    const [first] = found
    if (id !== undefined)
      return first ? [{ ...first, id, doubt: doubt === undefined ? first.doubt : doubt, ...more }] : []
    return found.map(one => ({ ...one, id: one.value, ...more }))
  })
  return { request, revision, asked: asked ? spanOf(asked) : null, indicators: merged(sought), unread }
}

const mayBeHeaded = /^[^:：]{1,20}[:：](?!\/\/)/

/** A feed of a million lines passes here: nothing is copied that need not be. */
const fromText = (text: string, own: readonly string[]): SweepRequest => {
  const actions: SoughtIndicator['actions'] = ['SWEEP_LOGS']
  const literal: SoughtIndicator[] = []
  const prose = text.split('\n').filter(line => {
    const named = line.length < 2000 && mayBeHeaded.test(line) ? headed(line.trim()) : undefined
    if (named) literal.push({ ...named, id: named.value, doubt: null, actions, confirmed: false })
    return !named
  })
  const read = readIndicators(literal.length > 0 ? prose.join('\n') : text, own)
  const sought = read.indicators.map(({ kind, value, doubt }) => ({
    id: value,
    kind,
    value,
    doubt,
    actions,
    confirmed: false,
  }))
  const indicators = literal.length > 0 ? merged([...literal, ...sought]) : sought
  return { request: '', revision: 1, asked: null, indicators, unread: read.unread }
}
