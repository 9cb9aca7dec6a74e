import type { AdvisoryKind } from '../../../kernel/taxonomy/advisory-kinds.ts'
import type { Language } from '../../../kernel/taxonomy/label.ts'

interface Words {
  title: string
  requests: readonly string[]
}

export interface TemplateContent {
  others: Words & { source: string }
  /** The text for the one who was hit; null for a kind that addresses others only (DOMAIN §3.1). */
  victim: (Words & { body: string }) | null
}

export interface Template {
  code: string
  /** 0: shipped with the program. */
  seq: number
  kind: AdvisoryKind
  language: Language
  name: string
  content: TemplateContent
  retired: boolean
}

/** Where the words of the report are put; either is understood in a text of either language. */
export const summaryPlaces = { ja: '{概要}', en: '{summary}' } as const

/** @returns the text with the summary at its place, or after it where the text has no place for one */
export const filled = (text: string, summary: string): string => {
  const placed = text.replace(/\{概要\}|\{summary\}/g, () => summary)
  if (placed !== text) return placed
  return [text, summary].filter(part => part !== '').join('\n\n')
}

/** The newest of each code; the house's own stand in the place of the shipped ones. */
export const current = (shipped: readonly Template[], own: readonly Template[]): Template[] => {
  const newest = new Map<string, Template>()
  for (const template of [...shipped, ...own]) {
    const known = newest.get(template.code)
    if (!known || template.seq > known.seq) newest.set(template.code, template)
  }
  return [...newest.values()].filter(({ retired }) => !retired).sort((a, b) => (a.code < b.code ? -1 : 1))
}
