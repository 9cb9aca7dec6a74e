import { type Certainty, certainties, certaintyCodes } from '../../../src/kernel/taxonomy/certainty.ts'
import type { Language } from '../../../src/kernel/taxonomy/label.ts'
import type { KnownLine, NextLine } from '../../../src/share/decisions/situation/model.ts'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** One line for each fact, its certainty in brackets at its end. */
export const knownWords = (lines: readonly KnownLine[], language: Language): string =>
  lines.map(({ text, certainty }) => `${text.replaceAll('\n', ' ')} [${certainties[certainty][language]}]`).join('\n')

/** What stands in brackets at the end is a certainty where it is the name of one; without it, none was given. */
export const readKnown = (text: string, language: Language): { text: string; certainty: Certainty }[] =>
  linesOf(text).map(line => {
    const [, words = '', named = ''] = /^(.*?)\s*[[［]([^\]］]*)[\]］]$/.exec(line) ?? []
    const certainty = certaintyCodes.find(code => certainties[code][language] === named.trim())
    return certainty && words !== '' ? { text: words, certainty } : { text: line, certainty: 'NOT_GIVEN' }
  })

export const readUnknown = linesOf

/** Step, who, by when: with bars between them. */
export const nextWords = (lines: readonly NextLine[]): string =>
  lines.map(({ text, who, when }) => [text.replaceAll('\n', ' '), who, when].join(' | ')).join('\n')

export const readNext = (text: string): NextLine[] =>
  linesOf(text).flatMap(line => {
    const [step = '', who = '', when = ''] = line.split(/[|｜]/).map(part => part.trim())
    return step === '' ? [] : [{ text: step, who, when }]
  })
