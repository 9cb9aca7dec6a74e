import { parseEvtxFile } from 'winevtx'
import { EventLogError, instantOf, type LogDamage, readInstant, type WindowsEvent } from './model.ts'

/** [MS-EVEN6]; layout as in the file: a header block of 4 KiB, then chunks of 64 KiB that stand on their own. */
export const evtxChunkBytes = 0x10000
const headerBytes = 0x1000
const chunkHeaderBytes = 0x200
const recordHeaderBytes = 24
const fileTimeToUnix = 11_644_473_600_000_000n

const magicAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, step) => bytes[at + step] === letter.charCodeAt(0))

export const isEvtx = (bytes: Uint8Array): boolean => magicAt(bytes, 0, 'ElfFile\0')

interface RawRecord {
  at: number
  size: number
  id: number
  time: string
}

/** The records a chunk holds by their own headers, independent of whether their contents can be read. */
export function recordsOf(chunk: Buffer): RawRecord[] {
  const records: RawRecord[] = []
  const free = Math.min(chunk.readUInt32LE(48), chunk.length)
  for (let at = chunkHeaderBytes; at + recordHeaderBytes <= free; ) {
    const size = chunk.readUInt32LE(at + 4)
    if (!magicAt(chunk, at, '**\0\0') || size < recordHeaderBytes + 4 || at + size > chunk.length) break
    const micro = chunk.readBigUInt64LE(at + 16) / 10n - fileTimeToUnix
    records.push({ at, size, id: Number(chunk.readBigUInt64LE(at + 8)), time: instantOf(Number(micro)) })
    at += size
  }
  return records
}

type Tree = Record<string, unknown>
const asTree = (value: unknown): Tree => (typeof value === 'object' && value !== null ? (value as Tree) : {})

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return 'Value' in value ? asText((value as Tree).Value) : JSON.stringify(value)
  return String(value)
}

/** EventData by name; unnamed values are counted from 1, as Event Viewer does (param1, param2 …). */
function fieldsOf(event: Tree): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const part of ['EventData', 'UserData', 'ProcessingErrorData']) {
    const walk = (tree: Tree): void => {
      for (const [name, value] of Object.entries(tree)) {
        if (name.startsWith('xmlns')) continue
        if (name === 'Data' && (Array.isArray(value) || typeof value !== 'object'))
          for (const [at, one] of [value].flat().entries()) fields[`param${at + 1}`] = asText(one)
        else if (part === 'UserData' && typeof value === 'object' && value !== null && !Array.isArray(value))
          walk(value as Tree)
        else fields[name] = asText(value)
      }
    }
    walk(asTree(event[part]))
  }
  return fields
}

function normalise(raw: RawRecord, parsed: unknown): WindowsEvent {
  const event = asTree(asTree(parsed).Event)
  const system = asTree(event.System)
  const written = asTree(system.TimeCreated).SystemTime
  const time = typeof written === 'number' ? instantOf(Math.round(written * 1e6)) : readInstant(asText(written))
  return {
    time: time ?? raw.time,
    zone: 'exact',
    channel: asText(system.Channel),
    provider: asText(asTree(system.Provider).Name),
    computer: asText(system.Computer),
    eventId: Number(asText(system.EventID)) || 0,
    recordId: Number(asText(system.EventRecordID)) || raw.id,
    fields: fieldsOf(event),
  }
}

/** A file of one chunk, so that the parser starts afresh and one damaged chunk cannot reach another. */
function oneChunkFile(chunk: Uint8Array): Buffer {
  const file = Buffer.alloc(headerBytes + evtxChunkBytes)
  file.write('ElfFile\0', 0, 'latin1')
  file.writeUInt16LE(1, 36)
  file.writeUInt16LE(3, 38)
  file.writeUInt16LE(headerBytes, 40)
  file.set(chunk, headerBytes)
  return file
}

/** An empty fragment: what a record whose contents cannot be read is replaced with, so that its neighbours can. */
const emptyFragment = Buffer.from([0x0f, 0x01, 0x01, 0x00, 0x00])

/**
 * The events of one chunk. A record whose contents are damaged is kept with its number and time and told in `damage`;
 * the others of its chunk are read as if it were not there.
 */
export function readEvtxChunk(bytes: Uint8Array, offset: number, damage: LogDamage[]): WindowsEvent[] {
  const file = oneChunkFile(bytes)
  const chunk = file.subarray(headerBytes)
  const records = recordsOf(chunk)
  if (records.length === 0) return []
  // The parser stops at the header's last record number, which a running system writes late: our own count stands.
  chunk.writeBigUInt64LE(1n, 8)
  chunk.writeBigUInt64LE(BigInt(records.length), 16)
  chunk.writeBigUInt64LE(BigInt(records.at(-1)?.id ?? 1), 32)
  const lost = new Set<number>()
  for (;;) {
    const events: WindowsEvent[] = []
    try {
      for (const { event } of parseEvtxFile(file)) {
        const raw = records[events.length]
        if (!raw) break
        events.push(normalise(raw, lost.has(events.length) ? {} : event))
      }
      for (let at = events.length; at < records.length; at++) lost.add(at)
      for (const at of lost) {
        const raw = records[at] as RawRecord
        damage.push({
          kind: 'record',
          at: raw.id,
          what: `record ${raw.id} near byte ${offset + raw.at} cannot be read`,
        })
        events[at] ??= normalise(raw, {})
      }
      return events
    } catch {
      const failed = events.length
      const raw = records[failed]
      if (!raw || lost.has(failed)) throw new EventLogError('A chunk of this log cannot be read.')
      lost.add(failed)
      emptyFragment.copy(chunk, raw.at + recordHeaderBytes)
    }
  }
}

/**
 * Reads an EVTX file chunk by chunk. Truncated and dirty files are read as far as they go; `damage` says what is amiss.
 * @throws EventLogError if the file is no EVTX file
 */
export function* readEvtx(file: Uint8Array, damage: LogDamage[] = []): Generator<WindowsEvent> {
  if (!isEvtx(file) || file.length < 128) throw new EventLogError('This is no EVTX file: its first bytes are others.')
  const head = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (head.readUInt32LE(120) & 1)
    damage.push({ kind: 'dirty', at: 0, what: 'the log was not closed before it was copied' })
  for (let at = headerBytes; at < file.length; at += evtxChunkBytes) {
    if (at + evtxChunkBytes > file.length) {
      damage.push({ kind: 'truncated', at, what: `the file ends ${file.length - at} bytes into a chunk` })
      if (file.length - at < chunkHeaderBytes || !magicAt(file, at, 'ElfChnk\0')) return
      const padded = new Uint8Array(evtxChunkBytes)
      padded.set(file.subarray(at))
      yield* readEvtxChunk(padded, at, damage)
      return
    }
    if (!magicAt(file, at, 'ElfChnk\0')) {
      if (file.subarray(at, at + evtxChunkBytes).some(byte => byte !== 0))
        damage.push({ kind: 'chunk', at, what: 'a chunk does not begin as one' })
      continue
    }
    yield* readEvtxChunk(file.subarray(at, at + evtxChunkBytes), at, damage)
  }
}
