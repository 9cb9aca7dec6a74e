import { minutes } from '../../../kernel/clock.ts'
import type { Certainty } from '../../../kernel/taxonomy/certainty.ts'

export interface KnownLine {
  text: string
  certainty: Certainty
}

export interface NextLine {
  text: string
  /** Who and by when, in words: an executive reads it aloud. */
  who: string
  when: string
}

/** Known, unknown, next. */
export interface Parts {
  known: KnownLine[]
  unknown: string[]
  next: NextLine[]
}

export type CadenceState = 'ON_TIME' | 'SOON' | 'MISSED'

/** A report is due its pace after the one before; what has not come by then was missed, however shortly. */
export const dueAfter = (at: Date, everyMinutes: number): Date => new Date(at.getTime() + minutes(everyMinutes))

const soonest = minutes(60)

/** In its last quarter, an hour at most, it is soon. */
export const cadenceState = (dueAt: Date, everyMinutes: number, now: Date): CadenceState => {
  if (dueAt <= now) return 'MISSED'
  return dueAt.getTime() - now.getTime() <= Math.min(soonest, minutes(everyMinutes) / 4) ? 'SOON' : 'ON_TIME'
}

/** What the case says of itself today, from which a report begins. */
export interface CaseWords {
  summaries: readonly { text: string; certainty: Certainty }[]
  findings: readonly { text: string; certainty: Certainty }[]
  /** Questions of the form that nobody has answered, in words. */
  unanswered: readonly string[]
  /** Traces for which nobody has searched. */
  unswept: readonly string[]
  /** What keeps the case open, in words. */
  lacks: readonly string[]
  measures: readonly { text: string; who: string; when: string }[]
}

const words = {
  ja: { unswept: (first: string, count: number) => `${first} など ${count}件の接続先は、記録を点検していない。` },
  en: { unswept: (first: string, count: number) => `${first} and others: ${count} traces have not been searched for.` },
} as const

/**
 * A beginning, not a report: what is known with its certainty, the open questions, and the next steps, for a person to
 * judge. What is said twice stands once.
 */
export const beginning = (said: CaseWords, language: 'ja' | 'en'): Parts => {
  const once = new Map([...said.summaries, ...said.findings].map(line => [line.text, line]))
  const [first] = said.unswept
  return {
    known: [...once.values()],
    unknown: [
      ...said.unanswered,
      ...(first ? [words[language].unswept(first, said.unswept.length)] : []),
      ...said.lacks,
    ],
    next: said.measures.map(({ text, who, when }) => ({ text, who, when })),
  }
}

/** Lines of a report that the one before did not have: what an executive asks first. */
export const newLines = (before: Parts | null, now: Parts): { known: number[]; unknown: number[] } => {
  const fresh = (texts: readonly string[], former: readonly string[]) =>
    before === null ? [] : texts.flatMap((text, place) => (former.includes(text) ? [] : [place]))
  const knownOf = (parts: Parts | null) => parts?.known.map(({ text, certainty }) => `${certainty} ${text}`) ?? []
  return { known: fresh(knownOf(now), knownOf(before)), unknown: fresh(now.unknown, before?.unknown ?? []) }
}
