/** So that a scanner for leaked secrets, and whoever finds one, knows what it is. */
export const keyPrefix = 'noroshi_'

/** A key is issued for one year at most (check of migration 0020). */
export const longestDays = 366

/** After a rotation both keys work, until every program has the new one. */
export const changeOverHours = 24

/** The first characters, which are kept in the clear. */
export const beginningOf = (key: string): string => key.slice(0, keyPrefix.length + 4)

/** @param day a day in Japan @returns the instant at which it is over */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+09:00`) + 24 * 60 * 60_000)
