import { type Message, messageCodes, messages } from '../../../kernel/flows/messages.ts'
import type { IndicatorKind } from '../../../kernel/taxonomy/indicator-kinds.ts'
import { codesOf, type Table } from '../../../kernel/taxonomy/label.ts'

/** What happens in a case beside the messages of the matrix (DOMAIN §7.2). */
export const chronicleActs = {
  ATTACK: { ja: '攻撃の動き', en: 'Attack observed' },
  FINDING: { ja: '判明したこと', en: 'Finding' },
  ISOLATION: { ja: '隔離・遮断', en: 'Isolation' },
  SWEEP: { ja: '痕跡点検', en: 'Sweep' },
  CONTACT: { ja: '電話・面談での連絡', en: 'Contact by telephone or in person' },
  DECISION: { ja: '決定', en: 'Decision' },
  PUBLICATION: { ja: '公表', en: 'Publication' },
} as const satisfies Table

export type ChronicleAct = keyof typeof chronicleActs

export const chronicleKinds = { ...chronicleActs, ...messages } as const
export type ChronicleKind = Message | ChronicleAct
export const chronicleKindCodes = codesOf(chronicleKinds)

export const isMessage = (kind: ChronicleKind): kind is Message => (messageCodes as readonly string[]).includes(kind)

/** One entry as its writer told it; organisations by id. */
export interface Told {
  told: ChronicleKind
  from: string | null
  /** Whom it reached. */
  to: readonly string[]
  /** Whom it had to reach and did not. */
  unreached: readonly string[]
  words: string
  language: 'ja' | 'en'
  /** Traces that it names; a sweep names those it looked for. */
  indicators: readonly { kind: IndicatorKind; value: string }[]
  /** Earlier entries of the case of which it tells. */
  tells: readonly string[]
  /** The notice that it belongs to, where it went through this system. */
  notice?: { id: string; number: string }
}

/**
 * Traces that were named in the case and that nobody has looked for in the records: the sensor that has fallen
 * silent says nothing about them (DOMAIN §6.3).
 */
export const unsweptOf = (entries: readonly Pick<Told, 'told' | 'indicators'>[]): string[] => {
  const valuesOf = (sweeps: boolean) =>
    entries.filter(({ told }) => (told === 'SWEEP') === sweeps).flatMap(({ indicators }) => indicators)
  const swept = new Set(valuesOf(true).map(({ value }) => value))
  return [...new Set(valuesOf(false).map(({ value }) => value))].filter(value => !swept.has(value))
}
