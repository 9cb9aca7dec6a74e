import { delimited, jsonLines, type Mapping } from './delimited.ts'
import { elff } from './elff.ts'
import { firewallSessions } from './sessions.ts'
import type { LogShape } from './shape.ts'
import { squidCombined, squidNative } from './squid.ts'
import { zeekJson, zeekTsv } from './zeek.ts'

/** The shape of a log by its first lines: formats that announce themselves first, headings that are guessed last. */
export const recogniseLog = (lines: readonly string[], mapping?: Mapping): LogShape | undefined => {
  const given = mapping ? [delimited(mapping), jsonLines(mapping)] : []
  for (const recognise of [
    ...given,
    zeekTsv,
    elff,
    zeekJson,
    squidNative,
    squidCombined,
    firewallSessions,
    jsonLines(),
    delimited(),
  ]) {
    const shape = recognise(lines)
    if (shape) return shape
  }
  return undefined
}
