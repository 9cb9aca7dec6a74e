import { inZone } from '../../src/investigate/calendar/model.ts'
import type { Spread } from './draws.ts'

/** `05-21 19:36`, on the clocks of the case. */
export const clock = (at: number): string =>
  Number.isFinite(at) ? inZone('Asia/Tokyo', Math.round(at)).slice(5, 16).replace('T', ' ') : '–'

export const percent = (share: number): string => `${Math.round(share * 100)} %`

/** `85 % (33–100 %)`: median and the range of eight in ten. */
export const spreadText = ({ low, middle, high }: Spread): string =>
  `${percent(middle)} (${Math.round(low * 100)}–${percent(high)})`
