import { existsSync, readFileSync } from 'node:fs'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc16 } from './crc16.ts'
import { listLzh, readLzh, readMember } from './lzh.ts'
import { ArchiveError } from './model.ts'
import { readArchive } from './read.ts'
import { decodeZipName, readZip } from './zip.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A stored member with a level 0 header, as the simplest archivers write it. */
function storedLzh(name: Uint8Array, content: Uint8Array): Uint8Array {
  const header = Buffer.alloc(24 + name.length)
  header[0] = header.length - 2
  header.write('-lh0-', 2, 'latin1')
  header.writeUInt32LE(content.length, 7)
  header.writeUInt32LE(content.length, 11)
  header[19] = 0x20
  header[21] = name.length
  header.set(name, 22)
  header.writeUInt16LE(crc16(content), 22 + name.length)
  header[1] = header.subarray(2).reduce((sum, byte) => (sum + byte) & 0xff, 0)
  return new Uint8Array(Buffer.concat([header, content, Buffer.from([0])]))
}

describe('LZH', () => {
  const samples = '../shared/samples/lzh'
  const expected = `${samples}/expected.json`

  it.skipIf(!existsSync(expected))(
    'every sample lists its members, and every member of -lh0-, 1, 4, 5, 6, 7 matches its CRC',
    () => {
      const files = JSON.parse(readFileSync(expected, 'utf8')) as Record<
        string,
        { crc16: string; length: number; method: string }[]
      >
      let read = 0
      for (const [file, members] of Object.entries(files)) {
        const archive = new Uint8Array(readFileSync(`${samples}/${file}`))
        const { headers } = listLzh(archive)
        expect(headers.length, file).toBeGreaterThanOrEqual(members.length)
        for (const header of headers) {
          // lhark calls a format of its own -lh7-; it has to be refused, not misread.
          if (!/^-lh[014567]-$/.test(header.method) || file.startsWith('lhark')) continue
          expect(readMember(archive, header), `${file} ${header.name}`).toHaveLength(header.size)
          read += 1
        }
      }
      expect(read).toBeGreaterThan(90)
    },
  )

  it('a name in Shift_JIS is read as it was written', () => {
    const name = Uint8Array.from([0x88, 0xe3, 0x97, 0xc3, 0x94, 0xef, 0x2e, 0x65, 0x78, 0x65])
    const [entry] = readLzh(storedLzh(name, bytes('inert'))).entries
    expect(entry).toMatchObject({ name: '医療費.exe', size: 5 })
  })

  it('a changed byte is found by the checksum, and the member is listed as damaged', () => {
    const archive = storedLzh(bytes('a.txt'), bytes('hello'))
    archive[archive.length - 2] = (archive.at(-2) ?? 0) ^ 1
    expect(readLzh(archive).entries).toMatchObject([{ name: 'a.txt', unread: 'damaged' }])
  })

  it('whatever the bytes are, the decoder ends, with a result or with an error that says why', () => {
    const archive = storedLzh(bytes('a.txt'), bytes('hello, hello, hello'))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(archive.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.nat(archive.length),
        fc.constantFrom('-lh0-', '-lh1-', '-lh4-', '-lh5-', '-lh6-', '-lh7-', '-lhd-', '-lzz-'),
        (changes, length, method) => {
          const hostile = archive.slice(0, length)
          if (length > 7) hostile.set(bytes(method), 2)
          for (const [at, value] of changes) if (at < length) hostile[at] = value
          try {
            readLzh(hostile, { entries: 100, entryBytes: 1 << 20, totalBytes: 1 << 22 })
          } catch (error) {
            expect(error).toBeInstanceOf(ArchiveError)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('zip', () => {
  const zipped = async (password?: string): Promise<Uint8Array> => {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false })
    await writer.add('資料.txt', new Uint8ArrayReader(bytes('x'.repeat(50_000))), password ? { password } : {})
    return await writer.close()
  }

  it('a member is unpacked and its name is read', async () => {
    const archive = await readArchive(await zipped())
    expect(archive?.entries).toMatchObject([{ name: '資料.txt', size: 50_000, encrypted: false }])
    expect(archive?.entries[0]?.content).toHaveLength(50_000)
  })

  it('an encrypted member is listed and flagged, not opened', async () => {
    const { entries } = await readZip(await zipped('secret'))
    expect(entries).toMatchObject([{ name: '資料.txt', encrypted: true, unread: 'encrypted' }])
  })

  it('a member over the limit is listed, not unpacked', async () => {
    const { entries } = await readZip(await zipped(), { entries: 10, entryBytes: 1000, totalBytes: 1000 })
    expect(entries).toMatchObject([{ unread: 'too-large' }])
  })

  it('names without the UTF-8 flag are Shift_JIS, unless they are valid UTF-8', () => {
    expect(decodeZipName(Uint8Array.from([0x8e, 0x91, 0x97, 0xbf]), false)).toBe('資料')
    expect(decodeZipName(bytes('資料'), false)).toBe('資料')
  })

  it('random bytes after a zip’s first four end in an error that says why', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async tail => {
        try {
          await readZip(Uint8Array.from([0x50, 0x4b, 3, 4, ...tail]))
        } catch (error) {
          expect(error).toBeInstanceOf(ArchiveError)
        }
      }),
      { numRuns: 100 },
    )
  })
})
