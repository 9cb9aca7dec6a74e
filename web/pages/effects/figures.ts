/** Shortest, median and longest of some minutes; null where there are none. The median of an even number is the lower one. */
export const spread = (minutes: readonly number[]): { shortest: number; median: number; longest: number } | null => {
  const sorted = [...minutes].sort((a, b) => a - b)
  const [shortest] = sorted
  const median = sorted[Math.ceil(sorted.length / 2) - 1]
  const longest = sorted.at(-1)
  return shortest === undefined || median === undefined || longest === undefined ? null : { shortest, median, longest }
}
