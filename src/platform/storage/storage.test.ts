import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startS3 } from '../../../test/platform/s3-server.ts'
import { systemClock } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { folderStorage } from './folder.ts'
import { s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

const mega = 1_048_576
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const id = () => newId(systemClock.now())
const pieces = (bytes: Buffer, of = 65_536) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += of) yield bytes.subarray(at, at + of)
    })(),
  )
const kept = async (storage: Storage) => {
  const ids: string[] = []
  for await (const { id: found } of storage.list()) ids.push(found)
  return ids.sort()
}
const filesUnder = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())

let folder: string
let s3: Awaited<ReturnType<typeof startS3>>
let bucket: ReturnType<typeof s3Storage>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'noroshi-storage-'))
  s3 = await startS3()
  bucket = s3Storage(s3.settings)
})
afterAll(async () => {
  bucket.close()
  await s3.stop()
  await rm(folder, { recursive: true, force: true })
})

const stores: readonly (readonly [string, () => Storage])[] = [
  ['a folder', () => folderStorage(join(folder, 'plain'))],
  ['a bucket of an S3-compatible server', () => bucket],
]

describe.each(stores)('%s', (_, open) => {
  it.each([1, 70_000, 12 * mega])('gives back %i bytes as they came, with their size and hash', async size => {
    const storage = open()
    const [bytes, name] = [randomBytes(size), id()]
    const received = await storage.put(name, pieces(bytes), 20 * mega)
    expect([received.size, received.sha256]).toEqual([size, sha256(bytes)])
    expect(Buffer.from(received.head).equals(bytes.subarray(0, 4096))).toBe(true)
    expect((await buffer(await storage.get(name, received))).equals(bytes)).toBe(true)
    expect(await kept(storage)).toContain(name)
    await storage.remove(name)
    expect(await kept(storage)).not.toContain(name)
    await expect(storage.get(name, received)).rejects.toMatchObject({ code: 'file_missing' })
    await storage.remove(name)
  })

  it('keeps nothing of a file that is empty, too large or cut off half way', async () => {
    const storage = open()
    const before = await kept(storage)
    await expect(storage.put(id(), Readable.from([]), mega)).rejects.toMatchObject({ code: 'file_empty' })
    await expect(storage.put(id(), pieces(randomBytes(8 * mega)), 6 * mega)).rejects.toMatchObject({
      code: 'file_too_large',
      values: { limit: 6 },
    })
    const half = new Readable({ read() {} })
    half.push(randomBytes(6 * mega))
    setTimeout(() => half.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })), 50)
    await expect(storage.put(id(), half, 20 * mega)).rejects.toMatchObject({ code: 'upload_interrupted' })
    expect(await kept(storage)).toEqual(before)
  })

  it('never hands out the end of a file whose bytes have changed', async () => {
    const storage = open()
    const [bytes, name] = [randomBytes(300_000), id()]
    const { size } = await storage.put(name, pieces(bytes), mega)
    let seen = 0
    const reading = async () => {
      for await (const piece of await storage.get(name, { size, sha256: sha256(Buffer.from('other')) }))
        seen += piece.length
    }
    await expect(reading()).rejects.toMatchObject({ code: 'file_damaged' })
    expect(seen).toBeLessThan(bytes.length)
  })

  it('takes 64 MB without holding them in memory', async () => {
    const storage = open()
    const piece = randomBytes(65_536)
    let most = 0
    const source = Readable.from(
      (function* () {
        for (let n = 0; n < 1024; n++) {
          most = Math.max(most, process.memoryUsage().arrayBuffers)
          yield piece
        }
      })(),
    )
    const before = process.memoryUsage().arrayBuffers
    const name = id()
    expect((await storage.put(name, source, 100 * mega)).size).toBe(64 * mega)
    expect(most - before).toBeLessThan(48 * mega)
    await storage.remove(name)
  })
})

describe('the folder', () => {
  it('is closed to other users, names files by id alone, and refuses a name that is no id', async () => {
    const root = join(folder, 'closed')
    const storage = folderStorage(root)
    const name = id()
    await storage.put(name, Readable.from(['x']), mega)
    expect((await stat(root)).mode & 0o777).toBe(0o700)
    expect((await filesUnder(root)).map(entry => entry.name)).toEqual([name])
    await expect(storage.put('../../etc/passwd', Readable.from(['x']), mega)).rejects.toThrow()
    expect(await filesUnder(root)).toHaveLength(1)
  })

  it('clears what a killed process left half way, and only what is old', async () => {
    const root = join(folder, 'killed')
    await mkdir(join(root, 'incoming'), { recursive: true })
    await writeFile(join(root, 'incoming', `${id()}.half`), 'half')
    const storage = folderStorage(root)
    await storage.clearHalves(new Date(0))
    expect(await filesUnder(root)).toHaveLength(1)
    await storage.clearHalves(new Date(systemClock.now().getTime() + 60_000))
    expect(await filesUnder(root)).toHaveLength(0)
  })

  it('says that the disk is full, and leaves nothing of the file', async ({ skip }) => {
    const small = join(folder, 'small')
    await mkdir(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'noroshi-small', small], { stdio: 'ignore' })
    } catch {
      skip('needs the right to mount a small file system')
    }
    try {
      const storage = folderStorage(small)
      await expect(storage.put(id(), pieces(randomBytes(4 * mega)), 8 * mega)).rejects.toMatchObject({
        code: 'storage_full',
      })
      expect(await filesUnder(small)).toHaveLength(0)
    } finally {
      execFileSync('umount', [small])
    }
  })
})

describe('a bucket whose server is down', () => {
  it('says so for writing and reading', async () => {
    const down = s3Storage({ ...s3.settings, endpoint: 'http://127.0.0.1:9' })
    await expect(down.put(id(), Readable.from(['x']), mega)).rejects.toMatchObject({ code: 'storage_down' })
    await expect(down.get(id(), { size: 1, sha256: '' })).rejects.toMatchObject({ code: 'storage_down' })
    down.close()
  })
})
