import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto'
import { Transform } from 'node:stream'

/** Authenticated encryption of a stream in chunks: each chunk names its place and whether it is the last, so that none can be cut off, moved or taken from another part. */

const chunkBytes = 65_536
const tagBytes = 16
const keyBytes = 32

/** Costs about 0.3 s and 128 MiB: a stolen backup is searched for weak passphrases slowly. */
export const deriveKey = (passphrase: string, salt: Uint8Array): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, keyBytes, { N: 131_072, r: 8, p: 1, maxmem: 256 * 1_048_576 })

const nonce = (index: number, last: boolean): Buffer => {
  const bytes = Buffer.alloc(12)
  bytes.writeUIntBE(index, 4, 6)
  bytes[11] = last ? 1 : 0
  return bytes
}

/** Each part has its own key, so that chunk numbers may begin at 0 in every part. */
const partKey = (key: Buffer, part: string): Buffer => scryptSync(part, key, keyBytes, { N: 2, r: 8, p: 1 })

/** Cuts a stream into pieces of `size` bytes and tells which is the last; an empty stream is one empty last piece. */
const inPieces = (size: number, turn: (piece: Buffer, index: number, last: boolean) => Buffer): Transform => {
  let held: Buffer = Buffer.alloc(0)
  let index = 0
  return new Transform({
    transform(piece: Buffer, _, done) {
      try {
        held = held.length > 0 ? Buffer.concat([held, piece]) : piece
        while (held.length > size) {
          this.push(turn(held.subarray(0, size), index++, false))
          held = held.subarray(size)
        }
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      try {
        done(null, turn(held, index, true))
      } catch (error) {
        done(error as Error)
      }
    },
  })
}

export const encryption = (key: Buffer, part: string): Transform => {
  const own = partKey(key, part)
  return inPieces(chunkBytes, (piece, index, last) => {
    const cipher = createCipheriv('aes-256-gcm', own, nonce(index, last))
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  })
}

/** Fails with an Error when the key is wrong or a byte was changed, moved or cut off. */
export const decryption = (key: Buffer, part: string): Transform => {
  const own = partKey(key, part)
  return inPieces(chunkBytes + tagBytes, (piece, index, last) => {
    if (piece.length < tagBytes) throw new Error(`${part} ends too early`)
    const decipher = createDecipheriv('aes-256-gcm', own, nonce(index, last))
    decipher.setAuthTag(piece.subarray(-tagBytes))
    return Buffer.concat([decipher.update(piece.subarray(0, -tagBytes)), decipher.final()])
  })
}
