import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTar, TarError } from './tar.ts'

const block = 512
const pad = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((block - (bytes.length % block)) % block)])

const header = (name: string, size: number, type: string): Buffer => {
  const bytes = Buffer.alloc(block)
  bytes.write(name, 0, 100)
  bytes.write('0000644\0', 100)
  bytes.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  bytes.write('        ', 148)
  bytes.write(type, 156)
  bytes.write('ustar\u000000', 257)
  const sum = bytes.reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

const member = (name: string, content: string, type = '0'): Buffer => {
  const bytes = Buffer.from(content)
  return Buffer.concat([header(name, bytes.length, type), pad(bytes)])
}

const end = Buffer.alloc(1024)

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const listed = async (bytes: Buffer, size = 700) => {
  const found: { name: string; kind: string; text: string }[] = []
  for await (const { name, kind, content } of readTar(inPieces(bytes, size))) {
    const pieces: Uint8Array[] = []
    for await (const piece of content) pieces.push(piece)
    found.push({ name, kind, text: Buffer.concat(pieces).toString() })
  }
  return found
}

describe('a tar archive', () => {
  it('gives files, folders and links in their order, however it is cut into pieces', async () => {
    const bytes = Buffer.concat([
      member('logs/', '', '5'),
      member('logs/access.log', 'x'.repeat(1300)),
      member('logs/latest', '', '2'),
      member('ログ.txt', '一行目'),
      end,
    ])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async size => {
        expect(await listed(bytes, size)).toEqual([
          { name: 'logs/', kind: 'folder', text: '' },
          { name: 'logs/access.log', kind: 'file', text: 'x'.repeat(1300) },
          { name: 'logs/latest', kind: 'other', text: '' },
          { name: 'ログ.txt', kind: 'file', text: '一行目' },
        ])
      }),
      { numRuns: 40 },
    )
  })

  it('reads long names of GNU and of pax', async () => {
    const long = `${'folder/'.repeat(40)}access.log`
    const record = (text: string) => {
      const bare = Buffer.byteLength(text) + 2
      const length = bare + String(bare + 2).length
      return `${length} ${text}\n`
    }
    const bytes = Buffer.concat([
      member('././@LongLink', `${long}\0`, 'L'),
      member('short', 'gnu'),
      member('pax', record(`path=${long}`), 'x'),
      member('short', 'pax'),
      end,
    ])
    expect(await listed(bytes)).toEqual([
      { name: long, kind: 'file', text: 'gnu' },
      { name: long, kind: 'file', text: 'pax' },
    ])
  })

  it('skips what its reader leaves unread', async () => {
    const bytes = Buffer.concat([member('a', 'x'.repeat(5000)), member('b', 'second'), end])
    const names: string[] = []
    for await (const { name } of readTar(inPieces(bytes, 100))) names.push(name)
    expect(names).toEqual(['a', 'b'])
  })

  it.each([
    ['cut off', Buffer.concat([member('a', 'x'.repeat(5000))]).subarray(0, 2000)],
    ['with a changed header', Buffer.concat([Buffer.from('z'), member('a', 'x').subarray(1), end])],
    ['that is none', gzipSync('no archive at all'.repeat(50))],
  ])('refuses an archive %s', async (_, bytes) => {
    await expect(
      listed(Buffer.concat([bytes, Buffer.alloc(bytes.length < block ? block - bytes.length : 0)])),
    ).rejects.toThrow(TarError)
  })

  it('ends with an error of its own, whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async bytes => {
        await listed(Buffer.from(bytes)).catch(error => expect(error).toBeInstanceOf(TarError))
      }),
    )
  })
})
