import { describe, expect, test } from 'vitest'
import { passwordLength } from '../../../src/trust/identity/sign-in/model.ts'
import { passwordLacks } from './password.ts'

describe('a new password', () => {
  test('is long enough from the twelfth character on', () => {
    expect(passwordLacks('x'.repeat(passwordLength.min - 1))).toEqual({ key: 'short', count: 1 })
    expect(passwordLacks('x'.repeat(passwordLength.min))).toBeUndefined()
  })

  test('counts characters as people do', () => {
    expect(passwordLacks('🔥'.repeat(passwordLength.min - 1))?.key).toBe('short')
  })

  test('is not longer than the server takes', () => {
    expect(passwordLacks('x'.repeat(passwordLength.max + 2))).toEqual({ key: 'long', count: 2 })
  })
})
