import type { Certainty } from '../taxonomy/certainty.ts'

/**
 * Time as people know it: 夕刻, 昼まで, 約4時間後 must survive (DOMAIN §2.3). The ends are ISO 8601 instants in UTC, both
 * included; `null` is an end that nobody knows. The wording is kept byte for byte, whatever is read from it.
 */
export interface KnownTime {
  earliest: string | null
  latest: string | null
  /** IANA name of the zone in which the wording was said. */
  zone: string
  certainty: Certainty
  wording: string
}

/** Both ends in milliseconds. */
export interface Ends {
  earliest: number
  latest: number
}
