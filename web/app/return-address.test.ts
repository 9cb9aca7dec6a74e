import fc from 'fast-check'
import { expect, test } from 'vitest'
import { returnAddress, signInAddress } from './return-address.ts'

test('after signing in one is where one was', () => {
  const address = signInAddress('/cases/C-0187?tab=versions&lang=en')
  expect(returnAddress(new URLSearchParams(address.split('?')[1]).get('return'))).toBe(
    '/cases/C-0187?tab=versions&lang=en',
  )
})

test('no return address leads to another site or back to the sign-in page', () => {
  for (const hostile of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    7,
  ])
    expect(returnAddress(hostile)).toBe('/')
  fc.assert(
    fc.property(fc.string(), wanted => {
      expect(new URL(returnAddress(wanted), 'https://noroshi.test').host).toBe('noroshi.test')
    }),
  )
})
