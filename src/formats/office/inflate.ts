import { inflateSync } from 'node:zlib'
import { readingLimits } from './model.ts'

/** zlib data in memory; undefined where it is damaged or wants more than a part may. */
export const inflate = (packed: Uint8Array): Uint8Array | undefined => {
  try {
    return inflateSync(packed, { maxOutputLength: readingLimits.partBytes })
  } catch {
    return undefined
  }
}
