import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline, type Readable, Transform } from 'node:stream'
import { pipeline as run } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { decryption, encryption } from './cipher.ts'
import type { Part } from './manifest.ts'

/** A folder of parts; with a key every part is encrypted. */
export interface Parts {
  folder: string
  key: Buffer | null
}

type Measured = { size: number; sha256: string }

/** Counts and hashes what passes through; `refuse` sees the sum before the stream ends. */
const measured = (refuse?: (sum: Measured) => Error | null): { through: Transform; sum(): Measured } => {
  const hash = createHash('sha256')
  let sum: Measured = { size: 0, sha256: '' }
  const through = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece)
      sum.size += piece.length
      done(null, piece)
    },
    flush(done) {
      sum = { size: sum.size, sha256: hash.digest('hex') }
      done(refuse?.(sum) ?? null)
    },
  })
  return { through, sum: () => sum }
}

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Writes one part in bounded memory and forces it to the disk. */
export const writePart = async (parts: Parts, name: string, content: Readable): Promise<Part> => {
  const path = join(parts.folder, name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const { through, sum } = measured()
  const written = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  const packed = createGzip({ level: 6 })
  await (parts.key
    ? run(content, through, packed, encryption(parts.key, name), written)
    : run(content, through, packed, written))
  await sync(dirname(path))
  return { name, ...sum() }
}

/** The content of one part; the stream fails when it is damaged. */
export const readPart = (parts: Parts, part: Part): Readable => {
  const source = createReadStream(join(parts.folder, part.name))
  const unpacked = createGunzip()
  const { through: end } = measured(({ size, sha256 }) =>
    size === part.size && sha256 === part.sha256 ? null : new Error(`${part.name} is not what was written`),
  )
  const ignored = () => undefined // the reader hears of it from the stream it reads
  if (parts.key) pipeline(source, decryption(parts.key, part.name), unpacked, end, ignored)
  else pipeline(source, unpacked, end, ignored)
  return end
}
