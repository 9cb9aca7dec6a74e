import { isAscii, isUtf8 } from 'node:buffer'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import type { Remark } from '../model.ts'
import { chooseEncoding, type Encoding, encodingByMark } from './encoding.ts'

/** A line of more than a megabyte is no log record; it is cut so that it cannot fill the memory. */
const longestLine = 1_048_576
/** gzip cannot exceed 1032 : 1 and logs reach about 40 : 1; beyond this and this size nobody handed over a log. */
const bombRatio = 400
const bombBytes = 4 * 2 ** 30

export type Compression = 'none' | 'gzip' | 'zstd' | 'zip'

export interface Survey {
  encoding: Encoding
  /** Decoded size in bytes. */
  bytes: number
  remarks: Remark[]
  /** The engine cannot read the original as it is. */
  needsCopy: boolean
}

export const compressionOf = (head: Buffer): Compression =>
  head[0] === 0x1f && head[1] === 0x8b
    ? 'gzip'
    : head.readUInt32LE && head.length >= 4 && head.readUInt32LE(0) === 0xfd2fb528
      ? 'zstd'
      : head.length >= 4 && head.readUInt32LE(0) === 0x04034b50
        ? 'zip'
        : 'none'

/** Our own disk or quota is at its end: nothing that may be said of the evidence. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

async function* zstdChunks(path: string): AsyncGenerator<Buffer> {
  let out: Buffer[] = []
  const stream = new Decompress(chunk => {
    out.push(Buffer.from(chunk))
  })
  for await (const chunk of createReadStream(path)) {
    stream.push(chunk)
    yield* out
    out = []
  }
  stream.push(new Uint8Array(0), true)
  yield* out
}

/** The bytes of a file as they were before it was packed; a truncated member ends early with an error. */
export const unpacked = (path: string, compression: Compression): AsyncIterable<Buffer> =>
  compression === 'gzip'
    ? // With pipe() an error of the disk would never arrive here, and the reader would wait for ever.
      pipeline(
        createReadStream(path, { highWaterMark: 1 << 20 }),
        createGunzip({ chunkSize: 1 << 20 }),
        () => undefined,
      )
    : compression === 'zstd'
      ? zstdChunks(path)
      : createReadStream(path, { highWaterMark: 1 << 20 })

const withoutControls = (chunk: Buffer): { chunk: Buffer; replaced: number } => {
  let replaced = 0
  if (!chunk.includes(0) && !chunk.includes(1)) return { chunk, replaced }
  const copy = Buffer.from(chunk)
  for (let at = 0; at < copy.length; at += 1) {
    if (copy[at] === 0 || copy[at] === 1) {
      copy[at] = 0x20
      replaced += 1
    }
  }
  return { chunk: copy, replaced }
}

/**
 * Reads the bytes of a log once and says what they are; with `copy` it also writes them as clean UTF-8: decoded, without
 * NUL, no line beyond a megabyte, complete up to where the original breaks off. Nothing is left out unmentioned.
 */
export const survey = async (
  chunks: AsyncIterable<Buffer>,
  source: { packedBytes: number; packed: boolean },
  copy?: string,
): Promise<Survey> => {
  const out = copy ? createWriteStream(copy) : undefined
  let failed: unknown
  out?.on('error', error => {
    failed = error
  })
  const count = { nul: 0, undecodable: 0, cut: 0, bytes: 0 }
  const remarks: Remark[] = []
  let encoding: Encoding = 'ASCII'
  let decoder: TextDecoder | undefined
  let carry = Buffer.alloc(0)
  let run = 0
  let first = true
  let marked = false
  const write = async (chunk: Buffer) => {
    if (failed) throw failed
    // once() rejects when the stream fails: on a full disk no drain would ever come.
    if (out && chunk.length > 0 && !out.write(chunk)) await once(out, 'drain')
  }
  /** Cuts what runs on for more than a line can be. */
  const emit = async (raw: Buffer) => {
    const { chunk, replaced } = withoutControls(raw)
    count.nul += replaced
    let from = 0
    const end = chunk.indexOf(10)
    if (end < 0 || run + end > longestLine) {
      if (run <= longestLine && run + (end < 0 ? chunk.length : end) > longestLine) count.cut += 1
      if (run > longestLine) from = end < 0 ? chunk.length : end
    }
    await write(chunk.subarray(from))
    const last = chunk.lastIndexOf(10)
    run = last < 0 ? run + chunk.length : chunk.length - last - 1
  }
  const take = async (chunk: Buffer, last: boolean) => {
    if (first) {
      const mark = encodingByMark(chunk)
      if (mark) {
        encoding = mark.encoding
        marked = true
        decoder = new TextDecoder(mark.label)
      }
      first = false
    }
    if (!decoder && encoding === 'ASCII' && !isAscii(chunk)) {
      const chosen = chooseEncoding(chunk)
      encoding = chosen.encoding
      if (chosen.label !== 'utf-8') decoder = new TextDecoder(chosen.label)
    }
    if (decoder) {
      const text = decoder.decode(chunk, { stream: !last })
      count.undecodable += text.split('�').length - 1
      await emit(Buffer.from(text, 'utf8'))
      return
    }
    // Valid UTF-8 goes through as it is; a character cut by the chunk waits for its rest.
    const whole = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk
    let end = whole.length
    while (!last && end > 0 && end > whole.length - 4 && (whole[end - 1] ?? 0) >= 0x80) end -= 1
    const ready = whole.subarray(0, end)
    carry = Buffer.from(whole.subarray(end))
    if (isUtf8(ready)) await emit(ready)
    else {
      const text = new TextDecoder().decode(ready)
      count.undecodable += text.split('�').length - 1
      await emit(Buffer.from(text, 'utf8'))
    }
  }
  try {
    for await (const chunk of chunks) {
      count.bytes += chunk.length
      if (source.packed && count.bytes > bombBytes && count.bytes > source.packedBytes * bombRatio) {
        remarks.push({ code: 'bomb', count: 1, sample: `${source.packedBytes} → ${count.bytes}` })
        break
      }
      await take(chunk, false)
    }
  } catch (error) {
    if (failed || isDiskFull(error)) throw error
    remarks.push({ code: 'truncated', count: 1, sample: error instanceof Error ? error.message : String(error) })
  }
  await take(Buffer.alloc(0), true)
  if (out) {
    out.end()
    await finished(out)
  }
  if (count.bytes === 0) remarks.push({ code: 'empty', count: 1 })
  if (count.nul > 0) remarks.push({ code: 'control', count: count.nul })
  if (count.undecodable > 0) remarks.push({ code: 'undecodable', count: count.undecodable })
  if (count.cut > 0) remarks.push({ code: 'long_line', count: count.cut })
  return {
    encoding,
    bytes: count.bytes,
    remarks,
    needsCopy: source.packed || marked || decoder !== undefined || count.nul + count.undecodable + count.cut > 0,
  }
}
