import type { Labelled, Language } from '../../kernel/taxonomy/label.ts'
import { findSectors } from './anonymise/facts.ts'
import {
  type Candidate,
  type Found,
  type Identifiers,
  type Kept,
  type Options,
  type Removal,
  removalKinds,
} from './anonymise/model.ts'
import { coreOf, findNames, isTooShort } from './anonymise/names.ts'
import { findPhones } from './anonymise/phones.ts'
import { settle } from './anonymise/settle.ts'
import { findIndicators, findTechnical } from './anonymise/technical.ts'
import { findTimes } from './anonymise/times.ts'

export { type Facts, factsIn } from './anonymise/facts.ts'
export {
  type Found,
  type Identifiers,
  type Kept,
  keptReasons,
  noIdentifiers,
  type Options,
  type Removal,
  removalKinds,
} from './anonymise/model.ts'

const identifying = (text: string, identifiers: Identifiers): Candidate[] => [
  ...findTechnical(text, identifiers),
  ...findNames(text, identifiers),
  ...findPhones(text, identifiers.phones),
]

/**
 * What to strike from a text before others may read it, and what to write instead (R-036, DOMAIN §3.2). A proposal: a
 * person decides. Sorted, without overlap; internal addresses and fine times are found without being registered.
 */
export const propose = (text: string, identifiers: Identifiers, options: Options = {}): Removal[] => {
  const language = options.language ?? languageOf(text)
  const found = [
    ...identifying(text, identifiers),
    ...findTimes(text).removals,
    ...(options.generaliseSector ? findSectors(text) : []),
  ]
  return settle(text, found).map(candidate => {
    const words = wordsFor(candidate, identifiers, options)
    const { kind, start, end } = candidate
    return {
      kind,
      start,
      end,
      original: text.slice(start, end),
      replacement: words[language],
      words,
      reason: removalKinds[kind].reason,
    }
  })
}

const languageOf = (text: string): Language =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text) ? 'ja' : 'en'

const withheld: Labelled = { ja: '（非公開）', en: '(withheld)' }

/** A word that itself gives the victim away cannot stand in its place. */
const wordsFor = ({ kind, instead }: Candidate, identifiers: Identifiers, { organisationAs }: Options): Labelled => {
  const words = instead ?? (kind === 'NAME' ? organisationAs : undefined) ?? removalKinds[kind].instead
  const telling = identifying(`${words.ja}\n${words.en}`, identifiers).length > 0
  return telling ? withheld : words
}

/** What still identifies the victim in a text; a release to others is blocked while there is any. */
export const leftOver = (text: string, identifiers: Identifiers): Found[] =>
  settle(text, identifying(text, identifiers)).map(({ kind, start, end }) => ({
    kind,
    start,
    end,
    original: text.slice(start, end),
  }))

/** What was deliberately left in, with the reason, so that the author sees that it was not overlooked. */
export const kept = (text: string, identifiers: Identifiers): Kept[] => {
  const times = findTimes(text)
  const struck = settle(text, [...identifying(text, identifiers), ...times.removals])
  const free = [...findIndicators(text), ...times.kept]
    .filter(({ start, end }) => !struck.some(removal => start < removal.end && removal.start < end))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return free.filter(({ start }, index) => !free.slice(0, index).some(earlier => start < earlier.end))
}

/** Names that are not looked for because they are too short to mean anything; a person has to look. */
export const notLookedFor = ({ names, people, places, contracts }: Identifiers): string[] =>
  [...names, ...people, ...places, ...contracts].filter(name => isTooShort(coreOf(name)))

/** What carrying out a removal needs of it, whoever proposed it. */
export type Strike = Pick<Removal, 'start' | 'end' | 'replacement'>

/** The text with its removals carried out. */
export const apply = (text: string, removals: readonly Strike[]): string =>
  segments(text, removals)
    .filter(({ state }) => state !== 'STRUCK')
    .map(segment => segment.text)
    .join('')

export interface Segment {
  state: 'KEPT' | 'STRUCK' | 'INSERTED'
  text: string
  /** Place of the removal in the list, for its number in the margin. */
  removal: number | null
}

/** The diff as it is drawn in the text itself (SCREENS §8.4). */
export const segments = (text: string, removals: readonly Strike[]): Segment[] => {
  const drawn: Segment[] = []
  let at = 0
  removals.forEach(({ start, end, replacement }, removal) => {
    drawn.push({ state: 'KEPT', text: text.slice(at, start), removal: null })
    drawn.push({ state: 'STRUCK', text: text.slice(start, end), removal })
    drawn.push({ state: 'INSERTED', text: replacement, removal })
    at = end
  })
  drawn.push({ state: 'KEPT', text: text.slice(at), removal: null })
  return drawn.filter(segment => segment.text !== '')
}
