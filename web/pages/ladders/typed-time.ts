/** 2026-11-22T02:00 as Japan's clocks show it. */
export const instantTyped = (typed: string): Date | undefined => {
  const at = new Date(`${typed}:00+09:00`)
  return Number.isNaN(at.getTime()) ? undefined : at
}
