import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeyPress, readKey } from './shortcuts.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  inField: false,
  inDialog: false,
  ...more,
})

describe('keys', () => {
  test('g and a letter lead to a page', () => {
    expect(readKey(press('g'), false, true)).toEqual({ act: 'await-letter' })
    expect(readKey(press('c'), true, true)).toEqual({ act: 'go', letter: 'c' })
  })

  test('j and k move between rows', () => {
    expect(readKey(press('j'), false, true)).toEqual({ act: 'row', step: 1 })
    expect(readKey(press('k'), false, true)).toEqual({ act: 'row', step: -1 })
  })

  test('x marks a row, Shift x everything up to it', () => {
    expect(readKey(press('x'), false, true)).toEqual({ act: 'select', range: false })
    expect(readKey(press('X'), false, true)).toEqual({ act: 'select', range: true })
  })

  test('Ctrl K opens the palette even from inside a field', () => {
    expect(readKey(press('k', { ctrl: true, inField: true }), false, true)).toEqual({ act: 'palette' })
  })

  test('no single key acts inside a field, inside a dialog, or when single keys are off', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 1 }), fc.boolean(), (key, afterG) => {
        expect(readKey(press(key, { inField: true }), afterG, true)).toBeUndefined()
        expect(readKey(press(key, { inDialog: true }), afterG, true)).toBeUndefined()
        expect(readKey(press(key), afterG, false)).toBeUndefined()
      }),
    )
  })
})
