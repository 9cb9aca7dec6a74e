import { crc32 } from 'node:zlib'
import iconv from 'iconv-lite'
import { crc16 } from '../../src/formats/archive/crc16.ts'

const little = (...fields: [value: number, bytes: number][]): Buffer =>
  Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )

/** One stored member (-lh0-) under a header of level 0, 1 or 2, its name in Shift_JIS. */
export const lzhOf = (member: string, content: Buffer, level: 0 | 1 | 2): Buffer => {
  const name = iconv.encode(member, 'shift_jis')
  const method = Buffer.from('-lh0-')
  const sizes: [number, number][] = [
    [content.length, 4],
    [content.length, 4],
  ]
  const crc: [number, number] = [crc16(content), 2]
  if (level === 2) {
    const extension = Buffer.concat([Buffer.from([1]), name, little([0, 2])])
    const head = Buffer.concat([
      method,
      little(...sizes, [1_431_000_000, 4], [0x20, 1], [2, 1], crc, [0x4d, 1], [extension.length + 2, 2]),
      extension,
    ])
    return Buffer.concat([little([head.length + 2, 2]), head, content, Buffer.from([0])])
  }
  const tail = level === 1 ? little([0x4d, 1], [0, 2]) : Buffer.alloc(0)
  const head = Buffer.concat([
    method,
    little(...sizes, [0x46a8_5000, 4], [0x20, 1], [level, 1], [name.length, 1]),
    name,
    little(crc),
    tail,
  ])
  const sum = head.reduce((total, byte) => (total + byte) & 0xff, 0)
  return Buffer.concat([Buffer.from([head.length, sum]), head, content, Buffer.from([0])])
}

/** One stored member; the name in Shift_JIS, or in UTF-8 with the flag that says so. */
export const zipOf = (member: string, content: Buffer, utf8: boolean): Buffer => {
  const name = utf8 ? Buffer.from(member) : iconv.encode(member, 'shift_jis')
  const shared = little(
    [utf8 ? 0x800 : 0, 2],
    [0, 2],
    [0x5000, 2],
    [0x46a8, 2],
    [crc32(content), 4],
    [content.length, 4],
    [content.length, 4],
    [name.length, 2],
    [0, 2],
  )
  const local = Buffer.concat([little([0x0403_4b50, 4], [20, 2]), shared, name, content])
  const central = Buffer.concat([
    little([0x0201_4b50, 4], [20, 2], [20, 2]),
    shared,
    little([0, 2], [0, 2], [0, 2], [0x20, 4], [0, 4]),
    name,
  ])
  const end = little([0x0605_4b50, 4], [0, 2], [0, 2], [1, 2], [1, 2], [central.length, 4], [local.length, 4], [0, 2])
  return Buffer.concat([local, central, end])
}

/** An inert file that looks like a Windows program from outside: signatures, and texts among its bytes. */
export const programOf = (filler: string, texts: readonly string[]): Buffer => {
  const head = Buffer.alloc(0x80)
  head.write('MZ')
  head.writeUInt32LE(0x80, 0x3c)
  const body = texts.flatMap((text, index) => [
    Buffer.from(index % 2 ? text : '\0\0'),
    index % 2 ? Buffer.alloc(3) : Buffer.from(text, 'utf16le'),
    Buffer.alloc(4),
  ])
  return Buffer.concat([
    head,
    Buffer.from('PE\0\0'),
    Buffer.from(filler, 'hex'),
    Buffer.alloc(64),
    ...body,
    Buffer.alloc(256),
  ])
}
