/** What two cases have in common, in numbers and values that whoever holds both may read. */
export interface Likeness {
  indicators: readonly string[]
  sameClass: boolean
  hoursApart: number
}

/** Days within which the same class of event is worth a look; a shared indicator is, however long ago. */
export const closeDays = 14

/**
 * Weight of a likeness, for the order only: a shared indicator outweighs class and time together, more of them count less
 * and less. 0 to 10, so that a reader can compare two lines.
 */
export const weight = ({ indicators, sameClass, hoursApart }: Likeness): number => {
  const shared = indicators.length === 0 ? 0 : Math.min(6, 3 + indicators.length)
  const near = Math.max(0, 1 - hoursApart / (24 * closeDays))
  return Math.round(10 * (shared + (sameClass ? 2 : 0) + 2 * near)) / 10
}
