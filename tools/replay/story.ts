/** What happens in one run, as both the simulation and the run with real processes tell it. */
export const happenings = [
  'handed',
  'asked',
  'answered',
  'hit',
  'called',
  'told',
  'decided',
  'refused',
  'isolated',
  'blocked',
  'moved',
  'found',
  'cut',
] as const

export type Happening = (typeof happenings)[number]

export interface Told {
  at: number
  what: Happening
  /** A result or notice, a terminal, a destination or a role. */
  of: string
  /** `record`: as in 2015. */
  by: 'loop' | 'record' | 'attacker'
}
