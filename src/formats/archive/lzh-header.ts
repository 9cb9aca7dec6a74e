import { crc16 } from './crc16.ts'
import { ArchiveError } from './model.ts'

export interface LzhHeader {
  name: string
  method: string
  level: number
  packedSize: number
  size: number
  crc: number
  /** Where the packed bytes begin. */
  contentAt: number
}

const shiftJis = new TextDecoder('shift_jis')
const utf8 = new TextDecoder('utf-8')

interface Extended {
  name?: Uint8Array
  folder?: Uint8Array
  codepage?: number
  size?: { packed: number; unpacked: number }
  /** Position just behind the last extended header. */
  end: number
  bytes: number
}

const endOf = (file: Uint8Array, at: number, count: number): void => {
  if (at + count > file.length) throw new ArchiveError('truncated', 'The archive ends inside a header.')
}

/** A chain of extended headers, each beginning with its kind and ending with the size of the next one. */
function readExtended(file: Uint8Array, view: DataView, start: number, first: number, wide: boolean): Extended {
  const found: Extended = { end: start, bytes: 0 }
  const tail = wide ? 4 : 2
  let at = start
  for (let size = first, seen = 0; size > 0; seen++) {
    if (size < tail + 1 || seen > 1000)
      throw new ArchiveError('bad_header', 'An extended header has an impossible size.')
    endOf(file, at, size)
    const body = file.subarray(at + 1, at + size - tail)
    const kind = file[at]
    if (kind === 0x01) found.name = body
    else if (kind === 0x02) found.folder = body
    else if (kind === 0x46 && body.length >= 4) found.codepage = view.getUint32(at + 1, true)
    else if (kind === 0x42 && body.length >= 16)
      found.size = {
        packed: Number(view.getBigUint64(at + 1, true)),
        unpacked: Number(view.getBigUint64(at + 9, true)),
      }
    found.bytes += size
    at += size
    size = wide ? view.getUint32(at - 4, true) : view.getUint16(at - 2, true)
  }
  found.end = at
  return found
}

/** Folder parts end with 0xFF in extended headers; a Shift_JIS second byte is never 0xFF. */
function joinName(folder: Uint8Array | undefined, name: Uint8Array, codepage?: number): string {
  const decoder = codepage === 65001 ? utf8 : shiftJis
  const parts: string[] = []
  if (folder) {
    let from = 0
    for (let at = 0; at <= folder.length; at++)
      if (at === folder.length || folder[at] === 0xff) {
        if (at > from) parts.push(decoder.decode(folder.subarray(from, at)))
        from = at + 1
      }
  }
  // What follows a zero byte is a comment (LHA for Amiga), not the name.
  const zero = name.indexOf(0)
  parts.push(decoder.decode(zero < 0 ? name : name.subarray(0, zero)).replaceAll('\\', '/'))
  return parts.join('/')
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) sum = (sum + byte) & 0xff
  return sum
}

/**
 * The header at `at`, levels 0 to 3, or `undefined` at the end mark.
 * @throws ArchiveError truncated, bad_header, bad_checksum
 */
export function readLzhHeader(file: Uint8Array, at: number): LzhHeader | undefined {
  if (at >= file.length || file[at] === 0) return undefined
  endOf(file, at, 21)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const method = String.fromCharCode(...file.subarray(at + 2, at + 7))
  if (!/^-[a-z0-9]{3}-$/.test(method))
    throw new ArchiveError('bad_header', 'No method stands where a header should be.')
  const level = file[at + 20] ?? 0
  if (level > 3) throw new ArchiveError('bad_header', `Header level ${level} is not known.`)
  const packedSize = view.getUint32(at + 7, true)
  const size = view.getUint32(at + 11, true)
  if (level >= 2) {
    const wide = level === 3
    endOf(file, at, wide ? 32 : 26)
    const start = at + (wide ? 32 : 26)
    const extended = readExtended(
      file,
      view,
      start,
      wide ? view.getUint32(at + 28, true) : view.getUint16(at + 24, true),
      wide,
    )
    const total = wide ? view.getUint32(at + 24, true) : view.getUint16(at, true)
    return {
      name: joinName(extended.folder, extended.name ?? new Uint8Array(0), extended.codepage),
      method,
      level,
      packedSize: extended.size?.packed ?? packedSize,
      size: extended.size?.unpacked ?? size,
      crc: view.getUint16(at + 21, true),
      contentAt: Math.max(extended.end, at + total),
    }
  }
  const headerSize = file[at] ?? 0
  endOf(file, at, headerSize + 2)
  const nameLength = file[at + 21] ?? 0
  if (nameLength + 22 + 2 > headerSize + 2) throw new ArchiveError('bad_header', 'The name is longer than its header.')
  if (sumOf(file.subarray(at + 2, at + 2 + headerSize)) !== file[at + 1])
    throw new ArchiveError('bad_checksum', 'The sum of the header does not match.')
  const name = file.subarray(at + 22, at + 22 + nameLength)
  const crc = view.getUint16(at + 22 + nameLength, true)
  if (level === 0)
    return { name: joinName(undefined, name), method, level, packedSize, size, crc, contentAt: at + headerSize + 2 }
  const start = at + headerSize + 2
  const extended = readExtended(file, view, start, view.getUint16(start - 2, true), false)
  return {
    name: joinName(extended.folder, extended.name ?? name, extended.codepage),
    method,
    level,
    // Level 1 counts the extended headers into the packed size.
    packedSize: Math.max(0, packedSize - extended.bytes),
    size,
    crc,
    contentAt: extended.end,
  }
}

export const matchesCrc = (content: Uint8Array, header: LzhHeader): boolean => crc16(content) === header.crc
