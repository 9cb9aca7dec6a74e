import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compressionOf, survey, unpacked } from './text.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'noroshi-text-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (bytes: Buffer) => {
  const path = join(folder, 'given')
  const copy = join(folder, 'copy')
  writeFileSync(path, bytes)
  const compression = compressionOf(bytes)
  const packed = compression !== 'none'
  const found = await survey(unpacked(path, compression), { packed, packedBytes: bytes.length }, copy)
  return { found, text: readFileSync(copy, 'utf8') }
}

const line = '2031/03/03 09:00:00,10.1.0.9,山田　太郎(n879978),GET,http://a.example/,200\r\n'

test.each([
  ['Shift_JIS', iconv.encode(line, 'shift_jis')],
  ['EUC-JP', iconv.encode(line, 'euc-jp')],
  ['UTF-16LE', iconv.encode(line, 'utf-16le', { addBOM: true })],
  ['UTF-8 (BOM)', Buffer.from(`\ufeff${line}`)],
  ['UTF-8', Buffer.from(line)],
])('a log in %s is recognised and read whole', async (encoding, bytes) => {
  const { found, text } = await read(bytes)
  expect(found.encoding).toBe(encoding)
  expect(text.replace(/^\ufeff/, '')).toBe(line)
  expect(found.remarks).toEqual([])
})

test('a truncated gzip file gives what it holds, and says that it breaks off', async () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 20_000 }, (_, at) => `${at} ${Math.sin(at)}\n`).join('')))
  const { found, text } = await read(whole.subarray(0, Math.floor(whole.length / 2)))
  expect(text.startsWith('0 0\n1 ')).toBe(true)
  expect(found.remarks.map(remark => remark.code)).toEqual(['truncated'])
})

test('NUL bytes, an endless line and an empty file are counted and leave the rest readable', async () => {
  const endless = Buffer.concat([Buffer.from('a\0b\n'), Buffer.alloc(5 << 20, 'x'), Buffer.from('\nlast\n')])
  const { found, text } = await read(endless)
  expect(found.remarks.map(remark => remark.code).sort()).toEqual(['control', 'long_line'])
  expect(text.startsWith('a b\n')).toBe(true)
  expect(text.endsWith('\nlast\n')).toBe(true)
  expect(text.length).toBeLessThan(3 << 20)
  expect((await read(Buffer.alloc(0))).found.remarks.map(remark => remark.code)).toEqual(['empty'])
})
