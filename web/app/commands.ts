import type { TFunction } from 'i18next'
import { navigationGroups, objectAddress, otherPlaces, type Place, places, placeWord } from './navigation.ts'
import type { Session } from './session.ts'

/** One line of the palette: words, where it leads, and the keys that lead there without the palette. */
export interface Command {
  id: string
  words: string
  href: string
  keys?: string
  /** What it is, where the words do not say it: 事案, 情報連絡. */
  kind?: string
}

/** Asked as one types: `signal` ends it when the next letter comes. */
export type QuickSearch = (typed: string, signal: AbortSignal) => Promise<Command[]>

/** Everything this person can reach, in the order of the navigation, the new report first. */
export const commandsFor = (session: Session, t: TFunction<'frame'>): Command[] => {
  const reachable: Place[] = navigationGroups
    .flatMap(group => group.places)
    .concat(otherPlaces)
    .filter(place => session.places.includes(place))
  return [
    ...(session.places.includes('new_report')
      ? [{ id: 'new_report', words: t('palette.new_report'), href: places.new_report.href, keys: 'n' }]
      : []),
    ...reachable.map(place => {
      const { href, letter } = places[place]
      const name = t(`nav.${placeWord(place, session.view)}`)
      return { id: place, words: t('palette.go_to', { place: name }), href, keys: letter && `g ${letter}` }
    }),
  ]
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** What matches the typed words: a number first, then every command that contains them. */
export const matching = (commands: readonly Command[], typed: string, openNumber: (n: string) => string): Command[] => {
  const object = objectAddress(typed)
  const named = commands.filter(({ words }) => fold(words).includes(fold(typed.trim())))
  return object ? [{ id: object.number, words: openNumber(object.number), href: object.href }, ...named] : named
}
