import type { Scene } from '../scene.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'

/** What a story of the volume is told with. */
export interface Telling {
  scene: Scene
  ledger: Ledger
  random: Random
  /** Numbers that were allotted beforehand, taken one after another. */
  number(series: 'R' | 'C' | 'A'): string
}
