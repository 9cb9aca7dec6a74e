import { createHash } from 'node:crypto'
import { pipeline, type Readable, Transform } from 'node:stream'
import { NoroshiError } from '../../kernel/errors.ts'
import type { Received } from './storage.ts'

const headBytes = 4096

export interface Measure {
  through: Transform
  /** After the stream has ended. */
  received(): Received
}

/** “50 MB” as people read it; limits are set in whole megabytes. */
export const megabytes = (bytes: number): number => Math.round((bytes / 1_048_576) * 10) / 10

/** Counts and hashes what passes through; fails at the first byte over the limit, and at the end of nothing. */
export const measure = (limit: number): Measure => {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let size = 0
  const through = new Transform({
    transform(piece: Buffer, _, done) {
      if (size < headBytes) head.push(piece.subarray(0, headBytes - size))
      size += piece.length
      if (size > limit)
        return done(new NoroshiError('file_too_large', 'limit', { values: { limit: megabytes(limit) } }))
      hash.update(piece)
      done(null, piece)
    },
    flush(done) {
      done(size === 0 ? new NoroshiError('file_empty') : null)
    },
  })
  return { through, received: () => ({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) }) }
}

/** Passes everything on but its last piece, which waits for the hash to be right. */
const verify = (expected: { size: number; sha256: string }): Transform => {
  const hash = createHash('sha256')
  let size = 0
  let last: Buffer | null = null
  return new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece)
      size += piece.length
      if (last) this.push(last)
      last = piece
      done()
    },
    flush(done) {
      const right = size === expected.size && hash.digest('hex') === expected.sha256
      return right ? done(null, last) : done(new NoroshiError('file_damaged'))
    },
  })
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What went wrong below, as the sentence that the person who uploads or downloads needs. */
export const storageError = (error: unknown): NoroshiError => {
  if (error instanceof NoroshiError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (full.has(code)) return new NoroshiError('storage_full', code)
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR')
    return new NoroshiError('upload_interrupted', code)
  return new NoroshiError('storage_down', error instanceof Error ? `${error.name} ${code} ${error.message}` : 'unknown')
}

/** The source is closed with its reader: whoever cancels a download leaves no open file. */
export const verified = (source: Readable, expected: { size: number; sha256: string }): Readable =>
  pipeline(source, verify(expected), () => undefined)
