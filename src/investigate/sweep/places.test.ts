import fc from 'fast-check'
import { expect, it } from 'vitest'
import { namedAmong6, rangeOf4 } from './places.ts'

it('an IPv6 address is found however the log wrote it, and in the networks around it', () => {
  const sought = [
    { id: 0, kind: 'IPV6', value: '2001:db8::1' },
    { id: 1, kind: 'NETWORK', value: '2001:db8::/32' },
    { id: 2, kind: 'NETWORK', value: '198.51.100.0/24' },
  ]
  expect(namedAmong6(['[2001:0DB8:0:0::1]', '2001:db8:ffff::9', '2001:db9::1', 'a:b'], sought)).toEqual([
    { id: 0, place: '[2001:0DB8:0:0::1]' },
    { id: 1, place: '[2001:0DB8:0:0::1]' },
    { id: 1, place: '2001:db8:ffff::9' },
  ])
})

it('every address lies in the network of its own first bits, and in no other of that width', () => {
  const group = fc.integer({ min: 1, max: 0xffff })
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (groups, width) => {
      const text = (numbers: number[]) => numbers.map(number => number.toString(16)).join(':')
      const first = groups.slice(0, width)
      const isInNetwork = (place: string, value: string) =>
        namedAmong6([place], [{ id: 0, kind: 'NETWORK', value }]).length === 1
      const network = `${text([...first, ...new Array<number>(8 - width).fill(0)])}/${width * 16}`
      const other = [...first.slice(0, -1), (first.at(-1) ?? 0) ^ 1, ...new Array<number>(8 - width).fill(0)]
      return isInNetwork(text(groups), network) && !isInNetwork(text(groups), `${text(other)}/${width * 16}`)
    }),
  )
})

it('an IPv4 network is a range of numbers', () => {
  expect(rangeOf4('198.51.100.128/25')).toEqual([3325256832, 3325256959])
  expect(rangeOf4('2001:db8::/32')).toBeNull()
})
