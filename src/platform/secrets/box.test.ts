import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createBox, keyFileName } from './box.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'noroshi-box-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

describe('what must not be readable from the database alone', () => {
  it('opens with the same key file, for the same owner, and nowhere else', () => {
    const place = folder()
    const sealed = createBox(place).seal(Buffer.from('secret'), 'person-1')
    expect(sealed.includes('secret')).toBe(false)
    expect(createBox(place).open(sealed, 'person-1').toString()).toBe('secret')
    expect(() => createBox(place).open(sealed, 'person-2')).toThrow()
    expect(() => createBox(folder()).open(sealed, 'person-1')).toThrow()
  })

  it('lies in a file that only its owner reads, and that is never overwritten', () => {
    const place = folder()
    const mac = createBox(place).mac('code')
    expect(statSync(join(place, keyFileName)).mode & 0o777).toBe(0o600)
    const before = readFileSync(join(place, keyFileName), 'utf8')
    expect(createBox(place).mac('code')).toEqual(mac)
    expect(readFileSync(join(place, keyFileName), 'utf8')).toBe(before)
  })

  it('a damaged key stops with the sentence that says where to get it back', () => {
    const place = folder()
    writeFileSync(join(place, keyFileName), 'short')
    expect(() => createBox(place).mac('code')).toThrow(/Restore it from the backup/)
    expect(() => createBox('', 'short').mac('code')).toThrow(/NOROSHI_SECRET_KEY/)
  })
})
