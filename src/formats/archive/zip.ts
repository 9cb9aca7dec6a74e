import { configure, type Entry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import { type ArchiveContent, type ArchiveEntry, ArchiveError, type ArchiveLimits, archiveLimits } from './model.ts'

configure({ useWebWorkers: false })

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const shiftJis = new TextDecoder('shift_jis')

/** Names say UTF-8 by a flag; many Japanese tools set none and write Shift_JIS, some write UTF-8 without the flag. */
export function decodeZipName(bytes: Uint8Array, flagged: boolean): string {
  if (flagged || bytes.some(byte => byte >= 0x80))
    try {
      return strictUtf8.decode(bytes)
    } catch {
      return shiftJis.decode(bytes)
    }
  return shiftJis.decode(bytes)
}

export const isZip = (file: Uint8Array): boolean =>
  file[0] === 0x50 && file[1] === 0x4b && ((file[2] === 3 && file[3] === 4) || (file[2] === 5 && file[3] === 6))

/** Refuses the byte that goes over the limit: the stated size of a member may lie. */
class BoundedWriter extends Uint8ArrayWriter {
  private written = 0
  constructor(private readonly most: number) {
    super()
  }
  override writeUint8Array(bytes: Uint8Array): Promise<void> {
    this.written += bytes.length
    if (this.written > this.most) throw new ArchiveError('bad_header', 'A member unpacks to more than it says.')
    return super.writeUint8Array(bytes)
  }
}

async function readEntry(entry: Entry, room: number): Promise<ArchiveEntry> {
  const listed: ArchiveEntry = {
    name: decodeZipName(entry.rawFilename, entry.filenameUTF8).replaceAll('\\', '/'),
    directory: entry.directory,
    size: entry.uncompressedSize,
    packedSize: entry.compressedSize,
    method: String(entry.compressionMethod),
    encrypted: entry.encrypted,
  }
  if (entry.directory) return listed
  if (entry.encrypted) return { ...listed, unread: 'encrypted' }
  if (entry.uncompressedSize > room) return { ...listed, unread: 'too-large' }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return { ...listed, unread: 'unsupported' }
  try {
    const content = await entry.getData(new BoundedWriter(entry.uncompressedSize), { checkSignature: true })
    return { ...listed, content }
  } catch {
    return { ...listed, unread: 'damaged' }
  }
}

/**
 * Unpacks a zip archive in memory within `limits`; encrypted members are listed and flagged, not opened.
 * @throws ArchiveError not_an_archive
 */
export async function readZip(file: Uint8Array, limits: ArchiveLimits = archiveLimits): Promise<ArchiveContent> {
  const reader = new ZipReader(new Uint8ArrayReader(file))
  const entries: ArchiveEntry[] = []
  let total = 0
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length >= limits.entries)
        return { kind: 'zip', entries, incomplete: `more than ${limits.entries} members` }
      const read = await readEntry(entry, Math.min(limits.entryBytes, limits.totalBytes - total))
      total += read.content?.length ?? 0
      entries.push(read)
    }
  } catch (error) {
    if (entries.length > 0) return { kind: 'zip', entries, incomplete: 'the directory of the archive is damaged' }
    throw new ArchiveError('not_an_archive', `This is no readable zip archive (${(error as Error).message}).`)
  } finally {
    await reader.close()
  }
  return { kind: 'zip', entries }
}
