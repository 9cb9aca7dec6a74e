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

/** Of the IPv6 addresses in the logs, however they were written, those that are sought or lie in a sought network. */
export const namedAmong6 = (
  places: readonly string[],
  sought: readonly { id: number; kind: string; value: string }[],
): NamedPlace[] => {
  /** By length of prefix: the networks of that length by their prefix; a single address has all 128 bits. */
  const lengths = new Map<bigint, Map<bigint, number[]>>()
  for (const { id, kind, value } of sought) {
    if (kind !== 'IPV6' && !(kind === 'NETWORK' && value.includes(':'))) continue
    const [base = '', bits = '128'] = value.split('/')
    const shift = 128n - BigInt(bits)
    const networks = lengths.get(shift) ?? new Map<bigint, number[]>()
    lengths.set(shift, networks)
    const prefix = groupsOf(base) >> shift
    networks.set(prefix, [...(networks.get(prefix) ?? []), id])
  }
  if (lengths.size === 0) return []
  return places.flatMap(place => {
    const short = ipv6(place.replace(/^\[|\]$/g, ''))
    if (!short) return []
    const address = groupsOf(short)
    return [...lengths].flatMap(([shift, networks]) =>
      (networks.get(address >> shift) ?? []).map(id => ({ id, place })),
    )
  })
}

/** First and last address of a sought IPv4 network, as numbers; null for one of IPv6. */
export const rangeOf4 = (network: string): readonly [number, number] | null =>
  ipv4(network.split('/')[0] ?? '') ? addressRange(network) : null
