import { ipv4, ipv6 } from '../../kernel/indicators/addresses.ts'
import { addressRange } from '../addresses/model.ts'

/** A place of the logs (host or server) that an indicator names: the index of the indicator, and the place as logged. */
export interface NamedPlace {
  id: number
  place: string
}

const groupsOf = (short: string): bigint => {
  const [head = '', tail] = short.split('::')
  const numbers = (part: string) => (part === '' ? [] : part.split(':')).map(group => Number.parseInt(group, 16))
  const [before, after] = [numbers(head), tail === undefined ? [] : numbers(tail)]
  const missing = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...new Array<number>(missing).fill(0), ...after].reduce(
    (sum, group) => (sum << 16n) + BigInt(group),
    0n,
  )
}

/** Whether an IPv6 address in its shortest form lies in a network. */
export const isInNetwork6 = (short: string, network: string): boolean => {
  const [base = '', bits = '128'] = network.split('/')
  const shift = 128n - BigInt(bits)
  return groupsOf(short) >> shift === groupsOf(base) >> shift
}

/** Of the IPv6 addresses in the logs, however they were written, those that are sought or lie in a sought network. */
export const namedAmong6 = (
  places: readonly string[],
  sought: readonly { id: number; kind: string; value: string }[],
): NamedPlace[] => {
  const addresses = new Map(sought.filter(({ kind }) => kind === 'IPV6').map(({ id, value }) => [value, id]))
  const networks = sought.filter(({ kind, value }) => kind === 'NETWORK' && value.includes(':'))
  return places.flatMap(place => {
    const short = ipv6(place.replace(/^\[|\]$/g, ''))
    if (!short) return []
    const exact = addresses.get(short)
    const around = networks.filter(({ value }) => isInNetwork6(short, value)).map(({ id }) => id)
    return [...(exact === undefined ? [] : [exact]), ...around].map(id => ({ id, place }))
  })
}

/** First and last address of a sought IPv4 network, as numbers; null for one of IPv6. */
export const rangeOf4 = (network: string): readonly [number, number] | null =>
  ipv4(network.split('/')[0] ?? '') ? addressRange(network) : null
