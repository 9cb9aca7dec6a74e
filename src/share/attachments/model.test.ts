import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectType, displayName, disposition, labelUnder, mayCarry, safeName } from './model.ts'

const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

describe('what a file is', () => {
  it('is told by its first bytes, not by its name', () => {
    expect(detectType(bytes('MZ\u0090\u0000'))).toBe('application/vnd.microsoft.portable-executable')
    expect(detectType(bytes('%PDF-1.7'))).toBe('application/pdf')
    expect(detectType(bytes('!\u001c-lh0-'))).toBe('application/x-lzh')
    expect(detectType(new TextEncoder().encode('2015年5月8日 10:28 通信'))).toBe('text/plain')
    expect(detectType(bytes('\u0000\u0001\u0002'))).toBe('application/octet-stream')
  })
})

describe('a file’s name', () => {
  it('shows what would turn its direction or hide in it', () => {
    expect(displayName('請求書\u202Efdp.exe')).toBe('請求書[U+202E]fdp.exe')
    expect(displayName('a\u200Bb\u0007')).toBe('a[U+200B]b[U+0007]')
    expect(displayName('給付研究委員会.lzh')).toBe('給付研究委員会.lzh')
  })

  it('is saved without folders, devices or hidden letters, whatever was sent', () => {
    expect(safeName('../../etc/passwd')).toBe('_.._etc_passwd')
    expect(safeName('CON.txt')).toBe('_CON.txt')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), name => {
        const safe = safeName(name)
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.|^$/u)
        expect([...safe].length).toBeLessThanOrEqual(151)
      }),
    )
  })

  it('never breaks out of its header, and never asks to be shown inline', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), name => {
        const header = disposition(name)
        expect(header).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.!~*%-]+$/)
      }),
    )
  })
})

describe('a file’s label', () => {
  it('is that of what carries it, or closer, never more open', () => {
    expect(labelUnder(null, 'TLP:AMBER')).toBe('TLP:AMBER')
    expect(labelUnder('TLP:RED', 'TLP:AMBER')).toBe('TLP:RED')
    expect(labelUnder('TLP:GREEN', 'TLP:RED')).toBe('TLP:RED') // the carrier’s label was closed afterwards
    expect(mayCarry('TLP:RED', 'TLP:AMBER').allowed).toBe(true)
    expect(mayCarry('TLP:CLEAR', 'TLP:AMBER')).toMatchObject({ code: 'label_too_open', values: { limit: 'TLP:AMBER' } })
  })
})
