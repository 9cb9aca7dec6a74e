import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeIn } from './model.ts'
import { ArchiveRefused, unpack } from './unpack.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'noroshi-unpack-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const limits = { bytes: 1_000_000, entries: 100 }

const zipped = async (members: Record<string, string>, password?: string): Promise<string> => {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { password })
  for (const [name, text] of Object.entries(members)) await writer.add(name, new TextReader(text))
  const path = join(folder, 'evidence.zip')
  writeFileSync(path, Buffer.from(await (await writer.close()).arrayBuffer()))
  return path
}

const target = () => join(folder, 'evidence')
const refusal = (archive: string, given = limits) =>
  unpack(archive, target(), given, () => undefined).then(
    () => 'taken',
    error => (error instanceof ArchiveRefused ? error.fault : String(error)),
  )

describe('evidence that comes as an archive', () => {
  it('is unpacked from ZIP into its folders', async () => {
    const heard: string[] = []
    const archive = await zipped({ 'case/case.json': '{}', 'case/proxy\\p1\\access.log': 'line\n' })
    await unpack(archive, target(), limits, file => heard.push(file))
    expect(readFileSync(join(target(), 'case/proxy/p1/access.log'), 'utf8')).toBe('line\n')
    expect(heard).toEqual(['case/case.json', 'case/proxy/p1/access.log'])
  })

  it.each(['cf', 'czf'])('is unpacked from tar (%s)', async how => {
    mkdirSync(join(folder, 'given/proxy'), { recursive: true })
    writeFileSync(join(folder, 'given/proxy/access.log'), 'x'.repeat(200_000))
    const archive = join(folder, 'evidence.tar')
    execFileSync('tar', [how, archive, '-C', folder, 'given'])
    await unpack(archive, target(), limits, () => undefined)
    expect(readFileSync(join(target(), 'given/proxy/access.log'), 'utf8')).toHaveLength(200_000)
  })

  it('is refused with what is wrong: names that leave the folder, links, two of one name, passwords, too much, nothing', async () => {
    expect(await refusal(await zipped({ '../outside.txt': 'x' }))).toBe('leaves_the_folder')
    expect(existsSync(join(folder, 'outside.txt'))).toBe(false)
    expect(await refusal(await zipped({ 'a.log': 'x', 'A/../a.log': 'x' }))).toBe('leaves_the_folder')
    rmSync(target(), { recursive: true, force: true })
    expect(await refusal(await zipped({ 'a.log': 'x', './a.log': 'y' }))).toBe('same_name_twice')
    expect(await refusal(await zipped({ 'b.log': 'x' }, 'secret'))).toBe('encrypted')
    expect(await refusal(await zipped({ 'c.log': 'x'.repeat(50_000) }), { ...limits, bytes: 40_000 })).toBe('too_large')
    expect(await refusal(await zipped({ 'd.log': 'x', 'e.log': 'x' }), { ...limits, entries: 1 })).toBe(
      'too_many_files',
    )
    expect(await refusal(await zipped({}))).toBe('empty')
    writeFileSync(join(folder, 'broken.zip'), 'PK\u0003\u0004 and nothing more')
    expect(await refusal(join(folder, 'broken.zip'))).toBe('unreadable')
    mkdirSync(join(folder, 'linked'))
    symlinkSync('/etc', join(folder, 'linked/etc'))
    execFileSync('tar', ['cf', join(folder, 'linked.tar'), '-C', folder, 'linked'])
    expect(await refusal(join(folder, 'linked.tar'))).toBe('link_or_device')
  })

  it('never names a place outside the folder, whatever a member is called', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('..', '.', '', 'a', 'C:', '\\', 'b.log', '\u0000')), parts => {
        const place = placeIn(parts.join('/'))
        if (place === undefined) return
        expect(place.startsWith('/')).toBe(false)
        expect(place.split('/')).not.toContain('..')
        expect(place).not.toMatch(/^[a-z]:/i)
      }),
    )
  })
})
