import { deflateSync } from 'node:zlib'
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileField, FileReading } from './model.ts'
import { readFile } from './read.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]))
const valuesOf = ({ fields }: FileReading, field: FileField): string[] =>
  fields.filter(found => found.field === field).map(({ value }) => value)

const zip = async (parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, part] of Object.entries(parts))
    await writer.add(name, typeof part === 'string' ? new TextReader(part) : new Uint8ArrayReader(part))
  return writer.close()
}

const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>東都鉄道 情報システム部</dc:creator>
  <cp:lastModifiedBy>早瀬 &amp; 森</cp:lastModifiedBy><dc:title>経緯</dc:title></cp:coreProperties>`
const word = {
  '[Content_Types].xml': '<Types/>',
  'docProps/core.xml': core,
  'docProps/app.xml': '<Properties><Company>東都鉄道株式会社</Company><Manager>課長</Manager></Properties>',
  'word/document.xml':
    '<w:document><w:p><w:r><w:t>東都</w:t></w:r><w:r><w:t>鉄道</w:t></w:r></w:p><w:p><w:ins w:author="森"><w:t>追記</w:t></w:ins></w:p></w:document>',
}

describe('office files', () => {
  it('R-037: say their author, last editor, company and title, and their words grown together over runs', async () => {
    const reading = await readFile(await zip(word), 'application/zip')
    expect(reading).toMatchObject({ kind: 'WORD', complete: true })
    expect(valuesOf(reading, 'AUTHOR')).toEqual(['東都鉄道 情報システム部', '森'])
    expect(valuesOf(reading, 'LAST_MODIFIED_BY')).toEqual(['早瀬 & 森'])
    expect(valuesOf(reading, 'COMPANY')).toEqual(['東都鉄道株式会社'])
    expect(valuesOf(reading, 'TEXT')).toEqual(['東都鉄道\n追記'])
  })

  it('that hold pictures or objects are read, and a person has to look as well', async () => {
    const reading = await readFile(await zip({ ...word, 'word/media/a.emf': 'x' }), 'application/zip')
    expect(reading).toMatchObject({ kind: 'WORD', complete: false })
  })

  it('links to a file server of the one hit are found', async () => {
    const link = '<Relationships><Relationship Target="file:///%E6%9D%B1%E9%83%BD/a.xlsx"/></Relationships>'
    const reading = await readFile(await zip({ ...word, 'word/_rels/document.xml.rels': link }), 'application/zip')
    expect(valuesOf(reading, 'LINK')).toEqual(['file:///東都/a.xlsx'])
  })

  it('an ordinary archive is no kind that is read', async () => {
    expect(await readFile(await zip({ 'a.txt': 'x' }), 'application/zip')).toEqual({
      kind: null,
      fields: [],
      complete: false,
    })
  })
})

describe('PDF', () => {
  const hex = (text: string) =>
    `FEFF${[...text].map(letter => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')}`

  it('R-037: the information dictionary is read in literal, escaped and hexadecimal strings', async () => {
    const file = bytes(`%PDF-1.7\n1 0 obj <</Author (Toto \\(Railway\\) \\101) /Company <${hex('東都鉄道')}>>> endobj`)
    const reading = await readFile(file, 'application/pdf')
    expect(valuesOf(reading, 'AUTHOR')).toEqual(['Toto (Railway) A'])
    expect(valuesOf(reading, 'COMPANY')).toEqual(['東都鉄道'])
    expect(reading.complete).toBe(false)
  })

  it('what stands in packed object streams and in XMP is found as well', async () => {
    const packed = deflateSync(Buffer.from(`<</Author <${hex('早瀬')}>>>`))
    const xmp =
      '<x:xmpmeta><rdf:RDF><dc:creator><rdf:Seq><rdf:li>森</rdf:li></rdf:Seq></dc:creator></rdf:RDF></x:xmpmeta>'
    const file = joined(
      bytes('%PDF-1.5\n1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\n'),
      packed,
      bytes('\nendstream endobj\n2 0 obj <</Type /Metadata>> stream\n'),
      bytes(xmp),
      bytes('\nendstream endobj'),
    )
    expect(valuesOf(await readFile(file, 'application/pdf'), 'AUTHOR')).toEqual(['森', '早瀬'])
  })

  it('an encrypted one, or one whose properties do not unpack, is not taken for read', async () => {
    expect((await readFile(bytes('%PDF-1.7 trailer <</Encrypt 5 0 R>>'), 'application/pdf')).kind).toBeNull()
    const damaged = '%PDF-1.5 1 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\nxxxx endstream'
    expect((await readFile(bytes(damaged), 'application/pdf')).kind).toBeNull()
  })
})

describe('pictures', () => {
  const tiff = (author: string): Uint8Array => {
    const name = bytes(`${author}\0`)
    const head = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
    const entry = (tag: number, type: number, count: number, value: number) => [
      ...[tag & 0xff, tag >> 8, type, 0, count, 0, 0, 0, value, 0, 0, 0],
    ]
    return joined(head, entry(0x013b, 2, name.length, 38), entry(0x8825, 4, 1, 0), [0, 0, 0, 0], name)
  }

  it('R-037: a photograph says its author and that it knows where it was taken', async () => {
    const block = joined(bytes('Exif\0\0'), tiff('Toto Railway'))
    const file = joined([0xff, 0xd8, 0xff, 0xe1, 0, block.length + 2], block, [0xff, 0xda, 0, 2])
    const reading = await readFile(file, 'image/jpeg')
    expect(valuesOf(reading, 'AUTHOR')).toEqual(['Toto Railway'])
    expect(valuesOf(reading, 'LOCATION')).toEqual(['GPS'])
    expect(reading.complete).toBe(false)
  })

  it('the texts of a PNG are found, packed ones as well', async () => {
    const chunk = (type: string, body: Uint8Array) => joined([0, 0, 0, body.length], bytes(type), body, [0, 0, 0, 0])
    const file = joined(
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      chunk('tEXt', bytes('Author\0Hayase')),
      chunk('zTXt', joined(bytes('Comment\0\0'), deflateSync(Buffer.from('東都鉄道')))),
      chunk('iTXt', bytes('Title\0\0\0ja\0\0画面')),
    )
    const reading = await readFile(file, 'image/png')
    expect(valuesOf(reading, 'AUTHOR')).toEqual(['Hayase'])
    expect(valuesOf(reading, 'COMMENT')).toEqual(['東都鉄道'])
    expect(valuesOf(reading, 'TITLE')).toEqual(['画面'])
  })
})

describe('hostile files', () => {
  const heads: Readonly<Record<string, readonly number[]>> = {
    'application/pdf': [...bytes('%PDF-1.7 1 0 obj <</Type /ObjStm /FlateDecode /Author (')],
    'application/zip': [0x50, 0x4b, 3, 4],
    'image/jpeg': [0xff, 0xd8, 0xff, 0xe1, 0, 40, ...bytes('Exif\0\0'), 0x49, 0x49, 42, 0, 8, 0, 0, 0],
    'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    'text/plain': [],
  }
  it.each(Object.keys(heads))('%s: whatever follows the first bytes, reading ends and throws nothing', async type => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async tail => {
        const { fields } = await readFile(joined(heads[type] ?? [], tail), type)
        expect(Array.isArray(fields)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('any change of one byte of a good file is survived', async () => {
    const good = await zip(word)
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const bad = good.slice()
        bad[at] = byte
        await readFile(bad, 'application/zip')
      }),
      { numRuns: 200 },
    )
  })

  it('a hundred thousand opening tags, brackets or keys take no longer than a second each', async () => {
    const many = 100_000
    const began = performance.now()
    await readFile(bytes(`%PDF-1.7${'/Author ('.repeat(many)}`.slice(0, 2_000_000)), 'application/pdf')
    await readFile(await zip({ ...word, 'word/document.xml': '<w:t '.repeat(many) }), 'application/zip')
    await readFile(await zip({ ...word, 'docProps/core.xml': '<creator>'.repeat(many) }), 'application/zip')
    expect(performance.now() - began).toBeLessThan(6000)
  })

  it('a part that unpacks to more than it may leaves the file incomplete', async () => {
    const huge = new Uint8Array(9 << 20)
    expect(await readFile(await zip({ ...word, 'word/huge.xml': huge }), 'application/zip')).toMatchObject({
      complete: false,
    })
  })
})
