/** What an archive may cost. A file that wants more is reported, not read. */
export interface ArchiveLimits {
  /** Members listed at most. */
  entries: number
  /** Bytes one member may unpack to. */
  entryBytes: number
  /** Bytes all members together may unpack to. */
  totalBytes: number
}

/** Mail gateways rarely let more than 50 MB through; ten times that is enough to look into any attachment. */
export const archiveLimits: ArchiveLimits = { entries: 10_000, entryBytes: 256 << 20, totalBytes: 512 << 20 }

export type Unread = 'encrypted' | 'too-large' | 'unsupported' | 'damaged'

export interface ArchiveEntry {
  /** As stored, folders separated by `/`; never a path to write to. */
  name: string
  directory: boolean
  size: number
  packedSize: number
  method: string
  encrypted: boolean
  /** Absent where `unread` says why. */
  content?: Uint8Array
  unread?: Unread
}

export interface ArchiveContent {
  kind: 'zip' | 'lzh'
  entries: ArchiveEntry[]
  /** The archive ends early or goes on beyond the limits. */
  incomplete?: string
}

export type ArchiveFault = 'not_an_archive' | 'truncated' | 'bad_header' | 'bad_checksum' | 'bad_code' | 'unsupported'

/** An archive that cannot be read as what it says it is. */
export class ArchiveError extends Error {
  constructor(
    readonly code: ArchiveFault,
    message: string,
  ) {
    super(message)
    this.name = 'ArchiveError'
  }
}
