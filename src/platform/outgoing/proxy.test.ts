import { expect, it } from 'vitest'
import { proxyFor } from './proxy.ts'

const hub = new URL('https://hub.example:8443/')
const through = (environment: Record<string, string>, url = hub) => proxyFor(url, environment)?.href

it('takes the proxy that the usual variables name', () => {
  expect(through({})).toBeUndefined()
  expect(through({ HTTPS_PROXY: 'http://proxy.example:3128' })).toBe('http://proxy.example:3128/')
  expect(through({ https_proxy: 'proxy.example:3128' })).toBe('http://proxy.example:3128/')
  expect(through({ HTTP_PROXY: 'http://proxy.example:3128' })).toBeUndefined()
  expect(through({ ALL_PROXY: 'http://u:p@proxy.example' })).toBe('http://u:p@proxy.example/')
})

it.each([
  ['hub.example', true],
  ['.example', true],
  ['*.example', true],
  ['hub.example:8443', true],
  ['hub.example:443', false],
  ['ub.example', false],
  ['*', true],
  ['a.test, hub.example', true],
  ['', false],
])('NO_PROXY=%s excepts the address: %s', (exceptions, excepted) => {
  const found = through({ HTTPS_PROXY: 'http://proxy.example', NO_PROXY: exceptions })
  expect(found === undefined).toBe(excepted)
})
