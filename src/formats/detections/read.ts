import { z } from 'zod'
import { readEve } from './eve.ts'
import { isJson, type Json } from './fields.ts'
import { readMapped } from './mapped.ts'
import { mappedFields, type ReadLine, type ReadLines, type Told } from './model.ts'
import { afterHeading, noHeading, readZeek, type ZeekHeading, zeekRecord } from './zeek.ts'

/** A mapping as somebody sends it: paths of names, none of them long. */
export const detectionMapping = z.partialRecord(z.enum(mappedFields), z.string().trim().min(1).max(100))

/** One line of JSON is a few kilobytes; what is longer is no alert. */
const longestLine = 65_536

const parsed = (line: string): Json | undefined => {
  try {
    const value: unknown = JSON.parse(line)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}

const readRecord = (record: Json, told: Told, line: string): ReadLine => {
  if (told.format === 'SURICATA_EVE') return readEve(record, told, line)
  if (told.format === 'ZEEK_NOTICE') return readZeek(record, told, line)
  if (told.format === 'JSON') return readMapped(record, told, line)
  if ('event_type' in record && 'timestamp' in record) return readEve(record, told, line)
  return 'note' in record && 'ts' in record ? readZeek(record, told, line) : readMapped(record, told, line)
}

const readOne = (line: string, told: Told, heading: ZeekHeading): ReadLine => {
  if (line.length > longestLine) return 'TOO_LONG'
  if (line.startsWith('{')) {
    const record = parsed(line)
    return record ? readRecord(record, told, line) : 'NOT_JSON'
  }
  if (heading.fields.includes('note')) return readZeek(zeekRecord(heading, line), told, line)
  if (heading.fields.length > 0) return 'PASSED' // another of Zeek’s logs
  return told.format === 'ZEEK_NOTICE' ? 'NO_HEADING' : 'NOT_KNOWN'
}

/**
 * Reads the lines of a sensor. Never throws: what cannot be read is named with its line, so that it can be counted as
 * missing (a gap is a finding). Zeek’s headings hold for the lines below them.
 */
export const readDetections = (text: string, told: Told): ReadLines => {
  const read: ReadLines = { observations: [], unread: [], passed: 0 }
  let heading = noHeading
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line.trim() === '') continue
    if (line.startsWith('#')) {
      heading = afterHeading(heading, line.slice(0, longestLine))
      read.passed++
      continue
    }
    const one = readOne(line, told, heading)
    if (one === 'PASSED') read.passed++
    else if (typeof one === 'string') read.unread.push({ line: index + 1, why: one, text: line.slice(0, 500) })
    else read.observations.push(one)
  }
  return read
}
