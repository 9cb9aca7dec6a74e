import type { Readable } from 'node:stream'

/** What came in: counted and hashed while it streamed, with its first bytes for telling what it is. */
export interface Received {
  size: number
  /** 64 lower-case hexadecimal digits. */
  sha256: string
  head: Uint8Array
}

export interface Kept {
  id: string
  size: number
  /** By the clock of the storage, not of a drill. */
  at: Date
}

/** Where the bytes of attachments lie, under ids of ours: a user’s file name never names anything here (ADR 0012). */
export interface Storage {
  /**
   * Takes a stream in bounded memory; when it fails, nothing is left behind.
   * @param limit bytes; one more is refused
   * @throws NoroshiError file_too_large, file_empty, upload_interrupted, storage_full, storage_down
   */
  put(id: string, content: Readable, limit: number): Promise<Received>
  /**
   * The last piece is held back until the hash is right: whoever reads damaged bytes never gets to the end.
   * @throws NoroshiError file_missing, storage_down; the stream fails with file_damaged
   */
  get(id: string, expected: { size: number; sha256: string }): Promise<Readable>
  /** Removing what is not there is no fault. */
  remove(id: string): Promise<void>
  /** Everything kept, in no order: for the backup and for finding what nobody refers to. */
  list(): AsyncIterable<Kept>
  /** Removes what a killed process left half way, older than this. */
  clearHalves(before: Date): Promise<void>
}
