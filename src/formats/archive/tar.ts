/**
 * Tar as it streams: ustar (POSIX.1-1988), pax names and sizes (POSIX.1-2001), GNU long names. Links, devices and what
 * else is no plain file come out with their kind and without content; the reader decides.
 */
export interface TarEntry {
  name: string
  kind: 'file' | 'folder' | 'other'
  /** Bytes. */
  size: number
  /** Must be read before the next entry is asked for; what is left of it is skipped. */
  content: AsyncIterable<Uint8Array>
}

export class TarError extends Error {
  constructor(because: 'truncated' | 'bad_checksum' | 'bad_number' | 'too_large_a_name') {
    super(because)
    this.name = 'TarError'
  }
}

const block = 512
const longestName = 65_536
const text = new TextDecoder()

const field = (header: Uint8Array, from: number, length: number): string => {
  const bytes = header.subarray(from, from + length)
  const end = bytes.indexOf(0)
  return text.decode(end === -1 ? bytes : bytes.subarray(0, end))
}

/** Octal digits, or big-endian base 256 where the first bit is set (GNU, sizes from 8 GiB). */
const numberAt = (header: Uint8Array, from: number, length: number): number => {
  const bytes = header.subarray(from, from + length)
  if ((bytes[0] ?? 0) & 0x80) {
    let value = (bytes[0] ?? 0) & 0x7f
    for (const byte of bytes.subarray(1)) value = value * 256 + byte
    if (!Number.isSafeInteger(value)) throw new TarError('bad_number')
    return value
  }
  const digits = field(header, from, length).trim()
  if (!/^[0-7]*$/.test(digits)) throw new TarError('bad_number')
  return digits === '' ? 0 : Number.parseInt(digits, 8)
}

const sumOf = (header: Uint8Array): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)

/** Takes exact numbers of bytes out of pieces of any size. */
class Pieces {
  private rest: Uint8Array = new Uint8Array()
  private readonly from: AsyncIterator<Uint8Array>

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.from = pieces[Symbol.asyncIterator]()
  }

  /** At most `most` bytes; undefined at the end. */
  async some(most: number): Promise<Uint8Array | undefined> {
    while (this.rest.length === 0) {
      const { value, done } = await this.from.next()
      if (done) return undefined
      this.rest = value
    }
    const taken = this.rest.subarray(0, most)
    this.rest = this.rest.subarray(taken.length)
    return taken
  }

  async exactly(count: number): Promise<Uint8Array | undefined> {
    const whole = new Uint8Array(count)
    for (let have = 0; have < count; ) {
      const piece = await this.some(count - have)
      if (!piece) {
        if (have === 0) return undefined
        throw new TarError('truncated')
      }
      whole.set(piece, have)
      have += piece.length
    }
    return whole
  }
}

/** `length key=value\n` records of a pax header; the length counts bytes, itself included. */
const paxRecords = (bytes: Uint8Array): Map<string, string> => {
  const records = new Map<string, string>()
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at)
    const length = space === -1 ? 0 : Number(text.decode(bytes.subarray(at, space)))
    if (!Number.isInteger(length) || length <= space - at) throw new TarError('bad_number')
    const record = text.decode(bytes.subarray(space + 1, at + length - 1))
    const equals = record.indexOf('=')
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return records
}

const kinds: Readonly<Record<string, TarEntry['kind']>> = { '0': 'file', '7': 'file', '5': 'folder' }

/** Entries in their order. @throws TarError at the first block that is none */
export async function* readTar(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new Pieces(pieces)
  let longName: string | undefined
  let longSize: number | undefined
  for (;;) {
    const header = await source.exactly(block)
    if (!header || header.every(byte => byte === 0)) return
    if (numberAt(header, 148, 8) !== sumOf(header)) throw new TarError('bad_checksum')
    const type = String.fromCharCode(header[156] || 48)
    const size = longSize ?? numberAt(header, 124, 12)
    let left = size + ((block - (size % block)) % block)
    if (type === 'L' || type === 'x' || type === 'g') {
      if (size > longestName) throw new TarError('too_large_a_name')
      const extra = (await source.exactly(left))?.subarray(0, size) ?? new Uint8Array()
      if (type === 'L') longName = field(extra, 0, extra.length)
      if (type === 'x') {
        const records = paxRecords(extra)
        longName = records.get('path') ?? longName
        if (records.has('size')) longSize = Number(records.get('size'))
      }
      continue
    }
    const prefix = field(header, 257, 5) === 'ustar' ? field(header, 345, 155) : ''
    const short = field(header, 0, 100)
    let unread = size
    const content = async function* (): AsyncGenerator<Uint8Array> {
      while (unread > 0) {
        const piece = await source.some(unread)
        if (!piece) throw new TarError('truncated')
        unread -= piece.length
        left -= piece.length
        yield piece
      }
    }
    const name = longName ?? (prefix ? `${prefix}/${short}` : short)
    const kind = kinds[type] ?? 'other'
    yield { name, kind: kind === 'file' && name.endsWith('/') ? 'folder' : kind, size, content: content() }
    while (left > 0) {
      const piece = await source.some(left)
      if (!piece) throw new TarError('truncated')
      left -= piece.length
    }
    longName = undefined
    longSize = undefined
  }
}
