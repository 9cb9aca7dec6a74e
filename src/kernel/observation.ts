/** One thing that a sensor says it saw, whatever the sensor is called: what the parsers make and the slice counts. */
export interface Observation {
  seenAt: Date
  /** The last time, where the sensor has counted several itself. */
  lastAt: Date
  sensor: string
  segment: string
  signature: string
  category: string
  /** 1 is the worst and 4 the least, as Suricata has it. */
  severity: 1 | 2 | 3 | 4
  src: string
  srcPort: number | null
  dst: string
  dstPort: number | null
  /** The name that was asked for (SNI, Host, query), where the sensor saw it. */
  dstName: string
  protocol: string
  /** Where the sensor says the terminal stands. */
  place: string
  count: number
  bytes: number
  /** The line as it came, cut. */
  sample: string
}

/** How long each text of an observation may be; longer ones are cut, so that a hostile line fills no page. */
export const observationLimits = {
  sensor: 100,
  segment: 100,
  signature: 300,
  category: 200,
  src: 100,
  dst: 253,
  dstName: 253,
  protocol: 20,
  place: 200,
  sample: 2000,
} as const
