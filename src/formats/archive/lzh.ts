import { unpackLearning } from './lh1.ts'
import { isBlockMethod, unpackBlocks } from './lh5.ts'
import { type LzhHeader, matchesCrc, readLzhHeader } from './lzh-header.ts'
import { type ArchiveContent, type ArchiveEntry, ArchiveError, type ArchiveLimits, archiveLimits } from './model.ts'

/** Methods that store the bytes as they are. */
const stored = new Set(['-lh0-', '-lz4-', '-pm0-'])
/** Self-extracting archives carry a loader before the first header; longer ones are not searched. */
const loaderBytes = 64 << 10

function unpack(packed: Uint8Array, header: LzhHeader): Uint8Array {
  if (stored.has(header.method)) {
    if (packed.length < header.size) throw new ArchiveError('truncated', 'A stored member is shorter than it says.')
    return packed.subarray(0, header.size)
  }
  if (isBlockMethod(header.method)) return unpackBlocks(packed, header.size, header.method)
  if (header.method === '-lh1-') return unpackLearning(packed, header.size)
  throw new ArchiveError('unsupported', `The method ${header.method} is not read here.`)
}

/**
 * Unpacks one member and compares its CRC-16.
 * @throws ArchiveError truncated, bad_code, bad_checksum, unsupported
 */
export function readMember(file: Uint8Array, header: LzhHeader): Uint8Array {
  if (header.contentAt + header.packedSize > file.length)
    throw new ArchiveError('truncated', `“${header.name}” ends before its last byte. Ask for the file again.`)
  const content = unpack(file.subarray(header.contentAt, header.contentAt + header.packedSize), header)
  if (!matchesCrc(content, header))
    throw new ArchiveError('bad_checksum', `The checksum of “${header.name}” does not match: the file is damaged.`)
  return content
}

const looksLikeHeader = (file: Uint8Array, at: number): boolean =>
  file[at + 2] === 0x2d &&
  (file[at + 3] === 0x6c || file[at + 3] === 0x70) &&
  file[at + 6] === 0x2d &&
  (file[at + 20] ?? 9) <= 3

/** Where the first header begins: 0, or behind the loader of a self-extracting archive. */
export function findFirstHeader(file: Uint8Array): number | undefined {
  for (let at = 0; at + 21 < file.length && at < loaderBytes; at++) {
    if (!looksLikeHeader(file, at)) continue
    try {
      if (readLzhHeader(file, at)) return at
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
    }
  }
  return undefined
}

export const isLzh = (file: Uint8Array): boolean => file.length > 21 && looksLikeHeader(file, 0)

/** The headers in order; a damaged tail is told in `incomplete`, what stands before it is kept. */
export function listLzh(file: Uint8Array, limits = archiveLimits): { headers: LzhHeader[]; incomplete?: string } {
  const first = findFirstHeader(file)
  if (first === undefined) throw new ArchiveError('not_an_archive', 'No LZH header was found in this file.')
  const headers: LzhHeader[] = []
  let at = first
  try {
    for (let header = readLzhHeader(file, at); header; header = readLzhHeader(file, at)) {
      headers.push(header)
      at = header.contentAt + header.packedSize
      if (headers.length >= limits.entries) return { headers, incomplete: `more than ${limits.entries} members` }
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    return { headers, incomplete: error.message }
  }
  return { headers }
}

/** Unpacks what the limits allow. Every member is listed, and one that could not be read says why. */
export function readLzh(file: Uint8Array, limits: ArchiveLimits = archiveLimits): ArchiveContent {
  const { headers, incomplete } = listLzh(file, limits)
  let total = 0
  const entries = headers.map((header): ArchiveEntry => {
    const { name, size, packedSize, method } = header
    const entry = { name, size, packedSize, method, encrypted: false, directory: method === '-lhd-' }
    if (entry.directory) return entry
    if (size > limits.entryBytes || total + size > limits.totalBytes) return { ...entry, unread: 'too-large' }
    total += size
    try {
      return { ...entry, content: readMember(file, header) }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      return { ...entry, unread: error.code === 'unsupported' ? 'unsupported' : 'damaged' }
    }
  })
  return { kind: 'lzh', entries, ...(incomplete === undefined ? {} : { incomplete }) }
}
