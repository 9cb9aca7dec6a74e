import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowsPasskeys, readRecoveryCode, readTotp, recoveryCodeOf } from './model.ts'

describe('recovery codes', () => {
  it('are read back however they were typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), bytes => {
        const code = recoveryCodeOf(bytes)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
        const plain = code.replace('-', '')
        for (const typed of [code, plain, code.toLowerCase(), ` ${plain.slice(0, 3)} ${plain.slice(3)} `]) {
          expect(readRecoveryCode(typed)).toBe(plain)
        }
      }),
    )
    expect(readRecoveryCode('ＯIl23-45678')).toBe('0112345678')
  })
})

describe('a code from an app', () => {
  it('is read in any width, with or without a space', () => {
    expect(readTotp('１２３ 456')).toBe('123456')
  })
})

describe('passkeys', () => {
  it('need an address with a name', () => {
    expect(allowsPasskeys('https://noroshi.example')).toBe(true)
    expect(allowsPasskeys('http://localhost:8080')).toBe(true)
    expect(allowsPasskeys('http://127.0.0.1:8080')).toBe(false)
    expect(allowsPasskeys('https://[::1]')).toBe(false)
  })
})
